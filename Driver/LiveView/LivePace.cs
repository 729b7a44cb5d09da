using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.LiveView;

/// <summary>
/// When the next live picture is due: in step with the body, so that reading a picture takes nothing from the rate; sooner where the body
/// had none to give; at once where the wire takes longer than the body.
/// </summary>
/// <remarks>Threads: the body's thread.</remarks>
public sealed class LivePace(Clock clock)
{
    /// <summary>20 pictures a second, 10 of older bodies: asked faster, they refuse (SonyAlphaUSB, DPCC, INDIGO).</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a body shows one picture, which is at most how long it exposes it.</summary>
    /// <param name="isQuick">Whether it speaks protocol 3.00.</param>
    public static TimeSpan TimeOf(bool isQuick) => isQuick ? Quick : Slow;

    /// <summary>A body that refuses is asked again soon (libgphoto2 library.c:3889-3905), and less and less often if it goes on.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    private const int MostRetries = 5;

    private long last;
    private TimeSpan pause;
    private int refusals;

    /// <summary>How long until the body is to be asked; zero if now.</summary>
    public TimeSpan UntilDue => pause - clock.Since(last) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>The body was asked.</summary>
    /// <param name="asked">When: a time stamp of the clock.</param>
    /// <param name="came">Whether it gave a picture.</param>
    /// <param name="isQuick">Whether it speaks protocol 3.00.</param>
    public void Asked(long asked, bool came, bool isQuick)
    {
        refusals = came ? 0 : Math.Min(refusals + 1, MostRetries);
        var next = came ? TimeOf(isQuick) : Retry * refusals;
        // who comes a little late for one picture is in time for the next
        var late = clock.GetElapsedTime(last, asked) - pause;
        (last, pause) = (asked, came && late < next ? next - late : next);
    }
}
