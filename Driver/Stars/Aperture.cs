namespace SonyAlpha.Driver;

/// <summary>The light within a circle of a frame.</summary>
internal sealed class Aperture
{
    private const double WidthOfDeviation = 2.354820045;

    private readonly List<(double DX, double DY, double Value)> pixels = [];
    private double second;

    public double Flux { get; private set; }

    /// <summary>The middle of the light.</summary>
    public double X { get; private set; }

    public double Y { get; private set; }

    public double HalfFluxRadius { get; private set; }

    /// <summary>The highest value of a pixel, as the frame has it.</summary>
    public int Peak { get; private set; }

    /// <summary>Whether two or three pixels have nearly all of the light, which are hot ones: no lens draws a star like that.</summary>
    public bool IsOnePixel => second <= 0 || pixels.Select(p => p.Value).OrderDescending().Take(3).Sum() > 0.6 * Flux;

    public void Read(Frame frame, SkyMesh sky, double x, double y, double radius)
    {
        pixels.Clear();
        (Flux, Peak, second) = (0, 0, 0);
        double sumX = 0, sumY = 0;
        for (var py = (int)Math.Max(0, y - radius); py <= Math.Min(frame.Height - 1, y + radius); py++)
        {
            var row = frame.Row(py);
            for (var px = (int)Math.Max(0, x - radius); px <= Math.Min(frame.Width - 1, x + radius); px++)
            {
                if (((px - x) * (px - x)) + ((py - y) * (py - y)) > radius * radius)
                    continue;
                double value = row[px] - sky.At(px, py);
                Peak = Math.Max(Peak, row[px]);
                pixels.Add((px - x, py - y, value));
                Flux += value;
                sumX += value * px;
                sumY += value * py;
            }
        }

        if (Flux <= 0)
            return;
        (X, Y) = (Math.Clamp(sumX / Flux, x - 2, x + 2), Math.Clamp(sumY / Flux, y - 2, y + 2));
        second = pixels.Sum(p => p.Value * ((p.DX * p.DX) + (p.DY * p.DY))) / Flux;
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
        foreach (var (dx, dy, value) in pixels)
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
        const int Parts = 4;
        Span<double> rings = stackalloc double[64 * Parts];
        foreach (var (dx, dy, value) in pixels)
        {
            for (var part = 0; part < Parts * Parts; part++)
            {
                double x = dx - middleX + (((part % Parts) + 0.5) / Parts) - 0.5, y = dy - middleY + (((part / Parts) + 0.5) / Parts) - 0.5;
                rings[Math.Min(rings.Length - 1, (int)(Math.Sqrt((x * x) + (y * y)) * Parts))] += value / (Parts * Parts);
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

    /// <summary>A square of side 1 has a second moment of 1/12 in each direction; half of a bell's light lies within 1.1774
    /// deviations.</summary>
    private static double Narrowed(double radius) => Math.Sqrt(Math.Max(0.1, (radius * radius) - (1.1774 * 1.1774 / 12)));
}
