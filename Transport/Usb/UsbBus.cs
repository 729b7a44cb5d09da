using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>
/// Cameras on USB that libusb can open: all on Linux and macOS; on Windows only those that were given a driver of libusb's or WinUSB
/// instead of Windows' own.
/// </summary>
/// <param name="vendor">Whose devices to look for.</param>
/// <param name="patience">How long a camera may be silent in the middle of a transaction.</param>
public sealed class UsbBus(ushort vendor = UsbBus.Sony, TimeSpan? patience = null) : IBus
{
    public const ushort Sony = 0x054C;

    public string Scheme => "usb";

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel)
    {
        if (!IsInstalled)
            return OperatingSystem.IsWindows() ? [] : [new(Scheme + ":", "", "", "USB", UsbErrors.NotInstalled)];
        try
        {
            using var context = new UsbContext(vendor);
            return [.. context.Devices.Where(device => device.IsCamera).Select(Describe).OfType<FoundCamera>()];
        }
        catch (TransportException error) when (error.Fault == TransportFault.Disconnected)
        {
            return []; // a computer without USB
        }
        catch (TransportException error)
        {
            return [new(Scheme + ":", "", "", "USB", error.Message)];
        }
    }

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        if (!IsInstalled)
            throw new TransportException(TransportFault.NotSupported, UsbErrors.NotInstalled);
        var context = new UsbContext(vendor);
        if (context.Devices.FirstOrDefault(device => $"{Scheme}:{device.Port}".Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found)
            return UsbTransport.Open(context, found, patience ?? TransactionWatch.UsualPatience, clock);
        context.Dispose();
        throw UsbErrors.Gone(id);
    }

    /// <summary>A line of the list; null on Windows for a camera that has Windows' own driver, and is found there.</summary>
    private FoundCamera? Describe(UsbDevice device)
    {
        var result = Try(device);
        if (OperatingSystem.IsWindows() && result is Error.NotSupported or Error.NotFound)
            return null;
        var holders = UsbHolders.Of(device.Node);
        var wire = $"USB {device.Port}, {device.Speed}{(holders.Count > 0 ? $", held by {string.Join(" and ", holders)}" : "")}";
        var trouble = device.Trouble ?? result switch
        {
            Error.Access => UsbErrors.NoPermission,
            Error.Busy when !UsbHolders.IsOurs(device.Node) => UsbHolders.Sentence("it", holders),
            _ => null,
        };
        return new($"{Scheme}:{device.Port}", device.Model?.Name ?? Attribute(device, "product"), Attribute(device, "serial"), wire,
            trouble);
    }

    /// <summary>
    /// Opens the camera and closes it again. On Linux its interface is claimed between: that says whether another program has claimed it,
    /// and is a matter of the kernel alone: the camera notices nothing.
    /// </summary>
    private static Error Try(UsbDevice device)
    {
        var result = (Error)LibUsb.Open(device.Handle, out var handle);
        if (result != 0)
            return result;
        if (OperatingSystem.IsLinux() && device.Ptp is { } ptp)
        {
            result = (Error)ClaimInterface(handle, ptp.Number);
            if (result == 0)
                _ = ReleaseInterface(handle, ptp.Number);
        }

        Close(handle);
        return result;
    }

    /// <summary>A string that the kernel read when the camera was plugged in: asking again could disturb who is using it. Linux
    /// only.</summary>
    private static string Attribute(UsbDevice device, string name)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText($"/sys/bus/usb/devices/{device.Port}/{name}").Trim() : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
