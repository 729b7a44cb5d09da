using System.Globalization;

namespace SonyAlpha.Driver.Trying;

/// <summary>The steps about the way to the body.</summary>
internal static class ConnectSteps
{
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan ReadyPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan UnplugPatience = TimeSpan.FromSeconds(60);

    /// <summary>Seconds: longer than somebody takes to pull a cable.</summary>
    private const double BulbUntilPulled = 90;

    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(20);

    /// <summary>A picture that a pulled cable left behind is there by then.</summary>
    private static readonly TimeSpan LeftPatience = TimeSpan.FromSeconds(10);

    public static TryFinding Connect(TryRun run)
    {
        var start = run.Clock.GetTimestamp();
        run.Session.Connected = true;
        run.Measure("connect", run.Clock.Since(start).TotalSeconds, "s");
        var body = run.Camera.Whole.Reached ?? throw AscomErrors.NotConnected("The camera went away as soon as it was connected");
        (run.Found, run.Device, run.Abilities, run.Model, run.Wire) = (body.Properties, body.Device, body.Abilities, body.Model, body.Wire);
        return TryFinding.Works(string.Create(CultureInfo.InvariantCulture,
            $"{body.Device.Model}, firmware {body.Device.DeviceVersion}, protocol "
                + $"{body.Abilities.Version / 100}.{body.Abilities.Version % 100:00}, {body.Properties.All.Count} properties"));
    }

    /// <summary>Looks at the body until all stages were seen: the driver itself may wait for fewer.</summary>
    public static TryFinding Readiness(TryRun run)
    {
        var start = run.Clock.GetTimestamp();
        while (run.Stages.Any(stage => stage.At is null) && run.Clock.Since(start) < ReadyPatience)
        {
            run.With(body =>
            {
                body.Refresh(run.Stop);
                return true;
            });
            run.Clock.Sleep(ReadyPause, run.Stop);
            run.Stop.ThrowIfCancellationRequested();
        }

        run.Found = run.Camera.Snapshot; // the values of a body that shows zeros at first are none to be put back
        var stages = run.Stages;
        foreach (var stage in stages.Where(stage => stage.At is not null))
            run.Measure($"ready: {stage.Name}", stage.At!.Value, "s");
        return stages.Where(stage => stage.At is null).Select(stage => stage.Name).ToList() is { Count: > 0 } missing
            ? new(TryOutcome.Doubtful, $"these stages did not come: {string.Join(", ", missing)}",
                "Look whether a dial on the body holds the drive mode or the exposure mode, and whether a menu is open")
            : TryFinding.Works(string.Create(CultureInfo.InvariantCulture,
                $"all stages came, the last {stages.Max(stage => stage.At) ?? 0:0.0} s after the handshake"));
    }

    public static TryFinding Examine(TryRun run)
    {
        var findings = run.Camera.Whole.Examine();
        var worst = findings.Count == 0 ? (Severity?)null : findings.Max(finding => finding.Severity);
        var outcome = worst switch
        {
            Severity.Fault   => TryOutcome.Fails,
            Severity.Warning => TryOutcome.Doubtful,
            _                => TryOutcome.Works,
        };
        return findings.Count == 0 ? TryFinding.Works("nothing stands wrong") : new(outcome,
            string.Join("; ", findings.Where(f => f.Severity == worst).Select(f => f.Sentence)),
            outcome == TryOutcome.Works ? "" : string.Join(". ",
                findings.Where(f => f.Severity == worst).Select(f => f.Advice).Distinct()));
    }

    public static TryFinding Unplug(TryRun run)
    {
        if (!run.Agreed.Unplug)
            return TryFinding.Skipped("not asked for");
        var exposes = Opens(run);
        run.Say("Pull the cable out of the camera now, "
            + $"{(exposes ? "while its shutter is open, " : "")}wait five seconds, and put it back");
        if (!run.Await(() => !run.Camera.IsOpen, UnplugPatience))
        {
            run.GiveUp();
            return TryFinding.Skipped($"the cable was not pulled within {UnplugPatience.TotalSeconds:0} s");
        }

        var away = run.Clock.GetTimestamp();
        if (!run.Await(() => run.Camera.IsOpen, UnplugPatience))
        {
            return new(TryOutcome.Fails, $"the camera did not come back within {UnplugPatience.TotalSeconds:0} s: {run.Camera.Trouble}",
                "Try another cable or port; switch the camera off and on");
        }

        run.Measure("away until it could be used again", run.Clock.Since(away).TotalSeconds, "s");
        run.GiveUp();
        if (exposes) // nobody wants its picture
            run.With(body => body.Discard(LeftPatience, run.Stop));
        return ExposureSteps.Timed(run, 0.1) is { Outcome: not TryOutcome.Works } trouble
            ? trouble with { Sentence = $"it came back, and the next frame: {trouble.Sentence}" }
            : TryFinding.Works("it was noticed, the camera was taken up again, and the next frame was right");
    }

    /// <summary>Begins an exposure in bulb that the cable is pulled in.</summary>
    /// <returns>Whether the shutter is open.</returns>
    private static bool Opens(TryRun run)
    {
        if (run.Client.ExposureMax < BulbUntilPulled)
            return false;
        run.Client.StartExposure(BulbUntilPulled, light: true);
        return run.Await(() => run.Client.PercentCompleted > 0 || run.Camera.LastFailure is not null, OpenPatience)
            && run.Camera.CameraState == CameraState.Exposing;
    }

    public static TryFinding Again(TryRun run)
    {
        run.Session.Connected = false;
        var start = run.Clock.GetTimestamp();
        run.Session.Connected = true;
        run.Measure("connect once more", run.Clock.Since(start).TotalSeconds, "s");
        return ExposureSteps.Timed(run, 0.1) is { Outcome: not TryOutcome.Works } trouble
            ? trouble with { Sentence = $"the first frame after connecting anew: {trouble.Sentence}" }
            : TryFinding.Works("the first frame right after connecting anew was right");
    }
}
