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
            for (var column = 0; column < across; column++)
                noises[(row * across) + column] = Measure(frame, column, row, values);
        });
        Array.Sort(noises);
        Noise = Math.Max(0.5f, noises[noises.Length / 2]);
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

    private float Measure(Frame frame, int column, int row, ushort[][] values)
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
        for (var colour = 0; colour < 4; colour++)
        {
            var sorted = values[colour].AsSpan(0, count);
            sorted.Sort();
            var median = count == 0 ? 0 : sorted[count / 2];
            sky[colour][(row * across) + column] = median;
            // stars are only above the sky: what lies below it is its noise
            noise += count == 0 ? 0 : (median - sorted[(int)(count * 0.1587)]) / 4f;
        }

        return noise;
    }
}
