namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// The end of a file that was never written: a copy or a card that broke off leaves zeros, and zeros decode. No sensor gives them: without
/// light it gives its black level.
/// </summary>
internal static class ZeroTail
{
    /// <summary>A sector of a card. So many zeros in a row are no pixels.</summary>
    private const int Sector = 512;

    /// <summary>Where the black level is not known, a block of a disk.</summary>
    private const int Block = 4096;

    /// <summary>Rows, counted from the bottom of the picture, that have zeros in them; 0 for a file that was written to its end.</summary>
    public static int Rows(ArwFile facts, ReadOnlySpan<byte> file)
    {
        var payload = facts.Payload;
        var rowBytes = payload.Encoding switch
        {
            ArwEncoding.Uncompressed => payload.Width * 2L,
            ArwEncoding.Packed12     => payload.Width / 2 * 3L,
            _                        => 0, // what is compressed has marks by which its own decoder sees it
        };
        if (rowBytes == 0)
            return 0;
        var strip = file.Slice((int)payload.Strip.Offset, (int)payload.Strip.Length);
        var area = facts.ActiveArea;
        var zeros = strip.Length - 1 - strip.LastIndexOfAnyExcept((byte)0);
        // nobody knows what the padding holds
        var padding = ((payload.Height - area.Y - area.Height) * rowBytes)
            + ((payload.Width - area.X - area.Width) * rowBytes / payload.Width);
        var least = facts.BlackLevel is > 0 ? Sector : Block;
        return zeros - padding < least ? 0 : (int)Math.Min(area.Height, (zeros - padding + rowBytes - 1) / rowBytes);
    }
}
