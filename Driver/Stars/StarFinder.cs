using System.Numerics;

namespace SonyAlpha.Driver;

/// <summary>Finds the stars of a frame, raw as it is with its colour matrix, and measures how large they are.</summary>
/// <remarks>
/// Found where squares of 2 x 2 pixels, smoothed over 3 x 3 of them, stand out of the sky; measured in the pixels themselves, within an
/// aperture that fits the star. Threads: any; a frame of 24 megapixels takes some tenths of a second of all processors.
/// </remarks>
public sealed class StarFinder
{
    /// <summary>Deviations of the smoothed sky that a star must stand out by.</summary>
    private const float Threshold = 6;

    private const int MostStars = 500, Margin = 8;

    private const double Smallest = 3.5, Largest = 40, FirstAperture = 9, Passes = 5;

    /// <summary>A pass that moves the aperture by less, in pixels, is the last.</summary>
    private const double Settled = 0.02;

    private readonly Frame frame;
    private readonly SkyMesh sky;
    private readonly int top;

    private StarFinder(Frame frame, int top)
    {
        this.frame = frame;
        this.top = top;
        sky = new(frame);
    }

    /// <param name="frame">A lease that stays the caller's.</param>
    /// <param name="maxAdu">From 98 % of this on a pixel is burnt.</param>
    public static StarField Find(Frame frame, int maxAdu)
    {
        if (frame.Width < 2 * SkyMesh.Cell || frame.Height < 2 * SkyMesh.Cell)
            return new([], 0);
        StarFinder finder = new(frame, (int)(0.98 * maxAdu));
        return new(finder.Stars(), finder.sky.Level);
    }

    private List<Star> Stars()
    {
        var (width, height) = (frame.Width / 2, frame.Height / 2);
        var smooth = Smooth(Squares(width, height), width, height);
        // of nine squares of four pixels each
        var peaks = Peaks(smooth, width, height, Threshold * sky.Noise * 6);
        var stars = new Star?[peaks.Count];
        Parallel.For(0, peaks.Count, i => stars[i] = Measure((peaks[i].X * 2) + 0.5, (peaks[i].Y * 2) + 0.5));
        List<Star> kept = [];
        foreach (var star in stars.OfType<Star>().OrderByDescending(star => star.Flux))
        {
            // one star that is far out of focus has several peaks
            if (!kept.Exists(other => Math.Abs(other.X - star.X) < Reach(other) && Math.Abs(other.Y - star.Y) < Reach(other)))
                kept.Add(star);
        }

        return kept;
    }

    private static double Reach(Star star) => (3.2 * star.HalfFluxRadius) + 2;

    private float[] Squares(int width, int height)
    {
        var squares = new float[width * height];
        Parallel.For(0, height, () => (new float[frame.Width], new float[frame.Width]), (y, _, lines) =>
        {
            var even = frame.Row(y * 2);
            var odd = frame.Row((y * 2) + 1);
            var (above, below) = lines;
            sky.Along(y * 2, above);
            sky.Along((y * 2) + 1, below);
            for (var x = 0; x < width; x++)
            {
                var left = x * 2;
                squares[(y * width) + x] = even[left] + even[left + 1] + odd[left] + odd[left + 1]
                    - above[left] - above[left + 1] - below[left] - below[left + 1];
            }

            return lines;
        }, _ => { });
        return squares;
    }

    private static float[] Smooth(float[] squares, int width, int height)
    {
        var smooth = new float[squares.Length];
        Parallel.For(1, height - 1, () => new float[width], (y, _, columns) =>
        {
            var at = y * width;
            Add(squares.AsSpan(at - width, width), squares.AsSpan(at, width), squares.AsSpan(at + width, width), columns);
            Add(columns.AsSpan(0, width - 2), columns.AsSpan(1, width - 2), columns.AsSpan(2), smooth.AsSpan(at + 1, width - 2));
            return columns;
        }, _ => { });
        return smooth;
    }

    private static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third, Span<float> sum)
    {
        var x = 0;
        for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(first[x..]) + new Vector<float>(second[x..]) + new Vector<float>(third[x..])).CopyTo(sum[x..]);
        for (; x < sum.Length; x++)
            sum[x] = first[x] + second[x] + third[x];
    }

    private static List<(int X, int Y)> Peaks(float[] smooth, int width, int height, float least)
    {
        var lines = new List<(int X, int Y, float Value)>?[height];
        Parallel.For(Margin, height - Margin, y =>
        {
            var line = smooth.AsSpan(y * width, width);
            for (var x = Margin; x < width - Margin; x++)
            {
                if (line[x] > least && IsPeak(smooth, width, x, y, line[x]))
                    (lines[y] ??= []).Add((x, y, line[x]));
            }
        });
        var peaks = lines.OfType<List<(int X, int Y, float Value)>>().SelectMany(line => line);
        return [.. peaks.OrderByDescending(peak => peak.Value).Take(4 * MostStars).Select(peak => (peak.X, peak.Y))];
    }

    private static bool IsPeak(float[] smooth, int width, int x, int y, float value)
    {
        const int Around = 3;
        for (var dy = -Around; dy <= Around; dy++)
        {
            for (var dx = -Around; dx <= Around; dx++)
            {
                var other = smooth[((y + dy) * width) + x + dx];
                if (other > value || (other == value && (dy < 0 || (dy == 0 && dx < 0))))
                    return false;
            }
        }

        return true;
    }

    /// <returns>Null for what is no star: a hot pixel, or nothing but noise.</returns>
    private Star? Measure(double x, double y)
    {
        var aperture = FirstAperture;
        Aperture light = new();
        for (var pass = 0; pass < Passes; pass++)
        {
            light.Read(frame, sky, x, y, aperture);
            if (light.Flux < 4 * sky.Noise * aperture || light.IsOnePixel)
                return null;
            var next = Math.Clamp((3.2 * light.HalfFluxRadius) + 1, Smallest, Largest);
            var rests = Math.Abs(next - aperture) < Settled && Math.Abs(light.X - x) + Math.Abs(light.Y - y) < Settled;
            (x, y, aperture) = (light.X, light.Y, next);
            if (rests)
                break;
        }

        var width = light.Width(Math.Clamp(light.HalfFluxRadius, 1, Largest));
        return x < 1 || y < 1 || x > frame.Width - 2 || y > frame.Height - 2 ? null
            : new(x, y, light.Flux, light.HalfFluxRadius, width, light.Peak >= top);
    }
}
