namespace SonyAlpha.Simulator;

/// <summary>The one scan of a baseline JPEG file: blocks transformed, quantised and Huffman coded (ITU T.81, F.1).</summary>
internal sealed class JpegScan(JpegPlanes picture, JpegBlock luma, JpegBlock chroma, BitWriter bits)
{
    // 64 codes of 26 bits, every byte stuffed
    private const int WorstBlock = 64 * 26 / 8 * 2;

    private int lastLuma;
    private int lastBlue;
    private int lastRed;

    public void Write()
    {
        if (picture.Blue is null || picture.Red is null)
            WriteGrey();
        else
            WriteColour(picture.Blue, picture.Red);
        bits.Finish();
    }

    private void WriteGrey()
    {
        for (var y = 0; y < picture.Height; y += 8)
        {
            bits.Reserve((picture.Width / 8 + 1) * WorstBlock);
            for (var x = 0; x < picture.Width; x += 8)
                Luma(x, y);
        }
    }

    // One unit is 16 x 16 pixels: four blocks of brightness, one of each colour difference
    private void WriteColour(byte[] blue, byte[] red)
    {
        var (width, height) = ((picture.Width + 1) / 2, (picture.Height + 1) / 2);
        for (var y = 0; y < picture.Height; y += 16)
        {
            bits.Reserve((picture.Width / 16 + 1) * 6 * WorstBlock);
            for (var x = 0; x < picture.Width; x += 16)
            {
                Luma(x, y);
                Luma(x + 8, y);
                Luma(x, y + 8);
                Luma(x + 8, y + 8);
                Block(blue, width, height, x / 2, y / 2, chroma, JpegTables.ChromaDc, JpegTables.ChromaAc, ref lastBlue);
                Block(red, width, height, x / 2, y / 2, chroma, JpegTables.ChromaDc, JpegTables.ChromaAc, ref lastRed);
            }
        }
    }

    private void Luma(int x, int y) =>
        Block(picture.Luma, picture.Width, picture.Height, x, y, luma, JpegTables.LumaDc, JpegTables.LumaAc, ref lastLuma);

    private void Block(
        byte[] plane, int width, int height, int x, int y, JpegBlock block, HuffmanTable dc, HuffmanTable ac, ref int last)
    {
        Span<float> samples = stackalloc float[64];
        Span<int> coefficients = stackalloc int[64];
        Load(plane, width, height, x, y, samples);
        block.Transform(samples, coefficients);
        var difference = coefficients[0] - last;
        last = coefficients[0];
        var category = BitWriter.Category(difference);
        bits.PutDifference(dc[category].Code, dc[category].Length, difference, category);
        PutFrequencies(coefficients, ac);
    }

    // Beyond the right and the lower edge the last pixel goes on
    private static void Load(byte[] plane, int width, int height, int x, int y, Span<float> samples)
    {
        for (var i = 0; i < 8; i++)
        {
            var row = plane.AsSpan(Math.Min(y + i, height - 1) * width, width);
            for (var j = 0; j < 8; j++)
                samples[i * 8 + j] = row[Math.Min(x + j, width - 1)] - 128f;
        }
    }

    private void PutFrequencies(ReadOnlySpan<int> coefficients, HuffmanTable ac)
    {
        const int sixteenZeros = 0xF0, endOfBlock = 0;
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            var place = JpegTables.Zigzag[i];
            var coefficient = coefficients[(place & 7) * 8 + (place >> 3)];
            if (coefficient == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 16; zeros -= 16)
                bits.Put(ac[sixteenZeros].Code, ac[sixteenZeros].Length);
            var category = BitWriter.Category(coefficient);
            var (code, length) = ac[zeros << 4 | category];
            bits.PutDifference(code, length, coefficient, category);
            zeros = 0;
        }

        if (zeros > 0)
            bits.Put(ac[endOfBlock].Code, ac[endOfBlock].Length);
    }
}
