using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>
/// The tests' own star detector: the half-flux radius of the stars in a delivered picture, as NINA defines it: the mean distance of a
/// star's light from its centre. Nothing of it is the driver's or the simulator's.
/// </summary>
internal sealed class StarMeter
{
    private const int Cell = 80, Box = 3, Margin = 30, MostStars = 12, Separation = 26;
    private const double Threshold = 7, Full = 15_000, SmallestAperture = 5, LargestAperture = 18;

    private readonly int width;
    private readonly int height;
    private readonly double[] light;
    private readonly double noise;

    private StarMeter(Frame frame)
    {
        (width, height) = (frame.Width, frame.Height);
        light = new double[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = frame.Row(y);
            for (var x = 0; x < width; x++)
                light[(y * width) + x] = row[x];
        }

        TakeSkyAway();
        noise = 1.4826 * Median(light.Select(Math.Abs).Where((_, i) => i % 7 == 0));
        TakeHotPixelsAway();
    }

    /// <summary>Median of the brightest stars that stand alone, in pixels; null if there are fewer than three.</summary>
    public static double? HalfFluxRadius(Frame frame)
    {
        StarMeter meter = new(frame);
        var radii = meter.Stars().Select(star => meter.Radius(star.X, star.Y)).OfType<double>().Take(MostStars).ToList();
        return radii.Count < 3 ? null : Median(radii);
    }

    /// <summary>Each of the four colours has a sky of its own, and it falls off towards the corners: a median for each cell, and between
    /// them a plane.</summary>
    private void TakeSkyAway()
    {
        int across = width / Cell, down = height / Cell;
        for (var colour = 0; colour < 4; colour++)
        {
            var (left, top) = (colour % 2, colour / 2);
            var sky = new double[across, down];
            for (var cell = 0; cell < across * down; cell++)
                sky[cell % across, cell / across] = MedianOf(left, top, cell % across * Cell, cell / across * Cell);
            for (var y = top; y < height; y += 2)
            {
                for (var x = left; x < width; x += 2)
                    light[(y * width) + x] -= Between(sky, ((double)x / Cell) - 0.5, ((double)y / Cell) - 0.5);
            }
        }
    }

    private double MedianOf(int left, int top, int x, int y)
    {
        List<double> values = [];
        for (var py = y + top; py < y + Cell; py += 2)
        {
            for (var px = x + left; px < x + Cell; px += 2)
                values.Add(light[(py * width) + px]);
        }

        return Median(values);
    }

    private static double Between(double[,] grid, double x, double y)
    {
        int left = Math.Clamp((int)x, 0, grid.GetLength(0) - 2), top = Math.Clamp((int)y, 0, grid.GetLength(1) - 2);
        double right = Math.Clamp(x - left, 0, 1), bottom = Math.Clamp(y - top, 0, 1);
        return (((grid[left, top] * (1 - right)) + (grid[left + 1, top] * right)) * (1 - bottom))
            + (((grid[left, top + 1] * (1 - right)) + (grid[left + 1, top + 1] * right)) * bottom);
    }

    /// <summary>A pixel that stands far above all its neighbours is no star, however sharp.</summary>
    private void TakeHotPixelsAway()
    {
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                if (light[(y * width) + x] < 6 * noise)
                    continue;
                var around = Around(x, y).OrderDescending().ToList();
                if (light[(y * width) + x] > (4 * Math.Max(around[1], 0)) + (6 * noise))
                    light[(y * width) + x] = around.Average();
            }
        }
    }

    private IEnumerable<double> Around(int x, int y)
    {
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (dx != 0 || dy != 0)
                    yield return light[((y + dy) * width) + x + dx];
            }
        }
    }

    /// <summary>The brightest first: places that stand out of their sky, none near an edge, a burnt one, or another.</summary>
    private IEnumerable<(int X, int Y)> Stars()
    {
        var smooth = Smooth();
        var least = Threshold * noise / ((2 * Box) + 1);
        var found = Enumerable.Range(0, light.Length).Where(i => smooth[i] > least).OrderByDescending(i => smooth[i]).ToList();
        List<(int X, int Y, double Level)> peaks = [];
        foreach (var (x, y, level) in found.Select(i => (i % width, i / width, smooth[i])))
        {
            if (!peaks.Exists(p => Math.Abs(p.X - x) < Separation && Math.Abs(p.Y - y) < Separation && IsPartOf(p, x, y, level)))
                peaks.Add((x, y, level));
        }

        return peaks.Where(p => p.X > Margin && p.Y > Margin + 60 && p.X < width - Margin && p.Y < height - Margin
            && !peaks.Exists(q => q != p && Math.Abs(q.X - p.X) < Separation && Math.Abs(q.Y - p.Y) < Separation
                && q.Level > 0.05 * p.Level)
            && light[(p.Y * width) + p.X] < Full).Select(p => (p.X, p.Y));
    }

    private static bool IsPartOf((int X, int Y, double Level) peak, int x, int y, double level) =>
        Math.Abs(peak.X - x) < Separation / 2 && Math.Abs(peak.Y - y) < Separation / 2 && level < peak.Level;

    private double[] Smooth()
    {
        double[] rows = new double[light.Length], both = new double[light.Length];
        Sum(light, rows, 1, x => x % width, width);
        Sum(rows, both, width, i => i / width, height);
        return both;
    }

    private static void Sum(double[] from, double[] to, int stride, Func<int, int> place, int count)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (place(i) < Box || place(i) >= count - Box)
                continue;
            for (var d = -Box; d <= Box; d++)
                to[i] += from[i + (d * stride)] / ((2 * Box) + 1);
        }
    }

    /// <summary>Within an aperture that fits the star, found in three passes.</summary>
    private double? Radius(int x, int y)
    {
        double aperture = 12, radius = 0, centreX = x, centreY = y;
        for (var pass = 0; pass < 4; pass++)
        {
            double sum = 0, sumX = 0, sumY = 0, far = 0;
            foreach (var (px, py, value) in Within(centreX, centreY, aperture))
            {
                sum += value;
                sumX += value * px;
                sumY += value * py;
                far += value * Math.Sqrt(((px - centreX) * (px - centreX)) + ((py - centreY) * (py - centreY)));
            }

            if (sum <= 0)
                return null;
            radius = far / sum;
            (centreX, centreY) = (sumX / sum, sumY / sum);
            aperture = Math.Clamp((2.6 * radius) + 1, SmallestAperture, LargestAperture);
        }

        return radius;
    }

    private IEnumerable<(int X, int Y, double Value)> Within(double x, double y, double radius)
    {
        for (var py = (int)Math.Max(0, y - radius); py <= Math.Min(height - 1, y + radius); py++)
        {
            for (var px = (int)Math.Max(0, x - radius); px <= Math.Min(width - 1, x + radius); px++)
            {
                if (((px - x) * (px - x)) + ((py - y) * (py - y)) <= radius * radius)
                    yield return (px, py, light[(py * width) + px]);
            }
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
