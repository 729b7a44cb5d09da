using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SonyAlpha.Driver;

/// <summary>Where a frame, raw with its colour matrix, is brighter than its sky and than all around.</summary>
/// <remarks>
/// Squares of 2 x 2 pixels, smoothed over 3 x 3 of them. A band of lines at a time, so that all steps find their lines where the step
/// before has left them: in the processor's cache.
/// </remarks>
internal sealed class PeakFinder(Frame frame, SkyMesh sky)
{
    /// <summary>Deviations of the smoothed sky that a star must stand out by.</summary>
    private const float Threshold = 6;

    /// <summary>Squares at the frame's border in which no peak is looked for.</summary>
    private const int Margin = 8;

    /// <summary>A peak is the highest of the squares so far around.</summary>
    private const int Around = 3;

    /// <summary>Lines of squares of a band; those that only its own lines' neighbours are, on each side.</summary>
    private const int Band = 32, Beside = Around + 1;

    private readonly int width = frame.Width / 2;
    private readonly int height = frame.Height / 2;

    /// <summary>Deviations of a square are twice those of a pixel, of nine squares' sum three times as many.</summary>
    private readonly float least = Threshold * sky.Noise * 6;

    /// <param name="most">The brightest ones.</param>
    /// <returns>In squares, the brightest first.</returns>
    public List<(int X, int Y)> Peaks(int most)
    {
        ConcurrentBag<(int X, int Y, float Value)> peaks = [];
        Parallel.For(0, (height - (2 * Margin) + Band - 1) / Band, () => new Lines(width), (band, _, lines) =>
        {
            var top = Margin + (band * Band);
            var bottom = Math.Min(top + Band, height - Margin);
            for (var y = top - Beside; y < bottom + Beside; y++)
                Square(y, lines.Squares(y - top + Beside));
            for (var y = top - Around; y < bottom + Around; y++)
                lines.Smooth(y - top + Beside);
            for (var y = top; y < bottom; y++)
            {
                foreach (var (x, value) in lines.Peaks(y - top + Beside, least))
                    peaks.Add((x, y, value));
            }

            return lines;
        }, _ => { });
        // ties in the order of the frame: which thread found one does not matter
        return [.. peaks.OrderByDescending(peak => peak.Value).ThenBy(peak => peak.Y).ThenBy(peak => peak.X).Take(most)
            .Select(peak => (peak.X, peak.Y))];
    }

    /// <summary>The light over the sky in a row of squares.</summary>
    private void Square(int y, Span<float> squares)
    {
        sky.Along(y, squares);
        // two neighbours at once: which of them is in which half of the number does not matter to their sum
        var even = MemoryMarshal.Cast<ushort, int>(frame.Row(2 * y))[..width];
        var odd = MemoryMarshal.Cast<ushort, int>(frame.Row((2 * y) + 1))[..width];
        Vector<int> half = new(0xFFFF);
        var x = 0;
        for (; x <= width - Vector<int>.Count; x += Vector<int>.Count)
        {
            Vector<int> upper = new(even[x..]), lower = new(odd[x..]);
            var sum = (upper & half) + (upper >>> 16) + (lower & half) + (lower >>> 16);
            (Vector.ConvertToSingle(sum) - new Vector<float>(squares[x..])).CopyTo(squares[x..]);
        }

        for (; x < width; x++)
            squares[x] = (even[x] & 0xFFFF) + (even[x] >>> 16) + (odd[x] & 0xFFFF) + (odd[x] >>> 16) - squares[x];
    }

    /// <summary>A band's squares, and what they are when smoothed; a thread's own.</summary>
    private sealed class Lines(int width)
    {
        private readonly float[] squares = new float[(Band + (2 * Beside)) * width];
        private readonly float[] smooth = new float[(Band + (2 * Beside)) * width];
        private readonly float[] columns = new float[width];
        private readonly List<(int X, float Value)> found = [];

        public Span<float> Squares(int line) => squares.AsSpan(line * width, width);

        public void Smooth(int line)
        {
            Add(Squares(line - 1), Squares(line), Squares(line + 1), columns);
            Add(columns.AsSpan(0, width - 2), columns.AsSpan(1, width - 2), columns.AsSpan(2),
                smooth.AsSpan((line * width) + 1, width - 2));
        }

        public List<(int X, float Value)> Peaks(int line, float least)
        {
            found.Clear();
            var values = smooth.AsSpan(line * width, width);
            Vector<float> all = new(least);
            for (var x = Margin; x < width - Margin; x += Vector<float>.Count)
            {
                var end = Math.Min(x + Vector<float>.Count, width - Margin);
                if (end - x == Vector<float>.Count && Vector.LessThanOrEqualAll(new Vector<float>(values[x..]), all))
                    continue;
                for (var at = x; at < end; at++)
                {
                    if (values[at] > least && IsPeak(line, at, values[at]))
                        found.Add((at, values[at]));
                }
            }

            return found;
        }

        private bool IsPeak(int line, int x, float value)
        {
            for (var dy = -Around; dy <= Around; dy++)
            {
                var others = smooth.AsSpan(((line + dy) * width) + x - Around, (2 * Around) + 1);
                for (var dx = -Around; dx <= Around; dx++)
                {
                    var other = others[dx + Around];
                    if (other > value || (other == value && (dy < 0 || (dy == 0 && dx < 0))))
                        return false;
                }
            }

            return true;
        }

        private static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third, Span<float> sum)
        {
            var x = 0;
            for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
                (new Vector<float>(first[x..]) + new Vector<float>(second[x..]) + new Vector<float>(third[x..])).CopyTo(sum[x..]);
            for (; x < sum.Length; x++)
                sum[x] = first[x] + second[x] + third[x];
        }
    }
}
