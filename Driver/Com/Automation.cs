using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>What this server calls of Windows' automation library, and its structures as oaidl.h has them.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Automation
{
    /// <summary>Numbers in text are read as on no particular machine: a German one would read "0.5" as 5.</summary>
    public const uint InvariantLocale = 0x7F;

    public const int PropertyPut = -3;
    public const int NewEnum = -4;
    public const int DefaultMember = 0;

    [LibraryImport("oleaut32")]
    public static partial int VariantChangeTypeEx(ComVariant* target, ComVariant* source, uint locale, ushort flags, ushort type);

    [LibraryImport("oleaut32")]
    public static partial int VariantCopy(ComVariant* target, ComVariant* source);

    [LibraryImport("oleaut32")]
    public static partial nint SafeArrayCreate(ushort type, uint dimensions, SafeArrayBound* bounds);

    [LibraryImport("oleaut32")]
    public static partial int SafeArrayAccessData(nint array, void** data);

    [LibraryImport("oleaut32")]
    public static partial int SafeArrayUnaccessData(nint array);

    [StructLayout(LayoutKind.Sequential)]
    public struct SafeArrayBound
    {
        public uint Count;
        public int First;
    }

    /// <summary>DISPPARAMS: arguments last to first, the named ones in front.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Arguments
    {
        public ComVariant* Values;
        public int* Names;
        public uint Count;
        public uint NamedCount;
    }

    /// <summary>EXCEPINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ExceptionInfo
    {
        public ushort Code;
        public ushort Reserved;
        public nint Source;
        public nint Description;
        public nint HelpFile;
        public uint HelpContext;
        public nint ReservedPointer;
        public nint DeferredFillIn;
        public int Result;
    }

    [Flags]
    public enum Call : ushort
    {
        Method = 1,
        Get = 2,
        Put = 4,
        PutReference = 8,
    }
}
