using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>Emmanuel Bertin's SExtractor measures the same pixels.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SourceExtractorTests
{
    private static readonly Shot Light = Shots.Of(Shots.Sensors["ILCE-7SM3"]) with { Seconds = 60, Iso = 400 };

    /// <param name="focus">The simulated sky's stars are sharpest at 50; at 120 their light is spread ten times as wide.</param>
    [TestCase(50)]
    [TestCase(62)]
    [TestCase(85)]
    [TestCase(120)]
    public void It_finds_stars_of_the_same_size_within_five_percent(double focus)
    {
        var shot = Light with { Focus = focus };
        using PlainFrame frame = PlainFrame.Of(shot, 1);
        var ours = StarFinder.Find(frame, 16383);
        var truth = 1.1774 * Math.Sqrt((1.1 * 1.1) + Math.Pow(0.12 * (focus - 50), 2));
        var theirs = Measure(frame, truth);
        TestContext.Out.WriteLine(
            $"focus {focus}: HFR {ours.HalfFluxRadius:0.00} of {ours.Stars.Count} stars, SExtractor's {theirs.Radius:0.00} of "
                + $"{theirs.Stars}, true {truth:0.00}");
        Assert.That(theirs.Stars, Is.GreaterThan(50));
        Assert.That(ours.HalfFluxRadius, Is.EqualTo(truth).Within(5).Percent, "the truth");
        Assert.That(ours.HalfFluxRadius, Is.EqualTo(theirs.Radius).Within(5).Percent, "SExtractor");
    }

    /// <summary>
    /// The median of the fifty brightest that it calls whole: where the light in its apertures, which it counts in parts of pixels, is half
    /// of that in the largest one. Without what the squareness of
    /// pixels adds, as ours.
    /// </summary>
    private static (double Radius, int Stars) Measure(Frame frame, double about)
    {
        double[] radii = [.. Enumerable.Range(0, 21).Select(i => about * (0.8 + (0.025 * i))), about * 4];
        using Scratch scratch = new();
        var image = scratch.Write("frame.fits", Fits(frame));
        var columns = scratch.Write("columns", Encoding.ASCII.GetBytes($"FLAGS\nFLUX_APER({radii.Length})\n"));
        var filter = scratch.Write("bell.conv", "CONV NORM\n1 2 1\n2 4 2\n1 2 1\n"u8.ToArray());
        var defaults = scratch.Write("empty", []);
        var catalogue = Path.Combine(scratch.Folder, "stars");
        Tool.Run("source-extractor", image, "-c", defaults, "-CATALOG_NAME", catalogue, "-CATALOG_TYPE", "ASCII", "-PARAMETERS_NAME",
            columns,
            "-FILTER_NAME", filter, "-PHOT_APERTURES",
            string.Join(',', radii.Select(r => (2 * r).ToString("0.0000", CultureInfo.InvariantCulture))),
            "-SATUR_LEVEL", "10000", "-DETECT_MINAREA", "9", "-BACK_SIZE", "128", "-VERBOSE_TYPE", "QUIET");
        var stars = File.ReadLines(catalogue)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .Where(star => star[0] < 4).OrderByDescending(star => star[^1]).ToList(); // 4: a pixel of it is burnt
        var halves = stars.Take(50).Select(star => Half(radii, star.AsSpan(1))).Order().ToList();
        return (Math.Sqrt((halves[halves.Count / 2] * halves[halves.Count / 2]) - (1.1774 * 1.1774 / 12)), stars.Count);
    }

    private static double Half(double[] radii, ReadOnlySpan<double> light)
    {
        for (var i = 1; i < light.Length - 1; i++)
        {
            if (light[i] >= light[^1] / 2)
                return radii[i - 1] + ((radii[i] - radii[i - 1]) * ((light[^1] / 2) - light[i - 1]) / (light[i] - light[i - 1]));
        }

        return radii[^2];
    }

    /// <summary>Without the sky of each place in the colour matrix, which it knows nothing of.</summary>
    private static byte[] Fits(Frame frame)
    {
        var cards = new[]
        {
            "SIMPLE  =                    T", "BITPIX  =                  -32", "NAXIS   =                    2",
            $"NAXIS1  = {frame.Width,20}", $"NAXIS2  = {frame.Height,20}", "END",
        };
        var header = string.Concat(cards.Select(card => card.PadRight(80))).PadRight(2880);
        var file = new byte[2880 + ((((frame.Width * frame.Height * 4) + 2879) / 2880) * 2880)];
        Encoding.ASCII.GetBytes(header).CopyTo(file, 0);
        var skies = new ushort[4];
        for (var colour = 0; colour < 4; colour++)
            skies[colour] = SkyOf(frame, colour & 1, colour >> 1);
        for (var y = 0; y < frame.Height; y++)
        {
            var row = frame.Row(y);
            for (var x = 0; x < frame.Width; x++)
            {
                BinaryPrimitives.WriteSingleBigEndian(
                    file.AsSpan(2880 + (4 * ((y * frame.Width) + x))), row[x] - skies[(x & 1) | ((y & 1) << 1)]);
            }
        }

        return file;
    }

    private static ushort SkyOf(Frame frame, int left, int top)
    {
        List<ushort> values = [];
        for (var y = top; y < frame.Height; y += 16)
        {
            for (var x = left; x < frame.Width; x += 16)
                values.Add(frame.Row(y)[x]);
        }

        values.Sort();
        return values[values.Count / 2];
    }
}
