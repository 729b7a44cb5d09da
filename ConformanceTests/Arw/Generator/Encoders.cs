using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>
/// Encodes pictures as Sony's bodies do, written from the formats' descriptions and sharing nothing with the decoders. An encoder that
/// loses something changes the picture to what a decoder must find.
/// </summary>
internal static class Encoders
{
    public static byte[] Uncompressed(ushort[] pixels) => MemoryMarshal.AsBytes<ushort>(pixels).ToArray();

    public static byte[] Packed12(ushort[] pixels)
    {
        var packed = new byte[pixels.Length / 2 * 3];
        for (var i = 0; i < pixels.Length; i += 2)
        {
            pixels[i] >>= 2;
            pixels[i + 1] >>= 2;
            var both = pixels[i] | pixels[i + 1] << 12;
            packed[i / 2 * 3] = (byte)both;
            packed[i / 2 * 3 + 1] = (byte)(both >> 8);
            packed[i / 2 * 3 + 2] = (byte)(both >> 16);
        }

        return packed;
    }

    /// <param name="knots">The corners of the tone curve, in quarters as tag 0x7010 has them.</param>
    public static byte[] Arw2(ushort[] pixels, int width, int[] knots)
    {
        var (toPixel, toCode) = Curve(knots);
        var packed = new byte[pixels.Length];
        Span<int> codes = stackalloc int[16];
        for (var at = 0; at < pixels.Length; at += 32)
        {
            for (var parity = 0; parity < 2; parity++)
            {
                for (var i = 0; i < 16; i++)
                    codes[i] = toCode[Math.Min((int)pixels[at + parity + i * 2], toCode.Length - 1)];
                BinaryPrimitives.WriteUInt128LittleEndian(packed.AsSpan(at + parity * 16), Block(codes));
                for (var i = 0; i < 16; i++)
                    pixels[at + parity + i * 2] = toPixel[codes[i]];
            }
        }

        return packed;
    }

    /// <summary>One block; the codes become those that are left of them.</summary>
    private static UInt128 Block(Span<int> codes)
    {
        var (maxAt, minAt) = (0, 0);
        for (var i = 1; i < 16; i++)
        {
            maxAt = codes[i] > codes[maxAt] ? i : maxAt;
            minAt = codes[i] <= codes[minAt] ? i : minAt;
        }

        var (max, min) = (codes[maxAt], codes[minAt]);
        var shift = (max - min) switch { < 128 => 0, < 256 => 1, < 512 => 2, < 1024 => 3, _ => 4 };
        UInt128 block = (uint)(max | min << 11 | maxAt << 22) | (UInt128)(uint)minAt << 26;
        for (int i = 0, bit = 30; i < 16; i++)
        {
            if (i == maxAt || i == minAt)
                continue;
            var excess = (codes[i] - min) >> shift;
            block |= (UInt128)(uint)excess << bit;
            codes[i] = Math.Min(min + (excess << shift), 2047);
            bit += 7;
        }

        return block;
    }

    /// <summary>The pixel of each code, and the code whose pixel is nearest below each value.</summary>
    private static (ushort[] ToPixel, ushort[] ToCode) Curve(int[] knots)
    {
        var toPixel = new ushort[2048];
        int[] corner = [0, .. knots.Select(knot => knot / 4), 4095];
        for (var code = 0; code < 2048; code++)
        {
            var value = 0;
            for (var piece = 0; piece < 5; piece++)
                value += Math.Clamp(code * 2 - corner[piece], 0, Math.Max(0, corner[piece + 1] - corner[piece])) << piece;
            toPixel[code] = (ushort)value;
        }

        var toCode = new ushort[16384];
        for (int value = 0, code = 0; value < toCode.Length; value++)
        {
            while (code < 2047 && toPixel[code + 1] <= value)
                code++;
            toCode[value] = (ushort)code;
        }

        return (toPixel, toCode);
    }

    /// <summary>Eight rows more than the picture has are written, of zeros' differences.</summary>
    public static byte[] Arw1(ushort[] pixels, int width, int height)
    {
        var bits = new BitWriter();
        var sum = 0;
        for (var x = width - 1; x >= 0; x--)
        {
            for (var parity = 0; parity < 2; parity++)
            {
                for (var y = parity; y < height + 8; y += 2)
                {
                    var value = y < height ? pixels[y * width + x] >>= 2 : sum;
                    Difference(bits, value - sum);
                    sum = value;
                }
            }
        }

        return bits.Finish(ones: false);
    }

    private static void Difference(BitWriter bits, int difference)
    {
        var length = 32 - int.LeadingZeroCount(Math.Abs(difference));
        var (codeBits, code) = length switch { 0 => (3, 3u), 1 => (2, 3u), 2 => (2, 2u), 3 => (3, 2u), _ => (length - 1, 1u) };
        bits.Put(codeBits, code);
        if (length > 0)
            bits.Put(length, (uint)(difference > 0 ? difference : difference + (1 << length) - 1));
    }
}
