using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Lenses;

[Parallelizable(ParallelScope.All)]
public sealed class LensScaleTests
{
    private const int Overshoot = 10;

    public static IEnumerable<LensScale> Lenses => LensTable.All;

    [TestCaseSource(nameof(Lenses))]
    public void A_place_is_a_count_of_moves_that_lead_within_half_a_smallest_move_of_it(LensScale lens)
    {
        for (var place = 0; place <= lens.LastPlace(Overshoot); place++)
            Assert.That(lens.PlaceOf(lens.CountFor(place)), Is.EqualTo(place).Within(0.5 + 1e-9), $"{place}");
    }

    [TestCaseSource(nameof(Lenses))]
    public void A_plan_leads_from_count_to_count_and_ends_with_the_overshoot_from_the_near_side(LensScale lens)
    {
        Random dice = new(3);
        var here = MoveCount.None;
        var isFromNear = false;
        for (var i = 0; i < 200; i++)
        {
            var target = lens.CountFor(dice.Next(lens.LastPlace(Overshoot) + 1));
            var plan = lens.Plan(here, target, isFromNear, Overshoot).ToList();
            Assert.That(plan.Aggregate(here, (count, step) => count.After(step)), Is.EqualTo(target));
            var isShort = isFromNear && here.With(1, 0) == target.With(1, 0) && target.Small >= here.Small;
            if (!isShort)
                Assert.That(plan.TakeLast(Overshoot), Is.All.EqualTo(1).And.Exactly(Overshoot).Items);
            (here, isFromNear) = (target, true);
        }
    }

    [TestCaseSource(nameof(Lenses))]
    public void No_plan_runs_into_an_end(LensScale lens)
    {
        Random dice = new(4);
        var here = lens.CountFor(0);
        for (var i = 0; i < 200; i++)
        {
            var target = lens.CountFor(dice.Next(lens.LastPlace(Overshoot) + 1));
            foreach (var step in lens.Plan(here, target, fromNear: true, Overshoot))
            {
                here = here.After(step);
                Assert.That(lens.PlaceOf(here), Is.InRange(-Overshoot - 1.0, lens.Travel - Overshoot + 1));
            }

            here = target;
        }
    }

    [Test]
    public void A_lens_that_nobody_has_learned_is_moved_by_its_smallest_moves_only()
    {
        var lens = LensScale.Unknown("a lens");
        Assert.That(lens.Plan(lens.CountFor(0), lens.CountFor(700), fromNear: false, 0), Is.All.EqualTo(1).And.Exactly(700).Items);
    }
}
