using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>14 or 12 bits in little-endian words of 16, row after row without gaps. Values are not masked; nor does LibRaw.</summary>
internal static class Uncompressed
{
    public static void Unpack(ReadOnlySpan<byte> packed, Span<ushort> pixels, int firstRow)
    {
        packed.CopyTo(MemoryMarshal.AsBytes(pixels));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(pixels, pixels);
    }
}
