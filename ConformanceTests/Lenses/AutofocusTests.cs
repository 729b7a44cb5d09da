using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>An autofocus on lenses with backlash, with pictures that have noise: whatever a focuser promises, this is what it is
/// for.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AutofocusTests
{
    private const int Runs = 4, LargestOffset = 8;

    public static string[] FiveLenses => FocuserTests.FiveLenses;

    [TestCaseSource(nameof(FiveLenses))]
    public void An_autofocus_ends_within_one_move_of_size_2_of_the_true_focus_each_time(string lens)
    {
        var missed = 0;
        for (var run = 1; run <= Runs; run++)
        {
            using var bench = BenchOf(lens, run);
            using var camera = Camera(bench);
            using var client = bench.Connect();
            NinaAutofocus autofocus = new(position => bench.Move(client, position), () => Measure(bench, camera));
            autofocus.Run(client.Focuser.Position);
            var error = Tell(bench, autofocus, run);
            missed += Math.Abs(error) > bench.Body.Lens!.Way(2) ? 1 : 0;
        }

        Assert.That(missed, Is.Zero, $"of {Runs} runs");
    }

    /// <summary>The same bodies, stars and procedure: what differs is how a position becomes moves of the lens. A lens without backlash may
    /// forgive it.</summary>
    [Test]
    public void With_the_naive_mixture_of_sizes_the_same_autofocus_misses_on_most_lenses()
    {
        var missed = 0;
        foreach (var lens in FiveLenses)
        {
            using var bench = BenchOf(lens, run: 1);
            using var camera = Camera(bench);
            NaiveFocuser focuser = new(bench);
            NinaAutofocus autofocus = new(focuser.Move, () => Measure(bench, camera));
            autofocus.Run(focuser.Position);
            missed += Math.Abs(Tell(bench, autofocus, run: 1)) > bench.Body.Lens!.Way(2) ? 1 : 0;
        }

        Assert.That(missed, Is.GreaterThanOrEqualTo(3), $"of {FiveLenses.Length} lenses");
    }

    /// <summary>Other stars, another rest of the glass and another start for each run; the lens was focused by hand, somewhat
    /// off.</summary>
    private static FocusBench BenchOf(string lens, int run)
    {
        FocusBench bench = new(lens, simulator: new() { Seed = (ulong)run });
        bench.Body.TurnRing(new Random(run).Next(-LargestOffset, LargestOffset + 1));
        return bench;
    }

    private static CameraSession Camera(FocusBench bench)
    {
        var camera = bench.Night.Connect();
        camera.Camera.Gain = 800;
        return camera;
    }

    private static double? Measure(FocusBench bench, CameraSession camera)
    {
        camera.Camera.StartExposure(6, true); // FocuserSettings.cs: AutoFocusExposureTime
        bench.Night.AwaitImage(camera);
        using var frame = camera.Camera.ImageArray;
        return StarMeter.HalfFluxRadius(frame);
    }

    private static double Tell(FocusBench bench, NinaAutofocus autofocus, int run)
    {
        var error = bench.Place - bench.Body.Lens!.SharpAt;
        TestContext.Out.WriteLine($"run {run}: off by {error:0.00} moves of size 1, a move of size 2 is {bench.Body.Lens.Way(2):0.00}; "
            + string.Join(" ", autofocus.Points.Select(p => $"{p.Key}:{p.Value:0.00}")));
        return error;
    }
}
