using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>So many refusals one after another, from a body that says it is warm, are a "no" (Sony bodies without live view refuse for
    /// ever).</summary>
    private const int RefusalsThatMeanNo = 10;

    /// <summary>So many from a body that says its live view is on (INDIGO's ptp_sony_liveview gives up after as many): some ten
    /// seconds.</summary>
    private const int RefusalsThatBelieIt = 100;

    private bool knowsLiveObject;
    private volatile int refusedFrames;

    /// <summary>Why no live view comes, once the body has refused it again and again though nothing speaks for "later"; else null. Any
    /// thread.</summary>
    public string? LiveViewTrouble
    {
        get
        {
            var refusals = refusedFrames;
            if (refusals < RefusalsThatMeanNo || (!Model.NoLiveView && clock.Since(connectedAt) < ZerosPatience))
                return null;
            if (Model.NoLiveView || Properties[SonyProperty.LiveViewStatus] is null)
                return $"The {Device.Model} has no live view for a computer: use its own screen";
            if (!ShowsLiveView)
                return $"The {Device.Model} shows no live view now (LiveViewStatus 0xD221 = "
                    + $"{(byte)(Properties.Get(SonyProperty.LiveViewStatus) ?? 0)}): "
                    + "leave its menu, end a movie, and take other programs off its HDMI socket";
            return refusals < RefusalsThatBelieIt ? null
                : $"The {Device.Model} refuses live view, though it says that it is on: "
                    + "leave its menu and its playback, and switch it off and on if that is not it";
        }
    }

    /// <summary>
    /// The live view picture of this moment. Not during an exposure. The object is asked for its description once in a session, as Sony's
    /// programs do at most, and a body that is busy is not waited for: the next frame comes soon.
    /// </summary>
    /// <returns>Null when there is none now: asked too early or too fast (0x2009, 0x200F), or it came cut. Try again after 50 ms.</returns>
    /// <exception cref="TransportException">The pipe failed.</exception>
    public LiveViewFrame? LiveFrame(CancellationToken cancel)
    {
        // the first read too soon after connecting has stalled for 20 s (ILCE-6600: libgphoto2#693; ILCE-7RM4: INDIGO)
        if (broken is not null)
            throw broken;
        if (clock.Since(connectedAt) < Model.WarmUp)
            return null;
        if (!knowsLiveObject && (knowsLiveObject = IsGiven(PtpOperation.GetObjectInfo, new BufferReceiver(), cancel)) is false)
            return null;
        var receiver = new BufferReceiver();
        if (!IsGiven(PtpOperation.GetObject, receiver, cancel)
            || (receiver.Data.Length == 0 && !IsGiven(PtpOperation.GetObject, receiver, cancel)))
            return null;
        return LiveViewFrame.Read(receiver.Data);
    }

    // Unconfirmed: [live-view-over-network]
    private bool IsGiven(Operation operation, BufferReceiver receiver, CancellationToken cancel)
    {
        var response = session.Try(operation, [ObjectHandle.LiveView], default, receiver, cancel);
        if (response.IsOk)
        {
            refusedFrames = 0;
            return true;
        }

        PtpSession.RequireSession(operation, response);
        if (response.Code is not (ResponseCode.InvalidObjectHandle or ResponseCode.AccessDenied or ResponseCode.DeviceBusy))
            throw new PtpException(operation, response);
        if (response.Code != ResponseCode.DeviceBusy)
            refusedFrames++;
        return false;
    }
}
