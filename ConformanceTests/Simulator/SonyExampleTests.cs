using System.Buffers.Binary;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>
/// What Sony's own example programs send, in their order, with their parameters, sizes and pauses, against every simulated body: whole
/// pictures come of it. For protocol 3.00 BillyCherres/alphaSeries ba6863b, Linux-SDK-Official/frontend ("A") and its owner's own in
/// out/bin ("B"); for 2.00 i44p/DPED-dataset-tools-v2 1c18552, third_party/sony-camera-example-v2-linux/frontend ("C").
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class SonyExampleTests
{
    private const ushort Mode2 = SimulatedBody.Version2;
    private const ushort Mode3 = SimulatedBody.Version3;

    private static IEnumerable<string> All => SimulatedBodies.All.Select(body => body.Model);

    private static IEnumerable<string> OfVersion3 => SimulatedBodies.All.Where(body => body.Speaks3).Select(body => body.Model);

    private static IEnumerable<string> OfVersion2 => SimulatedBodies.All.Where(body => !body.Speaks3).Select(body => body.Model);

    /// <summary>A scripts/authentication.sh:31-45; C the same with 0x00C8.</summary>
    [TestCaseSource(nameof(All))]
    public void Authentication_of_2_ends_in_a_session(string model) => Authenticate(model, Mode2);

    /// <summary>The same of 3.00; a body of 2.00 answers for ever with its own version, and the program asks for ever.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void Authentication_of_3_ends_in_a_session(string model) => Authenticate(model, Mode3);

    /// <summary>C scripts/shoot_an_image_and_get_it.sh:40-82.</summary>
    [TestCaseSource(nameof(All))]
    public void Shooting_of_2_brings_a_whole_picture(string model)
    {
        using var bench = Small(model);
        using var client = Open(bench, Mode2);
        foreach (var (code, value) in new (uint, byte[])[] { (0xD25A, [1]), (0x5013, [1, 0, 0, 0]), (0xD222, [1, 0]) })
        {
            // written blindly: an ILCE-6000 knows neither 0xD25A nor 0xD222
            Assert.That(client.Transport.Say(0x9205, [code], value).Code,
                Is.EqualTo(ResponseCode.Ok).Or.EqualTo(ResponseCode.DevicePropNotSupported));
            client.Wait(1);
        }

        client.Shoot(1.5);
        client.AwaitObject();
        client.Wait(1);
        AssertWhole(bench, client.Fetch());
        client.Wait(5);
        client.Close();
    }

    /// <summary>C scripts/3_take_photo.sh:34-68, after 0_open_session.sh and 1_focus_camera.sh: S2 without S1, a pair fetched in two
    /// goes.</summary>
    [TestCaseSource(nameof(OfVersion2))]
    public void The_full_press_alone_brings_a_pair(string model)
    {
        using var bench = Small(model);
        bench.Body.Turn(SonyProperty.CompressionSetting, (long)CompressionSetting.RawJpegFine);
        using var client = Open(bench, Mode2);
        client.Send(0x9207, 0xD2C2, 2, 0);
        client.Wait(1.5);
        client.Send(0x9207, 0xD2C2, 1, 0);
        client.Wait(1.5);
        client.Send(0x9207, 0xD2C1, 1, 0);
        client.AwaitObject();
        client.Wait(1);
        Assert.That(client.Fetch().Span[..2].ToArray(), Is.EqualTo(new byte[] { 0xFF, 0xD8 }));
        client.Wait(1);
        AssertWhole(bench, client.Fetch());
    }

    /// <summary>A scripts/shoot_an_image_and_get_it.sh:36-152; the pauses are those of a 7RM4 on manual focus.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void Shooting_of_3_brings_a_whole_picture(string model)
    {
        using var bench = Small(model);
        using var client = Open(bench, Mode3);
        client.TakeChargeAndGetReady(live: true);
        client.Shoot(1.8);
        client.AwaitObject();
        AssertWhole(bench, client.Fetch());
        client.Wait(1);
        client.Close();
        Assert.That(bench.Body[SonyProperty.PositionKey], Is.Zero, "The dials are the body's again");
    }

    /// <summary>B out/bin/single_shoot_cont.sh:43-251: S2 eight times for 0.6 s without a look between, then eight objects back to
    /// back.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void Eight_presses_bring_eight_whole_pictures(string model)
    {
        using var bench = Small(model);
        using var client = Open(bench, Mode3);
        client.TakeChargeAndGetReady(live: true);
        for (var i = 0; i < 8; i++)
        {
            client.Send(0x9207, 0xD2C2, 2, 0);
            client.Wait(0.6);
            client.Send(0x9207, 0xD2C2, 1, 0);
        }

        client.AwaitObject();
        client.Wait(1); // each program starts anew, and a picture of its own size is under way that long
        for (var i = 0; i < 8; i++)
            AssertWhole(bench, client.Fetch(), i);
    }

    /// <summary>A scripts/change_camera_settings_expmode.sh:36-63.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void The_exposure_mode_changes(string model)
    {
        using var bench = Small(model);
        bench.Body.Turn(SonyProperty.ExposureProgramMode, 0x00010002);
        using var client = Open(bench, Mode3);
        client.Wait(2);
        client.Send(0x9205, 0xD25A, 1);
        client.Wait(1);
        client.Send(0x9205, 0x500E, 1, 0, 0, 0);
        client.AwaitValue(0x500E, 1);
        client.Close();
    }

    /// <summary>B out/bin/iso-setting.sh, shutter-speed-setting.sh, still-file-format-setting.sh and sd-card-format.sh: sizes that are no
    /// type's.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void Settings_of_odd_sizes_show_themselves(string model)
    {
        using var bench = Small(model);
        using var client = Open(bench, Mode3);
        client.Send(0x9205, 0xD25A, 1, 0);
        client.AwaitValue(0xD25A, 1);
        client.Send(0x9205, 0x500E, 2, 0, 1, 0, 0, 0);       // P, to set the ISO
        client.AwaitValue(0x500E, 0x00010002);
        client.Send(0x9205, 0xD21E, 0x20, 3, 0, 0, 0, 0);
        client.AwaitValue(0xD21E, 800);
        client.Send(0x9205, 0x500E, 4, 0, 3, 0, 0, 0);       // S, to set the time
        client.AwaitValue(0x500E, 0x00030004);
        client.Send(0x9205, 0xD20D, 250, 0, 1, 0, 0, 0);
        client.AwaitValue(0xD20D, 0x000100FA);
        foreach (var format in new byte[] { 2, 3, 1 })
        {
            client.Send(0x9205, 0xD253, format, 0);
            client.AwaitValue(0xD253, format);
        }

        client.Send(0x9205, 0xD222, 0x11, 0, 0, 0);
        client.AwaitValue(0xD222, 0x11);
    }

    /// <summary>A and C scripts/check_LiveView_status_and_get_images.sh:36-81: no GetObjectInfo, and whoever gets nothing asks again at
    /// once.</summary>
    [TestCaseSource(nameof(All))]
    public void Ten_live_frames_are_whole(string model)
    {
        if (!SimulatedBodies.Find(model)!.HasLiveView)
            return;
        using var bench = Small(model);
        var version = bench.Body.Body.Highest;
        using var client = Open(bench, version);
        client.TakeChargeAndGetReady(live: true, destination: false);
        var frames = 0;
        for (var tries = 0; frames < 10 && tries < 10_000; tries++)
        {
            var (code, data) = client.Transport.Say(0x1009, [0xFFFFC002]);
            if (code != ResponseCode.Ok || data.Length == 0)
                continue;
            var offset = BinaryPrimitives.ReadInt32LittleEndian(data.Span);
            var jpeg = data.Span.Slice(offset, BinaryPrimitives.ReadInt32LittleEndian(data.Span[4..]));
            Assert.That((jpeg[0], jpeg[1], jpeg[^2], jpeg[^1]), Is.EqualTo(((byte)0xFF, (byte)0xD8, (byte)0xFF, (byte)0xD9)));
            frames++;
        }

        Assert.That(frames, Is.EqualTo(10));
    }

    /// <summary>B out/bin/movie_rec.sh:46-56: down starts it, up stops it.</summary>
    [TestCaseSource(nameof(OfVersion3))]
    public void A_movie_is_recorded_while_the_button_is_down(string model)
    {
        using var bench = Small(model);
        using var client = Open(bench, Mode3);
        client.Transport.Say(0x9209);
        client.Send(0x9207, 0xD2C8, 2, 0);
        client.AwaitValue(0xD21D, 1);
        client.Wait(5);
        client.Send(0x9207, 0xD2C8, 1, 0);
        client.AwaitValue(0xD21D, 0);
    }

    private static void Authenticate(string model, ushort version)
    {
        using var bench = Small(model, "handshake-empty");
        using var client = Open(bench, version);
        Assert.That(client.Transport.Say(0x9209).Data.Length, Is.GreaterThan(400));
        client.Close();
    }

    private static Bench Small(string model, params string[] faults) =>
        new(model, new SimulatorOptions { HasSmallPictures = true, Faults = faults });

    private static Client Open(Bench bench, ushort version) => new(bench, version);

    private static void AssertWhole(Bench bench, ReadOnlyMemory<byte> file, int exposure = 0)
    {
        using var frame = ArwDecoder.Decode(file);
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(bench.Body.Exposures[exposure].Code));
    }

    /// <summary>A program that knows PTP and nothing of this driver.</summary>
    private sealed class Client : IDisposable
    {
        private readonly Bench bench;
        private readonly ushort version;

        public Client(Bench bench, ushort version)
        {
            (this.bench, this.version) = (bench, version);
            Transport = bench.Open();
            Say(0x1002, 1);
            Say(0x9201, 1, 0, 0);
            Say(0x9201, 2, 0, 0);
            ReadOnlyMemory<byte> told = default;
            for (var tries = 0; tries < 20 && (told.Length < 2 || BinaryPrimitives.ReadUInt16LittleEndian(told.Span) != version); tries++)
                told = Say(0x9202, version);
            Assert.That(BinaryPrimitives.ReadUInt16LittleEndian(told.Span), Is.EqualTo(version));
            Say(0x9201, 3, 0, 0);
        }

        public ITransport Transport { get; }

        public ReadOnlyMemory<byte> Say(ushort operation, params uint[] parameters)
        {
            var (code, data) = Transport.Say(operation, parameters);
            Assert.That(code, Is.EqualTo(ResponseCode.Ok), $"0x{operation:X4}({string.Join(", ", parameters.Select(p => $"0x{p:X}"))})");
            return data;
        }

        public void Send(ushort operation, uint code, params byte[] data) =>
            Assert.That(Transport.Say(operation, [code], data).Code, Is.EqualTo(ResponseCode.Ok),
                $"0x{operation:X4}(0x{code:X4}) {Convert.ToHexString(data)}");

        public void Wait(double seconds) => bench.Clock.Sleep(TimeSpan.FromSeconds(seconds));

        public void Close()
        {
            Say(0x1003);
            Transport.Dispose();
        }

        public void Shoot(double pause)
        {
            foreach (var (button, value) in new[] { (0xD2C1u, (byte)2), (0xD2C2u, (byte)2), (0xD2C2u, (byte)1) })
            {
                Send(0x9207, button, value, 0);
                Wait(pause);
            }

            Send(0x9207, 0xD2C1, 1, 0);
        }

        /// <summary>0xD25A, 0x5013 once it is enabled, 0xD222, 0xD221: each read until it says so.</summary>
        public void TakeChargeAndGetReady(bool live, bool destination = true)
        {
            Send(0x9205, 0xD25A, 1);
            Await(() => Description(0x5013)!.State == PropertyState.Enabled, "0x5013 is enabled");
            Send(0x9205, 0x5013, 1, 0, 0, 0);
            AwaitValue(0x5013, 1);
            if (destination)
            {
                Send(0x9205, 0xD222, 1, 0);
                AwaitValue(0xD222, 1);
            }

            if (live)
                AwaitValue(0xD221, 1);
        }

        public void AwaitObject() => Await(() => ((int)Description(0xD215)!.Current.Number & 0x8000) != 0, "0xD215 & 0x8000");

        public void AwaitValue(ushort code, int value) =>
            Await(() => (int)Description(code)!.Current.Number == value, $"0x{code:X4} = 0x{value:X}");

        public ReadOnlyMemory<byte> Fetch()
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(Say(0x1008, 0xFFFFC001).Span[8..]);
            var file = Say(0x1009, 0xFFFFC001);
            Assert.That(file.Length, Is.EqualTo(size));
            return file;
        }

        public void Dispose() => Transport.Dispose();

        private PropertyDescription? Description(ushort code)
        {
            // "getall" sends both parameters: everything, with the extended codes (A sources/command.cpp, Command::getall)
            var reader = new PtpReader(Say(0x9209, 0, 1).Span);
            return PropertyTable.Read(ref reader, version >= Mode3)[code];
        }

        private void Await(Func<bool> condition, string what)
        {
            for (var tries = 0; tries < 2000; tries++)
            {
                if (condition())
                    return;
                Wait(0.02);
            }

            Assert.Fail($"{what} never came");
        }
    }
}
