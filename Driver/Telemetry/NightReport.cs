using System.Globalization;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>What became of a night of one camera: how much of it the shutter was open, and where the rest went. Times in seconds.</summary>
/// <param name="Span">From the first shutter's opening to the end of the last frame.</param>
/// <param name="Open">With the shutter open, good frames only.</param>
/// <param name="Wasted">With the shutter open for frames that were aborted or failed.</param>
/// <param name="Again">Until a picture was fetched, or taken, after the camera had been away or had failed.</param>
/// <param name="Failing">From a frame that failed to the next.</param>
/// <param name="Waiting">When nobody wanted an exposure.</param>
public sealed record NightReport(
    string Camera, int Frames, int Good, int Retries, double Span, double Open, double Wasted,
    double Prepare, double Process, double Download, double Decode, double Again, double Failing, double Waiting, double MegabytesPerSecond,
    IReadOnlyList<string> Failures)
{
    public double OpenShare => Span > 0 ? Open / Span : 0;

    /// <summary>Makes one report per camera from the frames of a night.</summary>
    public static IReadOnlyList<NightReport> Of(IEnumerable<FrameRecord> night) =>
        [.. night.GroupBy(f => f.Camera).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => OfOne(g.Key, [.. g.OrderBy(f => f.Start)]))];

    /// <summary>The report as lines for people.</summary>
    public IEnumerable<string> ToLines()
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{Camera}: {Frames} {(Frames == 1 ? "frame" : "frames")}, {Good} good, {Retries} retried, in {Span / 3600:0.00} h");
        yield return string.Create(CultureInfo.InvariantCulture, $"  shutter open      {Open,9:0.0} s  {OpenShare,6:0.0%}");
        foreach (var (name, value) in new[]
        {
            ("for nothing", Wasted), ("preparing", Prepare), ("camera working", Process), ("downloading", Download), ("decoding", Decode),
                ("away, and again", Again), ("after a failure", Failing), ("nobody asked", Waiting),
        })
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {name,-16}  {value,9:0.0} s  {(Span > 0 ? value / Span : 0),6:0.0%}");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  wire              {MegabytesPerSecond,9:0.0} MB/s (median)");
        foreach (var failure in Failures)
            yield return $"  {failure}";
    }

    private static NightReport OfOne(string camera, IReadOnlyList<FrameRecord> frames)
    {
        var good = frames.Where(f => f.IsGood).ToList();
        var span = (frames.Max(f => f.End) - frames[0].Start).TotalSeconds;
        double Sum(Func<FrameRecord, double> part) => frames.Sum(part);
        var open = good.Sum(f => f.Seconds);
        var wasted = Sum(f => f.Seconds) - open;
        // the first frame was prepared before the night's first moment
        var prepare = Sum(f => f.Prepare) - frames[0].Prepare;
        var again = frames.Where(f => f.Retries > 0).Sum(f => f.Process);
        var process = Sum(f => f.Process) - again;
        var failing = frames.Zip(frames.Skip(1)).Where(pair => pair.First.HasFailed)
            .Sum(pair => Math.Max(0, (pair.Second.Start - pair.First.End).TotalSeconds - pair.Second.Prepare));
        var busy = open + wasted + prepare + process + again + failing + Sum(f => f.Download) + Sum(f => f.Decode);
        var rates = good.Select(f => f.MegabytesPerSecond).Where(r => r > 0).Order().ToList();
        return new(camera, frames.Count, good.Count, frames.Sum(f => f.Retries), span, open, wasted, prepare, process,
            Sum(f => f.Download), Sum(f => f.Decode), again, failing, Math.Max(0, span - busy),
            rates.Count > 0 ? rates[rates.Count / 2] : 0, [.. Failed(frames)]);
    }

    /// <summary>The frames that failed, a line for those that did so one after another for the same reason.</summary>
    private static IEnumerable<string> Failed(IReadOnlyList<FrameRecord> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].IsGood)
                continue;
            var (first, count) = (frames[i], 1);
            while (i + 1 < frames.Count && frames[i + 1].Outcome == first.Outcome)
                (i, count) = (i + 1, count + 1);
            yield return count == 1 ? $"{first.Start.UtcDateTime:HH:mm:ss} frame {first.Frame}: {first.Outcome}"
                : $"{first.Start.UtcDateTime:HH:mm:ss} to {frames[i].Start.UtcDateTime:HH:mm:ss}, {count} frames from {first.Frame} to "
                    + $"{frames[i].Frame}: {first.Outcome}";
        }
    }
}
