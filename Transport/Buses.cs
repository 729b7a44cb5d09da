using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;
using SonyAlpha.Transport.Recording;
using SonyAlpha.Transport.Usb;
using SonyAlpha.Transport.Wpd;

namespace SonyAlpha.Transport;

/// <summary>The ways to reach a real camera, or the record of one.</summary>
public static class Buses
{
    /// <summary>All of them, in the order tried.</summary>
    public static IReadOnlyList<IBus> All(Func<PtpIpOptions> network) =>
    [
        new WpdBus(),            // USB on Windows, with the driver that Windows gives a camera
        new UsbBus(),            // Linux and macOS; on Windows where WinUSB or libusbK is bound to the camera
        new PtpIpBus(network),   // Wi-Fi and LAN
        new ReplayBus(),         // recordings, by name
    ];
}
