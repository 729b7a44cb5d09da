using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Learning a lens: how far the moves of each size go.</summary>
public sealed partial class Focuser
{
    /// <summary>What is being learned, in words and percent; null if nothing is.</summary>
    public (string Words, int Percent)? Learning => Task is LearnTask { IsOver: false } learning ? learning.Progress : null;

    /// <summary>
    /// Looks for backlash where the lens stands, then goes from the near end towards the far one in moves of one size after the other,
    /// twice, and reads from the place that the lens tells how many of them make the whole way.
    /// </summary>
    /// <remarks>Unconfirmed: that the percent which a lens tells (0xD24C) grow evenly with the moves of its drive.</remarks>
    private sealed class LearnTask(Focuser focuser) : FocusTask
    {
        private const int Sizes = 7, Passes = 2, LeadIn = 12, FarEnough = 90, AtTheEnd = 98, MostMoves = 3000;

        private readonly List<double>[] measured = [.. Enumerable.Range(0, Sizes).Select(_ => new List<double>())];
        private readonly LensScale old = focuser.stand.Scale;
        private readonly BacklashSweep sweep = new(focuser.stand.Scale.Pace);
        private bool isSwept, hasBegun, isDone;
        private Queue<int> homing = new();
        private int round = -1;
        private int lead;
        private int moves;
        private int first;
        private (int Moves, int Percent)? inside;

        public (string Words, int Percent) Progress =>
            (!isSwept ? "looking for backlash at the stars of live view" : round < 0
                ? "going to the near end" : $"moves of size {SizeOf(round)}, pass {(round / Sizes) + 1} of {Passes}",
                Math.Max(0, round) * 100 / (Sizes * Passes));

        private int Size => SizeOf(round);

        protected override void Ends()
        {
            if (!isDone && hasBegun)
                focuser.BreakOff("Learning the lens");
        }

        public override TimeSpan? Step(SonyCamera body)
        {
            Demand(body);
            hasBegun = true;
            if (!isSwept && sweep.Step(body) is { } look)
                return look;
            isSwept = true;
            if (homing.TryDequeue(out var step))
                return Go(body, step);
            if (round < 0)
                return Next(body);
            if (lead > 0)
            {
                lead--;
                return Go(body, 1);
            }

            body.Refresh();
            var percent = body.FocalPercent ?? throw new CameraException("The lens does not tell its place any more");
            if (moves == 0)
                first = percent;
            else if (percent < AtTheEnd)
                inside = (moves, percent);
            if (percent >= FarEnough || moves >= MostMoves)
                return Measured(body);
            moves++;
            return Go(body, Size);
        }

        private TimeSpan? Measured(SonyCamera body)
        {
            if (inside is { Percent: var percent } && percent <= first)
                throw new CameraException($"The lens did not move in {moves} moves of size {Size}: it still says {percent} %");
            // the first move led to the end already: one is the whole way
            measured[Size - 1].Add(inside is { } seen ? Math.Max(1, seen.Moves * 100.0 / (seen.Percent - first)) : 1);
            return round + 1 == Sizes * Passes ? Finish() : Next(body);
        }

        private TimeSpan Next(SonyCamera body)
        {
            round++;
            (moves, lead, inside) = (0, LeadIn, null);
            homing = old.PlanHome();
            homing.TryDequeue(out var step);
            return Go(body, step);
        }

        private TimeSpan? Finish()
        {
            LensScale learned = old with
            {
                Moves = [.. measured.Select(m => Math.Round(m.Average(), 2))],
                Spread = [.. measured.Select(m => Math.Round(m.Max() - m.Min(), 2))],
                Backlash = sweep.Result ?? old.Backlash,
            };
            focuser.noBacklash = sweep.Trouble;
            Tell();
            isDone = true;
            focuser.setup.Lenses.Keep(learned);
            focuser.log.Information("{Camera}: the lens {Lens} was learned: {Moves}", focuser.Id, learned.Lens,
                string.Join(", ", learned.Moves));
            focuser.stand = Stand.MiddleOf(learned, focuser.Options.FocusOvershoot);
            return null;
        }

        private void Tell()
        {
            focuser.log.Debug("{Camera}: heights of stars on the way out and back: {Heights}", focuser.Id,
                string.Join(' ', sweep.Heights.Select(height => FormattableString.Invariant($"{height:0.0}"))));
            if (sweep.Result is not { } backlash)
                focuser.log.Information("{Camera}: the backlash of the lens was not measured: {Reason}", focuser.Id, sweep.Trouble);
            else if (backlash > focuser.Options.FocusOvershoot)
            {
                focuser.log.Warning("{Camera}: the backlash of the lens is {Backlash} moves of size 1, and more than the setting "
                    + "focus-overshoot takes up, {Overshoot}: set it to {Enough}", focuser.Id, backlash, focuser.Options.FocusOvershoot,
                    (int)Math.Ceiling(backlash) + 2);
            }
        }

        private TimeSpan Go(SonyCamera body, int step)
        {
            body.DriveFocus(step);
            return old.Pace * Math.Abs(step);
        }

        private static int SizeOf(int round) => Sizes - (round % Sizes);
    }
}
