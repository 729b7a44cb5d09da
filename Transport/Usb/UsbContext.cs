using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>
/// libusb, started anew for each search and each camera: a list that was made at the start of the program stays as it was where no
/// udev tells of changes, as in containers.
/// </summary>
internal sealed unsafe class UsbContext : IDisposable
{
    private readonly nint* list;

    /// <param name="vendor">Whose devices to list.</param>
    /// <exception cref="TransportException">There is no USB here, or it may not be looked at.</exception>
    public UsbContext(ushort vendor)
    {
        if (Init(out var handle) is < 0 and var error)
            throw UsbErrors.Of((Error)error, "Starting libusb");
        Handle = handle;
        var count = (int)GetDeviceList(handle, out list);
        Devices = count > 0 ? UsbDevice.Of(list, count, vendor) : [];
    }

    public nint Handle { get; }

    public IReadOnlyList<UsbDevice> Devices { get; }

    public void Dispose()
    {
        if (list != null)
            FreeDeviceList(list, 1);
        Exit(Handle);
    }
}
