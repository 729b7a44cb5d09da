namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// Two pixels of 12 bits in three bytes, the low bits first. Rows have no padding; the values stay on the scale of 12 bits. Source: LibRaw
/// decoders_dcraw.cpp, packed_load_raw with load_flags 79.
/// </summary>
internal static class Packed12
{
    public static void Unpack(ReadOnlySpan<byte> packed, Span<ushort> pixels, int firstRow)
    {
        for (int i = 0, at = 0; i + 1 < pixels.Length; i += 2, at += 3)
        {
            pixels[i] = (ushort)(packed[at] | (packed[at + 1] & 15) << 8);
            pixels[i + 1] = (ushort)(packed[at + 1] >> 4 | packed[at + 2] << 4);
        }
    }
}
