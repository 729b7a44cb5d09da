namespace SonyAlpha.Driver.Web;

/// <summary>A frame made small and bright enough for a person to look at, and what its numbers say.</summary>
/// <param name="Width">Of <paramref name="Pixels"/>.</param>
/// <param name="Height">Of <paramref name="Pixels"/>.</param>
/// <param name="Pixels">Red, green, blue, 8 bits each, row by row.</param>
/// <param name="Histogram">Of the frame's own values, in <see cref="Bins"/> equal parts from 0 to MaxADU.</param>
public sealed record Preview(int Width, int Height, byte[] Pixels, int Least, int Median, int Most, int[] Histogram)
{
    public const int Bins = 256;

    /// <summary>The sky's background comes out this bright: 0 black, 1 white.</summary>
    private const double Background = 0.22;

    /// <summary>The black point lies this many deviations below the background.</summary>
    private const double Below = 2.8;

    /// <param name="redX">Column of the first red pixel, 0 or 1.</param>
    /// <param name="redY">Row of the first red pixel, 0 or 1.</param>
    /// <param name="maxAdu">The largest value that a pixel can have.</param>
    /// <param name="atMost">The longer side of the preview, in pixels.</param>
    public static Preview Of(Frame frame, int redX, int redY, int maxAdu, int atMost)
    {
        var cells = Math.Max(1, (Math.Max(frame.Width, frame.Height) / 2 + atMost - 1) / atMost);
        var (width, height) = (frame.Width / 2 / cells, frame.Height / 2 / cells);
        var counts = new int[65536];
        var colours = new ushort[width * height * 3];
        for (var y = 0; y < height; y++)
            AddRow(frame, redX, redY, cells, y, colours.AsSpan(y * width * 3, width * 3), counts);
        var (least, median, most) = (AtShare(counts, 0), AtShare(counts, 0.5), AtShare(counts, 1));
        return new(width, height, Stretched(colours, maxAdu), least, median, most, Binned(counts, maxAdu));
    }

    /// <summary>One row of the preview: means of cells x cells squares of 2 x 2 pixels. Left out pixels would take small stars with
    /// them.</summary>
    private static void AddRow(Frame frame, int redX, int redY, int cells, int y, Span<ushort> colours, int[] counts)
    {
        var sums = new int[colours.Length];
        for (var cell = y * cells; cell < (y + 1) * cells; cell++)
        {
            AddSensorRow(frame.Row((cell * 2) + redY), cells, redX, 0, sums, counts);
            AddSensorRow(frame.Row((cell * 2) + 1 - redY), cells, 1 - redX, 2, sums, counts);
        }

        var squares = cells * cells;
        for (var i = 0; i < sums.Length; i++)
            colours[i] = (ushort)(sums[i] / (i % 3 == 1 ? 2 * squares : squares));
    }

    /// <param name="other">Column of the first pixel that is not green, 0 or 1.</param>
    /// <param name="colour">What that is: 0 red, 2 blue.</param>
    private static void AddSensorRow(ReadOnlySpan<ushort> row, int cells, int other, int colour, int[] sums, int[] counts)
    {
        for (var x = 0; x < sums.Length / 3; x++)
        {
            for (var left = x * cells * 2; left < (x + 1) * cells * 2; left += 2)
            {
                var (value, green) = (row[left + other], row[left + 1 - other]);
                sums[(x * 3) + colour] += value;
                sums[(x * 3) + 1] += green;
                counts[value]++;
                counts[green]++;
            }
        }
    }

    /// <summary>Each colour is stretched by itself, so that a sky that is all of one colour comes out grey.</summary>
    private static byte[] Stretched(ushort[] colours, int maxAdu)
    {
        var pixels = new byte[colours.Length];
        for (var colour = 0; colour < 3; colour++)
        {
            var counts = new int[65536];
            for (var i = colour; i < colours.Length; i += 3)
                counts[colours[i]]++;
            var table = Curve(counts, maxAdu);
            for (var i = colour; i < colours.Length; i += 3)
                pixels[i] = table[colours[i]];
        }

        return pixels;
    }

    /// <summary>The midtones transfer function that puts the background where it can be seen.</summary>
    private static byte[] Curve(int[] counts, int maxAdu)
    {
        var median = AtShare(counts, 0.5);
        // a quarter of the pixels lie further below the median than two thirds of a deviation
        var deviation = Math.Max(1, (median - AtShare(counts, 0.25)) / 0.6745);
        var black = Math.Max(0, median - (Below * deviation));
        var span = Math.Max(1, maxAdu - black);
        var balance = Midtones(Background, Math.Clamp((median - black) / span, 1e-6, 0.999));
        var table = new byte[65536];
        for (var value = 0; value < table.Length; value++)
            table[value] = (byte)Math.Round(255 * Midtones(balance, Math.Clamp((value - black) / span, 0, 1)));
        return table;
    }

    private static double Midtones(double balance, double x) => (balance - 1) * x / ((((2 * balance) - 1) * x) - balance);

    private static int AtShare(int[] counts, double share)
    {
        var rest = (long)(share * (counts.Sum(c => (long)c) - 1));
        for (var value = 0; value < counts.Length; value++)
        {
            rest -= counts[value];
            if (rest < 0)
                return value;
        }

        return 0;
    }

    private static int[] Binned(int[] counts, int maxAdu)
    {
        var bins = new int[Bins];
        for (var value = 0; value < counts.Length; value++)
            bins[Math.Min(Bins - 1, (int)((long)value * Bins / (maxAdu + 1)))] += counts[value];
        return bins;
    }
}
