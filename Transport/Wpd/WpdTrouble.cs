namespace SonyAlpha.Transport.Wpd;

/// <summary>Why a camera on a cable cannot be used through Windows' driver, as far as it can be told without talking to it.</summary>
internal static class WpdTrouble
{
    private const string Remote =
        "set \"USB Connection\" to \"PC Remote\" (newer menus: \"USB Connection Mode\" to \"Remote Shooting\") in its menu";

    /// <summary>What a driver means; null for those under which the camera is found on another wire.</summary>
    private static readonly (string Service, string? Trouble)[] Drivers =
    [
        ("libusbK", "It is on Sony's libusbK driver, which Imaging Edge or Camera Remote SDK installed, and which only Sony's programs can "
            + "use. In the Device Manager, choose for it: Update driver, Browse my computer, Let me pick, \"MTP USB Device\""),
        ("USBSTOR", $"It is a disk now: {Remote}"),
        ("",        "Windows has no driver for it yet: wait a moment, or connect it to another socket"),
        ("WinUSB",  null),
        ("libusb0", null),
        ("usbccgp", null),
    ];

    /// <summary>Why a camera that Windows lists as a portable device cannot be controlled; null if nothing speaks against it.</summary>
    public static string? OfMode(PnpId id) =>
        id.Model is { } model && (model.Mtp ?? []).Concat(model.Other ?? []).Contains(id.Product)
            ? $"It shares its files and cannot be controlled: {Remote}"
            : null;

    /// <summary>Why a camera is no portable device although it is plugged in; null if it is none, or found on another wire.</summary>
    public static string? OfDriver(UsbDeviceEntry device)
    {
        if (device.Id.BodyName() is null && !(device.Id.Vendor == PnpId.Sony && IsSonysDriver(device.Service)))
            return null;
        foreach (var (service, trouble) in Drivers)
        {
            if (service.Equals(device.Service, StringComparison.OrdinalIgnoreCase))
                return trouble;
        }

        return $"Windows' driver {device.Service} has not started: switch the camera off and on again";
    }

    private static bool IsSonysDriver(string service) => service.Equals("libusbK", StringComparison.OrdinalIgnoreCase);
}
