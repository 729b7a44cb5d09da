using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Transport.Wpd;

/// <summary>A USB device as Windows' device list has it.</summary>
/// <param name="Service">The driver: "WUDFWpdMtp", "libusbK", "USBSTOR"; "" if it has none.</param>
internal sealed record UsbDeviceEntry(PnpId Id, string Service);

/// <summary>The USB devices that are plugged in, whatever driver they have (setupapi.h).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsUsb
{
    private const uint PresentOfAllClasses = 0x2 | 0x4, ServiceProperty = 4;
    private const int Most = 1024;

    public static IReadOnlyList<UsbDeviceEntry> Devices()
    {
        var list = SetupDiGetClassDevsW(null, "USB", 0, PresentOfAllClasses);
        if (list == -1)
            return [];
        List<UsbDeviceEntry> found = [];
        DeviceInfo device = new() { Size = (uint)sizeof(DeviceInfo) };
        for (uint i = 0; SetupDiEnumDeviceInfo(list, i, ref device) != 0; i++)
        {
            if (PnpId.Parse(InstanceOf(list, device)) is { } id)
                found.Add(new(id, ServiceOf(list, device)));
        }

        _ = SetupDiDestroyDeviceInfoList(list);
        return found;
    }

    private static string InstanceOf(nint list, in DeviceInfo device)
    {
        var text = stackalloc char[Most];
        return SetupDiGetDeviceInstanceIdW(list, device, text, Most, out _) != 0 ? new(text) : "";
    }

    private static string ServiceOf(nint list, in DeviceInfo device)
    {
        var text = stackalloc char[Most];
        const uint Bytes = (Most - 1) * sizeof(char);
        return SetupDiGetDeviceRegistryPropertyW(list, device, ServiceProperty, out _, text, Bytes, out _) != 0 ? new(text) : "";
    }

    [LibraryImport("setupapi", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint SetupDiGetClassDevsW(Guid* deviceClass, string enumerator, nint window, uint flags);

    [LibraryImport("setupapi")]
    private static partial int SetupDiEnumDeviceInfo(nint list, uint index, ref DeviceInfo device);

    [LibraryImport("setupapi")]
    private static partial int SetupDiGetDeviceInstanceIdW(nint list, in DeviceInfo device, char* text, uint characters, out uint needed);

    [LibraryImport("setupapi")]
    private static partial int SetupDiGetDeviceRegistryPropertyW(
        nint list, in DeviceInfo device, uint property, out uint type, char* text, uint bytes, out uint needed);

    [LibraryImport("setupapi")]
    private static partial int SetupDiDestroyDeviceInfoList(nint list);

    [StructLayout(LayoutKind.Sequential)]
    private struct DeviceInfo
    {
        public uint Size;
        public Guid Class;
        public uint Instance;
        public nint Reserved;
    }
}
