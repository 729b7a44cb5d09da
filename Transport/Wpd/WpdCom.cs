using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace SonyAlpha.Transport.Wpd;

/// <summary>What this transport calls of COM's library, and the classes it makes objects of.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WpdCom
{
    public const uint MultiThreaded = 0;
    private const uint InProcessServer = 1;

    private static readonly Guid ManagerClass = new("0AF10CEC-2ECD-4B92-9581-34F6AE0637F3");

    /// <summary>PortableDeviceFTM: may be called on any thread, so that a hanging call can be cancelled from another.</summary>
    private static readonly Guid DeviceClass = new("F7C0039A-4762-488A-B4B3-760EF9A1BA9B");
    private static readonly Guid ValuesClass = new("0C15D503-D017-47CE-9016-7B3F978721CC");
    private static readonly Guid ListClass = new("08A99E2F-6D6D-4B80-AF5A-BAF2BCBE4CB9");

    private static readonly StrategyBasedComWrappers Wrappers = new();

    public static IPortableDeviceManager NewManager() => New<IPortableDeviceManager>(ManagerClass);

    public static IPortableDevice NewDevice() => New<IPortableDevice>(DeviceClass);

    public static IPortableDeviceValues NewValues() => New<IPortableDeviceValues>(ValuesClass);

    public static IPortableDevicePropVariantCollection NewList() => New<IPortableDevicePropVariantCollection>(ListClass);

    /// <summary>Lets go of an object now: with a new one for each block of a picture the garbage collector would come too late.</summary>
    public static void Release(object? made) => (made as ComObject)?.FinalRelease();

    [LibraryImport("ole32")]
    public static partial int CoInitializeEx(nint reserved, uint apartment);

    [LibraryImport("ole32")]
    public static partial void CoUninitialize();

    [LibraryImport("ole32")]
    private static partial int CoCreateInstance(in Guid clsid, nint outer, uint context, in Guid iid, out nint made);

    private static T New<T>(Guid clsid) where T : class
    {
        Marshal.ThrowExceptionForHR(CoCreateInstance(clsid, 0, InProcessServer, typeof(T).GUID, out var made), -1);
        try
        {
            return (T)Wrappers.GetOrCreateObjectForComInstance(made, CreateObjectFlags.UniqueInstance);
        }
        finally
        {
            Marshal.Release(made);
        }
    }
}
