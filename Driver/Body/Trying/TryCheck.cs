using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Trying;

/// <summary>The whole check: its steps, what it leaves behind, its report.</summary>
internal static class TryCheck
{
    /// <summary>As <see cref="ExposureSteps.Bulb"/> measures it.</summary>
    public const string BulbErrorName = "bulb: longer in the file than held";

    private const double MostBulbScatter = 0.02;

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(10);

    /// <summary>Takes all steps and disconnects. Whatever happens, the body gets its settings back.</summary>
    public static TryReport Run(TryRun run, Action<TryStep> begins, Action<TryResult> ended)
    {
        try
        {
            run.Take(TrySteps.All, begins, ended);
        }
        finally
        {
            PutBack(run);
            run.Session.Disconnect();
            run.Camera.Whole.Settle(ClosePatience);
        }

        var evidence = new Evidence(run);
        if (evidence.Talk.Where(line => line is { Operation: 0x1009, Length: > 1 << 18 }).MaxBy(line => line.Length) is { } picture)
            run.Amend("1 s", new("piece in which the wire hands over", (double)picture.Length / picture.Pieces / 1024, "KiB"));
        var body = run is { Device: { } device, Abilities: { } abilities }
            ? $"Sony {device.Model}, firmware {device.DeviceVersion}, protocol {abilities.VersionNumber}"
            : run.Camera.Name;
        return new(body, run.Wire, DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime), run.Results, Facts.Of(evidence));
    }

    /// <summary>Keeps what was measured for this very body.</summary>
    public static void Learn(TryRun run, LearnedBodies learned)
    {
        if (run.Device is not { } device || run.Frames.Count == 0)
            return;
        var used = learned.TimesOf(device)?.BulbError.TotalSeconds ?? 0; // what an earlier check found was made good already
        learned.Learn(device.Model, device.SerialNumber, new(
            device.DeviceVersion, Middle(run, "ready: ", 1), Middle(run, "until it is seen", 1000),
            Middle(run, "end of exposure to picture in memory", 1),
            BulbError(run) + used, Middle(run, "over the wire", 1)));
    }

    /// <summary>Seconds; only where long and short exposures say the same, since a file may round its time.</summary>
    private static double? BulbError(TryRun run)
    {
        var errors = run.Results.SelectMany(result => result.Measurements).Where(m => m.Name == BulbErrorName).Select(m => m.Value / 1000)
            .ToList();
        return errors.Count > 1 && errors.Max() - errors.Min() < MostBulbScatter ? errors.Average() : null;
    }

    private static double? Middle(TryRun run, string name, double unit)
    {
        var values = run.Results.SelectMany(result => result.Measurements).Where(m => m.Name.Contains(name, StringComparison.Ordinal))
            .Select(m => m.Value / unit).Order().ToList();
        return values.Count == 0 ? null : name.EndsWith(": ", StringComparison.Ordinal) ? values[^1] : values[values.Count / 2];
    }

    /// <summary>A check that was broken off has not come to its last step.</summary>
    private static void PutBack(TryRun run)
    {
        try
        {
            run.GiveUp();
            if (run.Camera.IsOpen && run.Found.All.Count > 0)
                run.With(body => SettingSteps.Restore(run, body));
        }
        catch (Exception error) when (error is AscomException or CameraException)
        {
            run.Say($"The settings could not be put back: {error.Message}");
        }
    }
}
