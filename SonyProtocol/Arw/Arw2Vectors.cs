using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// The blocks of <see cref="Arw2"/>, 16 pixels at a time. The fourteen 7-bit numbers are brought into lanes of 16 bits by a shuffle and a
/// multiplication that shifts each lane by another amount; a second shuffle opens gaps where the largest and smallest pixels are; and the
/// tone curve is computed, not looked up.
/// </summary>
internal static class Arw2Vectors
{
    // The k-th number begins at bit 30 + 7k: its lane gets the bytes (30 + 7k) / 8 and the next. 255 gives zero.
    private static readonly Vector128<byte> LowBytes = Vector128.Create((byte)3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 9, 10);
    private static readonly Vector128<byte> HighBytes =
        Vector128.Create((byte)10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 255, 255, 255, 255, 255);

    // Times 2^(9 - r), where r = (30 + 7k) % 8, moves it to the lane's upper end, from where all go down by 9 bits
    private static readonly Vector128<ushort> LowFactors = Vector128.Create((ushort)8, 16, 32, 64, 128, 256, 512, 4);
    private static readonly Vector128<ushort> HighFactors = Vector128.Create((ushort)8, 16, 32, 64, 128, 256, 0, 0);

    /// <summary>For each pair of places (largest + 16 * smallest): which number goes to which pixel; none to these two.</summary>
    private static readonly byte[] Gaps = BuildGaps();

    private static byte[] BuildGaps()
    {
        var gaps = new byte[256 * 16];
        for (var pair = 0; pair < 256; pair++)
        {
            byte number = 0;
            for (var i = 0; i < 16; i++)
                gaps[pair * 16 + i] = i == (pair & 15) || i == pair >> 4 ? (byte)255 : number++;
        }

        return gaps;
    }

    /// <summary>Unpacks whole runs.</summary>
    /// <returns>False if a block's largest and smallest pixel are at the same place; what was unpacked is then of no use.</returns>
    public static bool Unpack(ReadOnlySpan<byte> packed, Span<ushort> pixels, ToneCurve curve)
    {
        var knots = curve.Knots!;
        Vector128<ushort> k0 = Vector128.Create(knots[0]), k1 = Vector128.Create(knots[1]),
            k2 = Vector128.Create(knots[2]), k3 = Vector128.Create(knots[3]);
        ref var values = ref MemoryMarshal.GetArrayDataReference(curve.Values);     // 2048 of them, and codes have 11 bits
        ref var gaps = ref MemoryMarshal.GetArrayDataReference(Gaps);               // 256 of 16, and pairs have 8 bits
        ref var from = ref MemoryMarshal.GetReference(packed);
        ref var to = ref MemoryMarshal.GetReference(pixels[..packed.Length]);
        var sound = true;
        for (nuint at = 0; at + Arw2.Run <= (nuint)packed.Length; at += Arw2.Run)
        {
            var evenHead = Block(ref Unsafe.Add(ref from, at), ref gaps, out var even0, out var even1);
            var oddHead = Block(ref Unsafe.Add(ref from, at + Arw2.BlockBytes), ref gaps, out var odd0, out var odd1);
            even0 = Tone(even0, k0, k1, k2, k3);
            even1 = Tone(even1, k0, k1, k2, k3);
            odd0 = Tone(odd0, k0, k1, k2, k3);
            odd1 = Tone(odd1, k0, k1, k2, k3);
            Weave(Vector128.WidenLower(even0), Vector128.WidenLower(odd0)).StoreUnsafe(ref to, at);
            Weave(Vector128.WidenUpper(even0), Vector128.WidenUpper(odd0)).StoreUnsafe(ref to, at + 8);
            Weave(Vector128.WidenLower(even1), Vector128.WidenLower(odd1)).StoreUnsafe(ref to, at + 16);
            Weave(Vector128.WidenUpper(even1), Vector128.WidenUpper(odd1)).StoreUnsafe(ref to, at + 24);
            Unsafe.Add(ref to, at + (evenHead >> 22 & 15) * 2) = Unsafe.Add(ref values, evenHead & Arw2.LargestCode);
            Unsafe.Add(ref to, at + (oddHead >> 22 & 15) * 2 + 1) = Unsafe.Add(ref values, oddHead & Arw2.LargestCode);
            sound &= ((evenHead >> 22 ^ evenHead >> 26) & 15) != 0 & ((oddHead >> 22 ^ oddHead >> 26) & 15) != 0;
        }

        return sound;
    }

    /// <summary>The doubled codes of a block's pixels; that of the largest is left to the caller.</summary>
    /// <returns>The block's first 32 bits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Block(ref byte block, ref byte gaps, out Vector128<ushort> first, out Vector128<ushort> second)
    {
        var bytes = Vector128.LoadUnsafe(ref block);
        var head = bytes.AsUInt32().ToScalar();
        var min = (int)(head >> 11 & Arw2.LargestCode);
        var shift = Arw2.Shift((int)(head & Arw2.LargestCode) - min) + 1;
        var low = (Vector128.ShuffleNative(bytes, LowBytes).AsUInt16() * LowFactors) >>> 9;
        var high = (Vector128.ShuffleNative(bytes, HighBytes).AsUInt16() * HighFactors) >>> 9;
        var excess = Vector128.ShuffleNative(Vector128.Narrow(low, high), Vector128.LoadUnsafe(ref gaps, (nuint)(head >> 22 & 255) * 16));
        var base2 = Vector128.Create((ushort)(min * 2));
        var most = Vector128.Create((ushort)(Arw2.LargestCode * 2));
        first = Vector128.Min((Vector128.WidenLower(excess) << shift) + base2, most);
        second = Vector128.Min((Vector128.WidenUpper(excess) << shift) + base2, most);
        return head;
    }

    /// <summary>Slope 1, and 1, 2, 4 and 8 more beyond each corner: <see cref="ToneCurve.Knots"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Tone(
        Vector128<ushort> x, Vector128<ushort> k0, Vector128<ushort> k1, Vector128<ushort> k2, Vector128<ushort> k3) =>
        x + Vector128.SubtractSaturate(x, k0) + (Vector128.SubtractSaturate(x, k1) << 1)
          + (Vector128.SubtractSaturate(x, k2) << 2) + (Vector128.SubtractSaturate(x, k3) << 3);

    /// <summary>Even and odd columns in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Weave(Vector128<uint> even, Vector128<uint> odd) => (even | odd << 16).AsUInt16();
}
