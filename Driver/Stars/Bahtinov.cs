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
    private const int Core = 4;

    /// <summary>A spike lies no farther from the star; in squares of 2 x 2 pixels, as everything below.</summary>
    private const double FarthestOff = 15;

    private const int Radius = Reach / 2;

    /// <summary>Who finds stars takes one with spikes for something larger, whose middle is aside; so does who points.</summary>
    private const int Search = 20;

    /// <summary>The disc of a star that is out of focus is no larger.</summary>
    private const int LargestDisc = 12;

    /// <summary>Spikes of a mask are at least so far apart; nearer ones are the same.</summary>
    private const int LeastApart = 8;

    /// <summary>No mask inclines its outer slits more to its middle ones, and each does it by the same angle; out of focus spikes are
    /// thick, and show their direction less well.</summary>
    private const int MostApart = 40, MostUneven = 6;

    /// <summary>So many bright directions are tried, three at a time: one may be a neighbour's.</summary>
    private const int Candidates = 5;

    /// <summary>A spike is so much brighter than the directions between are uneven.</summary>
    private const double LeastContrast = 4;

    /// <summary>And so much brighter than they are: noise alone has uneven directions too.</summary>
    private const double LeastBrighter = 1.4;

    /// <summary>Finds the spikes around a star.</summary>
    /// <param name="frame">A lease that stays the caller's; raw, with its colour matrix.</param>
    /// <param name="x">About where the star is: it may be <see cref="Search"/> squares aside.</param>
    /// <param name="y">The same.</param>
    /// <returns>Null where no three spikes are.</returns>
    public static Bahtinov? Find(Frame frame, double x, double y)
    {
        var side = (2 * Radius) + 1;
        var (middleX, middleY) = Brightest(frame, (int)(x / 2), (int)(y / 2));
        var (left, top) = (middleX - Radius, middleY - Radius);
        if (left < 0 || top < 0 || 2 * (left + side) > frame.Width || 2 * (top + side) > frame.Height)
            return null;
        var patch = Read(frame, left, top, side);
        var scores = new double[180];
        for (var degrees = 0; degrees < scores.Length; degrees++)
            scores[degrees] = Best(patch, side, degrees, 0, FarthestOff, 0.5).Score;
        if (Middle(Peaks(scores), scores) is not var (middleOne, one, other))
            return null;
        var middle = Refine(patch, side, middleOne);
        List<Spike> spikes = [Refine(patch, side, one), Refine(patch, side, other)];
        var (crossX, crossY) = Crossing(spikes[0], spikes[1]);
        // what they are when looked at closely counts
        if (!IsBetween(spikes[0].Degrees, middle.Degrees, spikes[1].Degrees)
            || Math.Sqrt((crossX * crossX) + (crossY * crossY)) > FarthestOff)
            return null;
        var offset = middle.Off - ((crossX * middle.NormalX) + (crossY * middle.NormalY));
        // a square of 2 x 2 pixels is half a pixel off the middle of its first
        double InFrame(double place, int begin) => (2 * (place + Radius + begin)) + 0.5;
        return new(2 * offset, InFrame(crossX, left), InFrame(crossY, top),
            [.. spikes.Prepend(middle).Select(spike => spike with { Off = 2 * spike.Off })]);
    }

    /// <summary>The middle of the brightest light around, in squares: of what has half of its height.</summary>
    private static (int X, int Y) Brightest(Frame frame, int x, int y)
    {
        var around = Squares(x, y, Search).Select(at => (at.X, at.Y, Light: Light(frame, at.X, at.Y))).ToList();
        var (top, sky) = (around.MaxBy(at => at.Light), around.Min(at => at.Light));
        var disc = Squares(top.X, top.Y, LargestDisc).Where(at => 2 * (Light(frame, at.X, at.Y) - sky) >= top.Light - sky).ToList();
        return ((int)Math.Round(disc.Average(at => at.X)), (int)Math.Round(disc.Average(at => at.Y)));
    }

    /// <summary>Of a square and the eight around it; none where the frame ends.</summary>
    private static double Light(Frame frame, int column, int row)
    {
        var (left, top) = (2 * (column - 1), 2 * (row - 1));
        if (left < 0 || top < 0 || left + 6 > frame.Width || top + 6 > frame.Height)
            return 0;
        double sum = 0;
        for (var line = top; line < top + 6; line++)
        {
            foreach (var value in frame.Row(line).Slice(left, 6))
                sum += value;
        }

        return sum;
    }

    private static IEnumerable<(int X, int Y)> Squares(int x, int y, int around) =>
        from row in Enumerable.Range(y - around, (2 * around) + 1)
        from column in Enumerable.Range(x - around, (2 * around) + 1)
        select (column, row);

    /// <summary>Light over the sky in squares of 2 x 2 pixels, in deviations of the sky, and of much light its logarithm: noise cancels
    /// itself out, spikes fade quickly, and their far ends count too.</summary>
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
        var noise = Math.Max(1, sky - sorted[sorted.Length / 6]);
        return [.. patch.Select(value => Math.Asinh((value - sky) / noise))];
    }

    /// <summary>The brightest line of a direction: how far off the middle of the patch it is, and its mean.</summary>
    private static (double Off, double Score) Best(double[] patch, int side, double degrees, double around, double within, double step)
    {
        var (best, score) = (around, double.MinValue);
        for (var off = around - within; off <= around + within; off += step)
        {
            if (Means(patch, side, degrees, off) is var (back, ahead) && Math.Min(back, ahead) is var least && least > score)
                (best, score) = (off, least);
        }

        return (best, score);
    }

    private static double Mean(double[] patch, int side, double degrees, double off)
    {
        var (back, ahead) = Means(patch, side, degrees, off);
        return (back + ahead) / 2;
    }

    /// <summary>Of the two sides of a star. A spike is on both, and another star on one.</summary>
    private static (double Back, double Ahead) Means(double[] patch, int side, double degrees, double off)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return (Mean(-1), Mean(1));

        double Mean(int way)
        {
            double sum = 0;
            var count = 0;
            for (var far = Core; far < Radius; far++)
            {
                double column = Radius + (way * far * cos) - (off * sin), row = Radius + (way * far * sin) + (off * cos);
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
    }

    /// <summary>The brightest directions that stand out, each a peak of its own.</summary>
    private static List<int> Peaks(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        var (middle, uneven) = (sorted[sorted.Length / 2], sorted[sorted.Length / 2] - sorted[sorted.Length / 6]);
        List<int> peaks = [];
        foreach (var degrees in Enumerable.Range(0, scores.Length).OrderByDescending(d => scores[d]))
        {
            if (peaks.Count == Candidates || scores[degrees] < Math.Max(LeastBrighter * middle, middle + (LeastContrast * uneven)))
                break;
            if (peaks.TrueForAll(peak => Apart(peak, degrees) >= LeastApart))
                peaks.Add(degrees);
        }

        return peaks;
    }

    /// <summary>The brightest three of which one is in the middle of the others, as a mask makes them: that one first.</summary>
    private static (int Middle, int One, int Other)? Middle(List<int> peaks, double[] scores)
    {
        IEnumerable<(int Middle, int One, int Other)> threes =
            from middle in peaks
            from one in peaks
            from other in peaks
            where other < one && IsBetween(one, middle, other)
            orderby scores[middle] + scores[one] + scores[other] descending
            select (middle, one, other);
        return threes.Any() ? threes.First() : null;
    }

    private static bool IsBetween(double one, double middle, double other)
    {
        var (least, most) = (Math.Min(Apart(one, middle), Apart(other, middle)), Math.Max(Apart(one, middle), Apart(other, middle)));
        return least >= LeastApart && most <= MostApart && most - least <= MostUneven && Apart(one, other) > most;
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
