using SonyAlpha.Driver.Jpeg;

namespace SonyAlpha.Driver;

/// <summary>
/// How sharp a live picture is, by how high its points of light stand above what is around them: stars, or whatever else is small and
/// bright. They are sought in the first picture, and looked at in the same places of all others.
/// </summary>
internal sealed class StarPeaks
{
    private const int Most = 12, Margin = 16, Around = 6, Foot = 5, Ring = 10, Apart = 24;

    /// <summary>A point stands so much above its sky, of 255, and so many times above the noise of that.</summary>
    private const double LeastHeight = 10, LeastCertainty = 6;

    /// <summary>Of its height so much may be left at the distance <see cref="Foot"/>: what is larger is a lamp or a mark.</summary>
    private const double MostAtFoot = 0.6;

    private readonly (int Width, int Height) size;
    private readonly List<(int X, int Y)> points = [];

    public StarPeaks(GreyPicture picture)
    {
        size = (picture.Width, picture.Height);
        var least = Math.Max(LeastHeight, LeastCertainty * Noise(picture));
        List<(double Height, int X, int Y)> found = [];
        for (var y = Margin; y < size.Height - Margin; y++)
        {
            for (var x = Margin; x < size.Width - Margin; x++)
            {
                if (picture.Pixels[(y * size.Width) + x] > least && IsTop(picture, x, y) && IsPoint(picture, x, y, least))
                    found.Add((Height(picture, x, y), x, y));
            }
        }

        foreach (var (_, x, y) in found.OrderByDescending(point => point.Height))
        {
            if (points.Count < Most && !points.Exists(other => Math.Abs(other.X - x) < Apart && Math.Abs(other.Y - y) < Apart))
                points.Add((x, y));
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => points.Count;

    /// <summary>The middle one of their heights in a picture; NaN for a picture of another size.</summary>
    public double In(GreyPicture picture)
    {
        if ((picture.Width, picture.Height) != size || points.Count == 0)
            return double.NaN;
        var heights = points.Select(point => Highest(picture, point.X, point.Y)).Order().ToList();
        return (heights[(heights.Count - 1) / 2] + heights[heights.Count / 2]) / 2;
    }

    /// <summary>Deviation of a mean of 3 x 3 pixels, from the middle one of the differences of neighbours.</summary>
    private static double Noise(GreyPicture picture)
    {
        const int Step = 7;
        var counts = new int[256];
        var all = 0;
        for (var i = 3; i < picture.Pixels.Length; i += Step, all++)
            counts[Math.Abs(picture.Pixels[i] - picture.Pixels[i - 3])]++;
        var (middle, seen) = (0, 0);
        while (seen + counts[middle] <= all / 2 && middle < counts.Length - 1)
            seen += counts[middle++];
        return (middle + 0.5) / 0.954 / 3; // the middle difference of two is 0.954 deviations of one
    }

    /// <summary>The highest mean near a place: a mount follows within some pixels.</summary>
    private double Highest(GreyPicture picture, int x, int y)
    {
        var highest = double.NegativeInfinity;
        for (var dy = -Around; dy <= Around; dy++)
        {
            for (var dx = -Around; dx <= Around; dx++)
                highest = Math.Max(highest, Mean(picture, x + dx, y + dy));
        }

        return highest - Sky(picture, x, y, Ring);
    }

    private double Height(GreyPicture picture, int x, int y) => Mean(picture, x, y) - Sky(picture, x, y, Ring);

    private bool IsPoint(GreyPicture picture, int x, int y, double least)
    {
        var high = Height(picture, x, y);
        return high > least && Sky(picture, x, y, Foot) - Sky(picture, x, y, Ring) < MostAtFoot * high;
    }

    private bool IsTop(GreyPicture picture, int x, int y)
    {
        var here = picture.Pixels[(y * size.Width) + x];
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (picture.Pixels[((y + dy) * size.Width) + x + dx] > here)
                    return false;
            }
        }

        return true;
    }

    private double Mean(GreyPicture picture, int x, int y)
    {
        var sum = 0;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
                sum += picture.Pixels[((y + dy) * size.Width) + x + dx];
        }

        return sum / 9.0;
    }

    /// <summary>The middle one of the means in eight directions.</summary>
    private double Sky(GreyPicture picture, int x, int y, int distance)
    {
        Span<double> around = stackalloc double[8];
        var count = 0;
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (dx != 0 || dy != 0)
                    around[count++] = Mean(picture, x + (dx * distance), y + (dy * distance));
            }
        }

        around.Sort();
        return (around[3] + around[4]) / 2;
    }
}
