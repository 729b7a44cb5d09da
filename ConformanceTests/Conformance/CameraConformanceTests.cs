using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's camera checks against the camera itself, through the table that both faces read: each check by itself, under its
/// name.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CameraConformanceTests
{
    public static IEnumerable<ConformCheck> Connecting => ConformCommon.Connecting;

    public static IEnumerable<ConformCheck> Connected => [.. ConformCommon.Common, .. ConformProperties.All, .. ConformMethods.All];

    [Test]
    public void Every_name_of_ConformU_has_its_check() =>
        Assert.That(ConformNames.Camera.Except(ConformSuite.Checks.Select(check =>
            check.Name.Replace(" First use", "", StringComparison.Ordinal))), Is.Empty);

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

    private static ConformRun Run(Observatory night) => new(Device(night));

    private static MemberDevice Device(Observatory night) => new(night.Camera.NewSession(), night.Clock);

    private static void Passes(ConformCheck check, ConformRun run)
    {
        check.Run(run);
        Assert.That(run.Issues, Is.Empty);
        Assert.That(run.Passed, Is.GreaterThan(0));
    }
}
