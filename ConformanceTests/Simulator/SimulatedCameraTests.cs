using System.Buffers.Binary;
using System.Diagnostics;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A simulated body does what a real one does, and refuses what a real one refuses.</summary>
public sealed class SimulatedCameraTests
{
    [Test]
    public void What_is_set_shows_itself_a_tenth_of_a_second_later()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        Assert.That(transport.Say(0x9205, [0xD21E], [0x20, 3, 0, 0]).Code, Is.EqualTo(ResponseCode.Ok));
        Assert.That(transport.Value(0xD21E).Number, Is.EqualTo((Int128)100));
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(200));
        Assert.That(transport.Value(0xD21E).Number, Is.EqualTo((Int128)800));
        Assert.That(Events(transport), Does.Contain(new PtpEvent(0xC203, 0xD21E)));
    }

    [TestCase(0xD21Eu, new byte[] { 0x65, 0, 0, 0 }, ResponseCode.InvalidDevicePropValue)] // ISO 101
    [TestCase(0xD21Eu, new byte[] { 0x64 }, ResponseCode.InvalidDevicePropFormat)]
    [TestCase(0xD215u, new byte[] { 0, 0 }, ResponseCode.AccessDenied)]                   // read only
    [TestCase(0xD20Fu, new byte[] { 0x10, 0x27 }, ResponseCode.AccessDenied)]             // not valid now
    [TestCase(0xD001u + 0x900, new byte[] { 0 }, ResponseCode.DevicePropNotSupported)]
    public void A_value_that_cannot_be_is_refused(uint property, byte[] value, int refusal)
    {
        using var bench = new Bench("SIM-640");
        Assert.That(bench.ShakeHands().Say(0x9205, [property], value).Code, Is.EqualTo((ushort)refusal));
    }

    [Test]
    public void Nothing_is_answered_before_its_time()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.Open();
        Assert.That(transport.Say(0x9209).Code, Is.EqualTo(ResponseCode.SessionNotOpen));
        transport.Say(0x1002, [1]);
        Assert.That(transport.Say(0x1002, [1]).Code, Is.EqualTo(ResponseCode.SessionAlreadyOpen));
        Assert.That(transport.Say(0x9209).Code, Is.EqualTo(ResponseCode.AccessDenied));
        Assert.That(transport.Say(0x9201, [3, 0, 0]).Code, Is.EqualTo(ResponseCode.AuthenticationFailed));
        Assert.That(transport.Say(0x9203).Code, Is.EqualTo(ResponseCode.OperationNotSupported));
    }

    [Test]
    public void The_version_that_is_asked_for_rules_the_dataset()
    {
        using var bench = new Bench("ILCE-7M4");
        var transport = bench.ShakeHands(SimulatedBody.Version2);
        Assert.That(transport.Value(0x500E, version3: false).Type, Is.EqualTo(PtpType.UInt16));
        Assert.That(transport.Value(0x5004, version3: false).Number, Is.EqualTo((Int128)0x10));
        transport.Say(0x9202, [SimulatedBody.Version3, 1]);
        Assert.That(transport.Value(0x500E).Type, Is.EqualTo(PtpType.UInt32));
        Assert.That(transport.Value(0xD253).Number, Is.EqualTo((Int128)1));
    }

    [TestCase(new byte[] { 4 }, 0x100FAu)]                     // libgphoto2: one byte
    [TestCase(new byte[] { 0xFE, 0xFF }, 0x1003Cu)]            // INDIGO: two
    [TestCase(new byte[] { 3, 0, 0, 0 }, 0x100C8u)]            // the property's own width
    [TestCase(new byte[] { 0x80 }, 0u)]                        // to the end: bulb
    public void Steps_move_the_shutter_speed_whatever_their_width(byte[] steps, uint expected)
    {
        using var bench = new Bench("ILCE-6000");
        var transport = bench.ShakeHands(SimulatedBody.Version2);
        Assert.That(transport.Say(0x9207, [0xD20D], steps).Code, Is.EqualTo(ResponseCode.Ok));
        bench.Clock.Sleep(TimeSpan.FromSeconds(1));
        Assert.That((uint)transport.Value(0xD20D, false).Number, Is.EqualTo(expected));
        // libgphoto2 2.5.30 also writes garbage there, and real bodies ignore it
        Assert.That(transport.Say(0x9205, [0xD20D], [0, 0, 0, 0x1E]).Code, Is.EqualTo(ResponseCode.Ok));
        bench.Clock.Sleep(TimeSpan.FromSeconds(1));
        Assert.That((uint)transport.Value(0xD20D, false).Number, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(All))]
    public void Every_body_takes_a_picture_that_decodes_and_is_the_one_exposed(string model)
    {
        using var bench = new Bench(model);
        using var camera = bench.Connect();
        var taken = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25, 200);
        Assert.That(taken.Objects, Has.Count.EqualTo(1), string.Join('\n', bench.Notes));
        using var frame = ArwDecoder.Decode(Bench.Bytes(taken.Objects[0]));
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(bench.Body.Exposures.Single().Code));
        Assert.That(frame.Width, Is.EqualTo(bench.Body.Body.Sensor.WidthIn(bench.Body.Body.Encodings[0])));
    }

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void Bulb_is_open_as_long_as_the_button_is_down(string model)
    {
        using var bench = new Bench(model);
        using var camera = bench.Connect();
        Bench.Expose(camera, ShutterSpeed.Bulb, 12.5);
        Assert.That(bench.Body.Exposures.Single().Seconds, Is.EqualTo(12.5).Within(0.01));
    }

    [Test]
    public void One_shooting_opens_in_bulb_and_the_full_press_lifted_closes()
    {
        using var bench = new Bench("SIM-640V2");
        bench.Body.Turn(SonyProperty.ShutterSpeed, 0);
        var transport = bench.ShakeHands(SimulatedBody.Version2);
        transport.Say(0x9207, [0xD2C1], [1, 0]);
        transport.Say(0x9207, [0xD2C7], [2, 0]);
        bench.Clock.Sleep(TimeSpan.FromSeconds(2));
        Assert.That(transport.Value(0xD215, false).Number, Is.EqualTo((Int128)0));
        transport.Say(0x9207, [0xD2C2], [1, 0]);
        bench.Clock.Sleep(TimeSpan.FromSeconds(1));
        Assert.That(bench.Body.Exposures.Single().Seconds, Is.EqualTo(2).Within(0.1));
    }

    [Test]
    public void A_pair_comes_through_one_handle_JPEG_first_and_counts_as_one()
    {
        using var bench = new Bench("SIM-640");
        bench.Body.Turn(SonyProperty.FileFormatStill, 2);
        using var camera = bench.Connect();
        var taken = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25);
        Assert.That(taken.Objects.Select(o => o.Info.FileName), Is.EqualTo(new[] { "DSC00001.JPG", "DSC00001.ARW" }));
        Assert.That(Bench.Bytes(taken.Objects[0]).Span[^2..].ToArray(), Is.EqualTo(new byte[] { 0xFF, 0xD9 }));
    }

    [Test]
    public void A_picture_fetched_while_it_is_made_crashes_the_firmware()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        Release(transport);
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(200));
        Assert.That(transport.Value(0xD215).Number, Is.EqualTo((Int128)1));
        Assert.That(() => transport.Say(0x1009, [0xFFFFC001]), Throws.TypeOf<TransportException>());
        Assert.That(() => bench.Open(), Throws.Exception);
        bench.Clock.Sleep(TimeSpan.FromSeconds(9));
        bench.ShakeHands();
    }

    [Test]
    public void The_memory_survives_the_pulled_cable()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        Release(transport);
        bench.Clock.Sleep(TimeSpan.FromSeconds(2));
        bench.Body.PullCable();
        Assert.That(() => transport.NextEvent(TimeSpan.FromSeconds(1)), Throws.TypeOf<TransportException>());
        transport.Dispose();
        bench.Body.PlugIn();
        Assert.That(bench.ShakeHands().Value(0xD215).Number, Is.EqualTo((Int128)0x8001));
    }

    [Test]
    public void A_picture_is_told_by_events_and_taken_out_of_memory_when_read()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        Release(transport);
        bench.Clock.Sleep(TimeSpan.FromSeconds(2));
        Assert.That(Events(transport), Does.Contain(new PtpEvent(0xC201, 0xFFFFC001)).And.Contain(new PtpEvent(0xC203, 0xD215)));
        var info = transport.Say(0x1008, [0xFFFFC001]).Data;
        var file = transport.Say(0x1009, [0xFFFFC001]).Data;
        Assert.That(BinaryPrimitives.ReadInt32LittleEndian(info.Span[8..]), Is.EqualTo(file.Length));
        Assert.That(Events(transport), Does.Contain(new PtpEvent(0xC202, 0xFFFFC001)));
        Assert.That(transport.Say(0x1009, [0xFFFFC001]).Code, Is.EqualTo(ResponseCode.InvalidObjectHandle));
    }

    [Test]
    public void Parts_of_a_picture_make_the_whole()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        Release(transport);
        bench.Clock.Sleep(TimeSpan.FromSeconds(2));
        var file = new List<byte>();
        for (ReadOnlyMemory<byte> part = new byte[1]; part.Length > 0; file.AddRange(part.Span))
            part = transport.Say(0x101B, [0xFFFFC001, (uint)file.Count, 100_000]).Data;
        Assert.That(file, Has.Count.GreaterThan(600_000));
        using var frame = ArwDecoder.Decode(file.ToArray());
        Assert.That(frame.Width, Is.EqualTo(640));
    }

    [Test]
    public void Live_view_starts_when_it_is_warm_and_keeps_its_pace()
    {
        using var bench = new Bench("ILCE-7M4");
        var transport = bench.ShakeHands();
        Assert.That(transport.Say(0x1009, [0xFFFFC002]).Code, Is.EqualTo(ResponseCode.InvalidObjectHandle));
        bench.Clock.Sleep(TimeSpan.FromSeconds(4));
        var frame = LiveViewFrame.Read(transport.Say(0x1009, [0xFFFFC002]).Data);
        Assert.That(frame!.Jpeg.Span[..4].ToArray(), Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF, 0xDB }));
        Assert.That(transport.Say(0x1009, [0xFFFFC002]).Code, Is.EqualTo(ResponseCode.AccessDenied));
    }

    [Test]
    public void The_cap_on_makes_darks()
    {
        using var bench = new Bench("SIM-640");
        using var camera = bench.Connect();
        camera.Set(SimulatorProperty.Cap, SimulatedCap.On);
        Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25);
        Assert.That(bench.Body.Exposures.Single().Light, Is.False);
    }

    [Test]
    public void Somebody_elses_camera_is_in_use_and_a_second_one_is_not()
    {
        using var clock = new VirtualClock();
        var bus = new SimulatorBus(["ILCE-7M4", "ilce-7m4"]);
        Assert.That(bus.Find(default).Select(c => c.Id), Is.EqualTo(new[] { "sim:ILCE-7M4", "sim:ILCE-7M4#2" }));
        using var one = bus.Open("SIM:ilce-7m4", clock, default);
        Assert.That(() => bus.Open("sim:ILCE-7M4", clock, default),
            Throws.TypeOf<TransportException>().With.Property("Fault").EqualTo(TransportFault.InUse));
        using var two = bus.Open("sim:ILCE-7M4#2", clock, default);
        Assert.That(() => new SimulatorBus(["ILCE-9"]), Throws.ArgumentException.With.Message.Contains("ILCE-7RM5"));
    }

    [Test]
    public void The_same_seed_gives_the_same_log()
    {
        static (List<string> Log, ReadOnlyMemory<byte> File) Night()
        {
            using var bench = new Bench("SIM-640", "busy@7");
            using var camera = bench.Connect();
            var taken = Bench.Expose(camera, ShutterSpeed.Bulb, 3, 400);
            return ([.. bench.Log.Select(t => $"{t.Operation} {t.Response.Code:X4} {t.BytesIn} {t.Duration}")],
                Bench.Bytes(taken.Objects[0]));
        }

        var (one, two) = (Night(), Night());
        Assert.That(one.Log, Is.EqualTo(two.Log));
        Assert.That(one.File.Span.SequenceEqual(two.File.Span));
    }

    [Test]
    public void Properties_are_told_thousands_of_times_a_second()
    {
        using var bench = new Bench("ILCE-7SM3");
        var transport = bench.ShakeHands();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5000; i++)
            transport.Say(0x9209);
        TestContext.Out.WriteLine($"5000 x 9.3 kB in {watch.ElapsedMilliseconds} ms");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    private static IEnumerable<string> All() => SimulatedBodies.All.Select(b => b.Model);

    private static void Release(ITransport transport)
    {
        transport.Say(0x9207, [0xD2C1], [2, 0]);
        transport.Say(0x9207, [0xD2C2], [2, 0]);
        transport.Say(0x9207, [0xD2C2], [1, 0]);
        transport.Say(0x9207, [0xD2C1], [1, 0]);
    }

    private static List<PtpEvent> Events(ITransport transport)
    {
        var events = new List<PtpEvent>();
        while (transport.NextEvent(TimeSpan.Zero) is { } news)
            events.Add(news);
        return events;
    }
}
