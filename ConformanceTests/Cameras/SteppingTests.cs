using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Bodies of protocol 2.00 whose steps are not those of the list.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SteppingTests
{
    private static readonly uint[] HalfStops =
    [
        0, 0x012C000A, 0x00C8000A, 0x0096000A, 0x0064000A, 0x0050000A, 0x003C000A, 0x0028000A, 0x001E000A, 0x0014000A, 0x000F000A,
            0x000A000A, 0x0007000A,
        0x0005000A, 0x00010003, 0x00010004, 0x00010006, 0x00010008, 0x0001000A, 0x0001000F, 0x00010014, 0x0001001E, 0x0001002D, 0x0001003C,
        0x0001005A,
        0x0001007D, 0x000100B4, 0x000100FA, 0x0001015E, 0x000101F4, 0x000102EE, 0x000103E8, 0x000105DC, 0x000107D0,
        0x00000BB8 + 0x00010000, 0x00010FA0,
    ];

    [TestCase(0x0001005Au, 0x0001007Du)]
    [TestCase(0x0001005Au, 0u)]
    [TestCase(0u, 0x0001001Eu)]
    [TestCase(0x0001002Du, 0x012C000Au)]
    [TestCase(0x012C000Au, 0x00010FA0u)]
    [TestCase(0x000F000Au, 0x0014000Au)]
    public void A_body_with_half_stops_is_walked_to_every_value_that_it_shares(uint from, uint to)
    {
        using var body = new StagedBody("ILCE-6000");
        using var dial = new Dial(body, 0xD20D, HalfStops, from);
        using var camera = body.Connect();
        var writes = camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(to));
        TestContext.Out.WriteLine($"{new ShutterSpeed(from)} -> {new ShutterSpeed(to)}: {writes} writes");
        Assert.That(dial.Value, Is.EqualTo(to));
        Assert.That(writes, Is.LessThan(12));
    }

    [Test]
    public void A_value_that_half_stops_step_past_is_refused_with_the_cure()
    {
        using var body = new StagedBody("ILCE-6000");
        using var dial = new Dial(body, 0xD20D, HalfStops, 0x0001003C);
        using var camera = body.Connect();
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(1, 80)));
        Assert.That(error!.Message, Does.Contain("has no 1/80 s").And.Contain("0.3 EV").And.Contain("1/60 s").And.Contain("1/90 s"));
        Assert.That(dial.Steps, Is.LessThan(6));
    }

    [Test]
    public void The_end_of_a_walk_is_learned_and_no_longer_offered()
    {
        using var body = new StagedBody("ILCE-6300");
        using var dial = new Dial(body, 0xD21E, [0xFFFFFF, 100, 200, 400, 800, 1600, 3200, 6400, 12800], 800);
        using var camera = body.Connect();
        Assert.That(Highest(), Is.GreaterThan(12800), "so its list says");
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.Iso, new Iso(25600)));
        Assert.That(error!.Message, Does.Contain("ends at ISO 12800"));
        Assert.That(Highest(), Is.EqualTo(12800));
        camera.Set(SonyProperty.Iso, new Iso(400));
        Assert.That(dial.Value, Is.EqualTo(400));

        int Highest() => camera.Reachable(SonyProperty.Iso).Where(iso => !iso.IsMultiFrame).Max(iso => iso.Value);
    }

    [TestCase("ILCE-6300", 100)]
    [TestCase("ILCE-6000", 100)]
    [TestCase("ILCE-7RM3", 50)]
    public void Gain_begins_where_the_body_does_and_not_where_its_list_does(string model, int lowest)
    {
        using var body = new StagedBody(model);
        // as a dozen models list it, whatever they have (libgphoto2 cameras/)
        body.Shows = table =>
            StagedBody.With(table, 0xD21E, p => p with
                { Choices = [.. new[] { 0xFFFFFF, 25, 50, 100, 200, 400, 800 }.Select(iso => PtpValue.Of(p.Type, iso))] });
        using var camera = body.Connect();
        var offered = camera.Reachable(SonyProperty.Iso).Where(iso => !iso.IsAuto && !iso.IsMultiFrame).Min(iso => iso.Value);
        Assert.That(offered, Is.EqualTo(lowest));
    }

    [TestCase(33_333u)]     // between two of its own
    [TestCase(0x01000064u)] // multi-frame noise reduction
    public void A_value_off_the_scale_is_left_by_a_step(uint from)
    {
        using var body = new StagedBody("ILCE-6300");
        using var dial = new Dial(body, 0xD21E,
            [0xFFFFFF, 100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 33_333, 51200, 0x01FFFFFF, 0x01000064], from);
        using var camera = body.Connect();
        camera.Set(SonyProperty.Iso, new Iso(400));
        Assert.That(dial.Value, Is.EqualTo(400));
    }

    [Test]
    public void A_body_that_wants_one_byte_gets_one()
    {
        using var body = new StagedBody("ILCE-6300");
        using var camera = body.Connect();
        body.Answers = request => request.Operation == 0x9207 && request.Parameters.Span[0] == 0xD21E && request.DataOut.Length > 1
            ? new PtpResponse(ResponseCode.InvalidDevicePropFormat) : null;
        camera.Set(SonyProperty.Iso, new Iso(1600));
        camera.Set(SonyProperty.Iso, new Iso(400));
        Assert.That(camera.Properties.Get(SonyProperty.Iso), Is.EqualTo(new Iso(400)));
        Assert.That(body.Asked.Count(a => a is { Operation: 0x9207, First: 0xD21E } && a.Data.Length > 1), Is.EqualTo(1),
            "asked once, remembered");
    }

    [TestCase(0x500E, 1, "Turn the mode dial to M")]
    [TestCase(0xD221, 1, "does not allow")]
    public void What_no_body_can_be_stepped_to_is_refused_unsent(int code, int value, string words)
    {
        using var body = new StagedBody("ILCE-6300");
        body.Body.Turn(SonyProperty.ExposureProgramMode, 3);
        using var camera = body.Connect();
        var property = SonyProperty.Find((ushort)code, ExtDeviceInfo.Version2);
        body.Shows = table =>
            StagedBody.With(table, (ushort)code, p => p with
                { Access = 0, State = PropertyState.DisplayOnly, Current = PtpValue.Of(p.Type, 3) });
        var error = Assert.Throws<SettingException>(() => camera.SetNumber(property, value));
        Assert.That(error!.Message, Does.Contain(words));
        Assert.That(body.Asked,
            Has.None.Matches<(TimeSpan, ushort Operation, uint First, byte[])>(a => a.Operation is 0x9205 or 0x9207 && a.First == code));
    }

    [Test]
    public void A_shutter_speed_that_the_dial_forbids_is_refused_unsent()
    {
        using var body = new StagedBody("ILCE-6300");
        body.Body.Turn(SonyProperty.ExposureProgramMode, 2);
        using var camera = body.Connect();
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(1, 30)));
        Assert.That(error!.Message, Does.Contain("turn it to M"));
        Assert.That(body.Asked,
            Has.None.Matches<(TimeSpan, ushort Operation, uint First, byte[])>(a => a is { Operation: 0x9207, First: 0xD20D }));
    }

    [Test]
    public void A_refusal_inside_a_setting_is_said_in_words()
    {
        using var body = new StagedBody("ILCE-7M4");
        using var camera = body.Connect();
        body.Answers = request => request.Operation == 0x9205 ? new PtpResponse(ResponseCode.InvalidParameter) : null;
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.Iso, new Iso(1600)));
        Assert.That(error!.Message, Does.Contain("The ILCE-7M4 refuses Iso (0xD21E) = ISO 1600 with InvalidParameter (0x201D)"));
        Assert.That(error.InnerException, Is.TypeOf<PtpException>());
    }

    [Test]
    public void There_is_no_bulb_where_the_table_says_so_and_one_where_only_steps_reach_it()
    {
        using var small = new StagedBody("DSC-RX0M2", ExtDeviceInfo.Version2);
        using var rx = small.Connect();
        Assert.That(rx.Reachable(SonyProperty.ShutterSpeed), Has.None.Matches<ShutterSpeed>(s => s.IsBulb));
        using var old = new StagedBody("ILCE-6300");
        using var alpha = old.Connect();
        Assert.That(alpha.Reachable(SonyProperty.ShutterSpeed), Has.Some.Matches<ShutterSpeed>(s => s.IsBulb));
    }

    /// <summary>A property that a body moves by steps on a scale of its own.</summary>
    private sealed class Dial : IDisposable
    {
        private readonly uint[] scale;
        private int place;

        public Dial(StagedBody body, ushort code, uint[] scale, uint from)
        {
            this.scale = scale;
            place = Array.IndexOf(scale, from);
            body.Shows = table => StagedBody.With(table, code, (long)Value);
            body.Answers = request => request.Operation == 0x9207 && request.Parameters.Span[0] == code ? Step(request.DataOut.Span) : null;
        }

        public uint Value => scale[place];

        public int Steps { get; private set; }

        public void Dispose()
        {
        }

        private PtpResponse? Step(ReadOnlySpan<byte> data)
        {
            Steps++;
            place = Math.Clamp(place + BinaryPrimitives.ReadInt32LittleEndian(data), 0, scale.Length - 1);
            return new PtpResponse(ResponseCode.Ok);
        }
    }
}
