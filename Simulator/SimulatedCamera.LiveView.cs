using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Live view: object 0xFFFFC002.</summary>
public sealed partial class SimulatedCamera
{
    private readonly Viewfinder viewfinder;
    private long lastFrame = -1;

    private Reply GetLiveFrame()
    {
        if (LiveViewRefusal() is var denied and not 0)
            return Reply.Refusal(denied);
        var newest = NewestFrame();
        if (faults.Strikes(Faults.LiveViewDenied) || (newest == lastFrame && !Options.IsBenchmark))
            return Reply.Refusal(ResponseCode.AccessDenied);
        lastFrame = newest;
        if (faults.Strikes(Faults.LiveViewEmpty))
            return Reply.Of(default);
        return Reply.Of(viewfinder.Frame(ShotOf(Note(1 << 16 | 60), reduces: false)));
    }

    /// <summary>Not ready yet after the handshake; denied while there is something else to do (libgphoto2 library.c:3889-3905).</summary>
    private ushort LiveViewRefusal()
    {
        if (!IsReady || !Body.HasLiveView || shutter != ShutterState.Closed || memory.Report != 0)
            return ResponseCode.AccessDenied;
        return Shown[Code.LiveViewStatus] == 1 ? (ushort)0 : ResponseCode.InvalidObjectHandle;
    }

    /// <summary>Bodies make 20 frames a second in protocol 3.00, half of that in 2.00, and refuse who asks again before there is another
    /// one.</summary>
    private long NewestFrame() =>
        (long)(clock.GetElapsedTime(shookHands, agenda.Now) / Lasting(version >= SimulatedBody.Version3 ? 50 : 100));
}
