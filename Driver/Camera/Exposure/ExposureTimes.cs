using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>When what happened in an exposure: as time stamps of the clock, 0 for what has not.</summary>
internal sealed class ExposureTimes(Clock clock)
{
    /// <summary>From the command to when it is told here; slower wires there are none.</summary>
    private static readonly TimeSpan LongestTrip = TimeSpan.FromSeconds(2);

    private long asked = clock.GetTimestamp();
    private long opened;
    private long closed;
    private long fetching;
    private long fetched;

    /// <summary>UTC of the opening of the shutter; of the asking, as long as it has not opened.</summary>
    public DateTimeOffset Start { get; private set; } = clock.GetUtcNow();

    public bool WasOpened => opened != 0;

    /// <summary>Zero if it has not opened.</summary>
    public TimeSpan SinceOpened => WasOpened ? clock.Since(opened) : TimeSpan.Zero;

    /// <summary>Whether the body can have a whole picture of it though the wire broke: it times its own speeds, but a bulb ends with the
    /// wire.</summary>
    public bool MayBeWhole(ExposurePlan plan) => WasOpened && (closed != 0 || !plan.Shutter.IsBulb);

    /// <summary>Time stamp of the opening of the shutter; 0 before.</summary>
    public long OpenedAt => opened;

    /// <summary>How long the shutter has been open, or was.</summary>
    public TimeSpan Open => WasOpened ? clock.GetElapsedTime(opened, closed != 0 ? closed : clock.GetTimestamp()) : TimeSpan.Zero;

    public TimeSpan Prepare => Between(asked, opened);

    public TimeSpan Process => Between(closed, fetching);

    public TimeSpan Download => Between(fetching, fetched);

    /// <summary>From the last byte until now.</summary>
    public TimeSpan Decode => fetched == 0 ? TimeSpan.Zero : clock.Since(fetched);

    /// <summary>The shutter opened when that of another exposure did, and closed when it was to: it is its picture that is
    /// fetched.</summary>
    /// <param name="duration">What was asked for.</param>
    public void OpenedWith(ExposureTimes other, TimeSpan duration)
    {
        (asked, opened, Start, closed, fetching) = (other.asked, other.opened, other.Start, 0, 0);
        if (SinceOpened > duration)
            closed = opened + (long)(duration.TotalSeconds * clock.TimestampFrequency);
    }

    public void Enter(ExposurePhase phase, DateTimeOffset at)
    {
        var now = clock.GetTimestamp();
        switch (phase)
        {
            case ExposurePhase.Exposing:
                opened = now - (long)(Ago(at).TotalSeconds * clock.TimestampFrequency);
                (Start, closed, fetching) = (at, 0, 0);
                break;
            case ExposurePhase.Processing when closed == 0:
                closed = now;
                break;
            case ExposurePhase.Downloading when fetching == 0:
                fetching = now;
                break;
        }
    }

    /// <summary>How long ago the shutter opened: a moment. More, or less than nothing, and somebody has set the clock in between.</summary>
    private TimeSpan Ago(DateTimeOffset at) =>
        clock.GetUtcNow() - at is var ago && ago >= TimeSpan.Zero && ago < LongestTrip ? ago : TimeSpan.Zero;

    /// <summary>The last byte is here.</summary>
    public void Fetched() => fetched = clock.GetTimestamp();

    private TimeSpan Between(long from, long to) => from != 0 && to != 0 ? clock.GetElapsedTime(from, to) : TimeSpan.Zero;
}
