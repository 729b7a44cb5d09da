using System.Reflection;
using System.Runtime.InteropServices;

namespace SonyAlpha.Transport.Usb;

/// <summary>libusb-1.0's functions and structures, as its header has them, and nothing else (libusb.h of 1.0.26).</summary>
internal static unsafe partial class LibUsb
{
    private const string Library = "libusb-1.0";

    static LibUsb() => NativeLibrary.SetDllImportResolver(typeof(LibUsb).Assembly, Resolve);

    /// <summary>Whether the library is on this computer.</summary>
    public static bool IsInstalled { get; } = Resolve(Library, typeof(LibUsb).Assembly, null) != 0;

    /// <summary>What the library is called here; a bare name last, for other systems and linked names.</summary>
    private static string[] FileNames =>
        OperatingSystem.IsWindows() ? ["libusb-1.0.dll"]
        : OperatingSystem.IsMacOS() ? ["libusb-1.0.dylib", "/opt/homebrew/lib/libusb-1.0.dylib", "/usr/local/lib/libusb-1.0.dylib"]
        : ["libusb-1.0.so.0", "libusb-1.0.so"];

    [LibraryImport(Library, EntryPoint = "libusb_init")]
    public static partial int Init(out nint context);

    [LibraryImport(Library, EntryPoint = "libusb_exit")]
    public static partial void Exit(nint context);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_list")]
    public static partial nint GetDeviceList(nint context, out nint* devices);

    [LibraryImport(Library, EntryPoint = "libusb_free_device_list")]
    public static partial void FreeDeviceList(nint* devices, int unreference);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_descriptor")]
    public static partial int GetDeviceDescriptor(nint device, out DeviceDescriptor descriptor);

    [LibraryImport(Library, EntryPoint = "libusb_get_active_config_descriptor")]
    public static partial int GetActiveConfigDescriptor(nint device, out ConfigDescriptor* descriptor);

    [LibraryImport(Library, EntryPoint = "libusb_get_config_descriptor")]
    public static partial int GetConfigDescriptor(nint device, byte index, out ConfigDescriptor* descriptor);

    [LibraryImport(Library, EntryPoint = "libusb_free_config_descriptor")]
    public static partial void FreeConfigDescriptor(ConfigDescriptor* descriptor);

    [LibraryImport(Library, EntryPoint = "libusb_get_bus_number")]
    public static partial byte GetBusNumber(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_address")]
    public static partial byte GetDeviceAddress(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_get_port_numbers")]
    public static partial int GetPortNumbers(nint device, Span<byte> ports, int length);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_speed")]
    public static partial int GetDeviceSpeed(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_open")]
    public static partial int Open(nint device, out nint handle);

    [LibraryImport(Library, EntryPoint = "libusb_close")]
    public static partial void Close(nint handle);

    [LibraryImport(Library, EntryPoint = "libusb_set_auto_detach_kernel_driver")]
    public static partial int SetAutoDetachKernelDriver(nint handle, int enable);

    [LibraryImport(Library, EntryPoint = "libusb_claim_interface")]
    public static partial int ClaimInterface(nint handle, int number);

    [LibraryImport(Library, EntryPoint = "libusb_release_interface")]
    public static partial int ReleaseInterface(nint handle, int number);

    [LibraryImport(Library, EntryPoint = "libusb_clear_halt")]
    public static partial int ClearHalt(nint handle, byte endpoint);

    [LibraryImport(Library, EntryPoint = "libusb_control_transfer")]
    public static partial int ControlTransfer(
        nint handle, byte requestType, byte request, ushort value, ushort index, ReadOnlySpan<byte> data, ushort length, uint milliseconds);

    /// <summary>The same from the device to here.</summary>
    [LibraryImport(Library, EntryPoint = "libusb_control_transfer")]
    public static partial int ControlRead(
        nint handle, byte requestType, byte request, ushort value, ushort index, Span<byte> data, ushort length, uint milliseconds);

    [LibraryImport(Library, EntryPoint = "libusb_alloc_transfer")]
    public static partial Transfer* AllocTransfer(int isoPackets);

    [LibraryImport(Library, EntryPoint = "libusb_free_transfer")]
    public static partial void FreeTransfer(Transfer* transfer);

    [LibraryImport(Library, EntryPoint = "libusb_submit_transfer")]
    public static partial int SubmitTransfer(Transfer* transfer);

    [LibraryImport(Library, EntryPoint = "libusb_cancel_transfer")]
    public static partial int CancelTransfer(Transfer* transfer);

    /// <summary>The time is a C timeval: seconds and microseconds, each a long, but 32 bits wide on Windows.</summary>
    [LibraryImport(Library, EntryPoint = "libusb_handle_events_timeout_completed")]
    public static partial int HandleEvents(nint context, void* time, int* completed);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
            return 0;
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out var library))
                return library;
        }

        return 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct DeviceDescriptor
    {
        public byte Length, Type;
        public ushort UsbVersion;
        public byte Class, SubClass, Protocol, MaxPacketSize0;
        public ushort Vendor, Product, DeviceVersion;
        public byte ManufacturerString, ProductString, SerialString, Configurations;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ConfigDescriptor
    {
        public byte Length, Type;
        public ushort TotalLength;
        public byte InterfaceCount, Value, String, Attributes, MaxPower;
        public Interface* Interfaces;
        public byte* Extra;
        public int ExtraLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Interface
    {
        public InterfaceDescriptor* AltSettings;
        public int AltSettingCount;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct InterfaceDescriptor
    {
        public byte Length, Type, Number, AltSetting, EndpointCount, Class, SubClass, Protocol, String;
        public EndpointDescriptor* Endpoints;
        public byte* Extra;
        public int ExtraLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct EndpointDescriptor
    {
        public byte Length, Type, Address, Attributes;
        public ushort MaxPacketSize;
        public byte Interval, Refresh, SynchAddress;
        public byte* Extra;
        public int ExtraLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Transfer
    {
        public nint Handle;
        public byte Flags, Endpoint;
        public TransferType Type;
        public uint Timeout;
        public TransferStatus Status;
        public int Length, ActualLength;
        public delegate* unmanaged<Transfer*, void> Callback;
        public void* UserData;
        public byte* Buffer;
        public int IsoPackets;
    }

    public enum TransferType : byte
    {
        Bulk = 2,
        Interrupt = 3,
    }

    public enum TransferStatus
    {
        Completed,
        Error,
        TimedOut,
        Cancelled,
        Stall,
        NoDevice,
        Overflow,
    }

    /// <summary>Negative results of functions.</summary>
    public enum Error
    {
        InputOutput = -1,
        Access = -3,
        NoDevice = -4,
        NotFound = -5,
        Busy = -6,
        TimedOut = -7,
        Overflow = -8,
        Pipe = -9,
        NotSupported = -12,
    }
}
