using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.Simulator;

/// <summary>Pixels as 16-bit little-endian words, row after row.</summary>
internal static class UncompressedEncoder
{
    public static byte[] Encode(ReadOnlySpan<ushort> pixels)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(pixels.Length * 2);
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(pixels).CopyTo(bytes);
        else
            BinaryPrimitives.ReverseEndianness(pixels, MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()));
        return bytes;
    }
}
