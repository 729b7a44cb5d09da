using System.Globalization;
using SonyAlpha.SonyProtocol;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>An endpoint, with the size of its packets: 512 at high speed, 1024 at super speed.</summary>
internal readonly record struct UsbEndpoint(byte Address, int PacketSize);

/// <summary>The interface through which a camera talks PTP. Addresses come from the descriptors: bodies differ.</summary>
internal sealed record PtpInterface(int Number, UsbEndpoint BulkIn, UsbEndpoint BulkOut, UsbEndpoint Interrupt);

/// <summary>A device of Sony's on the bus, as its descriptors have it.</summary>
/// <param name="Port">Bus and ports, as the kernel names it: "1-2.3".</param>
/// <param name="Node">Its file on Linux: "/dev/bus/usb/001/004".</param>
/// <param name="Ptp">Null if it has no such interface: a disk, a charging body, a game controller.</param>
internal sealed unsafe record UsbDevice(nint Handle, string Port, string Node, ushort Product, string Speed, PtpInterface? Ptp)
{
    private const byte EndpointIn = 0x80;

    /// <summary>Low bits of an endpoint's attributes.</summary>
    private const int Bulk = 2, Interrupt = 3;

    /// <summary>The body that has this product id; null if it is not in the table.</summary>
    public CameraModel? Model => CameraModel.FindProduct(Product);

    /// <summary>Why it cannot be controlled as it is; null if it can, or if that shows only when it is opened.</summary>
    public string? Trouble => CameraModel.All.Any(model => model.Mtp?.Contains(Product) == true)
        ? "It is in MTP mode: set \"USB Connection\" to \"PC Remote\" (newer menus: \"USB Connection Mode\" to \"Remote Shooting\") in "
            + "its menu"
        : Ptp is null && CameraModel.All.Any(model => model.Other?.Contains(Product) == true) // an interface that is there is believed
            ? "It is charging or offers itself as a disk: set \"USB Connection\" to \"PC Remote\" (newer menus: \"Remote Shooting\") in "
                + "its menu, and switch it on"
            : null;

    /// <summary>Whether it is a camera at all: Sony gives its vendor id to many things.</summary>
    public bool IsCamera => Ptp is not null || Trouble is not null;

    /// <summary>The devices of a list that are of this vendor.</summary>
    public static List<UsbDevice> Of(nint* devices, int count, ushort vendor)
    {
        var found = new List<UsbDevice>();
        for (var i = 0; i < count; i++)
        {
            if (GetDeviceDescriptor(devices[i], out var descriptor) == 0 && descriptor.Vendor == vendor)
                found.Add(Describe(devices[i], descriptor.Product));
        }

        return found;
    }

    private static UsbDevice Describe(nint device, ushort product)
    {
        Span<byte> ports = stackalloc byte[8];
        var depth = Math.Max(GetPortNumbers(device, ports, ports.Length), 0);
        var bus = GetBusNumber(device);
        var port = string.Create(CultureInfo.InvariantCulture, $"{bus}-{string.Join('.', ports[..depth].ToArray())}");
        var node = string.Create(CultureInfo.InvariantCulture, $"/dev/bus/usb/{bus:D3}/{GetDeviceAddress(device):D3}");
        return new(device, port, node, product, SpeedOf(device), Interfaces(device));
    }

    /// <summary>libusb.h, enum libusb_speed.</summary>
    private static string SpeedOf(nint device) => GetDeviceSpeed(device) switch
    {
        1 => "low speed",
        2 => "full speed: slow, use another port or cable",
        3 => "high speed",
        4 or 5 => "super speed",
        _ => "speed unknown",
    };

    private static PtpInterface? Interfaces(nint device)
    {
        if (GetActiveConfigDescriptor(device, out var config) != 0 && GetConfigDescriptor(device, 0, out config) != 0)
            return null;
        try
        {
            for (var i = 0; i < config->InterfaceCount; i++)
            {
                var setting = config->Interfaces[i].AltSettings;
                // still image capture, as every PTP device has it
                if (config->Interfaces[i].AltSettingCount > 0 && setting->Class == 6 && setting->SubClass == 1
                    && Endpoints(setting) is { } ptp)
                    return ptp;
            }

            return null;
        }
        finally
        {
            FreeConfigDescriptor(config);
        }
    }

    private static PtpInterface? Endpoints(InterfaceDescriptor* setting)
    {
        UsbEndpoint bulkIn = default, bulkOut = default, interrupt = default;
        for (var i = 0; i < setting->EndpointCount; i++)
        {
            var endpoint = setting->Endpoints[i];
            var found = new UsbEndpoint(endpoint.Address, endpoint.MaxPacketSize & 0x7FF);
            var isIn = (endpoint.Address & EndpointIn) != 0;
            if ((endpoint.Attributes & 3) == Interrupt && isIn)
                interrupt = found;
            else if ((endpoint.Attributes & 3) == Bulk)
                (isIn ? ref bulkIn : ref bulkOut) = found;
        }

        return bulkIn.PacketSize > 0 && bulkOut.PacketSize > 0 ? new(setting->Number, bulkIn, bulkOut, interrupt) : null;
    }
}
