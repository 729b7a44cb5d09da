using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

public sealed class Arw2Tests
{
    private const int Width = 512;
    private const int Height = 64;

    private static readonly int[][] Curves =
        [GeneratedFile.UsualKnots, [], [4, 8, 12, 16], [0, 0, 16380, 16380], [16380, 16380, 16380, 16380], [9000, 8000, 12000, 400]];

    /// <summary>Blocks of any bits, also such as no camera writes: a largest code below the smallest.</summary>
    [TestCaseSource(nameof(Curves))]
    public void Vectors_and_scalars_give_the_same_pixels(int[] knots)
    {
        var payload = new ArwPayload(ArwEncoding.Arw2, Width, Height, default) { ToneKnots = knots };
        var packed = AnyBlocks(1);
        ushort[] quick = new ushort[packed.Length], plain = new ushort[packed.Length];
        new Arw2(payload, vectors: true).Unpack(packed, quick, 0);
        new Arw2(payload, vectors: false).Unpack(packed, plain, 0);
        Assert.That(quick, Is.EqualTo(plain));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_damaged_block_is_named(bool vectors)
    {
        var payload = new ArwPayload(ArwEncoding.Arw2, Width, Height, default) { ToneKnots = GeneratedFile.UsualKnots };
        var packed = AnyBlocks(2);
        var block = packed.AsSpan(Width * 3 + 64 + 16, 16);
        // Bits 22 to 25 and 26 to 29 say where the largest and the smallest pixel are: both at 0
        (block[2], block[3]) = ((byte)(block[2] & 0x3F), (byte)(block[3] & 0xC0));
        Assert.That(() => new Arw2(payload, vectors).Unpack(packed, new ushort[packed.Length], 100),
            Throws.TypeOf<ArwException>().With.Message.Contains("row 103, column 80"));
    }

    private static byte[] AnyBlocks(int seed)
    {
        var random = new Noise((ulong)seed);
        var packed = new byte[Width * Height];
        for (var at = 0; at < packed.Length; at += 16)
        {
            BitConverter.TryWriteBytes(packed.AsSpan(at), random.Next());
            BitConverter.TryWriteBytes(packed.AsSpan(at + 8), random.Next());
            var largest = random.Below(16);
            var places = (uint)(largest | (largest + 1 + random.Below(15)) % 16 << 4);
            var head = BitConverter.ToUInt32(packed, at) & ~(0xFFu << 22) | places << 22;
            BitConverter.TryWriteBytes(packed.AsSpan(at), head);
        }

        return packed;
    }
}
