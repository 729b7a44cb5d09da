using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's camera checks against the camera itself, through the table that both faces read.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CameraConformanceTests
{
    public static IEnumerable<ConformCheck> Connecting => ConformCommon.Connecting;

    public static IEnumerable<ConformCheck> Connected => [.. ConformCommon.Common, .. ConformProperties.All, .. ConformMethods.All];

    public static IEnumerable<string> Models => SimulatedBodies.All.Select(body => body.Model);

    [TestCaseSource(nameof(Connecting))]
    public void Check_while_connecting(ConformCheck check)
    {
        using var night = new Observatory();
        Passes(check, Run(night));
    }

    [TestCaseSource(nameof(Connected))]
    public void Check(ConformCheck check)
    {
        using var night = new Observatory();
        var run = Run(night);
        run.Device.Set("Connected", true);
        Passes(check, run);
    }

    [Test]
    public void Check_Disconnect()
    {
        using var night = new Observatory();
        var run = Run(night);
        run.Device.Set("Connected", true);
        Passes(ConformCommon.Disconnecting, run);
    }

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void A_whole_run_finds_nothing_twice_in_one_process(string model)
    {
        using var night = new Observatory(model);
        Assert.That(ConformSuite.Run(() => Device(night)), Is.Empty);
        Assert.That(ConformSuite.Run(() => Device(night)), Is.Empty, "the second time");
    }

    [TestCase(GainMode.List, Readout.ActiveArea)]
    [TestCase(GainMode.Value, Readout.WholeArray)]
    [TestCase(GainMode.List, Readout.Superpixel)]
    public void A_whole_run_finds_nothing_in_other_settings(GainMode gain, Readout readout)
    {
        using var night = new Observatory { Options = new() { GainMode = gain, Readout = readout } };
        Assert.That(ConformSuite.Run(() => Device(night)), Is.Empty);
    }

    /// <summary>In full size: the big bodies' files take their time to be made.</summary>
    [TestCaseSource(nameof(Models))]
    [Category("Slow")]
    public void A_whole_run_finds_nothing_on_any_simulated_body(string model)
    {
        using var night = new Observatory(model);
        Assert.That(ConformSuite.Run(() => Device(night)), Is.Empty);
    }

    private static ConformRun Run(Observatory night) => new(Device(night));

    private static MemberDevice Device(Observatory night) => new(night.Camera.NewSession(), night.Clock);

    private static void Passes(ConformCheck check, ConformRun run)
    {
        check.Run(run);
        Assert.That(run.Issues, Is.Empty);
        Assert.That(run.Passed, Is.GreaterThan(0));
    }
}
