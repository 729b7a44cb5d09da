using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>The shutter button is held this long for a speed that the body times itself.</summary>
    private static readonly TimeSpan PressTime = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// In single drive it is held as long as the exposure, up to this: all users of Sony's own programs hold it for 0.6 s and more, and a
    /// body that wants it longer than <see cref="PressTime"/> loses nothing by it.
    /// </summary>
    // Unconfirmed: [hold-harmless]
    private static readonly TimeSpan LongestPress = TimeSpan.FromMilliseconds(500);

    /// <summary>Between half and full press with manual focus.</summary>
    private static readonly TimeSpan HalfPressTime = TimeSpan.FromMilliseconds(100);

    /// <summary>The same for a body that has swallowed a release: 1.3 to 1.8 s are the shortest that a user of Sony's programs
    /// notes.</summary>
    // Unconfirmed: [longer-half-press]
    private static readonly TimeSpan LongHalfPressTime = TimeSpan.FromMilliseconds(1500);

    /// <summary>Polling begins again this long after the shutter should have closed: some bodies send no event.</summary>
    private static readonly TimeSpan PauseAfterClose = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a body may be silent to a look during an exposure: 0x9209 takes some 50 ms.</summary>
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(5);

    /// <summary>Autofocus may take this long; then the button goes down all the same (DPCC, libgphoto2 library.c:4940-5154).</summary>
    private static readonly TimeSpan FocusPatience = TimeSpan.FromSeconds(3);

    /// <summary>Before a bulb exposure ends nothing slow is begun: reading the properties takes some 50 ms.</summary>
    private static readonly TimeSpan QuietEnd = TimeSpan.FromMilliseconds(500);

    /// <summary>0x9209 right after the shutter hangs some bodies (A5100, A6300: libgphoto2#373, #376): so long nothing is asked.</summary>
    private static readonly TimeSpan PauseAfterShutter = TimeSpan.FromMilliseconds(300);

    private readonly long connectedAt;
    private bool buttonsDown;
    private bool swallowedRelease;
    private long? shutterMovedAt;

    /// <summary>
    /// Takes one exposure: settings applied and read back, memory emptied, shutter opened and closed, pictures fetched. The one place
    /// that knows how a Sony takes a picture (order as all sources agree: libgphoto2 library.c, SonyCamera CaptureThread.cpp, INDIGO).
    /// </summary>
    /// <param name="plan">What to take.</param>
    /// <param name="observer">Is told the phases, and says where the data goes.</param>
    /// <param name="stop">Ends a bulb exposure early and keeps its picture; a speed that the body times runs to its end.</param>
    /// <param name="abort">Closes the shutter and throws; <see cref="Discard"/> then takes the picture out of the camera.</param>
    /// <exception cref="OperationCanceledException">Aborted; the shutter is closed.</exception>
    /// <exception cref="NotExposedException">The body accepted the command and made no exposure.</exception>
    /// <exception cref="CameraException">It cannot be taken; the message says why and what to do.</exception>
    /// <exception cref="TransportException">The camera is gone.</exception>
    public ExposureResult Expose(ExposurePlan plan, IExposureObserver observer, CancellationToken stop, CancellationToken abort)
    {
        observer.Enter(ExposurePhase.Preparing, clock.GetUtcNow());
        WarmUp(abort);
        Prepare(plan, abort);
        EmptyMemory(observer, abort); // or what was left there becomes this exposure's picture
        var opened = PressWithRoom(observer, abort);
        try
        {
            observer.Enter(ExposurePhase.Exposing, opened.At);
            var duration = plan.Shutter.IsBulb ? HoldBulb(plan.Duration, opened, stop, abort) : plan.Duration;
            if (!plan.Shutter.IsBulb)
                clock.Sleep(HoldOf(plan.Duration), abort);
            var closed = ReleaseButtons();
            if (plan.Shutter.IsBulb)
                duration = clock.GetElapsedTime(opened.Stamp, closed.Stamp) + times.BulbError;
            else
                WaitListening(plan.Duration - clock.Since(opened.Stamp), abort);
            observer.Enter(ExposurePhase.Processing, clock.GetUtcNow());
            AwaitPicture(duration, plan.Shutter.IsBulb ? closed.Stamp : clock.GetTimestamp(), abort);
            return new(opened.At, duration, plan.Shutter, Fetch(observer, stray: false, abort));
        }
        finally
        {
            LiftFingers();
        }
    }

    /// <summary>
    /// After an abort: waits for the picture that is still to come, and takes it out of the camera. Closing the shutter is no way to be
    /// rid of it, "it is necessary to follow through" (dougforpres.github.io, sony-driver part 3).
    /// </summary>
    /// <param name="atMost">How long a picture may still take to come: a body's own time for the exposure, and its noise reduction.</param>
    /// <returns>How many objects were thrown away.</returns>
    public int Discard(TimeSpan atMost, CancellationToken cancel)
    {
        ReleaseButtons();
        clock.Sleep(PauseAfterShutter, cancel);
        PollPatiently(() => Memory.IsReady, atMost, PicturePause, cancel);
        return EmptyMemory(null, cancel);
    }

    /// <summary>Presses the shutter and lifts all fingers: used when nobody knows what the last master of the body left pressed.</summary>
    public Moment ReleaseButtons()
    {
        var before = clock.GetTimestamp();
        TryControl(SonyControl.S2Button, Button.Up);
        var moment = Between(before);
        TryControl(SonyControl.S1Button, Button.Up);
        if (buttonsDown)
            shutterMovedAt = moment.Stamp;
        buttonsDown = false;
        return moment;
    }

    /// <summary>A body that has just connected swallows its first shutter command (3 s on named bodies: libgphoto2
    /// library.c:4953-4986).</summary>
    private void WarmUp(CancellationToken abort)
    {
        while (Model.WarmUp - clock.Since(connectedAt) is var left && left > TimeSpan.Zero)
        {
            Listen(left);
            abort.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A body whose transfer memory is full refuses the shutter: emptied, it is asked once more.</summary>
    private Moment PressWithRoom(IExposureObserver observer, CancellationToken abort)
    {
        try
        {
            return PressShutter(abort);
        }
        catch (PtpException error) when (error.Code == ResponseCode.TemporaryStorageFull)
        {
            note?.Invoke(error.Message);
            Refresh(abort);
            EmptyMemory(observer, abort);
            return PressShutter(abort);
        }
        catch (PtpException error) when (error.Code is not (ResponseCode.DeviceBusy or ResponseCode.SessionNotOpen))
        {
            throw new CameraException($"The {Device.Model} does not open the shutter: {WhyRefused(error.Code)}. {error.Message}", error);
        }
    }

    /// <summary>Of a body that saves on the computer only already, that is no advice.</summary>
    private string ElsewhereToo => Properties.Get(SonyProperty.SaveDestination) == SaveDestination.Computer
        ? "" : ", or save on the computer only";

    private string WhyRefused(ushort code) => code switch
    {
        ResponseCode.StoreFull         => $"the memory card is full. Change or format it{ElsewhereToo}",
        ResponseCode.StoreReadOnly     => $"the memory card is locked. Move its switch{ElsewhereToo}",
        ResponseCode.StoreNotAvailable => "there is no memory card. Allow \"Release w/o Card\", or put one in",
        ResponseCode.CameraStatusError =>
            "it reports an error, as when it is too hot. Look at its screen, let it cool, switch it off and on",
        _                              => "look at its screen, leave its menu, end what it is doing, and switch it off and on",
    };

    private Moment PressShutter(CancellationToken abort)
    {
        abort.ThrowIfCancellationRequested();
        buttonsDown = true;
        try
        {
            Control(SonyControl.S1Button, Button.Down);
            if (Properties.Get(SonyProperty.FocusMode) is null or FocusMode.Manual)
                clock.Sleep(swallowedRelease ? LongHalfPressTime : HalfPressTime, abort);
            else
                AwaitFocus(abort);
            abort.ThrowIfCancellationRequested();
            var before = clock.GetTimestamp();
            Control(SonyControl.S2Button, Button.Down);
            var moment = Between(before);
            shutterMovedAt = moment.Stamp;
            return moment;
        }
        catch
        {
            LiftFingers();
            throw;
        }
    }

    /// <summary>How long the button is held for a speed that the body times: in another drive mode than single the next picture would
    /// follow.</summary>
    private TimeSpan HoldOf(TimeSpan duration)
    {
        var longest = Properties.Get(SonyProperty.StillCaptureMode) is { IsSingle: true } ? Shorter(LongestPress, duration) : PressTime;
        return longest > PressTime ? longest : PressTime;
    }

    private void AwaitFocus(CancellationToken abort)
    {
        if (!Poll(() => Properties.Get(SonyProperty.FocusIndication) is FocusIndication.FocusedSingle or FocusIndication.FocusedContinuous,
                FocusPatience, PicturePause, abort))
        {
            note?.Invoke(
                $"The {Device.Model} did not find focus in {FocusPatience.TotalSeconds:0} s and exposes all the same. Set the focus to MF");
        }
    }

    /// <summary>Keeps the shutter open, listening, until the time is over or somebody ends it.</summary>
    private TimeSpan HoldBulb(TimeSpan duration, Moment opened, CancellationToken stop, CancellationToken abort)
    {
        // both commands take the same way: what the opening lost, the closing loses again, so the end is sent half a round trip early
        var end = duration - opened.HalfTrip - times.BulbError;
        while (!stop.IsCancellationRequested)
        {
            abort.ThrowIfCancellationRequested();
            var left = end - clock.Since(opened.Stamp);
            if (left <= TimeSpan.Zero)
                break;
            if (left > QuietEnd)
                ListenExposing(left - QuietEnd, abort);
            else
                NextEvent(left);
        }

        return clock.Since(opened.Stamp);
    }

    private void WaitListening(TimeSpan duration, CancellationToken abort)
    {
        var start = clock.GetTimestamp();
        while (duration - clock.Since(start) is var left && left > TimeSpan.Zero)
        {
            abort.ThrowIfCancellationRequested();
            ListenExposing(left, abort);
        }

        abort.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Waits for the body to speak while its shutter is open. A body of 2.00 is asked nothing meanwhile: 0x9209 has hung there (ILCE-5100,
    /// ILCE-6300: libgphoto2#373, #376), and SonyCamera, which asks nothing either, has served them for years. Others are looked at once a
    /// second, and may be busy.
    /// </summary>
    // Unconfirmed: [speaks-while-exposing] and [memory-empty-in-bulb]: neither is rested on
    private void ListenExposing(TimeSpan wait, CancellationToken abort)
    {
        if (!Abilities.IsVersion3)
        {
            NextEvent(wait);
            return;
        }

        var start = clock.GetTimestamp();
        for (var news = NextEvent(Shorter(wait, UntilRefresh)); news is not null;)
            news = NextEvent(TimeSpan.Zero);
        if (UntilRefresh <= TimeSpan.Zero && wait - clock.Since(start) is { Ticks: > 0 } left)
            TryRefresh(Shorter(LookPatience, left), abort);
    }

    /// <summary>Whatever happened: no button stays pressed.</summary>
    private void LiftFingers()
    {
        if (!buttonsDown)
            return;
        try
        {
            ReleaseButtons();
        }
        catch (TransportException error)
        {
            note?.Invoke($"The shutter button could not be released: {error.Message}");
        }
    }

    /// <summary>How long the properties must still be left alone.</summary>
    private TimeSpan Silence => shutterMovedAt is { } moved && PauseAfterShutter - clock.Since(moved) is var left && left > TimeSpan.Zero
        ? left : TimeSpan.Zero;

    private void Control(Control control, ushort value) =>
        session.Send(SonyOperation.SdioControlDevice, PtpWriter.BytesOf(PtpValue.Of(control.Type, value)), $"{control} = {value}",
            control.Code);

    private void TryControl(Control control, ushort value)
    {
        try
        {
            Control(control, value);
        }
        catch (PtpException error)
        {
            note?.Invoke(error.Message);
        }
    }

    /// <summary>The middle of a command's round trip: the best guess of when the camera did it.</summary>
    private Moment Between(long before)
    {
        var trip = clock.Since(before);
        return new(clock.GetUtcNow() - (trip / 2), clock.GetTimestamp() - (long)(trip.TotalSeconds / 2 * clock.TimestampFrequency),
            trip / 2);
    }

    /// <summary>When something happened: as UTC, as a time stamp of the clock, and half the time that the command took.</summary>
    public readonly record struct Moment(DateTimeOffset At, long Stamp, TimeSpan HalfTrip);

    /// <summary>Two presses down, one up: 2 and 1 on every body, whatever the dataset shows at rest (libgphoto2, SonyCamera,
    /// INDIGO).</summary>
    private static class Button
    {
        public const ushort Up = 1;
        public const ushort Down = 2;
    }
}
