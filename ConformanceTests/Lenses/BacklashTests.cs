using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>How far a drive turns back before the glass follows, measured on the stars of live view.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BacklashTests
{
    [TestCase("E 55-210mm F4.5-6.3 OSS")]
    [TestCase("E PZ 16-50mm F3.5-5.6 OSS")]
    public void A_lens_before_stars_is_learned_with_its_backlash_within_one_smallest_move(string lens)
    {
        Jpegs.Need();
        using var bench = new FocusBench(lens);
        using var client = bench.Connect();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(3));
        client.Focuser.Learn();
        bench.Await(client);
        TestContext.Out.WriteLine(client.Focuser.Info);
        TestContext.Out.WriteLine(string.Join('\n',
            bench.Night.Log.Where(line => line.Contains("heights of stars", StringComparison.Ordinal))));
        Assert.That(client.Focuser.Scale.Backlash, Is.EqualTo(SimulatedLenses.Named(lens).Backlash).Within(1), client.Focuser.Info);
    }

    [Test]
    public void Where_live_view_shows_no_stars_it_is_said_that_it_was_not_measured_and_the_lens_is_learned_all_the_same()
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        bench.Body.Misbehave("live-view-denied");
        client.Focuser.Learn();
        bench.Await(client);
        Assert.That((client.Focuser.Scale.IsLearned, client.Focuser.Scale.Backlash), Is.EqualTo((true, (double?)null)));
        Assert.That(client.Focuser.Info, Does.Contain("Backlash: not measured, "));
        Assert.That(bench.Night.Log, Has.One.Contains("the backlash of the lens was not measured"));
    }

    [TestCase(0.0, true)]
    [TestCase(3.0, true)]
    [TestCase(7.4, true)]
    [TestCase(3.0, false)]
    public void The_shift_of_two_curves_is_found_where_they_have_a_slope(double shift, bool hasSlope)
    {
        Random dice = new(5);
        double Height(double place) => (hasSlope ? 80 / (1 + (place * place / 60)) : 50)
            + ((hasSlope ? 3 : 16) * (dice.NextDouble() - 0.5));
        double[] outward = [.. Enumerable.Range(-12, 25).Select(place => Height(place - shift))], inward =
            [.. Enumerable.Range(-12, 25).Select(place => Height(place))];
        outward[3] = inward[9] = double.NaN; // a cloud
        var (moves, trouble) = BacklashCurve.Shift(outward, inward);
        if (hasSlope)
            Assert.That(moves, Is.EqualTo(shift).Within(0.5), trouble);
        else
            Assert.That((moves, trouble), Is.EqualTo(((double?)null, "the stars change too little from place to place")));
    }
}
