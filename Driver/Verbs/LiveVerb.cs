using System.Globalization;
using SonyAlpha.Driver.LiveView;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Live view into a folder, or to another program.</summary>
internal static class LiveVerb
{
    public static readonly Verb Row = new("live",
        "Live view as JPEG files in a folder, or one after another to standard output for ffmpeg", command =>
    {
        var camera = command.Camera();
        var output = command.Option<string>("--out", "A folder; - for standard output", "FOLDER", required: true);
        var frames = command.Option<long?>("--frames", "End after so many", "N");
        var seconds = command.Option<double?>("--seconds", "End after this time", "SECONDS");
        var record = command.Record();
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            if (given.GetValue(frames) is < 1 || given.GetValue(seconds) is <= 0 or double.NaN)
                throw new UsageException("--frames and --seconds must be more than nothing");
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: given.GetValue(record));
            return CameraVerb.With(given.GetValue(camera), station, terminal, session =>
            {
                using var sink = Sink.Open(given.GetValue(output)!, terminal);
                Watch(session.Shared, sink, given.GetValue(frames) ?? long.MaxValue, given.GetValue(seconds), terminal).GetAwaiter()
                    .GetResult();
                return ExitCode.Done;
            });
        };
    });

    private static async Task Watch(Camera camera, Sink sink, long most, double? seconds, Terminal terminal)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(terminal.Stop);
        using var timer = terminal.Clock.CreateTimer(_ => over.Cancel(), null, seconds is { } s
            ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using LiveEnd end = new(camera, terminal.Clock, over.Token);
        var count = 0L;
        (LiveFrame? first, LiveFrame? last) = (null, null);
        try
        {
            await foreach (var frame in camera.Live.Watch(end.Token).ConfigureAwait(false))
            {
                (first, last) = (first ?? frame, frame);
                sink.Write(++count, frame);
                if (count >= most)
                    break;
            }
        }
        catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
        {
            // that is how it ends
        }

        if (first is null || last is null)
            throw new FailedException(camera.LiveTrouble
                ?? "No live picture came: some bodies show none over the cable while their own menu or a movie is on");
        terminal.Say(Account(count, first, last));
    }

    /// <summary>The rate is that between the first and the last: a body takes seconds before it shows anything.</summary>
    private static string Account(long count, LiveFrame first, LiveFrame last)
    {
        var rate = (count - 1) / Math.Max(0.001, (last.At - first.At).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture,
            $"{count} frames, {rate:0.0} a second, {last.Number - first.Number + 1 - count} dropped");
    }

    private sealed class Sink(string? folder, Stream? stream) : IDisposable
    {
        public static Sink Open(string output, Terminal terminal) =>
            output == "-" ? new(null, terminal.OpenOutput()) : new(Output.MakeFolder(output), null);

        public void Write(long number, LiveFrame frame)
        {
            var jpeg = frame.Picture.Jpeg.Span;
            if (stream is not null)
                stream.Write(jpeg);
            else
                Keeping.AtomicFile.Write(Path.Combine(folder!, string.Create(CultureInfo.InvariantCulture, $"live-{number:00000}.jpg")),
                    jpeg);
        }

        public void Dispose() => stream?.Dispose();
    }
}
