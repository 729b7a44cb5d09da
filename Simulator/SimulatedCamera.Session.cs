using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Sessions, the handshake, and who the body is.</summary>
public sealed partial class SimulatedCamera
{
    private const int ShakenHands = 3;

    /// <summary>4.00: from here on versions are answered with 0xA101.</summary>
    private const int UnknownVersion = 0x190;

    private bool isSessionOpen;

    /// <summary>Whether the session is that of a program that has gone: its transactions are over.</summary>
    private bool isAbandoned;
    private uint session;
    private uint phase;
    private bool hasToldProperties;
    private long shookHands;

    private bool IsReady => phase == ShakenHands;

    private Reply OpenSession(PtpRequest request)
    {
        var id = Parameter(request, 0);
        if (id == 0)
            return Reply.Refusal(ResponseCode.InvalidParameter);
        if (faults.Strikes(Faults.SessionOpen))
            (isSessionOpen, isAbandoned, session) = (true, true, id);
        if (isSessionOpen && !(isAbandoned && id != session))
            return new(new PtpResponse(ResponseCode.SessionAlreadyOpen, new[] { session }));
        isSessionOpen = true;
        isAbandoned = false;
        session = id;
        phase = 0;
        return Reply.Ok;
    }

    /// <summary>Ends the session; the dials rule again.</summary>
    private Reply CloseSession()
    {
        isSessionOpen = false;
        isAbandoned = false;
        if (tookCharge is not null)
            Put(Code.PositionKey, 0);
        phase = 0;
        hasToldProperties = false;
        return Reply.Ok;
    }

    /// <summary>Phases 1, 2 and 3, again at any time; the answer is eight zero bytes (captured from ILCE-7SM3 3.00).</summary>
    private Reply Connect(PtpRequest request)
    {
        var wanted = Parameter(request, 0);
        if (wanted is < 1 or > ShakenHands)
            return Reply.Refusal(ResponseCode.InvalidParameter);
        if (faults.Strikes(Faults.Authentication))
            return Reply.Refusal(ResponseCode.AuthenticationFailed);
        if (wanted > phase + 1)
            return Reply.Refusal(ResponseCode.AuthenticationFailed);
        if (wanted == ShakenHands && !IsReady)
            Begin();
        phase = Math.Max(phase, wanted);
        return Reply.Of(new byte[8]);
    }

    private void Begin()
    {
        shookHands = agenda.Now;
        lastFrame = -1;
        Put(Code.LiveViewStatus, 0);
        StandAsLeft();
        if (Body.HasLiveView)
            agenda.After(Lasting((faults.Lasting(Faults.LiveViewLate) ?? Body.WarmUp).TotalMilliseconds),
                () => Put(Code.LiveViewStatus, 1));
        if (faults.Strikes(Faults.StalePicture))
            TakeByHand();
        if (faults.Strikes(Faults.BodyButtonShot))
            agenda.After(Lasting(1500), TakeByHand);
    }

    /// <summary>The version that is granted rules what follows: the highest that the body has, not above the one asked for.</summary>
    private Reply GetExtDeviceInfo(PtpRequest request)
    {
        var wanted = Parameter(request, 0);
        // one body was seen to take such a number for a failed authentication
        if (wanted >= UnknownVersion || (wanted != SimulatedBody.Version2 && faults.Strikes(Faults.VersionRefused)))
            return Reply.Refusal(ResponseCode.AuthenticationFailed);
        if (wanted is not (SimulatedBody.Version2 or SimulatedBody.Version3))
            return Reply.Refusal(ResponseCode.FeatureVersionInvalidValue);
        if (faults.Strikes(Faults.HandshakeEmpty))
            return Reply.Of(default);
        Speak(Math.Min((ushort)wanted, Body.Highest));
        var properties = Shown.All.Where(p => !p.IsControl).Select(p => p.Code).ToArray();
        var controls = version >= SimulatedBody.Version3 ? Body.Controls : [.. Shown.All.Where(p => p.IsControl).Select(p => p.Code)];
        var answer = new WireWriter().U16(version).Codes(properties).Codes(controls).Bytes;
        // an ILCE-7SM3 3.00 adds a parameter that no source explains; one of 2.00 does not (captured)
        return version >= SimulatedBody.Version3 ? Reply.Of(answer, 0x136) : Reply.Of(answer);
    }

    /// <summary>As an ILCE-7RM2 tells it (dognotdog/ptpwebcam#88): no device properties, no capture formats.</summary>
    private ReadOnlyMemory<byte> WriteDeviceInfo() => new WireWriter()
        .U16(100).U32(0x11).U16(100).Text("Sony PTP Extensions").U16(0)
        .Codes(
        [
            Code.OpenSession, Code.CloseSession, Code.GetDeviceInfo, Code.GetStorageIDs, Code.GetStorageInfo, Code.GetNumObjects,
            Code.GetObjectHandles, Code.GetObjectInfo, Code.GetObject, Code.GetThumb, Code.GetPartialObject,
            Code.Connect, Code.GetExtDeviceInfo, Code.SetProperty, Code.ControlDevice, Code.GetAllProperties,
        ])
        .Codes([Code.ObjectAdded, Code.ObjectRemoved, Code.PropertyChanged]).Codes([]).Codes([])
        .Codes([ObjectFormat.Jpeg, ObjectFormat.Mpo, ObjectFormat.Raw])
        .Text("Sony Corporation").Text(Body.Model).Text(Body.Firmware).Text(Serial).Bytes;
}
