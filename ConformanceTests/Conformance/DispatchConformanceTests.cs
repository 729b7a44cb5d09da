using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's camera checks over COM's object, and through it against every simulated body in full size.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DispatchConformanceTests
{
    private const int BigWidth = 4000;

    public static IEnumerable<string> Models => SimulatedBodies.All.Select(body => body.Model);

    /// <summary>
    /// Twice in one process. The second time, and big bodies whose files take long to make, expose without binning only;
    /// SONYALPHA_CONFORM=whole spares nothing (6 minutes).
    /// </summary>
    [TestCaseSource(nameof(Models))]
    public void A_whole_run_over_IDispatch_finds_nothing_on_any_body_in_default_and_extreme_settings(string model)
    {
        using var night = new Observatory(model);
        foreach (var maxBin in Binnings(night.Body.Body))
        {
            night.Options = new();
            Assert.That(ConformSuite.Run(() => Open(night), maxBin), Is.Empty, $"default settings, binning up to {maxBin}");
            night.Options = new() { GainMode = GainMode.List, Readout = Readout.WholeArray, KeepsFiles = true, Folder = night.Folder };
            Assert.That(ConformSuite.Run(() => Open(night), maxBin), Is.Empty, $"extreme settings, binning up to {maxBin}");
        }
    }

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void A_whole_run_over_IDispatch_finds_nothing_in_live_view(string model)
    {
        Jpegs.Need();
        using var night = new Observatory([model], new SimulatorOptions { IsBenchmark = true });
        Assert.That(ConformSuite.Run(() => new LiveDevice(Open(night))), Is.Empty);
    }

    [TestCase("ImageArray")]
    [TestCase("ImageArrayVariant")]
    public void Its_first_index_is_x_and_the_fast_one(string member)
    {
        using var night = new Observatory();
        using var device = Open(night);
        device.Set("Connected", true);
        device.Set("NumX", 500);
        device.Call("StartExposure", 0.1, true);
        night.Await(() => device.Get<bool>("ImageReady"), "ImageReady");
        using var frame = night.Camera.LastPicture!.Look()!;
        var pixels = device.Pixels(member);
        Assert.That((frame.Width, frame.Height, pixels.Length), Is.EqualTo((500, 480, 500 * 480)));
        for (var y = 0; y < frame.Height; y++)
        {
            int[] row = [.. frame.Row(y)];
            Assert.That(pixels.AsSpan(y * frame.Width, frame.Width).SequenceEqual(row), Is.True, $"row {y}");
        }
    }

    private static int[] Binnings(SimulatedBody body) =>
        body.Sensor.Width < BigWidth || Environment.GetEnvironmentVariable("SONYALPHA_CONFORM") == "whole" ? [int.MaxValue, 1] : [1];

    private static DispatchDevice Open(Observatory night) => new(night.Camera.NewSession(), night.Clock);
}
