using System.Globalization;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

public sealed partial class Camera
{
    /// <summary>AbortExposure waits this long to see the shutter closed; then it returns all the same.</summary>
    private static readonly TimeSpan AbortPatience = TimeSpan.FromMilliseconds(400);

    private long exposures;
    private LastExposure? last;

    public bool CanAbortExposure => true;

    /// <summary>Bulb ends early. A speed that the body times runs to its end, 30 s at most, and keeps its picture too.</summary>
    public bool CanStopExposure => true;

    public CameraState CameraState => Now switch
    {
        Activity.Exposing { Phase: ExposurePhase.Processing }  => CameraState.Reading,
        Activity.Exposing { Phase: ExposurePhase.Downloading } => CameraState.Download,
        // from the moment StartExposure returns: clients that poll each half second must see it (ConformU CameraTester.cs)
        Activity.Exposing => CameraState.Exposing,
        _                 => CameraState.Idle,
    };

    /// <summary>Of the time that the shutter is open; 100 from then on, and while there is a picture.</summary>
    public short PercentCompleted => Now switch
    {
        Activity.Exposing { Phase: ExposurePhase.Preparing } => 0,
        Activity.Exposing { Phase: ExposurePhase.Exposing, Exposure: var e } => Percent(e.Times.Open, e.Plan.Duration),
        Activity.Exposing or Activity.Ready => 100,
        _ => 0,
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

    /// <summary>The last picture with everything about it; null if there is none. For the driver's own pages and verbs.</summary>
    public Picture? LastPicture => (Now as Activity.Ready)?.Picture;

    /// <summary>Notes what is asked for, posts it to the camera thread and returns.</summary>
    /// <param name="duration">Seconds; 0 for the shortest dark.</param>
    /// <param name="light">False for a dark: the body has no shutter for that, so the user covers the telescope.</param>
    public void StartExposure(double duration, bool light)
    {
        var seen = Now;
        if (seen is Activity.Exposing)
            throw AscomErrors.InvalidOperation("An exposure is running: stop or abort it first");
        var request = Check(duration, light);
        var plan = Policy.Plan(request.Duration, request.Iso);
        var exposure = new Exposure(Interlocked.Increment(ref exposures), request, plan, clock, Entered, RescueStray);
        if (!Replace(seen, new Activity.Exposing(exposure, ExposurePhase.Preparing)))
            throw AscomErrors.InvalidOperation("Another client has just started an exposure");
        if (request.Readout == Readout.LiveView)
        {
            clock.Start($"{Id} live picture {exposure.Number}", () => LookOnce(exposure));
            return;
        }

        Warn(request, plan);
        log.Information("{Camera}: exposure {Number} of {Seconds} s ({Shutter}), {Kind}",
            Id, exposure.Number, duration, plan.Shutter, light ? "light" : "dark");
        thread.PostExposure(new(body => Take(body, exposure), exposure.Fail));
        clock.Start($"{Id} exposure {exposure.Number}", () => Develop(exposure));
    }

    /// <summary>Ends the exposure early and keeps its picture. Nothing happens without one, or when the shutter is closed already.</summary>
    public void StopExposure()
    {
        if (Now is not Activity.Exposing { Exposure: var exposure })
            return;
        exposure.Stop.Cancel();
        Body?.Wake();
    }

    /// <summary>Ends the exposure and forgets it: idle on return, the shutter closed, the picture drained behind it.</summary>
    public void AbortExposure()
    {
        if (Leave(AscomErrors.InvalidOperation("The exposure was aborted")) is { } exposure)
            exposure.AwaitClose(AbortPatience);
    }

    /// <summary>From whatever it is to nothing, at once. The camera thread follows.</summary>
    /// <returns>The exposure that was left.</returns>
    private Exposure? Leave(AscomException reason)
    {
        while (true)
        {
            var seen = Now;
            if (seen is Activity.Exposing { Exposure: var exposure })
            {
                exposure.Abort.Cancel();
                if (!Replace(seen, Activity.Nothing))
                    continue;
                log.Information("{Camera}: exposure {Number} is given up: {Reason}", Id, exposure.Number, reason.Message);
                Body?.Wake();
                return exposure;
            }

            // an abort when idle leaves the picture where it is; a disconnect does not
            if (reason.Number != AscomErrors.NotConnectedNumber || Replace(seen, Activity.Nothing))
                return null;
        }
    }

    /// <summary>A phase begins, on the camera thread.</summary>
    private void Entered(Exposure exposure, ExposurePhase phase)
    {
        if (Now is Activity.Exposing seen && seen.Exposure == exposure)
            Replace(seen, seen with { Phase = phase });
    }

    /// <summary>An exposure ends as something: unless it was given up, or is another one by now.</summary>
    private bool Conclude(Exposure exposure, Activity end)
    {
        while (Now is Activity.Exposing seen && seen.Exposure == exposure)
        {
            if (Replace(seen, end))
                return true;
        }

        return false;
    }

    private static short Percent(TimeSpan open, TimeSpan whole) =>
        whole <= TimeSpan.Zero ? (short)100 : (short)Math.Clamp(100 * open.TotalSeconds / whole.TotalSeconds, 0, 100);

    private static AscomException NoImage() => AscomErrors.InvalidOperation("There is no image: start an exposure, and wait until ImageReady");

    private static AscomException NoExposure() => AscomErrors.InvalidOperation("No exposure has been taken since the camera was connected");

    private sealed record LastExposure(DateTimeOffset Start, TimeSpan Duration);
}
