using System.Numerics;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>
/// A star behind a Bahtinov mask by Fourier optics, colour for colour: nothing of it is the simulator's. Its spikes are what a grating
/// makes of a star: streaks with gaps between, the first orders each as long as its colour's band, and faint ones beyond.
/// </summary>
/// <remarks>A refractor of 57 mm and f = 400 mm, pixels of 3.76 um, a mask whose slits are f / 150 wide, as generators of masks make
/// it.</remarks>
internal sealed class DiffractedStar
{
    public const int Side = 256;

    /// <summary>Where the star is: the middle of four samples' first.</summary>
    public const double Middle = (Side / 2) - 0.25;

    /// <summary>Of the middle spike, from the rows downwards.</summary>
    public const double Degrees = 70;

    private const int Oversampling = 2, Samples = Side * Oversampling;

    // millimetres
    private const double FocalLength = 400, Radius = 28.5, Pixel = 0.00376, Slit = FocalLength / 150;

    private const double Inclination = 20;

    /// <summary>Of the air, in samples.</summary>
    private const double Seeing = 0.8 * Oversampling;

    private const double ShortestWave = 410e-6, WaveStep = 20e-6;

    /// <summary>Which of red, green and blue sees a wave; 15 of them.</summary>
    private const string Bands = "BBBBBGGGGGRRRRR";

    /// <summary>How far the middle spike is off the crossing by geometry alone: a piece of the aperture throws its light aside as far as
    /// its centre of area is off the middle, 4 / (3 pi) of the radius for half a disc and both ways for a quarter.</summary>
    public static double TrueOffset(double blur) => blur * 4 / (3 * Math.PI) * (2 - Math.Tan(Inclination * Math.PI / 180));

    private readonly Dictionary<char, double[]> planes = "RGB".ToDictionary(band => band, _ => new double[Samples * Samples]);

    /// <param name="blur">The radius of the disc that it is without a mask, in pixels; the other side of the focus is negative.</param>
    public DiffractedStar(double blur)
    {
        for (var i = 0; i < Bands.Length; i++)
            Add(planes[Bands[i]], ShortestWave + (i * WaveStep), blur);
        foreach (var plane in planes.Values)
            Blur(plane);
    }

    /// <param name="light">Of the star, in DN summed over its pixels.</param>
    public PlainFrame Frame(double light, double noise = 12)
    {
        Random random = new(7);
        var pixels = new ushort[Side * Side];
        for (var at = 0; at < pixels.Length; at++)
        {
            var (y, x) = Math.DivRem(at, Side);
            var plane = planes["RGGB"[(x & 1) | ((y & 1) << 1)]];
            var first = (Oversampling * y * Samples) + (Oversampling * x);
            var value = light * (plane[first] + plane[first + 1] + plane[first + Samples] + plane[first + Samples + 1]);
            var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            pixels[at] = (ushort)Math.Clamp(530 + value + (gauss * Math.Sqrt((noise * noise) + value)), 0, 16383);
        }

        return new(pixels, Side, Side);
    }

    /// <summary>Whether light passes: one half with slits across its straight side, two quarters with slits inclined to them.</summary>
    private static bool IsOpen(double along, double across)
    {
        if ((along * along) + (across * across) > Radius * Radius)
            return false;
        var (sin, cos) = Math.SinCos((across > 0 ? 0 : along < 0 ? Inclination : -Inclination) * Math.PI / 180);
        var place = ((along * cos) + (across * sin)) / (2 * Slit);
        return place - Math.Floor(place) < 0.5;
    }

    /// <summary>The image of one wave: all waves have the same samples in the image, and so each its own in the aperture.</summary>
    private static void Add(double[] plane, double wave, double blur)
    {
        var step = wave * FocalLength / (Samples * Pixel / Oversampling);
        var defocus = Math.PI * blur * Pixel / (wave * FocalLength * Radius);
        var (sin, cos) = Math.SinCos(Degrees * Math.PI / 180);
        var field = new Complex[Samples * Samples];
        var open = 0;
        for (var row = 0; row < Samples; row++)
        {
            for (var column = 0; column < Samples; column++)
            {
                double x = (column - (Samples / 2)) * step, y = (row - (Samples / 2)) * step;
                if (!IsOpen((x * cos) + (y * sin), (y * cos) - (x * sin)))
                    continue;
                open++;
                // the signs put the star's place into the middle of the image
                field[(row * Samples) + column] = Complex.FromPolarCoordinates(((row + column) & 1) == 0 ? 1 : -1,
                    defocus * ((x * x) + (y * y)));
            }
        }

        Transform(field);
        var share = 1.0 / ((double)open * Samples * Samples * (Bands.Length / 3));
        for (var i = 0; i < plane.Length; i++)
            plane[i] += share * ((field[i].Real * field[i].Real) + (field[i].Imaginary * field[i].Imaginary));
    }

    private static void Transform(Complex[] field)
    {
        var column = new Complex[Samples];
        for (var i = 0; i < Samples; i++)
            Fourier(field.AsSpan(i * Samples, Samples));
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < Samples; j++)
                column[j] = field[(j * Samples) + i];
            Fourier(column);
            for (var j = 0; j < Samples; j++)
                field[(j * Samples) + i] = column[j];
        }
    }

    /// <summary>In place; as many as a power of two.</summary>
    private static void Fourier(Span<Complex> values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (values[i], values[j]) = (values[j], values[i]);
        }

        for (var length = 2; length <= values.Length; length *= 2)
        {
            for (var k = 0; k < length / 2; k++)
            {
                var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / length);
                for (var i = k; i < values.Length; i += length)
                {
                    var other = values[i + (length / 2)] * turn;
                    (values[i], values[i + (length / 2)]) = (values[i] + other, values[i] - other);
                }
            }
        }
    }

    private static void Blur(double[] plane)
    {
        var bell = Enumerable.Range(-6, 13).Select(i => Math.Exp(-i * i / (2 * Seeing * Seeing))).ToArray();
        var sum = bell.Sum();
        foreach (var step in (int[])[1, Samples])
        {
            var before = (double[])plane.Clone();
            for (var i = 6 * Samples; i < plane.Length - (6 * Samples); i++)
            {
                double value = 0;
                for (var j = -6; j <= 6; j++)
                    value += bell[j + 6] * before[i + (j * step)];
                plane[i] = value / sum;
            }
        }
    }
}
