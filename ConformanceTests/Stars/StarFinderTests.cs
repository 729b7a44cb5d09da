using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>The driver's star finder on the simulator's sky, whose stars are bells of known width; it shares nothing with the tests' own
/// detector.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StarFinderTests
{
    private const int MaxADU = 16383;

    private static readonly Shot Light = Shots.Of(Shots.Sensors["SIM-640"]) with { Seconds = 8, Iso = 800 };

    /// <summary>SharpestSigma and SigmaPerFocusStep of the simulator's sky, restated.</summary>
    private static double DeviationAt(double focus) => Math.Sqrt((1.1 * 1.1) + Math.Pow(0.12 * (focus - 50), 2));

    [TestCase(50)]
    [TestCase(56)]
    [TestCase(62)]
    [TestCase(30)]
    [TestCase(20)]
    [TestCase(90)]
    [TestCase(10)]
    public void The_sizes_of_stars_are_those_of_the_sky_within_five_percent(double focus)
    {
        List<double> radii = [], widths = [];
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var field = Find(Light with { Focus = focus }, seed);
            Assert.That(field.Stars, Has.Count.GreaterThan(5));
            radii.Add(field.HalfFluxRadius!.Value);
            widths.Add(field.FullWidth!.Value);
        }

        var deviation = DeviationAt(focus);
        TestContext.Out.WriteLine(
            $"focus {focus}: HFR {radii.Average():0.00}, true {1.1774 * deviation:0.00}; FWHM {widths.Average():0.00}, true "
                + $"{2.3548 * deviation:0.00}");
        Assert.That(radii.Average(), Is.EqualTo(1.1774 * deviation).Within(5).Percent);
        Assert.That(widths.Average(), Is.EqualTo(2.3548 * deviation).Within(8).Percent);
    }

    [Test]
    public void In_a_dark_with_its_hot_pixels_there_are_no_stars() =>
        Assert.That(Find(Light with { Light = false, Seconds = 240 }, 1).Stars, Is.Empty);

    [Test]
    public void A_frame_that_is_too_small_has_no_stars() =>
        Assert.That(StarFinder.Find(new PlainFrame(new ushort[64 * 64], 64, 64), MaxADU).Stars, Is.Empty);

    [Test]
    public void A_star_is_found_by_its_place()
    {
        var field = Find(Light, 1);
        var star = field.Stars[field.Stars.Count / 2];
        Assert.That(field.Nearest(star.X + 1, star.Y - 1, 5), Is.SameAs(star));
        Assert.That(new StarField([star], 0).Nearest(star.X + 20, star.Y, 5), Is.Null);
    }

    /// <summary>In a long exposure the brightest that is not burnt is two stars in one.</summary>
    [Test]
    public void The_clearest_star_is_one_and_not_burnt()
    {
        var field = new StarField([Of(2, true), Of(3.6, false), Of(1.4, false), Of(1.3, false), Of(1.3, false)], 0);
        Assert.That(field.Clearest?.HalfFluxRadius, Is.EqualTo(1.4));
        Assert.That(new StarField([Of(2, true)], 0).Clearest, Is.Null);

        static Star Of(double radius, bool isBurnt) => new(10, 10, 1000, radius, 2 * radius, isBurnt);
    }

    private static StarField Find(Shot shot, ulong seed)
    {
        using var frame = PlainFrame.Of(shot, seed);
        return StarFinder.Find(frame, MaxADU);
    }
}
