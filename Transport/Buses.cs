using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Transport;

/// <summary>The ways to reach a real camera.</summary>
public static class Buses
{
    /// <summary>All of them, in the order tried.</summary>
    public static IReadOnlyList<IBus> All(Func<PtpIpOptions> network) =>
    [
        new PtpIpBus(network),   // Wi-Fi and LAN
    ];
}
