using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>What real bodies were seen to do that tables do not say: in descriptions of them, and before Sony's own example
/// programs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FirstContactTests
{
    private const ushort Mode2 = SimulatedBody.Version2;
    private const ushort Mode3 = SimulatedBody.Version3;

    [TestCase(0xD226u, 400, 0xD21E)]
    [TestCase(0xD229u, 0x0001003C, 0xD20D)]
    public void What_is_written_to_the_absolute_code_is_read_in_the_stepped_one(uint written, int value, int read)
    {
        using var bench =
            new Bench(With(Mode2, new(0xD226, U32, Set, On, 0, 100, OneOf(0xFFFFFF, 100, 400)),
                new(0xD229, U32, Set, On, 0, 0x1003C, OneOf(0x10064, 0x1003C))));
        var transport = bench.ShakeHands(Mode2);
        Assert.That(transport.Say(0x9205, [written], BitConverter.GetBytes(value)).Code, Is.EqualTo(ResponseCode.Ok));
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(300));
        Assert.That((int)transport.Value((ushort)read, false).Number, Is.EqualTo(value));
    }

    /// <summary>ISO 32000 of an ILCE-7S, which its list leaves out, and a value with multi-frame noise reduction of an ILCE-7RM3.</summary>
    [TestCase(800, 1, 1600)]
    [TestCase(800, -1, 200)]
    [TestCase(1000, 1, 1600)]
    [TestCase(1000, -1, 800)]
    [TestCase(0x01000320, 1, 1600)]
    [TestCase(0x01FFFFFF, 1, 200)]
    [TestCase(0, 1, 200)]
    [TestCase(800, 9, 3200)]
    public void ISO_steps_go_along_the_body_s_own_list(long from, int steps, long expected)
    {
        using var bench =
            new Bench(With(Mode2, new BodyProperty(0xD21E, U32, Get, On, 0, from,
                OneOf(0xFFFFFF, 25, 200, 800, 1600, 3200, 409600, 0x01FFFFFF, 0x01000320))));
        var transport = bench.ShakeHands(Mode2);
        transport.Say(0x9207, [0xD21E], [(byte)steps]);
        bench.Clock.Sleep(TimeSpan.FromSeconds(1));
        Assert.That((long)transport.Value(0xD21E, false).Number, Is.EqualTo(expected));
    }

    [Test]
    public void Protocol_2_shoots_before_its_properties_were_ever_read()
    {
        using var bench = new Bench("SIM-640V2");
        var transport = Shake(bench, Mode2);
        foreach (var (button, value) in new[] { (0xD2C1u, (byte)2), (0xD2C2u, (byte)2), (0xD2C2u, (byte)1), (0xD2C1u, (byte)1) })
            Assert.That(transport.Say(0x9207, [button], [value, 0]).Code, Is.EqualTo(ResponseCode.Ok));
        bench.Clock.Sleep(TimeSpan.FromSeconds(2));
        Assert.That(bench.Body.Exposures, Has.Count.EqualTo(1));
    }

    [Test]
    public void Protocol_3_wants_its_properties_read_first()
    {
        using var bench = new Bench("SIM-640");
        Assert.That(Shake(bench, Mode3).Say(0x9207, [0xD2C1], [2, 0]).Code, Is.EqualTo(ResponseCode.AccessDenied));
    }

    /// <summary>Sizes that Sony's examples send, 2.00 and 3.00 (X3 of the facts; change_camera_settings_expmode.sh:39-47).</summary>
    [TestCase(Mode2, 0x5013u, new byte[] { 1, 0, 0, 0 })]
    [TestCase(Mode2, 0xD25Au, new byte[] { 1 })]
    [TestCase(Mode3, 0xD25Au, new byte[] { 1, 0 })]
    [TestCase(Mode3, 0xD253u, new byte[] { 1, 0 })]
    [TestCase(Mode3, 0xD21Eu, new byte[] { 0x90, 1, 0, 0, 0, 0 })]
    [TestCase(Mode3, 0xD20Du, new byte[] { 100, 0, 1, 0, 0, 0 })]
    [TestCase(Mode3, 0xD222u, new byte[] { 1, 0, 0, 0 })]
    public void A_value_that_is_too_long_is_taken(int version, uint code, byte[] value)
    {
        using var bench = new Bench(version == Mode3 ? "SIM-640" : "SIM-640V2");
        Assert.That(bench.ShakeHands((uint)version).Say(0x9205, [code], value).Code, Is.EqualTo(ResponseCode.Ok));
    }

    [Test]
    public void A_closed_session_gives_the_dials_back()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        transport.Say(0x9205, [0xD25A], [1]);
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(300));
        Assert.That(bench.Body[SonyProperty.PositionKey], Is.EqualTo(1));
        transport.Say(0x1003);
        Assert.That(bench.Body[SonyProperty.PositionKey], Is.Zero);
    }

    [Test]
    public void The_movie_button_is_held_and_no_toggle()
    {
        using var bench = new Bench("SIM-640");
        var transport = bench.ShakeHands();
        foreach (var (value, recording) in new[] { (2, 1), (2, 1), (1, 0), (1, 0) })
        {
            transport.Say(0x9207, [0xD2C8], [(byte)value, 0]);
            Assert.That((int)transport.Value(0xD21D).Number, Is.EqualTo(recording));
        }
    }

    [Test]
    public void Presses_while_a_picture_is_made_are_obeyed_up_to_the_body_s_depth()
    {
        using var bench = new Bench(SimulatedBodies.Find("SIM-640")! with { Depth = 2, Processing = TimeSpan.FromSeconds(20) });
        var transport = bench.ShakeHands();
        for (var i = 0; i < 5; i++)
        {
            transport.Say(0x9207, [0xD2C2], [2, 0]);
            bench.Clock.Sleep(TimeSpan.FromMilliseconds(600));
            transport.Say(0x9207, [0xD2C2], [1, 0]);
        }

        bench.Clock.Sleep(TimeSpan.FromMinutes(2));
        Assert.That(bench.Body.Exposures, Has.Count.EqualTo(3));
    }

    [TestCase(0x190u, ResponseCode.AuthenticationFailed)]
    [TestCase(0x12Du, ResponseCode.FeatureVersionInvalidValue)]
    public void A_version_that_there_is_not_is_refused(uint version, int refusal)
    {
        using var bench = new Bench("SIM-640");
        Assert.That(bench.ShakeHands().Say(0x9202, [version]).Code, Is.EqualTo((ushort)refusal));
    }

    /// <summary>An ILCE-1M2 has dials for mode and drive: until the computer took charge they rule, and in a series no time is above 0.5
    /// s.</summary>
    [Test]
    public void Dials_rule_until_the_computer_takes_charge_and_the_times_follow()
    {
        using var bench = new Bench(With(Mode3,
            new(0x5013, U32, Get, Show, 0, 0x18015, Known(1, 0x18015)),
            new(0xD20D, U32, Set, On, 0, 0x10014, OneOf(5 << 16 | 10, 0x10014))));
        var transport = bench.ShakeHands();
        Assert.That(transport.Say(0x9205, [0x5013], [1, 0, 0, 0]).Code, Is.EqualTo(ResponseCode.AccessDenied));
        Assert.That(transport.Say(0x9205, [0xD20D], [10, 0, 20, 0]).Code, Is.EqualTo(ResponseCode.InvalidDevicePropValue), "2 s");
        transport.Say(0x9205, [0xD25A], [1]);
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(300));
        Assert.That(transport.Say(0x9205, [0x5013], [1, 0, 0, 0]).Code, Is.EqualTo(ResponseCode.Ok));
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(300));
        Assert.That(transport.Say(0x9205, [0xD20D], [10, 0, 20, 0]).Code, Is.EqualTo(ResponseCode.Ok), "2 s");
    }

    [Test]
    public void A_dial_that_is_described_by_a_range_keeps_it_when_the_computer_takes_charge()
    {
        using var bench = new Bench(With(Mode3, new BodyProperty(0x5013, U32, Get, Show, 0, 0x18015, new(1, [0, uint.MaxValue, 1], []))));
        var transport = bench.ShakeHands();
        transport.Say(0x9205, [0xD25A], [1]);
        bench.Clock.Sleep(TimeSpan.FromMilliseconds(300));
        var reader = new PtpReader(transport.Say(0x9209).Data.Span);
        var told = PropertyTable.Read(ref reader, twoLists: true);
        Assert.That((told.BrokenOff, told[0x5013]?.Choices.Count), Is.EqualTo(((string?)null, 3)));
    }

    [Test]
    public void A_stage_shows_zeros_and_then_what_was_behind_them()
    {
        using var bench = new Bench("SIM-640V2", "zeros/2");
        var transport = bench.ShakeHands(Mode2);
        Assert.That(((int)transport.Value(0xD20D, false).Number, (int)transport.Value(0xD218, false).Number), Is.EqualTo((0, -1)));
        transport.Say(0x9207, [0xD2C2], [2, 0]);
        transport.Say(0x9207, [0xD2C2], [1, 0]);
        bench.Clock.Sleep(TimeSpan.FromSeconds(2.1));
        Assert.That((int)transport.Value(0xD20D, false).Number, Is.Not.Zero);
        Assert.That(bench.Body.Exposures, Is.Empty, "The shutter is not ready either");
    }

    [TestCase("drive-late/2", 0x5013u)]
    [TestCase("settings-late/2", 0xD21Eu)]
    public void A_setting_is_locked_for_a_while_after_the_computer_took_charge(string stage, uint code)
    {
        using var bench = new Bench("SIM-640", stage);
        var transport = bench.ShakeHands();
        bench.Clock.Sleep(TimeSpan.FromSeconds(9));
        byte[] value = code == 0x5013 ? [1, 0, 0, 0] : [0x90, 1, 0, 0];
        Assert.That(transport.Say(0x9205, [code], value).Code, Is.EqualTo(ResponseCode.AccessDenied), "before");
        transport.Say(0x9205, [0xD25A], [1]);
        bench.Clock.Sleep(TimeSpan.FromSeconds(1.9));
        Assert.That(transport.Say(0x9205, [code], value).Code, Is.EqualTo(ResponseCode.AccessDenied), "1.9 s after");
        bench.Clock.Sleep(TimeSpan.FromSeconds(0.4));
        Assert.That(transport.Say(0x9205, [code], value).Code, Is.EqualTo(ResponseCode.Ok), "2.3 s after");
    }

    [Test]
    public void A_session_that_was_left_open_gives_way_to_another_id()
    {
        using var bench = new Bench("SIM-640", "session-open");
        var transport = bench.Open();
        Assert.That(transport.Say(0x1002, [1]).Code, Is.EqualTo(ResponseCode.SessionAlreadyOpen));
        Assert.That(transport.Say(0x9201, [1, 0, 0]).Code, Is.EqualTo(ResponseCode.InvalidTransactionID));
        Assert.That(transport.Say(0x1002, [2]).Code, Is.EqualTo(ResponseCode.Ok));
        Assert.That(transport.Say(0x9201, [1, 0, 0]).Code, Is.EqualTo(ResponseCode.Ok));
    }

    [Test]
    public void Half_stops_are_the_scale_of_a_body_that_is_set_to_them()
    {
        using var bench = new Bench("SIM-640V2", "half-stops");
        var transport = bench.ShakeHands(Mode2);
        var seen = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            transport.Say(0x9207, [0xD20D], [0xFF]); // one back: longer
            bench.Clock.Sleep(TimeSpan.FromSeconds(1));
            seen.Add((long)transport.Value(0xD20D, false).Number);
        }

        Assert.That(seen, Is.EqualTo(new long[] { 1 << 16 | 90, 1 << 16 | 60, 1 << 16 | 45 }));
    }

    private const PtpType U32 = PtpType.UInt32;
    private const byte Get = 0, Set = 1, On = 1, Show = 2;

    private static ValueForm OneOf(params long[] values) => new(2, values, values);

    private static ValueForm Known(params long[] values) => new(2, [], values);

    private static SimulatedBody With(ushort version, params BodyProperty[] changes)
    {
        var body = SimulatedBodies.Find(version == Mode3 ? "SIM-640" : "SIM-640V2")!;
        var table = body.Properties[version];
        BodyProperty[] changed = [.. table.Select(old => Array.Find(changes, p => p.Code == old.Code) ?? old),
            .. changes.Where(p => !Array.Exists(table, old => old.Code == p.Code))];
        return body with
        {
            Properties = new Dictionary<ushort, BodyProperty[]>(body.Properties) { [version] = [.. changed.Select(Prepared)] },
                IsAsDescribed = true,
        };
    }

    /// <summary>On M, manual focus and RAW, as the tables' bodies stand without being told.</summary>
    private static BodyProperty Prepared(BodyProperty property) => property.Code switch
    {
        0x500E or 0x500A => property with { Current = 1 },
        0x5004           => property with { Current = 16 },
        _                => property,
    };

    private static ITransport Shake(Bench bench, uint version)
    {
        var transport = bench.Open();
        transport.Say(0x1002, [1]);
        transport.Say(0x9201, [1, 0, 0]);
        transport.Say(0x9201, [2, 0, 0]);
        transport.Say(0x9202, [version]);
        transport.Say(0x9201, [3, 0, 0]);
        return transport;
    }
}
