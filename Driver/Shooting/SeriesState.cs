namespace SonyAlpha.Driver.Shooting;

/// <summary>What a series is at.</summary>
public enum SeriesPhase
{
    /// <summary>The body is opened, or waited for.</summary>
    Waiting,

    Exposing,

    Pausing,

    /// <summary>A pause in which the mount dithers.</summary>
    Dithering,

    /// <summary>It is over: all frames are there, or it was ended.</summary>
    Over,
}

/// <summary>How far a series is, as one value.</summary>
/// <param name="Begun">UTC.</param>
/// <param name="Done">Frames that are there.</param>
/// <param name="Failed">Attempts that were not.</param>
/// <param name="Since">Time stamp of the phase's begin.</param>
/// <param name="Lasts">How long the phase lasts, as far as that is known.</param>
/// <param name="Overhead">What a frame takes beside its own time: measured, 2 s before the first.</param>
public sealed record SeriesState(SeriesPlan Plan, DateTimeOffset Begun, int Done, int Failed, SeriesPhase Phase, long Since,
    TimeSpan Lasts, TimeSpan Overhead)
{
    /// <summary>Why there is no frame just now, in a sentence; null if nothing is wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>When that began, UTC.</summary>
    public DateTimeOffset? TroubleSince { get; init; }

    /// <summary>It ends after the frame at hand.</summary>
    public bool IsEnding { get; init; }

    /// <summary>When it was over, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    public bool IsOver => Phase == SeriesPhase.Over;

    /// <summary>How long the phase still lasts, as far as that is known.</summary>
    /// <param name="since">Since the phase began.</param>
    public TimeSpan LeftOfPhase(TimeSpan since) => Lasts > since ? Lasts - since : TimeSpan.Zero;

    /// <summary>How long the whole still takes if nothing goes wrong.</summary>
    /// <param name="since">Since the phase began.</param>
    public TimeSpan Left(TimeSpan since)
    {
        if (IsOver)
            return TimeSpan.Zero;
        var frame = TimeSpan.FromSeconds(Plan.Duration) + Overhead;
        var inFrame = Phase == SeriesPhase.Exposing;
        var open = inFrame ? (frame > since ? frame - since : TimeSpan.Zero) : LeftOfPhase(since);
        if (IsEnding)
            return inFrame ? open : TimeSpan.Zero;
        var frames = Plan.Count - Done - (inFrame ? 1 : 0);
        return open + (frame * Math.Max(0, frames)) + Plan.PausesFrom(Done);
    }
}
