using System.CommandLine;
using SonyAlpha.Driver.Shooting;

namespace SonyAlpha.Driver.Verbs;

/// <summary>What `expose` takes a series with: its files have names of their own, and a fault in the middle does not end it.</summary>
internal sealed class SeriesOptions(Command command)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(60);

    private readonly Option<int?> count = command.Option<int?>("--count", "A series of so many frames, which names its files itself", "N");

    private readonly Option<double> pause = command.Option<double>("--pause", "Seconds between the frames of a series", "SECONDS");

    private readonly Option<string?> format = command.Option<string?>("--format", "The files of a series; fits without it", "fits|arw");

    /// <param name="folder">Where the files go; null for here.</param>
    /// <returns>Null where one frame is wanted.</returns>
    /// <exception cref="UsageException">It cannot be meant so.</exception>
    public SeriesPlan? Read(ParseResult given, double seconds, FrameKind kind, string? folder)
    {
        if (given.GetValue(count) is not { } frames)
        {
            return given.GetResult(pause) is { Implicit: false } || given.GetValue(format) is not null
                ? throw new UsageException("--pause and --format are those of a series: say how many frames with --count") : null;
        }

        if (folder is not null && Path.GetExtension(folder) is ".fits" or ".arw")
            throw new UsageException($"--out {folder}: the files of a series have names of their own, so give a folder");
        SeriesPlan plan = new(frames, seconds, given.GetValue(pause), null, kind)
        {
            Folder = Path.GetFullPath(folder ?? "."),
            Format = given.GetValue(format) switch
            {
                null or "fits" => SeriesFormat.Fits,
                "arw"          => SeriesFormat.Arw,
                var other      => throw new UsageException($"--format {other} is none. There are fits, arw"),
            },
        };
        return plan.Trouble is { } trouble ? throw new UsageException(trouble) : plan;
    }

    /// <summary>Takes the series; the path of each file is a line on standard output.</summary>
    public static int Take(SeriesPlan plan, int? iso, string? id, Station station, Terminal terminal)
    {
        Output.MakeFolder(plan.Folder!);
        station.Override = options => options with { GainMode = GainMode.List };
        return CameraVerb.With(id, station, terminal, session =>
        {
            var shooting = session.Shared.Shooting;
            shooting.Kept += terminal.Out.WriteLine;
            shooting.Start(plan with { Gain = iso is { } value ? ExposeVerb.GainOf(session.Camera, value) : null });
            using (terminal.Stop.Register(shooting.EndNow))
                Progress.Percent(terminal, "series", report => Watch(shooting, terminal, report));
            station.Keeper.Finish(EndTime);
            var state = shooting.Now!;
            terminal.Say($"{state.Done} of {plan.Count} frames are in {plan.Folder}");
            return state.Done == plan.Count ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static void Watch(Intervalometer shooting, Terminal terminal, Action<string, double> report)
    {
        string? said = null;
        while (!shooting.AwaitEnd(Look))
        {
            var state = shooting.Now!;
            report($"{state.Done} of {state.Plan.Count}, {state.Phase.ToString().ToLowerInvariant()}",
                100.0 * state.Done / state.Plan.Count);
            if (state.Trouble is { } trouble && trouble != said)
                terminal.Say($"{trouble}. It is tried again until it works, each minute at least; Ctrl-C ends the series");
            said = state.Trouble;
        }

        if (shooting.Now is { Trouble: { } last, Done: var done, Plan.Count: var count } && done < count && last != said)
            terminal.Say(last);
    }
}
