namespace SonyAlpha.Driver;

/// <summary>
/// The sky of a frame and its noise, cell by cell and for each of the four places of the colour matrix, which have a sky each. Between the
/// middles of cells it is a plane.
/// </summary>
internal sealed class SkyMesh
{
    public const int Cell = 64;

    private readonly int across;
    private readonly int down;
    private readonly float[][] sky = new float[4][];

    public SkyMesh(Frame frame)
    {
        (across, down) = (Math.Max(1, frame.Width / Cell), Math.Max(1, frame.Height / Cell));
        var noises = new float[across * down];
        for (var colour = 0; colour < 4; colour++)
            sky[colour] = new float[across * down];
        Parallel.For(0, down, row =>
        {
            var values = new ushort[4][];
            for (var colour = 0; colour < 4; colour++)
                values[colour] = new ushort[Cell * Cell / 4];
            CountingSort sort = new();
            for (var column = 0; column < across; column++)
                noises[(row * across) + column] = Measure(frame, column, row, values, sort);
        });
        Array.Sort(noises);
        Noise = Math.Max(0.5f, noises[noises.Length / 2]);
        for (var colour = 0; colour < 4; colour++)
            sky[colour] = Calmed(sky[colour]);
        var middles = sky[1].ToArray();
        Array.Sort(middles);
        Level = middles[middles.Length / 2];
    }

    /// <summary>Deviation of a pixel of an even sky, in values of the frame.</summary>
    public float Noise { get; }

    /// <summary>The sky in the middle of its range.</summary>
    public float Level { get; }

    /// <summary>What the sky is at a pixel.</summary>
    public float At(int x, int y)
    {
        var grid = sky[(x & 1) | ((y & 1) << 1)];
        float column = Math.Clamp(((x + 0.5f) / Cell) - 0.5f, 0, across - 1), row = Math.Clamp(((y + 0.5f) / Cell) - 0.5f, 0, down - 1);
        int left = Math.Min((int)column, Math.Max(0, across - 2)), top = Math.Min((int)row, Math.Max(0, down - 2));
        int right = Math.Min(left + 1, across - 1), bottom = Math.Min(top + 1, down - 1);
        float toRight = column - left, toBottom = row - top;
        var upper = (grid[(top * across) + left] * (1 - toRight)) + (grid[(top * across) + right] * toRight);
        var lower = (grid[(bottom * across) + left] * (1 - toRight)) + (grid[(bottom * across) + right] * toRight);
        return (upper * (1 - toBottom)) + (lower * toBottom);
    }

    /// <summary>What the sky is along a row of the frame: the same as <see cref="At"/> of each pixel.</summary>
    public void Along(int y, Span<float> row)
    {
        float line = Math.Clamp(((y + 0.5f) / Cell) - 0.5f, 0, down - 1);
        var top = Math.Min((int)line, Math.Max(0, down - 2));
        var (bottom, toBottom) = (Math.Min(top + 1, down - 1), line - top);
        for (var colour = 0; colour < 2; colour++)
        {
            var grid = sky[colour | ((y & 1) << 1)];
            float At(int column) => (grid[(top * across) + column] * (1 - toBottom)) + (grid[(bottom * across) + column] * toBottom);
            for (var x = colour; x < row.Length;)
            {
                var left = Math.Clamp((int)(((x + 0.5f) / Cell) - 0.5f), 0, Math.Max(0, across - 2));
                float here = At(left), slope = (At(Math.Min(left + 1, across - 1)) - here) / Cell;
                var middle = (left + 0.5f) * Cell;
                var end = left + 2 >= across ? row.Length : Math.Min(row.Length, (int)((left + 1.5f) * Cell));
                for (; x < end; x += 2)
                    row[x] = here + (slope * Math.Clamp(x + 0.5f - middle, 0, Cell));
            }
        }
    }

    /// <summary>A cell that stands out of its neighbourhood becomes the middle one of it: a star that fills a cell is no sky.</summary>
    private float[] Calmed(float[] cells)
    {
        var calmed = new float[cells.Length];
        Span<float> near = stackalloc float[9];
        for (var row = 0; row < down; row++)
        {
            for (var column = 0; column < across; column++)
            {
                var count = 0;
                for (var y = Math.Max(0, row - 1); y <= Math.Min(down - 1, row + 1); y++)
                {
                    for (var x = Math.Max(0, column - 1); x <= Math.Min(across - 1, column + 1); x++)
                        near[count++] = cells[(y * across) + x];
                }

                near[..count].Sort();
                var own = cells[(row * across) + column];
                calmed[(row * across) + column] = own > near[count / 2] + Noise ? near[count / 2] : own;
            }
        }

        return calmed;
    }

    private float Measure(Frame frame, int column, int row, ushort[][] values, CountingSort sort)
    {
        var count = 0;
        for (var y = row * Cell; y < Math.Min((row + 1) * Cell, frame.Height & ~1); y += 2)
        {
            var even = frame.Row(y);
            var odd = frame.Row(y + 1);
            for (var x = column * Cell; x < Math.Min((column + 1) * Cell, frame.Width & ~1); x += 2, count++)
            {
                (values[0][count], values[1][count]) = (even[x], even[x + 1]);
                (values[2][count], values[3][count]) = (odd[x], odd[x + 1]);
            }
        }

        var noise = 0f;
        for (var colour = 0; colour < 4 && count > 0; colour++)
        {
            var sorted = values[colour].AsSpan(0, count);
            sort.Sort(sorted);
            var (median, deviation) = Sky(sorted);
            sky[colour][(row * across) + column] = median;
            noise += deviation / 4;
        }

        return noise;
    }

    /// <summary>The middle of what is not light of a star, and its deviation: stars are only above the sky, what lies below it is its
    /// noise.</summary>
    private static (float Median, float Deviation) Sky(ReadOnlySpan<ushort> sorted)
    {
        const int Passes = 4;
        var (median, deviation) = (Within(sorted, 0.5), 0f);
        for (var pass = 0; pass < Passes; pass++)
        {
            deviation = median - Within(sorted, 0.1587);
            var reach = 3 * Math.Max(deviation, 1);
            var (begin, end) = (0, sorted.Length);
            while (end > 1 && sorted[end - 1] > median + reach)
                end--;
            while (begin < end - 1 && sorted[begin] < median - reach) // as many of the noise's own as above: the middle stays
                begin++;
            if (end - begin == sorted.Length)
                break;
            sorted = sorted[begin..end];
            median = Within(sorted, 0.5);
        }

        return (median, deviation);
    }

    /// <summary>Where a part of the values lies below, between two of them.</summary>
    private static float Within(ReadOnlySpan<ushort> sorted, double part)
    {
        var at = part * (sorted.Length - 1);
        var low = (int)at;
        return sorted[low] + ((sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]) * (float)(at - low));
    }
}
