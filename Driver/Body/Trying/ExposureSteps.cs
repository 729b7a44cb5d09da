using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Trying;

/// <summary>The steps that take frames.</summary>
internal static class ExposureSteps
{
    /// <summary>Speeds of the dial are a third of a stop apart, and files name them roundly: 1/60 is 1/64.</summary>
    private const double SpeedTolerance = 0.12;

    /// <summary>A bulb exposure of a host is as exact as two commands over a wire.</summary>
    private const double BulbTolerance = 0.25;

    private const string DialAdvice =
        "A dial on the camera, or its bulb timer, has priority over the program: set \"Position Key Setting\" to PC remote, or the dial "
            + "to its A or C position";

    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(60);

    public static TryFinding Timed(TryRun run, double seconds)
    {
        if (Expose(run, seconds, out var frame) is { } trouble)
            return trouble;
        MeasureFrame(run, frame);
        if (frame.InFile is not { } inFile)
            return new(TryOutcome.Doubtful, $"{TryRun.Seconds(frame.Seconds)} came; its file does not say how long it was exposed");
        return Math.Abs(inFile - frame.Seconds) <= SpeedTolerance * frame.Seconds
            ? TryFinding.Works($"{TryRun.Seconds(frame.Seconds)} was exposed, and its file says so{Retried(frame)}")
            : new(TryOutcome.Fails, $"{TryRun.Seconds(frame.Seconds)} was asked for, and the file says {TryRun.Seconds(inFile)}",
                DialAdvice);
    }

    /// <summary>Takes a frame. The driver itself holds it against what was asked for, and hands out none that is not that.</summary>
    private static TryFinding? Expose(TryRun run, double seconds, out TriedFrame frame)
    {
        try
        {
            frame = run.Expose(seconds);
            return null;
        }
        catch (AscomException error) when (error.Message.Contains("its Exif says an exposure of", StringComparison.Ordinal))
        {
            frame = null!;
            return new(TryOutcome.Fails, error.Message, DialAdvice);
        }
        catch (AscomException error) when (error.Message.Contains("made no exposure", StringComparison.Ordinal))
        {
            frame = run.Expose(seconds);
            return new(TryOutcome.Doubtful,
                "the camera swallowed the release once and took the second; at night the driver asks twice by itself",
                "Wait some seconds after switching on; set the focus to MF");
        }
    }

    public static TryFinding Bulb(TryRun run, double seconds)
    {
        if (run.Client.ExposureMax < seconds)
        {
            return TryFinding.Skipped($"the camera offers no bulb now, its longest exposure is {TryRun.Seconds(run.Client.ExposureMax)}",
                "Turn the mode dial to M and the shutter to mechanical, if longer exposures are wanted: a silent shutter has no bulb");
        }

        if (Expose(run, seconds, out var frame) is { } trouble)
            return trouble;
        MeasureFrame(run, frame);
        if (frame.InFile is not { } inFile)
            return new(TryOutcome.Doubtful, $"{TryRun.Seconds(seconds)} came; its file does not say how long it was exposed");
        var error = inFile - frame.Seconds;
        if (frame.Record.Shutter == "bulb")
            run.Measure(TryCheck.BulbErrorName, 1000 * error, "ms");
        var said = string.Create(CultureInfo.InvariantCulture,
            $"{frame.Seconds:0.000} s was held, and the file says {inFile:0.000} s{Retried(frame)}");
        return Math.Abs(error) <= BulbTolerance ? TryFinding.Works(said)
            : new(Math.Abs(error) < 2 * BulbTolerance ? TryOutcome.Doubtful : TryOutcome.Fails, said,
                "Look whether the camera's bulb timer is on, and whether the wire is busy with something else");
    }

    public static TryFinding Abort(TryRun run)
    {
        var longest = Math.Min(17, run.Client.ExposureMax);
        run.Client.StartExposure(longest, light: true);
        if (!run.Await(() => run.Client.ImageReady || run.Client.PercentCompleted > 0, OpenPatience))
            return new(TryOutcome.Fails, $"the shutter did not open within {OpenPatience.TotalSeconds:0} s");
        run.Clock.Sleep(TimeSpan.FromSeconds(1), run.Stop);
        var start = run.Clock.GetTimestamp();
        run.Client.AbortExposure();
        run.Measure("abort until idle", run.Clock.Since(start).TotalMilliseconds, "ms");
        if (run.Client.CameraState != CameraState.Idle)
            return new(TryOutcome.Fails, "the camera was not idle after the abort");
        var next = Timed(run, 0.1);
        run.Measure("abort until the next frame is there", run.Clock.Since(start).TotalSeconds, "s");
        return run.Clock.Since(start) < AbortPatience && next.Outcome == TryOutcome.Works
            ? TryFinding.Works($"{TryRun.Seconds(longest)} was given up after 1 s, and the next frame was itself")
            : next with { Outcome = next.Outcome == TryOutcome.Works ? TryOutcome.Doubtful : next.Outcome,
                Sentence = $"the frame after the abort: {next.Sentence}" };
    }

    public static TryFinding Pair(TryRun run)
    {
        if (!IsPair(run.Camera.Snapshot))
            return TryFinding.Skipped("the camera is not set to RAW+JPEG");
        var before = run.Clock.GetUtcNow();
        var finding = Timed(run, 0.1);
        var files = run.Camera.Recorder.Recent.Count(t => t.At >= before && t.What is { Operation.Code: 0x1009, Response.IsOk: true }
            && t.What.Parameters.Span is [ObjectHandle.Picture, ..]);
        return finding.Outcome != TryOutcome.Works ? finding
            : files == 2 ? TryFinding.Works("both files came")
            : new(TryOutcome.Doubtful, $"{files} of two files came",
                "Set \"RAW+J PC Save Image\" to RAW & JPEG if both are wanted; the RAW is enough for the driver");
    }

    private static bool IsPair(PropertyTable properties) =>
        properties.Get(SonyProperty.FileFormatStill) is FileFormatStill.RawAndJpeg or FileFormatStill.RawAndHeif
        || (properties.Get(SonyProperty.CompressionSetting) is { } quality && quality.HasRaw() && quality != CompressionSetting.Raw);

    private static void MeasureFrame(TryRun run, TriedFrame frame)
    {
        var record = frame.Record;
        run.Measure("asked until the shutter opened", record.Prepare, "s");
        run.Measure("end of exposure to picture in memory", record.Process, "s");
        run.Measure("picture", record.Bytes / 1e6, "MB");
        run.Measure("over the wire", record.MegabytesPerSecond, "MB/s");
    }

    private static string Retried(TriedFrame frame) => frame.Record.Retries == 0 ? "" : $" (asked {frame.Record.Retries + 1} times)";
}
