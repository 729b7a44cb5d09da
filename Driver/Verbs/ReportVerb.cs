using System.CommandLine;
using System.Globalization;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Tells what became of a night.</summary>
internal static class ReportVerb
{
    public static readonly Verb Row = new("report", "What became of a night: open-shutter share, where the dead time went, retries",
        command =>
    {
        var night = command.Argument<string?>("night", "The evening's date, 2026-11-21; the last night without it",
            ArgumentArity.ZeroOrOne);
        var all = command.Flag("--list", "The nights there are");
        return (given, terminal) =>
        {
            var nights = new NightLog(terminal.Folders.Nights, terminal.Say);
            if (given.GetValue(all))
            {
                foreach (var known in nights.Nights())
                    terminal.Out.WriteLine(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return ExitCode.Done;
            }

            foreach (var report in Reports(nights, given.GetValue(night)))
            {
                foreach (var line in report.ToLines())
                    terminal.Out.WriteLine(PlainText.OneLine(line));
            }

            return ExitCode.Done;
        };
    });

    private static IReadOnlyList<NightReport> Reports(NightLog nights, string? wanted)
    {
        if (wanted is not null && !DateOnly.TryParseExact(wanted, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new UsageException($"\"{wanted}\" is no date: write it as 2026-11-21");
        var known = nights.Nights();
        if (known.Count == 0)
            throw new FailedException($"No frame was taken yet: {nights.Folder} has no nights");
        var night = wanted is null ? known[^1] : DateOnly.ParseExact(wanted, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var frames = nights.Read(night);
        if (frames.Count > 0)
            return NightReport.Of(frames);
        throw new FailedException(string.Create(CultureInfo.InvariantCulture,
            $"There are no frames of the night of {night:yyyy-MM-dd}. There are "
                + $"{string.Join(", ", known.Select(n => n.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}"));
    }
}
