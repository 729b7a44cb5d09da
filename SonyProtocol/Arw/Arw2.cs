using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// Sony's lossy encoding. 32 neighbours of a row are two blocks of 16 bytes, first the even columns, then the odd ones: one colour each.
/// A block is a little-endian number of 128 bits: largest and smallest code (11 bits each), their places (4 each), and for the other
/// fourteen pixels 7 bits each of what exceeds the smallest: 30 + 14 * 7 = 128. Source: LibRaw sony.cpp, sony_arw2_load_raw.
/// </summary>
/// <param name="vectors">Whether to use the machine's vectors, should it have them; false is for tests.</param>
internal sealed class Arw2(ArwPayload payload, bool vectors = true)
{
    /// <summary>Pixels, and bytes, of two blocks.</summary>
    public const int Run = 32;

    public const int BlockBytes = 16;
    public const int LargestCode = 0x7FF;

    private readonly ToneCurve curve = ToneCurve.From(payload.ToneKnots);
    private readonly int width = payload.Width;

    /// <summary>Gets damaged blocks, which become zeros; null where one ends it.</summary>
    public Damages? Damages { get; init; }

    /// <summary>Unpacks whole rows.</summary>
    public void Unpack(ReadOnlySpan<byte> packed, Span<ushort> pixels, int firstRow)
    {
        if (vectors && curve.Knots is not null && Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            if (!Arw2Vectors.Unpack(packed, pixels, curve))
                FindDamage(packed, pixels, firstRow);
            return;
        }

        for (var at = 0; at < packed.Length; at += Run)
        {
            var run = pixels.Slice(at, Run);
            Unpack(packed.Slice(at, BlockBytes), run);
            Unpack(packed.Slice(at + BlockBytes, BlockBytes), run[1..]);
        }

        FindDamage(packed, pixels, firstRow);
    }

    /// <summary>One block, into every second pixel.</summary>
    private void Unpack(ReadOnlySpan<byte> block, Span<ushort> run)
    {
        var head = BinaryPrimitives.ReadUInt32LittleEndian(block);
        var (max, min) = ((int)(head & LargestCode), (int)(head >> 11 & LargestCode));
        var (maxAt, minAt) = ((int)(head >> 22 & 15), (int)(head >> 26 & 15));
        var shift = Shift(max - min);
        var bits = BinaryPrimitives.ReadUInt128LittleEndian(block) >> 30;
        for (var i = 0; i < 16; i++)
        {
            var excess = 0;
            if (i != maxAt && i != minAt)
            {
                excess = (int)(bits & 0x7F);
                bits >>= 7;
            }

            run[i * 2] = curve.Values[i == maxAt ? max : Math.Min((excess << shift) + min, LargestCode)];
        }
    }

    /// <summary>How many low bits a range must lose for the rest to fit in seven; 0 to 4.</summary>
    public static int Shift(int range) => range < 128 ? 0 : Math.Min(4, 25 - BitOperations.LeadingZeroCount((uint)range));

    /// <summary>No camera writes a block whose largest and smallest pixel are one: its fourteen numbers would be one too few.</summary>
    private void FindDamage(ReadOnlySpan<byte> packed, Span<ushort> pixels, int firstRow)
    {
        for (var at = 0; at < packed.Length; at += BlockBytes)
        {
            var head = BinaryPrimitives.ReadUInt32LittleEndian(packed[at..]);
            if ((head >> 22 & 15) != (head >> 26 & 15))
                continue;
            if (Damages is null)
                throw new ArwException($"The compressed block at row {firstRow + at / width}, column {at % width} is damaged: "
                                       + "its largest and its smallest pixel are at the same place");
            // the blocks of even and of odd columns stand one behind the other, and so do their columns
            var run = at / Run * Run;
            for (var i = at / BlockBytes % 2; i < Run; i += 2)
                pixels[run + i] = 0;
            Damages.Add(new(run % width, firstRow + run / width, Run, 1));
        }
    }
}
