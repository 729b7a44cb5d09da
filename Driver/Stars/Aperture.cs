namespace SonyAlpha.Driver;

/// <summary>The light within a circle of a frame.</summary>
internal sealed class Aperture
{
    private const double WidthOfDeviation = 2.354820045;

    private const int Rings = 256, Parts = 4;

    /// <summary>So near to the middle it matters where in a pixel the light is, in pixels; to the second, only how far out.</summary>
    private const double Fine = 2.5, Near = 8;

    private (float DX, float DY, float Value)[] pixels = [];
    private int count;
    private double second, threeHighest;

    public double Flux { get; private set; }

    /// <summary>The middle of the light.</summary>
    public double X { get; private set; }

    public double Y { get; private set; }

    public double HalfFluxRadius { get; private set; }

    /// <summary>The highest value of a pixel, as the frame has it.</summary>
    public int Peak { get; private set; }

    /// <summary>Whether two or three pixels have nearly all of the light, which are hot ones: no lens draws a star like that.</summary>
    public bool IsOnePixel => second <= 0 || threeHighest > 0.6 * Flux;

    public void Read(Frame frame, SkyMesh sky, double x, double y, double radius)
    {
        (count, Flux, Peak, second) = (0, 0, 0, 0);
        var side = (2 * (int)radius) + 3;
        if (pixels.Length < side * side)
            pixels = new (float, float, float)[side * side];
        double sumX = 0, sumY = 0;
        float first = 0, next = 0, third = 0;
        for (var py = (int)Math.Max(0, y - radius); py <= Math.Min(frame.Height - 1, y + radius); py++)
        {
            var row = frame.Row(py);
            // the sky from end to end of the line is straight for each of its two colours
            int left = (int)Math.Max(0, x - radius), right = (int)Math.Min(frame.Width - 1, x + radius),
                far = Math.Max(2, (right - left) & ~1);
            float even = sky.At(left, py), odd = sky.At(left + 1, py);
            float evenSlope = (sky.At(left + far, py) - even) / far, oddSlope = (sky.At(left + 1 + far, py) - odd) / far;
            for (var px = left; px <= right; px++)
            {
                double dx = px - x, dy = py - y, square = (dx * dx) + (dy * dy);
                if (square > radius * radius)
                    continue;
                var along = px - left;
                var value = row[px] - ((along & 1) == 0 ? even + (evenSlope * along) : odd + (oddSlope * (along - 1)));
                Peak = Math.Max(Peak, row[px]);
                if (value > first)
                    (first, next, third) = (value, first, next);
                else if (value > next)
                    (next, third) = (value, next);
                else if (value > third)
                    third = value;
                pixels[count++] = ((float)dx, (float)dy, value);
                Flux += value;
                sumX += value * dx;
                sumY += value * dy;
                second += value * square;
            }
        }

        threeHighest = first + next + third;
        if (Flux <= 0)
            return;
        (X, Y) = (x + Math.Clamp(sumX / Flux, -2, 2), y + Math.Clamp(sumY / Flux, -2, 2));
        second /= Flux;
        HalfFluxRadius = Half(X - x, Y - y);
    }

    /// <summary>
    /// Of a bell that has the light's second moment, which is taken under another bell so that far noise has no weight: what that takes
    /// away is given back (1/s² = 1/m² - 1/w²).
    /// </summary>
    /// <param name="deviation">Of the weight.</param>
    public double Width(double deviation)
    {
        double sum = 0, moment = 0;
        foreach (var (dx, dy, value) in pixels.AsSpan(0, count))
        {
            var square = (dx * dx) + (dy * dy);
            var weighted = value * Math.Exp(-square / (2 * deviation * deviation));
            sum += weighted;
            moment += weighted * square / 2;
        }

        var measured = sum > 0 ? moment / sum : 0;
        return measured <= 0 || measured >= 0.98 * deviation * deviation ? 2 * HalfFluxRadius
            : WidthOfDeviation / Math.Sqrt((1 / measured) - (1 / (deviation * deviation)));
    }

    /// <summary>
    /// Pixels are laid out by their distance from the middle, each as the square that it is; by what that widens a bell, the result is
    /// smaller.
    /// </summary>
    private double Half(double middleX, double middleY)
    {
        Span<double> rings = stackalloc double[Rings];
        foreach (var (pixelX, pixelY, value) in pixels.AsSpan(0, count))
        {
            double dx = pixelX - middleX, dy = pixelY - middleY, square = (dx * dx) + (dy * dy);
            if (square > Near * Near)
            {
                rings[Ring(square)] += value;
                continue;
            }

            if (square > Fine * Fine)
            {
                var inner = (int)((Math.Sqrt(square) - 0.5) * Parts);
                var beyond = (float)(((Math.Sqrt(square) - 0.5) * Parts) - inner) * value / Parts; // of the pixel's width of rings
                rings[inner] += (value / Parts) - beyond;
                for (var ring = inner + 1; ring < inner + Parts; ring++)
                    rings[ring] += value / Parts;
                rings[inner + Parts] += beyond;
                continue;
            }

            for (var part = 0; part < Parts * Parts; part++)
            {
                double x = dx + (((part % Parts) + 0.5) / Parts) - 0.5, y = dy + (((part / Parts) + 0.5) / Parts) - 0.5;
                rings[Ring((x * x) + (y * y))] += value / (Parts * Parts);
            }
        }

        double sum = 0, whole = Flux / 2;
        for (var ring = 0; ring < rings.Length; ring++)
        {
            if (sum + rings[ring] >= whole)
                return Narrowed((ring + ((whole - sum) / Math.Max(rings[ring], double.Epsilon))) / Parts);
            sum += rings[ring];
        }

        return 0;
    }

    private static int Ring(double square) => Math.Min(Rings - 1, (int)(Math.Sqrt(square) * Parts));

    /// <summary>A square of side 1 has a second moment of 1/12 in each direction; half of a bell's light lies within 1.1774
    /// deviations.</summary>
    private static double Narrowed(double radius) => Math.Sqrt(Math.Max(0.1, (radius * radius) - (1.1774 * 1.1774 / 12)));
}
