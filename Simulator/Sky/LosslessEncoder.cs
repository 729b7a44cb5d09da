namespace SonyAlpha.Simulator;

/// <summary>
/// Lossless JPEG (ITU T.81, annex H) as bodies since the ILCE-1 write it: tiles of 512 x 512, each a file of its own whose four
/// components are the pixels of a 2 x 2 cell, so that it is 256 x 256 cells large (LibRaw, sony_ljpeg_load_raw).
/// </summary>
internal static class LosslessEncoder
{
    private const int Tile = SensorGeometry.Tile;
    private const int Categories = 17;

    /// <summary>Encodes an array of whole tiles.</summary>
    public static RawPayload Encode(ReadOnlySpan<ushort> pixels, int width)
    {
        var height = pixels.Length / width;
        if (width % Tile != 0 || height % Tile != 0)
            throw new ArgumentException($"A lossless file has tiles of {Tile} x {Tile}; {width} x {height} cannot be divided into them");
        var bits = new BitWriter(expected: pixels.Length * 3 / 2);
        var differences = new short[Tile * Tile];
        List<int> lengths = [];
        for (var y = 0; y < height; y += Tile)
        {
            for (var x = 0; x < width; x += Tile)
            {
                var start = bits.Length;
                Subtract(pixels[(y * width + x)..], width, differences);
                WriteTile(bits, differences);
                lengths.Add(bits.Length - start);
            }
        }

        return new([bits.Bytes], lengths);
    }

    /// <summary>Encodes the first tile of an array alone.</summary>
    public static ReadOnlyMemory<byte> EncodeTile(ReadOnlySpan<ushort> pixels, int width)
    {
        var bits = new BitWriter(expected: Tile * Tile * 2);
        var differences = new short[Tile * Tile];
        Subtract(pixels, width, differences);
        WriteTile(bits, differences);
        return bits.Bytes;
    }

    /// <summary>
    /// The difference of each pixel of a tile from its prediction: the pixel of its colour on the left, at the left edge that above, at
    /// the corner half the range of 14 bits.
    /// </summary>
    private static void Subtract(ReadOnlySpan<ushort> pixels, int stride, Span<short> differences)
    {
        for (var y = 0; y < Tile; y++)
        {
            var row = pixels.Slice(y * stride, Tile);
            var target = differences.Slice(y * Tile, Tile);
            for (var x = 0; x < 2; x++)
                target[x] = (short)(row[x] - (y < 2 ? 1 << 13 : pixels[(y - 2) * stride + x]));
            for (var x = 2; x < Tile; x++)
                target[x] = (short)(row[x] - row[x - 2]);
        }
    }

    private static void WriteTile(BitWriter bits, ReadOnlySpan<short> differences)
    {
        var table = TableFor(differences);
        byte[] size = [Tile / 2 >> 8, Tile / 2 & 0xFF];
        bits.PutRaw([0xFF, 0xD8]);
        bits.PutRaw(table.Define(0x00));
        bits.PutRaw([0xFF, 0xC3, 0, 20, 14, .. size, .. size, 4, 0, 0x11, 0, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        // The scan of all four components, table 0, predictor 1: the left neighbour
        bits.PutRaw([0xFF, 0xDA, 0, 14, 4, 0, 0, 1, 0, 2, 0, 3, 0, 1, 0, 0]);
        WriteScan(bits, differences, table);
        bits.Finish();
        bits.PutRaw([0xFF, 0xD9]);
    }

    private static void WriteScan(BitWriter bits, ReadOnlySpan<short> differences, HuffmanTable table)
    {
        var codes = new (uint Code, int Length)[Categories];
        for (var i = 0; i < Categories; i++)
            codes[i] = table[i];
        for (var y = 0; y < Tile; y += 2)
        {
            bits.Reserve(2 * Tile * 8);
            var upper = differences.Slice(y * Tile, Tile);
            var lower = differences.Slice((y + 1) * Tile, Tile);
            for (var x = 0; x < Tile; x += 2)
            {
                Put(bits, upper[x], codes);
                Put(bits, upper[x + 1], codes);
                Put(bits, lower[x], codes);
                Put(bits, lower[x + 1], codes);
            }
        }
    }

    private static void Put(BitWriter bits, int difference, (uint Code, int Length)[] codes)
    {
        var category = BitWriter.Category(difference);
        bits.PutDifference(codes[category].Code, codes[category].Length, difference, category);
    }

    /// <summary>The best table for the differences, with a code for every category even if it does not occur.</summary>
    private static HuffmanTable TableFor(ReadOnlySpan<short> differences)
    {
        Span<int> weights = stackalloc int[Categories];
        weights.Fill(differences.Length / 1024);
        foreach (var difference in differences)
            weights[BitWriter.Category(difference)]++;
        return HuffmanTable.For(weights);
    }
}
