namespace SonyAlpha.Simulator;

/// <summary>
/// The upper twelve bits of each pixel, two pixels in three bytes, the first one in the lower bits (LibRaw, packed_load_raw).
/// </summary>
internal static class Packed12Encoder
{
    public static byte[] Encode(ReadOnlySpan<ushort> pixels)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(pixels.Length / 2 * 3);
        for (int i = 0, at = 0; i + 1 < pixels.Length; i += 2, at += 3)
        {
            var pair = pixels[i] >> 2 | pixels[i + 1] >> 2 << 12;
            bytes[at] = (byte)pair;
            bytes[at + 1] = (byte)(pair >> 8);
            bytes[at + 2] = (byte)(pair >> 16);
        }

        return bytes;
    }
}
