using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>A body that starts answers 0x9202 with nothing; libgphoto2 asks up to 20 times (library.c:715-726).</summary>
    private const int StartingTries = 50;

    /// <summary>So many session ids are tried.</summary>
    private const uint MostSessionIds = 3;

    private static readonly TimeSpan StartingPause = TimeSpan.FromMilliseconds(100);

    private bool tookPriority;

    /// <summary>
    /// Shakes hands with the body and reads its properties. Every implementation read sends these operations in this order
    /// (libgphoto2 ptp.c:4253-4347, SonyCamera.cpp:31-60, INDIGO ptp_sony_initialise).
    /// </summary>
    /// <param name="transport">Belongs to the camera from now on, also if this fails.</param>
    /// <param name="clock">For every wait.</param>
    /// <param name="log">Is told each transaction.</param>
    /// <param name="note">Is told in a sentence what is out of the ordinary.</param>
    /// <param name="measured">Says what was measured of this very body before; null for nothing.</param>
    /// <exception cref="CameraException">It is no Sony body in PC Remote mode, or it would not shake hands.</exception>
    /// <exception cref="TransportException">The pipe failed.</exception>
    public static SonyCamera Connect(
        ITransport transport, Clock clock, Action<Transaction>? log = null, Action<string>? note = null,
        Func<DeviceInfo, BodyTimes?>? measured = null,
        CancellationToken cancel = default)
    {
        var session = new PtpSession(transport, clock, log);
        try
        {
            var device = session.Get(PtpOperation.GetDeviceInfo);
            RequireRemoteControl(device);
            OpenSession(session);
            var abilities = ShakeHands(session, device, cancel);
            var camera = new SonyCamera(session, device, abilities, note, measured?.Invoke(device) ?? BodyTimes.Unknown);
            camera.Settle(cancel);
            return camera;
        }
        catch (PtpException error) when (error.Code == ResponseCode.AuthenticationFailed)
        {
            session.Dispose();
            throw new CameraException(transport.IsNetwork
                ? "The camera wants a user name and password that this driver cannot give. "
                    + "Switch \"Access Authen.\" off in its network menu. " + error.Message
                : "The camera does not let this computer control it. Switch it off and on, and set its USB connection to PC Remote anew. "
                + error.Message, error);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Only PC Remote mode has 0x9201; asking for properties in another mode may hang the body (libgphoto2 commit
    /// 7c9454771).</summary>
    private static void RequireRemoteControl(DeviceInfo device)
    {
        if (!device.Manufacturer.Contains("Sony", StringComparison.OrdinalIgnoreCase))
            throw new CameraException($"The device is a {device.Manufacturer} {device.Model}, and this driver is for Sony bodies");
        if (!device.Operations.Contains(SonyOperation.SdioConnect.Code)
            || !device.Operations.Contains(SonyOperation.SdioGetAllExtDevicePropInfo.Code))
        {
            throw new CameraException(
                $"The {device.Model} is in MTP or mass storage mode and cannot be controlled: "
                + "set \"USB Connection\" to \"PC Remote\" (newer menus: \"USB Connection Mode\" to \"Remote Shooting\") in its menu");
        }
    }

    /// <summary>
    /// Opens a session. One that a program left open when it crashed is done away with by a device reset, where the wire has one, or gone
    /// round with another id (libgphoto2 library.c does both); a body that says again that one is open means that one.
    /// </summary>
    // Unconfirmed: [reset-frees-session] which of the two helps on which body
    private static void OpenSession(PtpSession session)
    {
        if (!session.Transport.NeedsSession)
            return;
        var answer = Open(1);
        if (IsLeftOpen(answer) && session.Transport.TryReset())
            answer = Open(1);
        for (var id = 2u; id <= MostSessionIds && IsLeftOpen(answer); id++)
            answer = Open(id);
        if (!answer.IsOk && answer.Code != ResponseCode.SessionAlreadyOpen)
            throw new PtpException(PtpOperation.OpenSession, answer);

        PtpResponse Open(uint id) => session.Try(PtpOperation.OpenSession, [id], default, null, default);
    }

    private static bool IsLeftOpen(PtpResponse answer) =>
        answer.Code is ResponseCode.SessionAlreadyOpen or ResponseCode.InvalidTransactionID;

    private static ExtDeviceInfo ShakeHands(PtpSession session, DeviceInfo device, CancellationToken cancel)
    {
        // the answer is empty or a refusal in PC Remote mode, and others send it
        session.Try(PtpOperation.GetStorageIDs, [], default, new BufferReceiver(), cancel);
        session.Do(SonyOperation.SdioConnect, 1, 0, 0);
        session.Do(SonyOperation.SdioConnect, 2, 0, 0);
        var abilities = AskAbilities(session, device, cancel);
        session.Do(SonyOperation.SdioConnect, 3, 0, 0);
        return abilities;
    }

    /// <summary>Asks for protocol 3.00 and takes what the answer says; a body that refuses the question is asked for 2.00.</summary>
    private static ExtDeviceInfo AskAbilities(PtpSession session, DeviceInfo device, CancellationToken cancel)
    {
        uint[] parameters = [ExtDeviceInfo.Version3, 1];
        for (var attempt = 0; attempt < StartingTries; attempt++)
        {
            try
            {
                var abilities = session.Get(SonyOperation.SdioGetExtDeviceInfo, parameters);
                if (abilities.Version != 0)
                    return abilities;
            }
            catch (PtpException error) when (parameters.Length == 2 && error.Code is ResponseCode.ParameterNotSupported
                or ResponseCode.InvalidParameter or ResponseCode.FeatureVersionInvalidValue
                or ResponseCode.AuthenticationFailed) // one body refuses a version that it does not know with it
            {
                parameters = [ExtDeviceInfo.Version2];
                continue;
            }

            session.Clock.Sleep(StartingPause, cancel);
            cancel.ThrowIfCancellationRequested();
        }

        throw new CameraException(
            $"The {device.Model} is still starting: it answered SdioGetExtDeviceInfo (0x9202) {StartingTries} times with nothing. "
                + "Switch it off and on again");
    }
}
