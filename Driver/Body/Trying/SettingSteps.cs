using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Trying;

/// <summary>The steps about what the body is set to.</summary>
internal static class SettingSteps
{
    /// <summary>Between two walks to an end of the scale: a body that was busy for a moment goes on.</summary>
    private static readonly TimeSpan BetweenWalks = TimeSpan.FromSeconds(1);

    public static TryFinding SetIso(TryRun run)
    {
        var finding = UpAndDown(run, SonyProperty.Iso, iso => !iso.IsAuto && !iso.IsMultiFrame);
        if (finding.Outcome != TryOutcome.Works || run.With(body => WalkToEnd(run, body)) is not { } end)
            return finding;
        run.IsoEnd = end;
        return finding with { Sentence = $"{finding.Sentence}; upwards it ends at ISO {end.WentOn ?? end.Reached}" };
    }

    public static TryFinding SetShutter(TryRun run) => UpAndDown(run, SonyProperty.ShutterSpeed, speed => speed.IsTimed);

    /// <summary>What stands otherwise than it did when the body was connected is set back.</summary>
    public static TryFinding PutBack(TryRun run)
    {
        var left = run.With(body => Restore(run, body));
        return left.Count == 0 ? TryFinding.Works("ISO and shutter speed are as they were")
            : new(TryOutcome.Doubtful, $"not as before: {string.Join(", ", left)}", "Set it on the camera");
    }

    /// <summary>Puts back what the check changed. On the body's thread.</summary>
    /// <returns>What could not be put back.</returns>
    public static IReadOnlyList<string> Restore(TryRun run, SonyCamera body)
    {
        List<string> left = [];
        Property[] changed = [SonyProperty.Iso, SonyProperty.ShutterSpeed];
        foreach (var property in changed)
        {
            if (run.Found[property] is not { Current: { IsNumber: true } before } || body.Properties[property] is not { } now
                || now.Current == before)
                continue;
            try
            {
                body.SetNumber(property, before.Number, CancellationToken.None);
            }
            catch (Exception error) when (error is CameraException or SonyProtocol.Ptp.PtpException)
            {
                left.Add($"{property.Name} is {property.Describe(now.Current)} and was {property.Describe(before)}");
            }
        }

        return left;
    }

    /// <summary>To the highest ISO of a list that is not the body's range, twice, and back. On the body's thread.</summary>
    /// <returns>Null for a body that takes values, or has no list.</returns>
    private static IsoEnd? WalkToEnd(TryRun run, SonyCamera body)
    {
        var values = body.Properties[SonyProperty.Iso]?.Offered.Select(SonyProperty.Iso.Read)
            .Where(iso => !iso.IsAuto && !iso.IsMultiFrame).ToList() ?? [];
        if (!body.IsSteppedOnly(SonyProperty.Iso) || values.Count < 2 || body.Properties.Get(SonyProperty.Iso) is not { } before)
            return null;
        var most = values.MaxBy(iso => iso.Value);
        var first = Walk(run, body, most);
        if (first >= most.Value)
            return new(first, most.Value, null);
        run.Clock.Sleep(BetweenWalks, run.Stop);
        var second = Walk(run, body, most);
        body.Set(SonyProperty.Iso, before, run.Stop);
        return new(first, most.Value, second == first ? null : second);
    }

    /// <returns>Where it stands then.</returns>
    private static int Walk(TryRun run, SonyCamera body, Iso to)
    {
        try
        {
            body.Set(SonyProperty.Iso, to, run.Stop);
        }
        catch (SettingException)
        {
            // that is how one learns where it ends
        }

        return body.Properties.Get(SonyProperty.Iso)?.Value ?? 0;
    }

    private static TryFinding UpAndDown<T>(TryRun run, Property<T> property, Func<T, bool> isUsual) where T : unmanaged
    {
        return run.With(body =>
        {
            body.Refresh(run.Stop);
            if (body.Properties.Get(property) is not { } before)
                return new(TryOutcome.Fails, $"the camera does not say its {property.Name}");
            var choices = body.Reachable(property).Where(isUsual).ToList();
            if (choices.Count < 2)
                return new(TryOutcome.Fails, $"the camera offers no other {property.Name}",
                    "Turn the mode dial to M; set ISO to a value that is not AUTO");
            var place = choices.IndexOf(before);
            var other = choices[place < 0 ? choices.Count / 2 : place + 1 < choices.Count ? place + 1 : place - 1];
            var (there, writes) = Time(other);
            run.Measure($"{property.Name} until it is seen", there, "ms");
            var back = place < 0 ? (0, 0) : Time(before);
            return TryFinding.Works($"{before} to {other} in {Writes(writes)}{(place < 0 ? "" : $", and back in {Writes(back.Item2)}")}");

            (double Milliseconds, int Writes) Time(T value)
            {
                var start = run.Clock.GetTimestamp();
                var count = body.Set(property, value, run.Stop);
                return (run.Clock.Since(start).TotalMilliseconds, count);
            }
        });
    }

    private static string Writes(int count) => count == 1 ? "one command" : $"{count} commands";
}
