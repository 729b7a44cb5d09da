using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>
/// What real bodies show in their first seconds, and how people leave them: each alone and all together, in both protocols, the first
/// exposure right after the connection and the first one right after the cable was out give their own frame.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class StageTests
{
    private static readonly string[] Stages =
    [
        "zeros", "live-view-late", "drive-late", "settings-late", "session-open", "version-refused", "drive-dial", "interval-shooting",
            "jpeg-only",
        "no-card", "unknown-card", "noise-reduction", "busy-reducing", "silent-exposing", "hangs-after-shutter", "no-events",
        "live-view-empty",
        "handshake-empty", "stale-picture", "body-button-shot",
    ];

    public static IEnumerable<TestCaseData> Each =>
        from model in (string[])["SIM-640", "SIM-640V2"] from stage in Stages select new TestCaseData(model, stage);

    [TestCaseSource(nameof(Each))]
    public void Right_after_a_connection_and_after_the_cable_was_out_an_exposure_is_its_own_frame(string model, string stage) =>
        Shoot(model, stage);

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void All_stages_together_as_well(string model) =>
        Shoot(model, [.. Stages.Where(stage => model == "SIM-640V2" || stage != "version-refused")]);

    /// <summary>The doctor's "mended" is no word for this connection alone.</summary>
    [TestCase("interval-shooting")]
    [TestCase("noise-reduction", "long-exposure-nr")]
    public void A_menu_that_was_put_right_stays_so_at_the_next_connection(string fault, string? finding = null)
    {
        using var night = new Observatory("SIM-640", fault);
        using (var client = night.Connect())
        {
            Assert.That(night.Camera.Examine().Select(f => f.Name), Has.Member(finding ?? fault));
            night.Camera.Repair(TimeSpan.FromMinutes(1));
        }

        night.Await(() => !night.Camera.IsOpen, "the goodbye");
        using var again = night.Connect();
        Assert.That(night.Camera.Examine().Select(f => f.Name), Has.No.Member(finding ?? fault));
    }

    private static void Shoot(string model, params string[] stages)
    {
        using var night = new Observatory(model, stages);
        using var client = night.Connect();
        AssertOwn(night, client, 2.5);
        night.Body.PullCable();
        night.Await(() => !client.Connected, "the absence of the body");
        foreach (var stage in stages)
            night.Body.Misbehave(stage); // what shows itself once shows itself anew
        night.Body.PlugIn();
        night.Await(() => client.Connected, "the body again");
        AssertOwn(night, client, 2.5);
        AssertOwn(night, client, 31);
    }

    private static void AssertOwn(Observatory night, CameraSession client, double seconds)
    {
        var code = night.Expose(client, seconds);
        var truth = night.Body.Exposures.Last(exposure => Math.Abs(exposure.Seconds - seconds) < 1);
        Assert.That(code, Is.EqualTo(truth.Code), string.Join('\n', night.Log.TakeLast(30)));
    }
}
