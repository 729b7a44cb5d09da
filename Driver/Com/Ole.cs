using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>What this program calls of COM's library.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Ole
{
    public const uint MultiThreaded = 0;
    public const uint ApartmentThreaded = 2;
    public const uint InProcessServer = 1;
    public const uint LocalServer = 4;

    /// <summary>One factory serves all clients, and none before all is ready.</summary>
    public const uint MultipleUseSuspended = 1 | 4;

    [LibraryImport("ole32")]
    public static partial int CoInitializeEx(nint reserved, uint apartment);

    [LibraryImport("ole32")]
    public static partial void CoUninitialize();

    [LibraryImport("ole32")]
    public static partial int CoRegisterClassObject(in Guid clsid, nint factory, uint context, uint use, out uint cookie);

    [LibraryImport("ole32")]
    public static partial int CoRevokeClassObject(uint cookie);

    [LibraryImport("ole32")]
    public static partial int CoResumeClassObjects();

    [LibraryImport("ole32")]
    public static partial int CoSuspendClassObjects();

    [LibraryImport("ole32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int CLSIDFromProgID(string progId, out Guid clsid);

    [LibraryImport("ole32")]
    public static partial int CoCreateInstance(in Guid clsid, nint outer, uint context, in Guid iid, out nint made);
}
