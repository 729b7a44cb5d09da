using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Here, away or gone.</summary>
public sealed partial class CameraBody
{
    /// <summary>How long opening a body took lately, search included: before the first, what USB and Wi-Fi bodies take.</summary>
    private readonly Recent reopenings = new(TimeSpan.FromSeconds(5));

    internal Presence Presence => thread.Link switch
    {
        Link.Open { Body: var body } => new Presence.Here(body),
        Link.Away away when Setup.Clock.Since(away.Since) is var since && since < Setup.Options().AwayPatience
            => new Presence.Away(since, away.Reason, away.Last),
        Link.Away { Reason: var reason }   => new Presence.Gone(reason),
        Link.Closed { Reason: var reason } => new Presence.Gone(reason),
        _ => new Presence.Gone(null),
    };

    /// <summary>How long the body is away; zero if it is not.</summary>
    internal TimeSpan Absence => thread.Link is Link.Away away ? Setup.Clock.Since(away.Since) : TimeSpan.Zero;

    /// <summary>Since when it is away, UTC; null if it is not.</summary>
    internal DateTimeOffset? AwaySince => thread.Link is Link.Away ? Setup.Clock.GetUtcNow() - Absence : null;

    /// <summary>How long clients still wait for a body that is away.</summary>
    internal TimeSpan PatienceLeft => thread.Link is Link.Away && Setup.Options().AwayPatience - Absence is var left
        ? left > TimeSpan.Zero ? left : TimeSpan.Zero
        : TimeSpan.MaxValue;

    /// <summary>From the wire's return to a body that takes exposures.</summary>
    internal TimeSpan LongestReopening => reopenings.Longest;

    /// <summary>The body that answers, or the one that did before it went away: for its snapshots.</summary>
    public SonyCamera? Reached => thread.Link switch
    {
        Link.Open open => open.Body,
        Link.Away away => away.Last,
        _              => null,
    };

    private void WentAway(AscomException reason)
    {
        wentAway = Setup.Clock.GetTimestamp();
        Notify(NoticeKind.Away, $"{Name} is away and is taken up again when it returns. {reason.Message}");
        var patience = Setup.Options().AwayPatience;
        if (patience > TimeSpan.Zero)
            Setup.Clock.Start($"{Id} patience", () => LosePatience(patience));
    }

    private void LosePatience(TimeSpan patience)
    {
        if (thread.AwaitOpen(patience, CancellationToken.None) is not Link.Away away || Setup.Clock.Since(away.Since) < patience)
            return;
        log.Warning("{Camera} is away for {Minutes} minutes: its clients are not connected any more until it returns", Id,
            patience.TotalMinutes);
        Notify(NoticeKind.Gone,
            $"{Name} is away for {patience.TotalMinutes:0.#} minutes now: programs are told that it is not connected. "
                + $"{away.Reason.Message}");
    }
}
