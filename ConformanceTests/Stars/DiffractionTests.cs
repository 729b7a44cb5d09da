using System.Globalization;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>The finder of spikes before what a real mask draws: streaks of colour with gaps between.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DiffractionTests
{
    [Test]
    public void Dashed_spikes_are_found_and_their_offset_follows_the_defocus([Values(-8, -4, -2, -1, 0, 1, 2, 4, 8)] double blur)
    {
        DiffractedStar star = new(blur);
        foreach (var light in (double[])[400_000, 2_000_000, 20_000_000])
        {
            var found = Find(star, light);
            Assert.That(found, Is.Not.Null, $"No spikes of {light} DN");
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{light} DN: offset {found!.Offset:0.00}, true {DiffractedStar.TrueOffset(blur):0.00}"));
            Assert.That(found.Offset, Is.EqualTo(DiffractedStar.TrueOffset(blur)).Within(0.4), $"With {light} DN");
            Assert.That(found.Spikes[0].Degrees, Is.EqualTo(DiffractedStar.Degrees).Within(1.5), "The middle one");
        }
    }

    /// <summary>A faint star, or one that is a large disc: no spikes are told rather than wrong ones.</summary>
    [Test]
    public void What_is_hardly_seen_is_told_right_or_not_at_all([Values(-12, -8, 0, 8, 12)] double blur)
    {
        DiffractedStar star = new(blur);
        foreach (var light in (double[])[10_000, 30_000, 100_000, 200_000])
        {
            if (Find(star, light) is { } found)
                Assert.That(found.Offset, Is.EqualTo(DiffractedStar.TrueOffset(blur)).Within(0.4 + (0.1 * Math.Abs(blur))),
                    $"With {light} DN");
        }
    }

    private static Bahtinov? Find(DiffractedStar star, double light) =>
        Bahtinov.Find(star.Frame(light), DiffractedStar.Middle, DiffractedStar.Middle);
}
