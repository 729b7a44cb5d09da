namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Where a piece of the payload lies in the file, in bytes.</summary>
internal readonly record struct Extent(long Offset, long Length)
{
    public long End => Offset + Length;
}

/// <summary>What a decoder needs: how the pixels are stored and where.</summary>
/// <param name="Strip">The whole payload; nothing where there are tiles.</param>
internal sealed record ArwPayload(ArwEncoding Encoding, int Width, int Height, Extent Strip)
{
    public int TileWidth { get; init; }
    public int TileHeight { get; init; }

    /// <summary>Row by row; empty where there are none.</summary>
    public IReadOnlyList<Extent> Tiles { get; init; } = [];

    /// <summary>Tag 0x7010, the corners of ARW2's tone curve; empty for a straight line.</summary>
    public IReadOnlyList<int> ToneKnots { get; init; } = [];

    public int TilesAcross => (Width + TileWidth - 1) / TileWidth;
    public int TilesDown => (Height + TileHeight - 1) / TileHeight;
    public int Pixels => Width * Height;

    /// <summary>The byte after the last one that is needed.</summary>
    public long End => Tiles.Count == 0 ? Strip.End : Tiles.Max(tile => tile.End);

    /// <summary>Whether a decoder would do the same with both.</summary>
    public bool Same(ArwPayload other) =>
        (Encoding, Width, Height, Strip, TileWidth, TileHeight)
            == (other.Encoding, other.Width, other.Height, other.Strip, other.TileWidth, other.TileHeight)
        && Tiles.SequenceEqual(other.Tiles) && ToneKnots.SequenceEqual(other.ToneKnots);
}
