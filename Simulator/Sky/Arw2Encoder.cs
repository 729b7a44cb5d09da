using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace SonyAlpha.Simulator;

/// <summary>
/// ARW2: each 32 pixels of a row become two blocks of 16 bytes, one of the even columns, one of the odd ones (LibRaw,
/// sony_arw2_load_raw). A block holds its largest and its smallest code in 11 bits, their places in 4, and of the other fourteen the
/// distance from the smallest in 7 bits, shifted right until the largest fits.
/// </summary>
internal static class Arw2Encoder
{
    private const int Block = 16;

    // The tone curve 8000 10400 12900 14100 of tag 0x7010 has knots at these codes (of 2048); a step of one code is worth these DN
    private static readonly (int UpTo, int Step)[] Curve = [(1000, 2), (1300, 4), (1612, 8), (1762, 16), (2047, 32)];

    private static readonly Lazy<ushort[]> Codes = new(MakeCodes);

    /// <summary>Encodes an array whose width is a multiple of 32.</summary>
    public static byte[] Encode(ReadOnlySpan<ushort> pixels, int width)
    {
        if (width % (2 * Block) != 0)
            throw new ArgumentException($"ARW2 has blocks of 32 columns; {width} columns cannot be divided into them", nameof(width));
        var bytes = GC.AllocateUninitializedArray<byte>(pixels.Length);
        var codes = Codes.Value;
        for (var at = 0; at < pixels.Length; at += 2 * Block)
        {
            EncodeBlock(pixels.Slice(at, 2 * Block), codes, bytes.AsSpan(at, Block));
            EncodeBlock(pixels.Slice(at + 1, 2 * Block - 1), codes, bytes.AsSpan(at + Block, Block));
        }

        return bytes;
    }

    private static void EncodeBlock(ReadOnlySpan<ushort> pixels, ushort[] table, Span<byte> target)
    {
        Span<ushort> codes = stackalloc ushort[Block];
        for (var i = 0; i < Block; i++)
            codes[i] = table[pixels[2 * i]];
        var all = Vector256.Create<ushort>(codes);
        int max = Largest(all), min = 0xFFFF - Largest(~all);
        int maxAt = Place(all, max), minAt = Place(all, min);
        if (minAt == maxAt)
            minAt = 1; // all are equal: any second place will do, but two there must be

        var shift = 0;
        while (shift < 4 && 0x80 << shift <= max - min)
            shift++;
        var head = (UInt128)(uint)(max | min << 11 | maxAt << 22) | (UInt128)(uint)minAt << 26;
        var at = 30;
        for (var i = 0; i < Block; i++)
        {
            if (i == maxAt || i == minAt)
                continue;
            var distance = Math.Min((codes[i] - min + (1 << shift >> 1)) >> shift, 0x7F);
            head |= (UInt128)(uint)distance << at;
            at += 7;
        }

        BinaryPrimitives.WriteUInt128LittleEndian(target, head);
    }

    private static ushort Largest(Vector256<ushort> values)
    {
        var eight = Vector128.Max(values.GetLower(), values.GetUpper());
        ushort largest = 0;
        for (var i = 0; i < 8; i++)
            largest = Math.Max(largest, eight.GetElement(i));
        return largest;
    }

    private static int Place(Vector256<ushort> codes, int value)
    {
        var equal = Vector256.Equals(codes, Vector256.Create((ushort)value));
        return BitOperations.TrailingZeroCount(equal.ExtractMostSignificantBits());
    }

    private static ushort[] MakeCodes()
    {
        var values = new int[2048];
        var code = 1;
        foreach (var (upTo, step) in Curve)
        {
            for (; code <= upTo; code++)
                values[code] = values[code - 1] + step;
        }

        var codes = new ushort[Sky.WhiteLevel + 1];
        var nearest = 0;
        for (var value = 0; value < codes.Length; value++)
        {
            while (nearest < 2047 && values[nearest + 1] - value < value - values[nearest])
                nearest++;
            codes[value] = (ushort)nearest;
        }

        return codes;
    }
}
