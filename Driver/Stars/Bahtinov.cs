namespace SonyAlpha.Driver;

/// <summary>
/// The three spikes of a star behind a Bahtinov mask: when it is in focus, the middle one goes through the crossing of the outer two.
/// </summary>
/// <param name="Offset">From the crossing to the middle spike, in pixels of the frame; its sign changes where the focus is passed.</param>
/// <param name="X">Of the crossing, from the middle of the frame's first pixel.</param>
/// <param name="Y">Of the crossing.</param>
/// <param name="Spikes">The middle one first.</param>
public sealed record Bahtinov(double Offset, double X, double Y, IReadOnlyList<Spike> Spikes)
{
    /// <summary>So far from the star, in pixels of the frame, spikes are looked at.</summary>
    public const int Reach = 100;

    /// <summary>The star's own disc, which is burnt and has no direction.</summary>
    private const double Core = 4;

    /// <summary>A spike lies no farther from the star; in squares of 2 x 2 pixels, as everything below.</summary>
    private const double FarthestOff = 15;

    private const int Radius = Reach / 2;

    /// <summary>Spikes of a mask are at least so far apart; nearer ones are the same.</summary>
    private const int LeastApart = 8;

    /// <summary>A spike is so much brighter than the directions between are uneven.</summary>
    private const double LeastContrast = 4;

    /// <summary>And so much brighter than they are: noise alone has uneven directions too.</summary>
    private const double LeastBrighter = 1.4;

    /// <summary>Finds the spikes around a star.</summary>
    /// <param name="frame">A lease that stays the caller's; raw, with its colour matrix.</param>
    /// <param name="x">About where the star is.</param>
    /// <param name="y">About where the star is.</param>
    /// <returns>Null where no three spikes are.</returns>
    public static Bahtinov? Find(Frame frame, double x, double y)
    {
        var side = (2 * Radius) + 1;
        var (left, top) = ((int)(x / 2) - Radius, (int)(y / 2) - Radius);
        if (left < 0 || top < 0 || 2 * (left + side) > frame.Width || 2 * (top + side) > frame.Height)
            return null;
        var patch = Read(frame, left, top, side);
        var scores = new double[180];
        for (var degrees = 0; degrees < scores.Length; degrees++)
            scores[degrees] = Best(patch, side, degrees, 0, FarthestOff, 0.5).Score;
        if (Peaks(scores) is not { } peaks)
            return null;
        var spikes = peaks.Select(degrees => Refine(patch, side, degrees)).ToList();
        var middle = spikes.MinBy(spike => spikes.Max(other => Apart(spike.Degrees, other.Degrees)))!;
        spikes.Remove(middle);
        var (crossX, crossY) = Crossing(spikes[0], spikes[1]);
        var offset = middle.Off - ((crossX * middle.NormalX) + (crossY * middle.NormalY));
        // a square of 2 x 2 pixels is half a pixel off the middle of its first
        double InFrame(double place, int begin) => (2 * (place + Radius + begin)) + 0.5;
        return new(2 * offset, InFrame(crossX, left), InFrame(crossY, top),
            [.. spikes.Prepend(middle).Select(spike => spike with { Off = 2 * spike.Off })]);
    }

    /// <summary>Light over the sky in squares of 2 x 2 pixels, its root: spikes fade quickly, and their far ends count too.</summary>
    private static double[] Read(Frame frame, int left, int top, int side)
    {
        var patch = new double[side * side];
        for (var row = 0; row < side; row++)
        {
            var upper = frame.Row(2 * (top + row));
            var lower = frame.Row((2 * (top + row)) + 1);
            for (var column = 0; column < side; column++)
            {
                var at = 2 * (left + column);
                patch[(row * side) + column] = upper[at] + upper[at + 1] + lower[at] + lower[at + 1];
            }
        }

        var sorted = patch.Order().ToArray();
        var sky = sorted[sorted.Length / 2];
        return [.. patch.Select(value => Math.Sqrt(Math.Max(0, value - sky)))];
    }

    /// <summary>The brightest line of a direction: how far off the middle of the patch it is, and its mean.</summary>
    private static (double Off, double Score) Best(double[] patch, int side, double degrees, double around, double within, double step)
    {
        var (best, score) = (around, double.MinValue);
        for (var off = around - within; off <= around + within; off += step)
        {
            if (Mean(patch, side, degrees, off) is var mean && mean > score)
                (best, score) = (off, mean);
        }

        return (best, score);
    }

    private static double Mean(double[] patch, int side, double degrees, double off)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        double sum = 0;
        var count = 0;
        for (var along = -Radius + 1; along < Radius; along++)
        {
            if (Math.Abs(along) < Core)
                continue;
            double column = Radius + (along * cos) - (off * sin), row = Radius + (along * sin) + (off * cos);
            if (column < 0 || row < 0 || column >= side - 1 || row >= side - 1)
                continue;
            int x = (int)column, y = (int)row, at = (y * side) + x;
            double right = column - x, below = row - y;
            sum += (((patch[at] * (1 - right)) + (patch[at + 1] * right)) * (1 - below))
                + (((patch[at + side] * (1 - right)) + (patch[at + side + 1] * right)) * below);
            count++;
        }

        return sum / Math.Max(1, count);
    }

    /// <summary>The three brightest directions, each a peak of its own; null where they do not stand out.</summary>
    private static List<int>? Peaks(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        var (middle, uneven) = (sorted[sorted.Length / 2], sorted[sorted.Length / 2] - sorted[sorted.Length / 6]);
        List<int> peaks = [];
        foreach (var degrees in Enumerable.Range(0, scores.Length).OrderByDescending(d => scores[d]))
        {
            if (peaks.Count == 3 || scores[degrees] < Math.Max(LeastBrighter * middle, middle + (LeastContrast * uneven)))
                break;
            if (peaks.TrueForAll(peak => Apart(peak, degrees) >= LeastApart))
                peaks.Add(degrees);
        }

        return peaks.Count == 3 ? peaks : null;
    }

    private static Spike Refine(double[] patch, int side, double degrees)
    {
        var (direction, off, best) = (degrees, 0.0, double.MinValue);
        for (var turned = degrees - 1.5; turned <= degrees + 1.5; turned += 0.1)
        {
            var line = Best(patch, side, turned, 0, FarthestOff, 0.5);
            if (line.Score > best)
                (direction, off, best) = (turned, line.Off, line.Score);
        }

        // the middle of the spike's profile: weighted by what stands over its feet
        var profile = Enumerable.Range(-16, 33).Select(i => (Off: off + (i * 0.25), Mean: Mean(patch, side, direction, off + (i * 0.25))))
            .ToList();
        var foot = 0.5 * (best + profile.Min(p => p.Mean));
        var over = profile.Where(p => p.Mean > foot).ToList();
        return new(direction, over.Sum(p => p.Off * (p.Mean - foot)) / over.Sum(p => p.Mean - foot));
    }

    private static (double X, double Y) Crossing(Spike one, Spike other)
    {
        var determinant = (one.NormalX * other.NormalY) - (one.NormalY * other.NormalX);
        return (((one.Off * other.NormalY) - (other.Off * one.NormalY)) / determinant,
            ((one.NormalX * other.Off) - (other.NormalX * one.Off)) / determinant);
    }

    private static double Apart(double one, double other) => Math.Abs(one - other) % 180 is var apart && apart > 90 ? 180 - apart : apart;
}

/// <summary>A line of light through a star, or beside it.</summary>
/// <param name="Degrees">Its direction, from the rows downwards.</param>
/// <param name="Off">How far it passes the middle of what was looked at, to the right of its direction.</param>
public sealed record Spike(double Degrees, double Off)
{
    internal double NormalX => -Math.Sin(Degrees * Math.PI / 180);

    internal double NormalY => Math.Cos(Degrees * Math.PI / 180);
}
