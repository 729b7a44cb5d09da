using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What a body shows is not always a value: in none of its own lists, called not valid, or a zero among zeros.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ToldTests
{
    [TestCase("a6300")]
    [TestCase("dsc-rx100m5")]
    [TestCase("slt-a58")]
    public void The_zeros_of_a_body_that_has_just_shaken_hands_mean_nothing(string name)
    {
        var table = Dumped(name);
        Assert.That(table.AreZeros);
        Assert.That(table.Get(SonyProperty.ShutterSpeed), Is.Null, "not Bulb");
        Assert.That(table.Get(SonyProperty.Iso), Is.Null, "not ISO 0");
        Assert.That(table.Get(SonyProperty.FocusMode), Is.Null);
        Assert.That(table.Get(SonyProperty.ExposureProgramMode)?.Program,
            Is.AnyOf(ExposureProgram.Manual, ExposureProgram.AperturePriority), "that it tells");
        var rows = PropertyRow.Of(table, ExtDeviceInfo.Version2);
        Assert.That(rows.Single(row => row.Code == 0xD20D).Value, Is.EqualTo("not known yet"));
        Assert.That(rows.Single(row => row.Code == 0xD20D).Raw, Is.EqualTo("0x00000000"));
    }

    [TestCase("a6700", 0xD20D, "Bulb")]      // outside its own range, and told all the same
    [TestCase("a6700", 0x5007, "--")]
    [TestCase("ilce1", 0x5013, "not known yet")]
    [TestCase("ilce1", 0xD20D, "1/30 s")]
    public void A_range_binds_nobody_and_a_list_does(string name, int code, string words) =>
        Assert.That(PropertyRow.Of(Dumped(name), ExtDeviceInfo.Version2).Single(row => row.Code == code).Value, Is.EqualTo(words));

    [Test]
    public void Nothing_to_display_is_no_shutter_speed()
    {
        PropertyDescription speed = new(0xD20D, PtpType.UInt32, 1, PropertyState.Enabled, default,
            PtpValue.Of(PtpType.UInt32, uint.MaxValue), PropertyForm.None, [], []);
        Assert.That(new PropertyTable([speed], null).Get(SonyProperty.ShutterSpeed), Is.Null);
    }

    [Test]
    public void What_a_body_greys_out_is_no_value()
    {
        PropertyDescription grey = new(0xD222, PtpType.UInt16, 1, PropertyState.Disabled, default, PtpValue.Of(PtpType.UInt16, 1),
            PropertyForm.None, [], []);
        Assert.That(new PropertyTable([grey], null).Get(SonyProperty.SaveDestination), Is.Null);
    }

    private static PropertyTable Dumped(string name)
    {
        using var clock = new VirtualClock();
        SimulatorBus bus = new([]);
        var file = Shared.File($"bodies/dumped/{name}.json");
        var transport = bus.Open($"sim:{file}", clock, default);
        using var session = new PtpSession(transport, clock);
        session.Do(PtpOperation.OpenSession, 1);
        session.Do(SonyOperation.SdioConnect, 1, 0, 0);
        session.Do(SonyOperation.SdioConnect, 2, 0, 0);
        session.Get(SonyOperation.SdioGetExtDeviceInfo, ExtDeviceInfo.Version2);
        session.Do(SonyOperation.SdioConnect, 3, 0, 0);
        var reader = new PtpReader(session.GetBytes(SonyOperation.SdioGetAllExtDevicePropInfo, default).Span);
        return PropertyTable.Read(ref reader, twoLists: false);
    }
}
