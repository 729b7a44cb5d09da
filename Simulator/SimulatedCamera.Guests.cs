using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// Further connections, where <see cref="SimulatorOptions.TakesGuests"/> allows them: what no real body does, and what shows one program
/// what another one sets. The first connection's session goes on whatever a guest opens and closes; a guest hears no events.
/// </summary>
public sealed partial class SimulatedCamera
{
    private readonly HashSet<CameraLink> guests = [];

    internal Reply AskAsGuest(PtpRequest request)
    {
        lock (gate)
        {
            return request.Operation switch
            {
                Code.OpenSession or Code.CloseSession => Reply.Ok,
                Code.Connect when IsReady             => Reply.Of(new byte[8]),
                Code.GetExtDeviceInfo when Math.Min(Parameter(request, 0), Body.Highest) != version
                    => Reply.Refusal(ResponseCode.FeatureVersionInvalidValue),   // both speak what the first one was granted
                _ => Ask(request),
            };
        }
    }

    /// <summary>A second connection to a body that is in use.</summary>
    private CameraLink? Welcome()
    {
        if (!Options.TakesGuests)
            return null;
        var guest = new CameraLink(this) { IsGuest = true };
        guests.Add(guest);
        return guest;
    }
}
