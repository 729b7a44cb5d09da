using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What a lens is told to do: go somewhere, go home.</summary>
public sealed partial class Focuser
{
    /// <summary>A body that takes positions reaches them in less.</summary>
    private static readonly TimeSpan NativePatience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan NativePause = TimeSpan.FromMilliseconds(100);

    /// <summary>One move of the lens, and the book is kept of it.</summary>
    /// <returns>How long the lens takes.</returns>
    private TimeSpan Drive(SonyCamera body, int step)
    {
        body.DriveFocus(step);
        var before = stand;
        var count = before.Count.After(step);
        stand = before with { Count = count, Place = (int)Math.Round(before.Scale.PlaceOf(count)), FromNear = false };
        return before.Scale.Pace * Math.Abs(step);
    }

    private static void Demand(SonyCamera body)
    {
        if (body.WhyNoFocusDrive is { } reason)
            throw new CameraException($"The focus cannot be moved. {reason}");
    }

    /// <summary>To a place of the scale.</summary>
    private sealed class MoveTask(Focuser focuser, int target) : FocusTask
    {
        private Queue<int>? plan;
        private int? percent;
        private double way;
        private long? begun;

        public int Target => target;

        public override TimeSpan? Step(SonyCamera body)
        {
            Demand(body);
            if (focuser.stand.Native is { } native)
                return StepNative(body, native.Least + target);
            var stand = focuser.stand;
            if (plan is null)
            {
                percent = body.FocalPercent;
                plan = stand.Scale.Plan(stand.Count, stand.Scale.CountFor(target), stand.FromNear, focuser.Options.FocusOvershoot);
            }

            if (plan.TryDequeue(out var next))
            {
                way += Math.Sign(next) * stand.Scale.WayOf(Math.Abs(next));
                return focuser.Drive(body, next);
            }

            focuser.stand = stand with { Place = target, FromNear = true };
            Examine(body, stand.Scale);
            return null;
        }

        /// <summary>A coarse look at what the lens tells of its place: it must have moved at all.</summary>
        private void Examine(SonyCamera body, LensScale scale)
        {
            const double Much = 0.15;
            if (Math.Abs(way) < Much * scale.Travel || percent is not { } before)
                return;
            body.Refresh();
            if (body.FocalPercent is { } now && Math.Abs(now - before) <= PercentTolerance)
            {
                throw new CameraException($"The lens was told to move and still says {now} %: it does not obey. Is its switch on MF? "
                    + "Some lenses of other makers need newer firmware for this");
            }
        }

        private TimeSpan? StepNative(SonyCamera body, int position)
        {
            if (begun is null)
            {
                begun = focuser.setup.Clock.GetTimestamp();
                body.Set(SonyProperty.FocusPositionSetting, (ushort)position);
                return NativePause;
            }

            body.Refresh();
            if (body.FocusPosition is not { } now)
                throw new CameraException("The body does not take focus positions any more");
            focuser.stand = focuser.stand with { Place = now.Now - now.Least };
            if (now.Now == position)
                return null;
            if (focuser.setup.Clock.Since(begun.Value) > NativePatience)
                throw new CameraException(
                    $"The focus was sent to {position} and stands at {now.Now} after {NativePatience.TotalSeconds:0} s");
            return NativePause;
        }
    }

    /// <summary>To the near end, from there to place 0, and from there to another one.</summary>
    private sealed class HomeTask(Focuser focuser, int target) : FocusTask
    {
        private Queue<int>? plan;
        private bool isAtEnd;

        public int Target => target;

        /// <summary>On the way to the end moves are not counted.</summary>
        protected override void Ends()
        {
            if (plan is not null && !isAtEnd)
                focuser.BreakOff("Going to the near end");
        }

        public override TimeSpan? Step(SonyCamera body)
        {
            Demand(body);
            if (focuser.stand.Native is not null)
                return null;
            var scale = focuser.stand.Scale;
            if (plan is null)
            {
                focuser.log.Information("{Camera}: the lens goes to its near end to find its position", focuser.Id);
                plan = scale.PlanHome();
            }

            if (plan.TryDequeue(out var next))
                return isAtEnd ? focuser.Drive(body, next) : Coarse(body, next, scale);
            if (isAtEnd)
            {
                focuser.stand = focuser.stand with { Place = target, FromNear = true };
                focuser.log.Information("{Camera}: the lens is at {Place}, counted from its near end", focuser.Id, target);
                return null;
            }

            isAtEnd = true;
            var overshoot = focuser.Options.FocusOvershoot;
            focuser.stand = new(scale, MoveCount.None.With(1, -overshoot), 0, FromNear: false, IsKnown: true);
            plan = scale.Plan(focuser.stand.Count, scale.CountFor(target), fromNear: false, overshoot);
            return TimeSpan.Zero;
        }

        private static TimeSpan Coarse(SonyCamera body, int step, LensScale scale)
        {
            body.DriveFocus(step);
            return scale.Pace * Math.Abs(step);
        }
    }
}
