using System.Globalization;

namespace SonyAlpha.Driver;

public sealed partial class ClientCamera
{
    /// <summary>AbortExposure waits this long to see the shutter closed; then it returns all the same.</summary>
    private static readonly TimeSpan AbortPatience = TimeSpan.FromMilliseconds(400);

    private LastExposure? last;

    public bool CanAbortExposure => true;

    /// <summary>Bulb ends early. A speed that the body times runs to its end, 30 s at most, and keeps its picture too.</summary>
    public bool CanStopExposure => true;

    /// <summary>Of this client's own exposure; without one, the body's.</summary>
    public CameraState CameraState => Now switch
    {
        Activity.Exposing { Order: var order } => order.Progress.State,
        Activity.Idle => camera.CameraState,
        _             => CameraState.Idle,
    };

    /// <summary>Of the time that the shutter is open; 100 from then on, and while there is a picture.</summary>
    public short PercentCompleted => Now switch
    {
        Activity.Exposing { Order: var order } => order.Progress.Percent,
        Activity.Idle  => camera.PercentCompleted,
        Activity.Ready => 100,
        _              => 0,
    };

    /// <exception cref="AscomException">The exposure failed; the reason.</exception>
    public bool ImageReady => Now switch
    {
        Activity.Ready => true,
        Activity.Failed { Reason: var reason } => throw reason,
        _ => false,
    };

    /// <summary>The picture: a lease, to be disposed of by the face.</summary>
    public Frame ImageArray => Now switch
    {
        Activity.Ready { Picture: var picture } => picture.Fetch() ?? throw NoImage(),
        Activity.Failed { Reason: var reason } => throw reason,
        _ => throw NoImage(),
    };

    public Frame ImageArrayVariant => ImageArray;

    /// <summary>Seconds the shutter was really open.</summary>
    public double LastExposureDuration => (Volatile.Read(ref last) ?? throw NoExposure()).Duration.TotalSeconds;

    /// <summary>When the shutter opened: UTC to the millisecond, without a zone as FITS has it.</summary>
    public string LastExposureStartTime =>
        (Volatile.Read(ref last) ?? throw NoExposure()).Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>This client's picture with everything about it; null if there is none.</summary>
    public Picture? Picture => (Now as Activity.Ready)?.Picture;

    /// <summary>Notes what is asked for, hands it on and returns, whatever the body and other clients do meanwhile.</summary>
    /// <param name="duration">Seconds; 0 for the shortest dark.</param>
    /// <param name="light">False for a dark: the body has no shutter for that, so the user covers the telescope.</param>
    /// <exception cref="AscomException">It is known now that no good frame can come of it; what to do is said.</exception>
    public void StartExposure(double duration, bool light) => StartExposure(duration, light ? FrameKind.Light : FrameKind.Dark);

    /// <inheritdoc cref="StartExposure(double, bool)"/>
    /// <param name="kind">What the frame is for: names, table and FITS tell it.</param>
    internal void StartExposure(double duration, FrameKind kind)
    {
        var seen = Now;
        if (seen is Activity.Exposing)
            throw AscomErrors.InvalidOperation("An exposure is running: stop or abort it first");
        var request = Check(duration, kind);
        var plan = request.Readout == Readout.LiveView ? camera.PlanLive(request.Duration) : Policy.Plan(request.Duration, request.Iso);
        if (request.Readout != Readout.LiveView)
            camera.RefuseTooLongReduction(plan);
        var order = camera.Accept(this, request, plan);
        if (!Replace(seen, new Activity.Exposing(order)))
        {
            camera.Withdraw(order);
            throw AscomErrors.InvalidOperation("This client has just started another exposure");
        }

        if (request.Readout != Readout.LiveView)
            Warn(request, order.Plan);
        camera.Begin(order);
    }

    /// <summary>
    /// Ends this client's exposure early and keeps its picture. Nothing happens without one of its own, or when the shutter is closed
    /// already; one that waits still has no picture, and fails.
    /// </summary>
    public void StopExposure()
    {
        if (Now is Activity.Exposing { Order: var order })
            camera.Stop(order);
    }

    /// <summary>Ends this client's exposure and forgets it: idle on return, the shutter closed, the picture drained behind it.</summary>
    public void AbortExposure()
    {
        if (GiveUp("it was aborted") is { IsOrphan: false } order)
            order.Progress.Exposure?.AwaitClose(AbortPatience);
    }

    /// <summary>The client goes: its exposure is given up, and a picture that it has not fetched is kept.</summary>
    internal void Leave()
    {
        isGone = true;
        GiveUp("its client was disconnected");
        if (Now is var seen && seen is not Activity.Exposing)
            Replace(seen, Activity.Nothing);
    }

    /// <summary>From exposing to nothing, at once; whoever works at it follows.</summary>
    /// <returns>What was given up; null if there was nothing.</returns>
    private ExposureOrder? GiveUp(string why)
    {
        while (Now is Activity.Exposing { Order: var order } seen)
        {
            if (!Replace(seen, Activity.Nothing))
                continue;
            camera.GiveUp(order, why);
            return order;
        }

        return null;
    }

    /// <summary>How an order of this client ended, if it is still the one.</summary>
    internal bool Conclude(ExposureOrder order, Activity end)
    {
        while (Now is Activity.Exposing seen && seen.Order == order)
        {
            if (Replace(seen, end))
                return true;
        }

        return false;
    }

    /// <summary>What the last exposure of this client really was.</summary>
    internal void Took(DateTimeOffset start, TimeSpan duration) => Volatile.Write(ref last, new LastExposure(start, duration));

    /// <summary>The memory is needed for newer pictures: one that this client has not fetched goes to the rescue folder.</summary>
    internal void LetGo(Picture picture)
    {
        if (Now is Activity.Ready seen && seen.Picture == picture)
        {
            Replace(seen, picture.WasFetched ? Activity.Nothing : new Activity.Failed(AscomErrors.InvalidOperation(
                $"Picture {picture.Number} was not fetched while two newer ones came, and is "
                    + (camera.RescuesPictures ? "a file in the rescue folder now" : "gone: simulated pictures are not rescued"))));
        }
    }

    private static AscomException NoImage() =>
        AscomErrors.InvalidOperation("There is no image: start an exposure, and wait until ImageReady");

    private static AscomException NoExposure() => AscomErrors.InvalidOperation("No exposure has been taken since the camera was connected");

    private sealed record LastExposure(DateTimeOffset Start, TimeSpan Duration);
}
