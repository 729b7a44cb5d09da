using System.Globalization;
using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>The simulated sky behind a Bahtinov mask, and what the finder of spikes makes of it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MaskTests
{
    private static readonly Shot Light = Shots.Of(Shots.Sensors["SIM-640"]) with { Seconds = 2, Iso = 800 };

    /// <summary>
    /// Restated, not read from the simulator: the centre of area of half a disc is 4 / (3 pi) of its radius off its middle, the disc has
    /// twice the deviation of the sky's bell, and the crossing goes the other way by 1 - tan 20 degrees of that.
    /// </summary>
    private static double TrueOffset(double focus) => 0.12 * (focus - 50) * 2 * 4 / (3 * Math.PI) * (2 - Math.Tan(Math.PI / 9));

    [Test]
    public void The_middle_spike_s_offset_is_in_proportion_to_the_defocus_and_changes_its_sign_at_the_focus(
        [Values(1UL, 2UL, 3UL)] ulong seed)
    {
        var sign = Math.Sign(Spikes(seed, 70)!.Offset);
        foreach (var focus in (double[])[20, 30, 40, 44, 47, 48.5, 50, 51.5, 53, 56, 60, 70, 80])
        {
            var found = Spikes(seed, focus);
            Assert.That(found, Is.Not.Null, $"No spikes with the focus at {focus}");
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"focus {focus}: offset {sign * found!.Offset:0.00}, true {TrueOffset(focus):0.00}"));
            Assert.That(sign * found.Offset, Is.EqualTo(TrueOffset(focus)).Within(0.3), $"With the focus at {focus}");
            Assert.That(found.Spikes[0].Degrees % 180, Is.EqualTo(80).Within(0.7), "The middle one");
        }
    }

    [TestCase(35, 0)]
    [TestCase(-20, 25)]
    [TestCase(0, -38)]
    public void Who_points_beside_the_star_gets_its_spikes(int right, int down)
    {
        var frame = new PlainFrame((Light with { Mask = true, Focus = 60 }).Render(), 640, 480);
        var (there, beside) = (Bahtinov.Find(frame, 320, 240)!, Bahtinov.Find(frame, 320 + right, 240 + down)!);
        Assert.That((beside.Offset, beside.X, beside.Y), Is.EqualTo((there.Offset, there.X, there.Y)));
    }

    [Test]
    public void The_same_seed_gives_the_same_spikes_and_a_sky_without_a_mask_has_none()
    {
        Assert.That((Light with { Mask = true }).Render(), Is.EqualTo((Light with { Mask = true }).Render()));
        Assert.That(Bahtinov.Find(new PlainFrame(Light.Render(), 640, 480), 323, 238), Is.Null);
    }

    [Test]
    public void Stars_without_a_mask_have_none_though_others_stand_around_them([Values(50, 60, 70)] double focus)
    {
        var (stars, wrong) = (0, 0);
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var sky = new PlainFrame((Light with { Focus = focus }).Render(seed), 640, 480);
            var all = StarFinder.Find(sky, 16383).Stars;
            stars += all.Count;
            wrong += all.Count(star => Bahtinov.Find(sky, star.X, star.Y) is not null);
        }

        TestContext.Out.WriteLine($"{wrong} of {stars}");
        Assert.That(stars, Is.GreaterThan(75));
        Assert.That(wrong, Is.LessThanOrEqualTo(stars / 100));
    }

    private static Bahtinov? Spikes(ulong seed, double focus) =>
        Bahtinov.Find(new PlainFrame((Light with { Mask = true, Focus = focus }).Render(seed), 640, 480), 323, 238);
}
