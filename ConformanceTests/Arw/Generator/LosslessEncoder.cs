namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>How a lossless JPEG tile is written.</summary>
/// <param name="Tables">How many Huffman tables there are: the last one serves all components that have none of their own.</param>
/// <param name="Precision">Bits of a sample; the first one is predicted as half of its range.</param>
internal sealed record TileStyle(int Tables = 4, int Precision = 14)
{
    /// <summary>Segments before the first table.</summary>
    public byte[] Before { get; init; } = [];
}

/// <summary>Encodes one tile: four components, predictor 1, Huffman tables made for this tile's own differences.</summary>
internal static class LosslessEncoder
{
    /// <param name="pixel">The value at column and row of the tile.</param>
    public static byte[] Tile(int width, int height, Func<int, int, ushort> pixel, TileStyle style)
    {
        var (columns, rows) = (width / 2, height / 2);
        var differences = Differences(columns, rows, pixel, style.Precision);
        var tables = new Code[style.Tables][];
        for (var t = 0; t < style.Tables; t++)
            tables[t] = Huffman(differences, t, style.Tables);

        var bits = new BitWriter();
        for (var i = 0; i < differences.Length; i++)
        {
            var (category, extra) = Split(differences[i]);
            var code = tables[Math.Min(i % 4, style.Tables - 1)][category];
            bits.Put(code.Length, code.Bits);
            if (category is > 0 and < 16)
                bits.Put(category, extra);
        }

        return [0xFF, 0xD8, .. style.Before, .. Head(columns, rows, tables, style), .. Stuffed(bits.Finish(ones: true)), 0xFF, 0xD9];
    }

    private static short[] Differences(int columns, int rows, Func<int, int, ushort> pixel, int precision)
    {
        var differences = new short[columns * rows * 4];
        for (int y = 0, at = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                for (var c = 0; c < 4; c++, at++)
                {
                    ushort Sample(int column, int row) => pixel(column * 2 + (c & 1), row * 2 + (c >> 1));
                    var predicted = x > 0 ? Sample(x - 1, y) : y > 0 ? Sample(0, y - 1) : 1 << (precision - 1);
                    differences[at] = (short)(Sample(x, y) - predicted);
                }
            }
        }

        return differences;
    }

    private static (int Category, uint Extra) Split(short difference)
    {
        if (difference == short.MinValue)
            return (16, 0);
        var category = 32 - int.LeadingZeroCount(Math.Abs((int)difference));
        return (category, (uint)(difference >= 0 ? difference : difference + (1 << category) - 1));
    }

    private readonly record struct Code(int Length, uint Bits);

    /// <summary>Huffman's code, in the canonical form that JPEG states by lengths; 17 symbols cannot be deeper than 16 bits.</summary>
    private static Code[] Huffman(short[] differences, int table, int tables)
    {
        var counts = new long[17];
        for (var i = 0; i < differences.Length; i++)
            counts[Split(differences[i]).Category] += Math.Min(i % 4, tables - 1) == table ? 1 : 0;

        var lengths = new int[17];
        var trees = Enumerable.Range(0, 17).Where(s => counts[s] > 0)
            .Select(s => (Count: counts[s], Symbols: new List<int> { s })).ToList();
        if (trees.Count == 1)
            lengths[trees[0].Symbols[0]] = 1;
        while (trees.Count > 1)
        {
            trees.Sort((a, b) => a.Count.CompareTo(b.Count));
            List<int> both = [.. trees[0].Symbols, .. trees[1].Symbols];
            both.ForEach(symbol => lengths[symbol]++);
            trees[1] = (trees[0].Count + trees[1].Count, both);
            trees.RemoveAt(0);
        }

        var codes = new Code[17];
        var next = 0u;
        for (var length = 1; length <= 16; length++, next <<= 1)
        {
            for (var symbol = 0; symbol <= 16; symbol++)
            {
                if (lengths[symbol] == length)
                    codes[symbol] = new(length, next++);
            }
        }

        return codes;
    }

    private static List<byte> Head(int columns, int rows, Code[][] tables, TileStyle style)
    {
        List<byte> head = [];
        for (var t = 0; t < tables.Length; t++)
        {
            var symbols = Enumerable.Range(0, 17).Where(s => tables[t][s].Length > 0)
                .OrderBy(s => tables[t][s].Length).ThenBy(s => s).ToList();
            var counts = Enumerable.Range(1, 16).Select(length => (byte)symbols.Count(s => tables[t][s].Length == length));
            head.AddRange([0xFF, 0xC4, 0, (byte)(19 + symbols.Count), (byte)t, .. counts, .. symbols.Select(s => (byte)s)]);
        }

        head.AddRange([0xFF, 0xC3, 0, 20, (byte)style.Precision, (byte)(rows >> 8), (byte)rows, (byte)(columns >> 8), (byte)columns, 4]);
        for (var c = 0; c < 4; c++)
            head.AddRange([(byte)c, 0x11, 0]);
        head.AddRange([0xFF, 0xDA, 0, 14, 4]);
        for (var c = 0; c < 4; c++)
            head.AddRange([(byte)c, (byte)(Math.Min(c, tables.Length - 1) << 4)]);
        head.AddRange([1, 0, 0]);
        return head;
    }

    private static IEnumerable<byte> Stuffed(byte[] data)
    {
        foreach (var value in data)
        {
            yield return value;
            if (value == 0xFF)
                yield return 0;
        }
    }
}
