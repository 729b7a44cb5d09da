namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The Huffman tables of one picture, so that a table that all tiles repeat is built once.</summary>
/// <remarks>Threads: any. A picture with ever new tables is decoded, only slower.</remarks>
internal sealed class TableStore
{
    /// <summary>More than four components of a few kinds of tiles need.</summary>
    private const int Most = 16;

    private volatile (byte[] Definition, DifferenceTable Table)[] known = [];

    /// <param name="definition">16 counts and the categories, as in the DHT segment.</param>
    public DifferenceTable Get(ReadOnlySpan<byte> definition)
    {
        foreach (var (same, table) in known)
        {
            if (definition.SequenceEqual(same))
                return table;
        }

        var built = DifferenceTable.FromJpeg(definition[..16], definition[16..]);
        // Two threads may overwrite each other's: then a table is built once more
        if (known.Length < Most)
            known = [.. known, (definition.ToArray(), built)];
        return built;
    }
}
