using System.Globalization;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Lenses;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's focuser and switch checks over the members, COM's objects and HTTP, and each member's number in each
/// interface.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KindConformanceTests
{
    public static IEnumerable<string> Models => SimulatedBodies.All.Select(body => body.Model);

    /// <summary>Those that let a computer drive the focus; what the others say is in FocuserTests.</summary>
    public static IEnumerable<string> FocusingModels => SimulatedBodies.All
        .Where(body => body.Controls.Concat(body.ObeysUnlisted).Concat(body.Properties[body.Highest].Select(p => p.Code))
            .Contains(SonyControl.NearFar.Code))
        .Select(body => body.Model);

    public static IEnumerable<string> Lenses => SimulatedLenses.All.Select(lens => lens.Name);

    [TestCaseSource(nameof(FocusingModels))]
    public void A_whole_run_over_IDispatch_finds_nothing_in_the_lens_of_any_body(string model)
    {
        using var bench = new FocusBench(model: model);
        using DispatchDevice device = new(bench.Device.NewSession(), bench.Night.Clock);
        Assert.That(ConformFocuser.Run(device), Is.Empty);
    }

    [Test]
    public void A_whole_run_finds_nothing_in_a_relative_focuser()
    {
        using var bench = new FocusBench(options: new() { IsFocuserRelative = true });
        using MemberDevice device = new(bench.Device.NewSession(), bench.Night.Clock);
        Assert.That(ConformFocuser.Run(device), Is.Empty);
    }

    [TestCaseSource(nameof(Models))]
    public void A_whole_run_over_IDispatch_finds_nothing_in_the_gauges_of_any_body(string model)
    {
        using var bench = new FocusBench(model: model);
        using DispatchDevice device = new(bench.Night.Camera.Whole.Find(Switch.Row)!.NewSession(), bench.Night.Clock);
        Assert.That(ConformSwitch.Run(device), Is.Empty);
    }

    [TestCaseSource(nameof(Models))]
    public void A_whole_run_over_HTTP_finds_nothing_in_lens_and_gauges_of_any_body(string model)
    {
        using Observatory night = new([model], withLog: false, servesOthers: true);
        var served = Served.Cameras([night.Camera]).GetAwaiter().GetResult();
        try
        {
            using HttpClient http = new(new InStep(night.Clock)) { BaseAddress = new($"http://127.0.0.1:{served.Port}") };
            using (AlpacaDevice gauges = new(http, 0, 1, Switch.Row, night.Clock))
                Assert.That(ConformSwitch.Run(gauges), Is.Empty);
            if (!FocusingModels.Contains(model))
                return;
            using AlpacaDevice lens = new(http, 0, 2, Focuser.Row, night.Clock);
            Assert.That(ConformFocuser.Run(lens), Is.Empty);
        }
        finally
        {
            served.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    [TestCaseSource(nameof(Lenses))]
    public void A_whole_run_over_IDispatch_finds_nothing_in_any_lens(string lens)
    {
        using var bench = new FocusBench(lens);
        using DispatchDevice device = new(bench.Device.NewSession(), bench.Night.Clock);
        Assert.That(ConformFocuser.Run(device), Is.Empty);
    }

    /// <summary>Every slot of the interface's table is taken once; a property that can be written takes two.</summary>
    [TestCase("Focuser", 2, 0x1C)]
    [TestCase("Focuser", 3, 0x1C)]
    [TestCase("Focuser", 4, 0x20)]
    [TestCase("Switch", 2, 0x1A)]
    [TestCase("Switch", 3, 0x23)]
    public void The_numbers_of_an_interface_leave_no_slot_empty(string kind, int version, int slots)
    {
        var members = DeviceKinds.All.Single(k => k.Name == kind).Members.Where(m => m.DispId(version) != 0).ToList();
        var taken = members.SelectMany(m => Enumerable.Range(m.DispId(version) - 0x60020000, m.Kind == MemberKind.ReadWrite ? 2 : 1))
            .Order();
        Assert.That(taken, Is.EqualTo(Enumerable.Range(0, slots)));
    }

    [Test]
    public void Gauges_agree_with_the_body_change_with_it_and_survive_its_absence()
    {
        using var bench = new FocusBench();
        var health = (Switch)bench.Night.Camera.Whole.Find(Switch.Row)!;
        using var client = health.NewSession();
        client.Connected = true;
        var battery = (short)health.List.ToList().FindIndex(gauge => gauge.Name == "Battery");
        var present = (short)health.List.ToList().FindIndex(gauge => gauge.Name == "Body present");
        foreach (var percent in (int[])[63, 12])
        {
            bench.Body.Turn(SonyProperty.BatteryPercent, percent);
            bench.Night.Clock.Sleep(TimeSpan.FromSeconds(2));
            Assert.That(client.Switch.GetSwitchValue(battery), Is.EqualTo(percent));
        }

        var before = health.List;
        bench.Body.PullCable();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(10));
        Assert.That((health.GetSwitchValue(battery), health.GetSwitchValue(present)), Is.EqualTo((12, 0)));
        Assert.That(health.List, Is.EqualTo(before));
    }

    [Test]
    public void What_is_counted_is_a_gauge_too_and_the_page_and_the_table_of_the_night_have_the_same()
    {
        using var bench = new FocusBench();
        using var client = bench.Night.Camera.Whole.Find(Switch.Row)!.NewSession();
        using var camera = bench.Night.Connect();
        client.Connected = true;
        var health = (Switch)bench.Night.Camera.Whole.Find(Switch.Row)!;
        double Value(string name) => health.GetSwitchValue((short)health.List.ToList().FindIndex(gauge => gauge.Name == name));
        Assert.That((Value("Frames"), Value("Rescued"), Value("Open shutter")), Is.EqualTo((0.0, 0.0, 0.0)));
        bench.Night.Expose(camera, 20);
        camera.Camera.StartExposure(2, true);
        bench.Night.Await(() => camera.Camera.ImageReady, "ImageReady");
        camera.Dispose();
        bench.Night.Keeper.Finish(TimeSpan.FromMinutes(1));
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(20));
        var last = bench.Night.Camera.Recorder.Last!;
        Assert.That((Value("Frames"), Value("Rescued")), Is.EqualTo((2.0, 1.0)));
        Assert.That(Value("Open shutter"), Is.InRange(50, 99));
        Assert.That(Value("Body temperature"), Is.EqualTo(last.Temperature ?? 0).Within(0.25));
        Assert.That(Value("Battery"), Is.EqualTo(last.Battery));
        Assert.That(Gauges.All.Select(gauge => gauge.Column), Is.SubsetOf(FrameRecord.Heading.Split(',')), "each gauge has its column");
        var cells = Gauges.BehindFrames.Zip(last.Health.Split(','), (gauge, cell) => (gauge.Column, cell))
            .ToDictionary(c => c.Column, c => c.cell);
        Assert.That((cells["rescued"], cells["keep_arw"], cells["body_present"]), Is.EqualTo(("0", "0", "1")));
        Assert.That(double.Parse(cells["disk_gb"], CultureInfo.InvariantCulture), Is.Positive);
        Assert.That(last.DeadSeconds, Is.EqualTo(Value("Dead time")).Within(0.25));
        var page = Gauges.Of(bench.Night.Camera.Whole).ToDictionary(read => read.Gauge.Name, read => read.Value);
        Assert.That(page.Keys, Is.SupersetOf(health.List.Select(gauge => gauge.Name).Except(["Body temperature"])));
        Assert.That(page.Where(read => read.Key != "Disk").Select(read => (read.Key, read.Value)),
            Has.All.Matches<(string Name, double Value)>(read => read.Value.Equals(Value(read.Name))));
    }

    [Test]
    public void What_is_switched_holds_until_the_last_client_of_the_switch_goes()
    {
        using var bench = new FocusBench();
        var health = (Switch)bench.Night.Camera.Whole.Find(Switch.Row)!;
        using (var client = health.NewSession())
        {
            client.Connected = true;
            client.Switch.SetSwitch((short)health.List.ToList().FindIndex(gauge => gauge.Name == "Keep ARW"), true);
            Assert.That(bench.Night.Camera.Whole.Options.KeepsFiles, Is.True);
        }

        Assert.That(bench.Night.Camera.Whole.Options.KeepsFiles, Is.False);
    }
}
