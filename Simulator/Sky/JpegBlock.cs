using System.Runtime.Intrinsics;

namespace SonyAlpha.Simulator;

/// <summary>Transform and quantisation of an 8 x 8 block for one quality.</summary>
internal sealed class JpegBlock
{
    private readonly float[] factors = new float[64];

    /// <param name="stepsAt50">The steps of annex K, row after row.</param>
    /// <param name="quality">1 to 100 on the scale of the Independent JPEG Group.</param>
    public JpegBlock(ReadOnlySpan<byte> stepsAt50, int quality)
    {
        var percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (var i = 0; i < 64; i++)
            Steps[i] = (byte)Math.Clamp((stepsAt50[i] * percent + 50) / 100, 1, 255);
        for (var i = 0; i < 64; i++)
        {
            // The fast transform leaves each row and column scaled, and its result lies transposed
            int row = i % 8, column = i / 8;
            factors[i] = (float)(1 / (8 * Scale(row) * Scale(column) * Steps[row * 8 + column]));
        }
    }

    /// <summary>The quantisation steps, row after row.</summary>
    public byte[] Steps { get; } = new byte[64];

    /// <summary>Turns 64 samples, row after row and centred about 0, into quantised coefficients that lie transposed.</summary>
    public void Transform(Span<float> samples, Span<int> coefficients)
    {
        Span<float> turned = stackalloc float[64];
        Columns(samples);
        for (var i = 0; i < 64; i++)
            turned[i] = samples[i % 8 * 8 + i / 8];
        Columns(turned);
        for (var i = 0; i < 64; i += 8)
        {
            var scaled = Vector256.Create<float>(turned[i..]) * Vector256.Create(factors, i);
            Vector256.ConvertToInt32(Vector256.Round(scaled)).CopyTo(coefficients[i..]);
        }
    }

    // AAN: the scale of frequency 0 is 1, of the others cos(k pi / 16) times the root of 2
    private static double Scale(int k) => k == 0 ? 1 : Math.Cos(k * Math.PI / 16) * Math.Sqrt(2);

    /// <summary>The eight-point cosine transform of Arai, Agui and Nakajima, of all columns at once: five multiplications each.</summary>
    private static void Columns(Span<float> block)
    {
        var (r0, r1, r2, r3) = (Row(block, 0), Row(block, 1), Row(block, 2), Row(block, 3));
        var (r4, r5, r6, r7) = (Row(block, 4), Row(block, 5), Row(block, 6), Row(block, 7));
        var (s0, d0, s1, d1) = (r0 + r7, r0 - r7, r1 + r6, r1 - r6);
        var (s2, d2, s3, d3) = (r2 + r5, r2 - r5, r3 + r4, r3 - r4);

        var (even0, even3, even1, even2) = (s0 + s3, s0 - s3, s1 + s2, s1 - s2);
        var turn = (even2 + even3) * 0.707106781f;
        (even0 + even1).CopyTo(block);
        (even0 - even1).CopyTo(block[32..]);
        (even3 + turn).CopyTo(block[16..]);
        (even3 - turn).CopyTo(block[48..]);

        var (odd0, odd1, odd2) = (d3 + d2, d2 + d1, d1 + d0);
        var shared = (odd0 - odd2) * 0.382683433f;
        var (z2, z4, z3) = (odd0 * 0.541196100f + shared, odd2 * 1.306562965f + shared, odd1 * 0.707106781f);
        var (z11, z13) = (d0 + z3, d0 - z3);
        (z13 + z2).CopyTo(block[40..]);
        (z13 - z2).CopyTo(block[24..]);
        (z11 + z4).CopyTo(block[8..]);
        (z11 - z4).CopyTo(block[56..]);
    }

    private static Vector256<float> Row(Span<float> block, int row) => Vector256.Create<float>(block[(row * 8)..]);
}
