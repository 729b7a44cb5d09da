using SonyAlpha.Driver.Jpeg;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Learning a lens: how far its drive turns back before the glass follows.</summary>
public sealed partial class Focuser
{
    /// <summary>
    /// Goes past the place where the lens stands in the smallest moves, from the near side and back again, and looks how high the stars of
    /// live view stand at each place: by what the second pass is shifted against the first, that is the backlash. The lens ends where it
    /// began.
    /// </summary>
    /// <remarks>Threads: the body's.</remarks>
    private sealed class BacklashSweep(TimeSpan pace)
    {
        private const int Half = 12, Lead = 15, NearEnd = 1, FarEnd = 99;

        private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(60), LookPatience = TimeSpan.FromSeconds(5);

        /// <summary>Moves, and 0 for a look. The first look is where the lens stands.</summary>
        private readonly Queue<int> plan = new([0, .. Moves(-1, Half + Lead), .. Moves(+1, Lead), .. Pass(+1), .. Moves(+1, Lead),
            .. Moves(-1, Lead), .. Pass(-1), .. Moves(-1, Lead), .. Moves(+1, Lead + Half)]);

        private readonly List<double> heights = [];
        private StarPeaks? stars;
        private TimeSpan looked;

        /// <summary>In moves of size 1; null if it was not measured.</summary>
        public double? Result { get; private set; }

        /// <summary>Why it was not measured; null while it may be.</summary>
        public string? Trouble { get; private set; }

        /// <summary>The stars' height where the lens stood, at each place from the near side, and at each from the far side back.</summary>
        public IReadOnlyList<double> Heights => heights;

        /// <returns>How long the lens takes, or until the next look; null when all is done.</returns>
        public TimeSpan? Step(SonyCamera body)
        {
            if (!plan.TryPeek(out var next))
            {
                if (Result is null && Trouble is null)
                    (Result, Trouble) = BacklashCurve.Shift([.. heights.Skip(1).Take(Looks)], [.. heights.Skip(1 + Looks).Reverse()]);
                return null;
            }

            if (next != 0)
            {
                plan.Dequeue();
                body.DriveFocus(next);
                return pace;
            }

            if (Look(body) is not { } high)
                return LookPause;
            plan.Dequeue();
            heights.Add(high);
            if (heights is [double.NaN])
                plan.Clear(); // the lens has not moved yet
            else if (body.FocalPercent is <= NearEnd or >= FarEnd)
                Trouble = "the lens stands too near to one of its ends";
            return TimeSpan.Zero;
        }

        private const int Looks = (2 * Half) + 1;

        private static IEnumerable<int> Moves(int step, int count) => Enumerable.Repeat(step, count);

        private static IEnumerable<int> Pass(int step) => [0, .. Enumerable.Repeat((int[])[step, 0], 2 * Half).SelectMany(both => both)];

        /// <summary>The stars' height at a place.</summary>
        /// <returns>Null while a picture is still to come; NaN where there is nothing to be measured.</returns>
        private double? Look(SonyCamera body)
        {
            if (body.LiveFrame(default) is not { } frame)
                return (looked += LookPause) > LookPatience || body.LiveViewTrouble is not null
                    ? Over(body.LiveViewTrouble ?? "no live picture came") : null;
            try
            {
                var picture = JpegDecoder.Decode(frame.Jpeg.Span);
                looked = TimeSpan.Zero;
                stars ??= new(picture);
                return stars.Count > 0 ? stars.In(picture) : Over("live view shows no stars");
            }
            catch (JpegException error)
            {
                return Over(error.Message);
            }
        }

        private double Over(string trouble)
        {
            Trouble ??= trouble;
            looked = TimeSpan.Zero;
            return double.NaN;
        }
    }
}
