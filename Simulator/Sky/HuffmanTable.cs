namespace SonyAlpha.Simulator;

/// <summary>A Huffman table as JPEG defines it: how many codes of each length, and their symbols in the order of the codes.</summary>
internal sealed class HuffmanTable
{
    private readonly byte[] counts;
    private readonly byte[] symbols;
    private readonly (ushort Code, byte Length)[] codes = new (ushort, byte)[256];

    /// <param name="counts">Number of codes of 1 to 16 bits.</param>
    /// <param name="symbols">Their symbols.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        this.counts = counts.ToArray();
        this.symbols = symbols.ToArray();
        var (code, next) = (0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++)
                codes[symbols[next++]] = ((ushort)code++, (byte)length);
        }
    }

    /// <summary>A table for symbols that occur as often as their weights: all above 0, none below a thousandth of all or so.</summary>
    public static HuffmanTable For(ReadOnlySpan<int> weights)
    {
        // A symbol of no weight takes the code of all ones, which JPEG forbids (ITU T.81, K.2)
        var lengths = new int[weights.Length + 1];
        var trees = new List<(long Weight, int[] Symbols)> { (0, [weights.Length]) };
        for (var symbol = 0; symbol < weights.Length; symbol++)
            trees.Add((weights[symbol], [symbol]));
        while (trees.Count > 1)
        {
            trees.Sort((a, b) => b.Weight.CompareTo(a.Weight));
            var (lightest, next) = (trees[^1], trees[^2]);
            trees.RemoveRange(trees.Count - 2, 2);
            int[] joined = [.. lightest.Symbols, .. next.Symbols];
            foreach (var symbol in joined)
                lengths[symbol]++;
            trees.Add((lightest.Weight + next.Weight, joined));
        }

        var ordered = Enumerable.Range(0, weights.Length).OrderBy(symbol => lengths[symbol]).Select(symbol => (byte)symbol).ToArray();
        var counts = new byte[16];
        foreach (var symbol in ordered)
            counts[lengths[symbol] - 1]++;
        return new(counts, ordered);
    }

    /// <summary>The code of a symbol and its length; length 0 if the table does not have it.</summary>
    public (ushort Code, byte Length) this[int symbol] => codes[symbol];

    /// <summary>The DHT segment.</summary>
    /// <param name="destination">Class (0 DC or lossless, 1 AC) in the high half, number of the table in the low one.</param>
    public byte[] Define(byte destination) =>
        [0xFF, 0xC4, 0, (byte)(3 + counts.Length + symbols.Length), destination, .. counts, .. symbols];
}
