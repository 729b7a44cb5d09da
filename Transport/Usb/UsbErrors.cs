using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>libusb's numbers in words that a user can act on.</summary>
internal static class UsbErrors
{
    public const string NotInstalled = "USB cameras cannot be seen because libusb is not installed: "
        + "\"sudo apt install libusb-1.0-0\" on Debian and Ubuntu, \"sudo dnf install libusb1\" on Fedora, \"brew install libusb\" on "
            + "macOS";

    public const string NoPermission = "This user may not open USB cameras: copy 70-sony-alpha.rules to /etc/udev/rules.d, "
        + "run \"sudo udevadm control --reload\", then unplug the camera and plug it in again";

    private const string Unplugged = "the cable was pulled, or the camera was switched off or fell asleep";

    public static TransportException Of(Error error, string doing) => new(FaultOf(error), $"{doing} failed: {Words(error)}", (int)error);

    public static TransportException Of(TransferStatus status, byte endpoint) =>
        Of(status switch
        {
            TransferStatus.NoDevice => Error.NoDevice,
            TransferStatus.Stall => Error.Pipe,
            TransferStatus.Overflow => Error.Overflow,
            TransferStatus.TimedOut => Error.TimedOut,
            _ => Error.InputOutput,
        }, (endpoint & 0x80) != 0 ? "Reading from the camera" : "Writing to the camera");

    public static TransportException Gone(string id) =>
        new(TransportFault.Disconnected, $"No camera is plugged in at {id}: \"sonyalpha list\" shows those that are");

    public static TransportException Malformed(string what) =>
        new(TransportFault.Malformed,
            $"{what}: what came over USB is not PTP, or bytes were lost. Unplug the camera and plug it in again, with another cable if "
                + "this returns");

    private static TransportFault FaultOf(Error error) => error switch
    {
        Error.Access => TransportFault.AccessDenied,
        Error.Busy => TransportFault.InUse,
        Error.TimedOut => TransportFault.TimedOut,
        Error.Overflow => TransportFault.Malformed,
        Error.NotSupported => TransportFault.NotSupported,
        _ => TransportFault.Disconnected,
    };

    private static string Words(Error error) => error switch
    {
        Error.Access => NoPermission,
        Error.Busy => "another program holds it",
        Error.NoDevice or Error.NotFound => Unplugged,
        Error.InputOutput => $"{Unplugged}, or the cable is bad",
        Error.TimedOut => "the camera does not react",
        Error.Overflow => "the camera sends more than it announced",
        Error.Pipe => "the camera refused the transfer twice (stall): switch it off and on again",
        Error.NotSupported => "no driver that libusb can use is bound to the camera",
        _ => "see the number in libusb's manual",
    };
}
