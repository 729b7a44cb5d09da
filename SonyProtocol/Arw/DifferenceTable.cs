namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// Decodes the difference between two pixels: a Huffman code for its category, the number of bits that follow, then those bits. For the
/// most part code and bits together are looked up at once.
/// </summary>
internal sealed class DifferenceTable
{
    /// <summary>Bits that are looked up at once: 8 kB of table, so that those of four components stay in the first cache.</summary>
    public const int LookupBits = 11;

    /// <summary>The longest code and the bits behind it: what must be in the buffer for <see cref="Search"/>.</summary>
    public const int LongestBits = 32;

    private const int LongestCode = 16;

    /// <summary>In an entry's low byte: the code is known, and its category in the high half, but not all bits behind it.</summary>
    private const int Known = 0x80;

    private readonly List<Code> codes = [];

    /// <summary>A prefix, its length in bits, and the category it stands for.</summary>
    private readonly record struct Code(int Prefix, int Length, int Category, bool HasBits)
    {
        /// <summary>The prefix as the high bits of 16.</summary>
        public int Aligned => Prefix << (LongestCode - Length);
    }

    private DifferenceTable()
    {
    }

    /// <summary>
    /// For each 11 bits that may come: the difference in the high half and the bits it took in the low byte, 1 to 32. Other low bytes mean
    /// that they do not suffice.
    /// </summary>
    public int[] Lookup { get; } = new int[1 << LookupBits];

    /// <summary>The table of a JPEG's DHT segment: how many codes there are of each length, and their categories.</summary>
    /// <exception cref="ArwException">There are more codes than the lengths leave room for, or a category beyond 16.</exception>
    public static DifferenceTable FromJpeg(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> categories)
    {
        var table = new DifferenceTable();
        var (prefix, next) = (0, 0);
        for (var length = 1; length <= LongestCode; length++, prefix <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++, prefix++, next++)
            {
                if (prefix >= 1 << length || categories[next] > 16)
                    throw new ArwException("A tile's Huffman table is damaged");
                // Category 16 is -32768 alone and has no bits behind it: ITU-T T.81, H.1.2.2
                table.Add(prefix, length, categories[next], hasBits: categories[next] < 16);
            }
        }

        table.Fill();
        return table;
    }

    /// <summary>
    /// ARW1's fixed code: 11, 10, 010 and 011 for 1, 2, 3 and 0 bits; 00 and k zeros, ended by a one, for 4 + k. More than 12 bits are
    /// left out: no two pixels of 12 bits differ by so much. Source: LibRaw sony.cpp, sony_arw_load_raw.
    /// </summary>
    public static DifferenceTable ForArw1()
    {
        var table = new DifferenceTable();
        table.Add(0b11, 2, 1, true);
        table.Add(0b10, 2, 2, true);
        table.Add(0b010, 3, 3, true);
        table.Add(0b011, 3, 0, true);
        for (var zeros = 0; zeros <= 8; zeros++)
            table.Add(1, 3 + zeros, 4 + zeros, true);
        table.Fill();
        return table;
    }

    private void Add(int prefix, int length, int category, bool hasBits) => codes.Add(new(prefix, length, category, hasBits));

    private void Fill()
    {
        foreach (var code in codes)
        {
            var free = LookupBits - code.Length;                    // bits of the index that are not the code's
            var bits = code.HasBits ? code.Category : 0;
            for (var i = 0; i < (free < 0 ? 0 : 1 << free); i++)
            {
                Lookup[code.Prefix << free | i] = free >= bits
                    ? Entry(Difference(code, (uint)i >> (free - bits)), code.Length + bits)
                    : Entry(code.Category, Known | code.Length);
            }
        }
    }

    private static int Entry(int difference, int bits) => difference << 16 | bits;

    /// <summary>Bits that begin with a zero stand for negative differences: ITU-T T.81, F.2.2.1 (EXTEND). Modulo 2^16.</summary>
    private static int Difference(Code code, uint bits)
    {
        if (!code.HasBits)
            return -32768;
        var value = (int)bits;
        return code.Category == 0 || value >> (code.Category - 1) != 0 ? value : value - ((1 << code.Category) - 1);
    }

    /// <summary>What <see cref="Lookup"/> has no room for.</summary>
    /// <param name="bits">The next bits, the first one highest.</param>
    /// <returns>As an entry of Lookup; 0 if no code begins so.</returns>
    public int Search(ulong bits)
    {
        var known = Lookup[bits >> (64 - LookupBits)];
        if ((known & Known) != 0)
            return Complete(new(0, known & (Known - 1), known >> 16, true), bits);
        var top = (int)(bits >> (64 - LongestCode));
        foreach (var code in codes)
        {
            if ((top ^ code.Aligned) >> (LongestCode - code.Length) != 0)
                continue;
            return Complete(code, bits);
        }

        return 0;
    }

    private static int Complete(Code code, ulong bits)
    {
        var count = code.HasBits ? code.Category : 0;
        var behind = count == 0 ? 0 : (uint)(bits << code.Length >> (64 - count));
        return Entry(Difference(code, behind), code.Length + count);
    }
}
