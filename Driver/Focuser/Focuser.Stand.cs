using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Where the lens is, as far as anybody knows, and how it comes that nobody knows any more.</summary>
public sealed partial class Focuser
{
    private const int PercentTolerance = 1;

    /// <summary>What a lens tells of its place comes up to a second after its last move.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private FocusTask? awaited;
    private int? lastPercent;
    private bool wasAutomatic;
    private volatile bool wasOpen;

    /// <summary>Where the lens stands: one value, published by the body's thread.</summary>
    /// <param name="Count">The moves that led there.</param>
    /// <param name="FromNear">Whether the last approach was the usual one.</param>
    /// <param name="IsKnown">Whether it is counted from the near end; else the place that was found was taken as the middle.</param>
    /// <param name="Native">Least and most of a body that takes positions itself.</param>
    private sealed record Stand(LensScale Scale, MoveCount Count, int Place, bool FromNear, bool IsKnown,
        (int Least, int Most)? Native = null)
    {
        public static readonly Stand Nowhere = MiddleOf(LensScale.Unknown(""), 0);

        public static Stand MiddleOf(LensScale scale, int overshoot)
        {
            var middle = scale.LastPlace(overshoot) / 2;
            return new(scale, scale.CountFor(middle), middle, FromNear: false, IsKnown: false);
        }

        public int LastPlace(CameraOptions options) =>
            Native is { } native ? native.Most - native.Least : Scale.LastPlace(options.FocusOvershoot);
    }

    /// <summary>The body was opened: nobody knows what happened to the lens before.</summary>
    internal override void Recognise(SonyCamera body)
    {
        lacks = body.CanDriveFocus ? null : Lacking(body);
        if (lacks is not null)
            return;
        Interlocked.Exchange(ref awaited, null)?.End();
        var before = stand;
        Take(body, ScaleOf(body));
        if (Link is Link.Away)
            setup.Lenses.Places.Forget(body.Device);
        if (wasOpen)
            Lost(before, "the body was away");
        else
        {
            Remember(body);
            if (Clients > 0)
                Found();
        }

        wasOpen = true;
    }

    private bool IsSettling => setup.Clock.Since(moved) < takes + Settling;

    /// <summary>Begins with something as soon as the body is open and nothing else is to be done.</summary>
    private void Await(FocusTask next)
    {
        Interlocked.Exchange(ref task, next)?.Halt();
        awaited = next;
    }

    /// <summary>Nothing else is to be done: has anybody else moved the lens?</summary>
    internal override TimeSpan LookAround(SonyCamera body)
    {
        if (Interlocked.Exchange(ref awaited, null) is { } due)
            Post(due);
        if (lacks is not null || Task is { IsOver: false } || IsSettling || stand.Native is not null)
        {
            lastPercent = null;
            if (stand.Native is not null && body.FocusPosition is { } native)
                stand = stand with { Place = native.Now - native.Least };
            return CameraBody.RestTime;
        }

        if (lastPercent is null && body.FocalPercent is not null)
            body.Refresh(); // what was told before the last move is no news
        var (lens, percent, isManual) = (ScaleOf(body), body.FocalPercent, body.WhyNoFocusDrive is null);
        var before = stand;
        var reason = lens.Lens != before.Scale.Lens
            ? $"another lens is on the body, {(lens.Lens.Length > 0 ? lens.Lens : "of unknown name")}"
            : isManual && wasAutomatic ? "the focus was on automatic meanwhile"
            : percent is { } now && lastPercent is { } last && Math.Abs(now - last) > PercentTolerance
            ? $"the lens moved from {last} to {now} % by itself or by hand"
            : null;
        (wasAutomatic, lastPercent) = (!isManual, percent);
        if (reason is not null)
        {
            setup.Lenses.Places.Forget(body.Device);
            Take(body, lens);
            Lost(before, reason);
        }
        else if (isManual && percent is { } seen && stand.IsKnown)
            setup.Lenses.Places.Keep(body.Device, new(lens.Lens, lens.Travel, Options.FocusOvershoot, stand.Count, stand.Place,
                stand.FromNear, seen));

        return CameraBody.RestTime;
    }

    /// <summary>
    /// A position that was kept is believed of a lens that tells the same place as then, away from the ends, where lenses go by themselves
    /// when the power is off. One that tells no place may have been anywhere since.
    /// </summary>
    private void Remember(SonyCamera body)
    {
        const int NearEnd = 2, FarEnd = 98;
        if (stand.Native is not null || setup.Lenses.Places.Find(body.Device) is not { } kept)
            return;
        var (scale, percent) = (stand.Scale, body.FocalPercent);
        if (kept.Lens == scale.Lens && kept.Travel.Equals(scale.Travel) && kept.Overshoot == Options.FocusOvershoot
            && body.WhyNoFocusDrive is null
            && percent is > NearEnd and < FarEnd && percent == kept.Percent)
        {
            stand = new(scale, kept.Count, kept.Place, kept.FromNear, IsKnown: true);
            log.Information("{Camera}: the lens stands at {Place}, where it was left: it tells the same place as then, {Percent} %", Id,
                kept.Place, percent);
            return;
        }

        log.Information("{Camera}: the position {Place} at which the lens was left is not believed: {Reason}", Id, kept.Place,
            kept.Lens != scale.Lens ? $"it was {kept.Lens}" : percent is { } now
            ? $"it told {kept.Percent} % then and {now} % now" : "the lens does not tell its place");
        setup.Lenses.Places.Forget(body.Device);
    }

    /// <summary>The present place is the user's focus: it is the middle of the scale from now on.</summary>
    private void Take(SonyCamera body, LensScale scale)
    {
        lastPercent = null;
        stand = body.FocusPosition is { } native
            ? Stand.MiddleOf(scale, Options.FocusOvershoot) with
                { Native = (native.Least, native.Most), Place = native.Now - native.Least, IsKnown = true }
            : Stand.MiddleOf(scale, Options.FocusOvershoot);
    }

    private void Found()
    {
        if (stand.IsKnown)
            return;
        if (Options.HomesLens)
            Await(new HomeTask(this, 0));
        else
            log.Information(
                "{Camera}: nobody knows where the lens stands. It is left there, and that place is called {Place}, the middle of the "
                    + "scale", Id, stand.Place);
    }

    private void Lost(Stand before, string reason)
    {
        if (stand.Native is not null || Clients == 0)
            return;
        var homes = Options.HomesLens;
        var sentence = $"The position of the lens is not known any more: {reason}. " + (homes
            ? $"It is found again at the near end{(before.IsKnown ? $", and the focus goes back to {before.Place}" : "")}"
            : $"The focus is left where it is, and that place is called {stand.Place} now, the middle of the scale");
        log.Warning("{Camera}: {Sentence}", Id, sentence);
        Whole.Notify(NoticeKind.Warning, sentence);
        if (homes)
        {
            var target = before.IsKnown ? before.Place : (Task as HomeTask)?.Target ?? 0; // a homing that was broken off
            Await(new HomeTask(this, before.Scale.Lens == stand.Scale.Lens ? target : 0));
        }
    }

    /// <summary>Moves were made that nobody counted, and the end was not reached.</summary>
    private void BreakOff(string what)
    {
        stand = Stand.MiddleOf(stand.Scale, Options.FocusOvershoot);
        log.Information("{Camera}: {What} was broken off: nobody knows where the lens stands, and that place is called {Place} now", Id,
            what,
            stand.Place);
    }

    private LensScale ScaleOf(SonyCamera body)
    {
        var name = body.LensName is { Length: > 0 } told ? told : Options.Lens;
        return stand.Scale.Lens == name && stand.Scale.IsLearned ? stand.Scale : setup.Lenses.Find(name);
    }
}
