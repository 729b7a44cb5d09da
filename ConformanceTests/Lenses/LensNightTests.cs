using System.Collections.Concurrent;
using SonyAlpha.ConformanceTests.Night;
using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>A night in which one program has the camera and another the lens, and cable and battery fail every quarter of an
/// hour.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LensNightTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(6), Dawn = TimeSpan.FromHours(1);

    [TestCase(true, TestName = "A_night_of_two_programs_with_homing_the_same_number_is_the_same_focus_all_night_long")]
    [TestCase(false, TestName = "A_night_of_two_programs_without_homing_the_same_number_is_the_same_focus_until_the_body_was_away")]
    public void A_night_of_two_programs(bool homes)
    {
        ConcurrentQueue<string> log = new(), escaped = new();
        using FocusBench bench = new(options: new() { HomesLens = homes });
        var (night, clock, body) = (bench.Night, bench.Night.Clock, bench.Body);
        clock.Escaped = (thread, error) => escaped.Enqueue($"{thread} threw {error}");
        var begin = clock.GetTimestamp();
        void Tell(string sentence) => log.Enqueue($"{clock.GetUtcNow():HH:mm:ss.fff} {sentence}");
        bool IsOver() => clock.Since(begin) >= Length;
        bool IsDawn() => clock.Since(begin) >= Length - TimeSpan.FromMinutes(5);

        Truth truth = new(body, clockWasSet: false);
        using var camera = night.Camera.NewSession();
        using var lens = bench.Device.NewSession();
        Player player = new(new Script(new TableFace(camera, clock), clock), truth, clock, "camera", Tell);
        FocusProgram focus = new(bench, lens, new(3), Tell);
        var (cables, batteries) = (0, 0);
        List<Worker> workers =
        [
            clock.Start("camera program", () => player.Work(Programme.Of(new(1), IsDawn), IsOver)),
            clock.Start("focus program", () => focus.Work(IsOver)),
            clock.Start("gremlin", () => Haunt(new(5))),
        ];
        void Haunt(Random chance)
        {
            while (!IsDawn())
            {
                clock.Sleep(TimeSpan.FromSeconds(chance.Next(500, 1300)));
                var isCable = chance.Next(2) == 0;
                Tell(isCable ? "the cable is pulled" : "the battery is taken out");
                _ = isCable ? cables++ : batteries++;
                if (isCable)
                    body.PullCable();
                else
                    body.TakeBatteryOut();
                clock.Sleep(TimeSpan.FromSeconds(chance.Next(5, 50)));
                body.PlugIn();
            }
        }

        List<string> broken = [.. workers.Where(worker => !worker.Join(Length + Dawn)).Select(_ => "somebody never came home")];
        camera.Dispose();
        lens.Dispose();
        night.Keeper.Finish(TimeSpan.FromMinutes(5));
        broken.AddRange([.. truth.Wrongs, .. escaped,
            .. truth.Lost(player.Wanted, night.Rescued()).Select(exposure => $"lost: {exposure}")]);
        broken.AddRange(body.Exposures.Where(exposure => exposure.LensMoved).Select(exposure => $"the lens moved in {exposure}"));
        var groups = focus.Seen.Where(seen => homes || !focus.AtAnEnd.Contains(seen.Epoch))
            .GroupBy(seen => (seen.Position, Epoch: homes ? 0 : seen.Epoch))
            .Select(group => group.Max(s => s.Glass) - group.Min(s => s.Glass)).ToList();
        var losses = night.Notices.Count(notice => notice.Sentence.Contains("position of the lens is not known", StringComparison.Ordinal));
        TestContext.Out.WriteLine(
            $"{player.Wanted.Count} exposures, {player.Count(Outcome.InTime, Outcome.Late)} delivered, {player.Count(Outcome.Error)} "
                + "ended in a sentence, "
            + $"{player.Count(Outcome.Cancelled)} given up; {focus.Seen.Count} moves, {focus.Errors.Count} ended in a sentence, spread "
                + $"{groups.Max():0.00}; "
            + $"{cables} times the cable, {batteries} times the battery, {losses} times the position lost and said");
        var all = string.Join('\n', log.Concat(night.Log).Order(StringComparer.Ordinal));
        Assert.That(broken, Is.Empty, all);
        Assert.That((focus.Hung, truth.Hung), Is.EqualTo((0, 0)), all);
        Assert.That(focus.Seen, Has.Count.GreaterThan(40), all);
        Assert.That(player.Count(Outcome.InTime, Outcome.Late), Is.GreaterThan(50), all);
        Assert.That(groups, Is.All.LessThanOrEqualTo(1), all);
        Assert.That(losses, Is.EqualTo(cables + batteries), all);
        Assert.That(focus.Errors, Has.All.Length.GreaterThan(20));
        Assert.That(cables * batteries, Is.Positive);
    }
}
