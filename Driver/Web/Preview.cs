namespace SonyAlpha.Driver.Web;

/// <summary>A frame made small, and what its numbers say. How bright it is made for a person to look at is decided when it is
/// painted.</summary>
/// <remarks>Threads: nothing of it changes.</remarks>
public sealed class Preview
{
    public const int Bins = 256;

    /// <summary>The sky's background comes out this bright where nobody wants it otherwise: 0 black, 1 white.</summary>
    public const double UsualBackground = 0.22;

    /// <summary>The black point lies this many deviations below the background.</summary>
    private const double Below = 2.8;

    /// <summary>From this share of the largest value on a pixel is burnt out.</summary>
    private const double BurntShare = 0.98;

    private readonly ushort[] colours;
    private readonly bool[] burnt;
    private readonly int[][] counts = [new int[65536], new int[65536], new int[65536]];
    private readonly int maxAdu;
    private readonly int top;

    private Preview(int width, int height, int maxAdu)
    {
        (Width, Height, this.maxAdu, top) = (width, height, maxAdu, (int)(BurntShare * maxAdu));
        (colours, burnt) = (new ushort[width * height * 3], new bool[width * height]);
    }

    public int Width { get; }

    public int Height { get; }

    public int Least { get; private set; }

    public int Median { get; private set; }

    public int Most { get; private set; }

    /// <summary>Of the frame's own values, in <see cref="Bins"/> equal parts from 0 to MaxADU.</summary>
    public int[] Histogram { get; private set; } = [];

    /// <summary>The same of red, green and blue pixels.</summary>
    public IReadOnlyList<int[]> Channels { get; private set; } = [];

    /// <summary>Which share of the red, green and blue pixels is burnt out, 0 to 1.</summary>
    public IReadOnlyList<double> Burnt { get; private set; } = [];

    /// <param name="redX">Column of the first red pixel, 0 or 1.</param>
    /// <param name="redY">Row of the first red pixel, 0 or 1.</param>
    /// <param name="maxAdu">The largest value that a pixel can have.</param>
    /// <param name="atMost">The longer side of the preview, in pixels.</param>
    /// <param name="samples">Of each side of what becomes a pixel, so many squares of 2 x 2 are read at most: all of them show small
    /// stars, some are enough for a thumbnail.</param>
    public static Preview Of(Frame frame, int redX, int redY, int maxAdu, int atMost, int samples = int.MaxValue)
    {
        var cells = Math.Max(1, (Math.Max(frame.Width, frame.Height) / 2 + atMost - 1) / atMost);
        Preview preview = new(frame.Width / 2 / cells, frame.Height / 2 / cells, maxAdu);
        var step = Math.Max(1, cells / samples);
        for (var y = 0; y < preview.Height; y++)
            preview.AddRow(frame, redX, redY, cells, step, y);
        preview.Count();
        return preview;
    }

    /// <summary>Red, green, blue, 8 bits each, row by row.</summary>
    /// <param name="background">How bright the sky comes out: 0 black, 1 white.</param>
    /// <param name="marksBurnt">Whether what is burnt out is magenta.</param>
    public byte[] Paint(double background = UsualBackground, bool marksBurnt = false)
    {
        var pixels = new byte[colours.Length];
        for (var colour = 0; colour < 3; colour++)
        {
            // each colour is stretched by itself, so that a sky that is all of one colour comes out grey
            var seen = new int[65536];
            for (var i = colour; i < colours.Length; i += 3)
                seen[colours[i]]++;
            var table = Curve(seen, background);
            for (var i = colour; i < colours.Length; i += 3)
                pixels[i] = table[colours[i]];
        }

        for (var i = 0; marksBurnt && i < burnt.Length; i++)
        {
            if (burnt[i])
                (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (255, 0, 255);
        }

        return pixels;
    }

    /// <summary>One row of the preview: means of cells x cells squares of 2 x 2 pixels. Left out pixels would take small stars with
    /// them.</summary>
    private void AddRow(Frame frame, int redX, int redY, int cells, int step, int y)
    {
        var sums = new int[Width * 3];
        for (var cell = y * cells; cell < (y + 1) * cells; cell += step)
        {
            AddSensorRow(frame.Row((cell * 2) + redY), cells, step, redX, 0, sums, y);
            AddSensorRow(frame.Row((cell * 2) + 1 - redY), cells, step, 1 - redX, 2, sums, y);
        }

        var squares = ((cells + step - 1) / step) * ((cells + step - 1) / step);
        var row = colours.AsSpan(y * Width * 3, Width * 3);
        for (var i = 0; i < sums.Length; i++)
            row[i] = (ushort)(sums[i] / (i % 3 == 1 ? 2 * squares : squares));
    }

    /// <param name="other">Column of the first pixel that is not green, 0 or 1.</param>
    /// <param name="colour">What that is: 0 red, 2 blue.</param>
    private void AddSensorRow(ReadOnlySpan<ushort> row, int cells, int step, int other, int colour, int[] sums, int y)
    {
        var (ofColour, ofGreen) = (counts[colour], counts[1]);
        for (var x = 0; x < Width; x++)
        {
            for (var left = x * cells * 2; left < (x + 1) * cells * 2; left += 2 * step)
            {
                var (value, green) = (row[left + other], row[left + 1 - other]);
                sums[(x * 3) + colour] += value;
                sums[(x * 3) + 1] += green;
                ofColour[value]++;
                ofGreen[green]++;
                if (value >= top || green >= top)
                    burnt[(y * Width) + x] = true;
            }
        }
    }

    private void Count()
    {
        var all = new int[65536];
        for (var value = 0; value < all.Length; value++)
            all[value] = counts[0][value] + counts[1][value] + counts[2][value];
        (Least, Median, Most) = (AtShare(all, 0), AtShare(all, 0.5), AtShare(all, 1));
        Histogram = Binned(all);
        Channels = [.. counts.Select(Binned)];
        Burnt = [.. counts.Select(values => values.Skip(top).Sum(c => (double)c) / Math.Max(1, values.Sum(c => (long)c)))];
    }

    /// <summary>The midtones transfer function that puts the background where it can be seen.</summary>
    private byte[] Curve(int[] seen, double background)
    {
        var median = AtShare(seen, 0.5);
        // a quarter of the pixels lie further below the median than two thirds of a deviation
        var deviation = Math.Max(1, (median - AtShare(seen, 0.25)) / 0.6745);
        var black = Math.Max(0, median - (Below * deviation));
        var span = Math.Max(1, maxAdu - black);
        var balance = Midtones(background, Math.Clamp((median - black) / span, 1e-6, 0.999));
        var table = new byte[65536];
        for (var value = 0; value < table.Length; value++)
            table[value] = (byte)Math.Round(255 * Midtones(balance, Math.Clamp((value - black) / span, 0, 1)));
        return table;
    }

    private static double Midtones(double balance, double x) => (balance - 1) * x / ((((2 * balance) - 1) * x) - balance);

    private static int AtShare(int[] seen, double share)
    {
        var rest = (long)(share * (seen.Sum(c => (long)c) - 1));
        for (var value = 0; value < seen.Length; value++)
        {
            rest -= seen[value];
            if (rest < 0)
                return value;
        }

        return 0;
    }

    private int[] Binned(int[] seen)
    {
        var bins = new int[Bins];
        for (var value = 0; value < seen.Length; value++)
            bins[Math.Min(Bins - 1, (int)((long)value * Bins / (maxAdu + 1)))] += seen[value];
        return bins;
    }
}
