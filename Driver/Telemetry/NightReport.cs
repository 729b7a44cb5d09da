using System.Globalization;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>What became of a night of one camera: how much of it the shutter was open, and where the rest went. Times in seconds.</summary>
/// <param name="Span">From the first shutter's opening to the end of the last frame.</param>
/// <param name="Open">With the shutter open, good frames only.</param>
/// <param name="Wasted">With the shutter open for frames that were aborted or failed.</param>
/// <param name="Waiting">When nobody wanted an exposure.</param>
public sealed record NightReport(
    string Camera, int Frames, int Good, int Retries, double Span, double Open, double Wasted,
    double Prepare, double Process, double Download, double Decode, double Waiting, double MegabytesPerSecond,
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
                ("nobody asked", Waiting),
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
        var busy = open + wasted + prepare + Sum(f => f.Process) + Sum(f => f.Download) + Sum(f => f.Decode);
        var rates = good.Select(f => f.MegabytesPerSecond).Where(r => r > 0).Order().ToList();
        return new(camera, frames.Count, good.Count, frames.Sum(f => f.Retries), span, open, wasted, prepare, Sum(f => f.Process),
            Sum(f => f.Download), Sum(f => f.Decode), Math.Max(0, span - busy), rates.Count > 0 ? rates[rates.Count / 2] : 0,
            [.. frames.Where(f => !f.IsGood).Select(f => $"{f.Start.UtcDateTime:HH:mm:ss} frame {f.Frame}: {f.Outcome}")]);
    }
}
