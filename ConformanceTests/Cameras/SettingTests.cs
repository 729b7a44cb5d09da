using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Exposure values are reached from anywhere: by steps in protocol 2.00, in one write in 3.00.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SettingTests
{
    private static readonly uint[] Speeds = [0x00010FA0, 0x012C000A, 0, 0x0001003C, 0x000A000A];

    [TestCase("ILCE-6000")]
    [TestCase("ILCE-6300")]
    [TestCase("ILCE-6400")]
    [TestCase("ILCE-7M3")]
    [TestCase("SIM-640V2")]
    public void Version_2_walks_to_every_shutter_speed_and_counts_its_steps(string model)
    {
        using var clock = new VirtualClock();
        using var camera = Open(model, clock);
        foreach (var from in Speeds)
        {
            foreach (var to in Speeds)
            {
                camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(from));
                var begin = clock.GetTimestamp();
                var writes = camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(to));
                TestContext.Out.WriteLine(
                    $"{model} {new ShutterSpeed(from)} -> {new ShutterSpeed(to)}: {writes} writes, "
                        + $"{clock.Since(begin).TotalSeconds:0.0} s");
                Assert.That(camera.Properties.Get(SonyProperty.ShutterSpeed), Is.EqualTo(new ShutterSpeed(to)));
                Assert.That(writes, Is.LessThanOrEqualTo(6));
            }
        }
    }

    [TestCase("ILCE-6000", 25600u)]
    [TestCase("ILCE-6400", 102400u)]
    public void Version_2_walks_to_every_ISO(string model, uint top)
    {
        using var clock = new VirtualClock();
        using var camera = Open(model, clock);
        foreach (var iso in new uint[] { 100, top, 800, 100, 25600, 1600 })
        {
            var writes = camera.Set(SonyProperty.Iso, new Iso(iso));
            TestContext.Out.WriteLine($"{model} ISO {iso}: {writes} writes");
            Assert.That(camera.Properties.Get(SonyProperty.Iso), Is.EqualTo(new Iso(iso)));
            Assert.That(writes, Is.LessThanOrEqualTo(6));
        }
    }

    [TestCase("ILCE-7SM3")]
    [TestCase("ILCE-7M4")]
    [TestCase("ILCE-7RM5")]
    [TestCase("ILCE-6700")]
    [TestCase("SIM-640")]
    public void Version_3_takes_one_write_each(string model)
    {
        using var clock = new VirtualClock();
        using var camera = Open(model, clock);
        foreach (var speed in Speeds)
        {
            var isThere = camera.Properties.Get(SonyProperty.ShutterSpeed) == new ShutterSpeed(speed);
            Assert.That(camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(speed)), Is.EqualTo(isThere ? 0 : 1));
            Assert.That(camera.Properties.Get(SonyProperty.ShutterSpeed), Is.EqualTo(new ShutterSpeed(speed)));
        }

        foreach (var iso in new uint[] { 100, 25600, 800 })
            Assert.That(camera.Set(SonyProperty.Iso, new Iso(iso)), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Thirty_seconds_are_thirty_seconds_however_the_body_writes_them()
    {
        using var clock = new VirtualClock();
        SimulatorBus bus = new(new SimulatedCamera(SimulatedBodies.Find("SIM-640V2")! with { ThirtySeconds = 0x001E0001 }, clock));
        using var camera = SonyCamera.Connect(bus.Open("sim:SIM-640V2", clock, default), clock);
        ShutterSpeed thirty = new(300, 10);
        foreach (var from in new ShutterSpeed[] { new(1, 60), ShutterSpeed.Bulb, thirty })
        {
            camera.Set(SonyProperty.ShutterSpeed, from);
            camera.Set(SonyProperty.ShutterSpeed, thirty);
            Assert.That(camera.Properties.Get(SonyProperty.ShutterSpeed)!.Value.Seconds, Is.EqualTo(30), $"from {from}");
        }

        camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(1, 4000));
        Assert.That(camera.Properties.Get(SonyProperty.ShutterSpeed), Is.EqualTo(new ShutterSpeed(1, 4000)), "and the way back");
    }

    [Test]
    public void A_value_that_is_shown_already_is_not_written()
    {
        using var clock = new VirtualClock();
        using var camera = Open("ILCE-7M4", clock);
        camera.Set(SonyProperty.Iso, new Iso(800));
        Assert.That(camera.Set(SonyProperty.Iso, new Iso(800)), Is.Zero);
    }

    [Test]
    public void A_value_that_is_not_offered_is_an_error_with_the_list()
    {
        using var clock = new VirtualClock();
        using var camera = Open("ILCE-7M4", clock);
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.Iso, new Iso(123)));
        Assert.That(error!.Message, Does.Contain("123").And.Contain("ISO 100"));
    }

    [TestCase("ILCE-7M4")]
    [TestCase("ILCE-6300")]
    public void A_dial_that_does_not_allow_a_value_is_named(string model)
    {
        using var clock = new VirtualClock();
        var bus = SimulatorBus.Offer([model]);
        bus.Camera($"sim:{model}", clock).Turn(SonyProperty.ExposureProgramMode, 3);
        using var camera = SonyCamera.Connect(bus.Open($"sim:{model}", clock, default), clock);
        var error = Assert.Throws<SettingException>(() => camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(1, 4000)));
        Assert.That(error!.Message, Does.Contain("mode dial stands on").And.Contain("turn it to M"));
    }

    private static SonyCamera Open(string model, VirtualClock clock) =>
        SonyCamera.Connect(SimulatorBus.Offer([model]).Open($"sim:{model}", clock, default), clock);
}
