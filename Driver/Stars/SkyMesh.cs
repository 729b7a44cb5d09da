using System.Numerics;

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
    private readonly float[] squares;

    /// <param name="frame">Of two cells or more in each direction.</param>
    public SkyMesh(Frame frame)
    {
        (across, down) = (frame.Width / Cell, frame.Height / Cell);
        var noises = new float[across * down];
        squares = new float[across * down];
        for (var colour = 0; colour < 4; colour++)
            sky[colour] = new float[across * down];
        Parallel.For(0, down, () => new Tally(), (row, _, tally) =>
        {
            for (var column = 0; column < across; column++)
                noises[(row * across) + column] = Measure(frame, column, row, tally);
            return tally;
        }, _ => { });
        Array.Sort(noises);
        Noise = Math.Max(0.5f, noises[noises.Length / 2]);
        for (var colour = 0; colour < 4; colour++)
            sky[colour] = Calmed(sky[colour]);
        for (var cell = 0; cell < squares.Length; cell++)
            squares[cell] = sky[0][cell] + sky[1][cell] + sky[2][cell] + sky[3][cell];
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
        int left = Math.Min((int)column, across - 2), top = Math.Min((int)row, down - 2);
        int right = left + 1, bottom = top + 1;
        float toRight = column - left, toBottom = row - top;
        var upper = (grid[(top * across) + left] * (1 - toRight)) + (grid[(top * across) + right] * toRight);
        var lower = (grid[(bottom * across) + left] * (1 - toRight)) + (grid[(bottom * across) + right] * toRight);
        return (upper * (1 - toBottom)) + (lower * toBottom);
    }

    /// <summary>What the sky is along a row of squares of 2 x 2 pixels, all four together.</summary>
    /// <param name="y">The square's row.</param>
    /// <param name="row">A square each.</param>
    public void Along(int y, Span<float> row)
    {
        const int Squares = Cell / 2;
        var line = Math.Clamp(((y + 0.5f) / Squares) - 0.5f, 0, down - 1);
        var top = Math.Min((int)line, down - 2);
        var (bottom, toBottom) = (top + 1, line - top);
        float At(int column) =>
            (squares[(top * across) + column] * (1 - toBottom)) + (squares[(bottom * across) + column] * toBottom);
        // even up to the middle of the first cell, and from that of the last one on
        row[..Math.Min(row.Length, Squares / 2)].Fill(At(0));
        var x = Squares / 2;
        for (var left = 0; left < across - 1; left++)
        {
            float here = At(left), slope = (At(left + 1) - here) / Squares;
            for (var i = 0; i < Squares && x < row.Length; i++, x++)
                row[x] = here + (slope * (i + 0.5f));
        }

        row[Math.Min(row.Length, x)..].Fill(At(across - 1));
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

    private float Measure(Frame frame, int column, int row, Tally tally)
    {
        int left = column * Cell, right = left + Cell, top = row * Cell, bottom = top + Cell;
        var noise = 0f;
        for (var line = 0; line < 2; line++)
        {
            var (even, odd) = Lowest(frame, left..right, top + line, bottom);
            for (var colour = 0; colour < 2; colour++)
            {
                var (median, deviation) = tally.Sky(frame, (left + colour)..right, (top + line)..bottom, colour == 0 ? even : odd);
                sky[colour | (line << 1)][(row * across) + column] = median;
                noise += deviation / 4;
            }
        }

        return noise;
    }

    /// <summary>The lowest value of the even columns and that of the odd ones, in every second line.</summary>
    private static (int Even, int Odd) Lowest(Frame frame, Range columns, int top, int bottom)
    {
        Span<ushort> lowest = stackalloc ushort[Cell];
        lowest.Fill(ushort.MaxValue);
        for (var y = top; y < bottom; y += 2)
        {
            var line = frame.Row(y)[columns];
            for (var x = 0; x < Cell; x += Vector<ushort>.Count)
                Vector.Min(new Vector<ushort>(line[x..]), new Vector<ushort>(lowest[x..])).CopyTo(lowest[x..]);
        }

        var (even, odd) = (ushort.MaxValue, ushort.MaxValue);
        for (var x = 0; x < Cell; x += 2)
            (even, odd) = (Math.Min(even, lowest[x]), Math.Min(odd, lowest[x + 1]));
        return (even, odd);
    }
}
