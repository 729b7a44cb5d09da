using System.Runtime.InteropServices;

namespace SonyAlpha.Transport.Wpd;

/// <summary>
/// A number as Windows passes values whose type is known only when the program runs: PROPVARIANT of propidlbase.h, 24 bytes in a 64-bit
/// process and 16 in a 32-bit one. Of its many types MTP's parameters have one.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PropVariant(uint number)
{
    private const ushort UnsignedInteger = 19; // VT_UI4

    private readonly ushort type = UnsignedInteger;
    private readonly ushort reserved1;
    private readonly ushort reserved2;
    private readonly ushort reserved3;
    private readonly nint value = (nint)number;
    private readonly nint more;

    /// <summary>The number; null if the value is something else.</summary>
    public uint? Number => type == UnsignedInteger ? (uint)value : null;
}
