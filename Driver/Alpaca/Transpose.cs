using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Rows to columns: a frame lies row by row in memory, Alpaca wants it column by column.</summary>
/// <remarks>
/// Eight rows at a time, in squares of 8 x 8 pixels that are turned in registers: each cache line of the frame is read once for a whole
/// band, and a column's line is filled by four squares in a row.
/// </remarks>
internal static class Transpose
{
    private const int Side = 8;

    private static bool HasZip => Sse2.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Copies some columns, each from top to bottom, one after another.</summary>
    /// <param name="target">Takes <paramref name="count"/> times the frame's height pixels.</param>
    public static void Columns(Frame frame, int first, int count, Span<ushort> target)
    {
        var height = frame.Height;
        Debug.Assert(target.Length == count * height);
        var y = 0;
        if (HasZip)
        {
            for (; y + Side <= height; y += Side)
                EightRows(frame, y, first, count, target, height);
        }

        for (; y < height; y++)
            OneRow(frame.Row(y).Slice(first, count), target, y, height);
    }

    private static void OneRow(ReadOnlySpan<ushort> row, Span<ushort> target, int y, int height)
    {
        for (int x = 0, at = y; x < row.Length; x++, at += height)
            target[at] = row[x];
    }

    private static void EightRows(Frame frame, int y, int first, int count, Span<ushort> target, int height)
    {
        ReadOnlySpan<ushort> Row(int i) => frame.Row(y + i).Slice(first, count);
        var r0 = Row(0);
        var r1 = Row(1);
        var r2 = Row(2);
        var r3 = Row(3);
        var r4 = Row(4);
        var r5 = Row(5);
        var r6 = Row(6);
        var r7 = Row(7);
        var x = 0;
        for (; x + Side <= count; x += Side)
        {
            Square(Load(r0, x), Load(r1, x), Load(r2, x), Load(r3, x), Load(r4, x), Load(r5, x), Load(r6, x), Load(r7, x),
                ref MemoryMarshal.GetReference(target[((x * height) + y)..]), height);
        }

        for (; x < count; x++)
        {
            var column = target.Slice((x * height) + y, Side);
            (column[0], column[1], column[2], column[3]) = (r0[x], r1[x], r2[x], r3[x]);
            (column[4], column[5], column[6], column[7]) = (r4[x], r5[x], r6[x], r7[x]);
        }
    }

    /// <summary>Turns a square. Three rounds of zipping: pairs of rows by pixels, by pairs of pixels, by fours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(
        Vector128<ushort> r0, Vector128<ushort> r1, Vector128<ushort> r2, Vector128<ushort> r3,
        Vector128<ushort> r4, Vector128<ushort> r5, Vector128<ushort> r6, Vector128<ushort> r7, ref ushort target, int height)
    {
        var (a0, a1, a2, a3) = (Low(r0, r4), High(r0, r4), Low(r1, r5), High(r1, r5));
        var (a4, a5, a6, a7) = (Low(r2, r6), High(r2, r6), Low(r3, r7), High(r3, r7));
        var (b0, b1, b2, b3) = (Low(a0, a4), High(a0, a4), Low(a1, a5), High(a1, a5));
        var (b4, b5, b6, b7) = (Low(a2, a6), High(a2, a6), Low(a3, a7), High(a3, a7));
        Low(b0, b4).StoreUnsafe(ref target);
        High(b0, b4).StoreUnsafe(ref target, (nuint)height);
        Low(b1, b5).StoreUnsafe(ref target, (nuint)height * 2);
        High(b1, b5).StoreUnsafe(ref target, (nuint)height * 3);
        Low(b2, b6).StoreUnsafe(ref target, (nuint)height * 4);
        High(b2, b6).StoreUnsafe(ref target, (nuint)height * 5);
        Low(b3, b7).StoreUnsafe(ref target, (nuint)height * 6);
        High(b3, b7).StoreUnsafe(ref target, (nuint)height * 7);
    }

    /// <summary>The caller has seen to it that eight pixels are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Load(ReadOnlySpan<ushort> row, int x) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Low(Vector128<ushort> even, Vector128<ushort> odd) =>
        Sse2.IsSupported ? Sse2.UnpackLow(even, odd) : AdvSimd.Arm64.ZipLow(even, odd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> High(Vector128<ushort> even, Vector128<ushort> odd) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(even, odd) : AdvSimd.Arm64.ZipHigh(even, odd);
}
