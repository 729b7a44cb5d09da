using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>Frames that came cut and were dropped.</summary>
    public int CutLiveFrames { get; private set; }

    /// <summary>The live view picture of this moment. Not during an exposure.</summary>
    /// <returns>Null when there is none now: asked too early or too fast (0x2009, 0x200F), or it came cut. Try again after 50 ms.</returns>
    /// <exception cref="TransportException">The pipe failed.</exception>
    public LiveViewFrame? LiveFrame(CancellationToken cancel)
    {
        try
        {
            session.Get(PtpOperation.GetObjectInfo, ObjectHandle.LiveView);
            var receiver = new BufferReceiver();
            session.Fetch(PtpOperation.GetObject, receiver, cancel, ObjectHandle.LiveView);
            var frame = LiveViewFrame.Read(receiver.Data);
            if (frame is null)
                CutLiveFrames++;
            return frame;
        }
        catch (PtpException error) when (error.Code is ResponseCode.InvalidObjectHandle or ResponseCode.AccessDenied or ResponseCode.DeviceBusy)
        {
            return null;
        }
    }
}
