using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// The head of one tile, a lossless JPEG of four components: the four colours of a 2 x 2 cell. Source: ITU-T T.81, B.2; LibRaw
/// decoders_dcraw.cpp, ljpeg_start.
/// </summary>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Rows">Rows of cells.</param>
/// <param name="Start">What the first cell of the tile is predicted as.</param>
/// <param name="Data">Where in the tile the coded differences begin.</param>
internal sealed record JpegTile(int Columns, int Rows, int Start, int Data, DifferenceTable[] Tables)
{
    public const int Components = 4;

    private const int StartOfImage = 0xD8;
    private const int DefineHuffman = 0xC4;
    private const int StartOfFrameLossless = 0xC3;
    private const int StartOfScan = 0xDA;
    private const int DefineRestart = 0xDD;
    private const int Comment = 0xFE;

    /// <param name="tables">The tables that were met so far in this picture: bodies write the same ones in every tile.</param>
    /// <exception cref="ArwException">The message goes on after "Tile N ".</exception>
    public static JpegTile Read(ReadOnlySpan<byte> tile, TableStore tables)
    {
        if (tile.Length < 4 || tile[0] != 0xFF || tile[1] != StartOfImage)
            throw new ArwException("does not begin as a JPEG does");
        var defined = new DifferenceTable?[4];
        ReadOnlySpan<byte> frame = default;
        for (var at = 2; ;)
        {
            if (tile.Length - at < 4 || tile[at] != 0xFF)
                throw new ArwException($"has no JPEG marker at its byte {at}");
            int marker = tile[at + 1], length = BinaryPrimitives.ReadUInt16BigEndian(tile[(at + 2)..]);
            if (length < 2 || length > tile.Length - at - 2)
                throw new ArwException($"has a JPEG segment at its byte {at} that goes beyond its end");
            var segment = tile.Slice(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                case DefineHuffman:
                    Define(segment, defined, tables);
                    break;
                case StartOfFrameLossless:
                    frame = segment;
                    break;
                case StartOfScan:
                    return Scan(frame, segment, defined, at);
                case DefineRestart when segment.ContainsAnyExcept((byte)0):
                    throw new ArwException("has restart markers, which no known camera writes");
                case DefineRestart or Comment or (>= 0xE0 and <= 0xEF):
                    break;
                default:
                    throw new ArwException($"has the JPEG marker 0x{marker:X2}, which is not one of lossless JPEG");
            }
        }
    }

    /// <summary>A DHT segment: any number of tables, each with its number, 16 counts and as many categories as they sum up to.</summary>
    private static void Define(ReadOnlySpan<byte> segment, DifferenceTable?[] defined, TableStore tables)
    {
        while (!segment.IsEmpty)
        {
            if (segment.Length < 17 || segment[0] > 3)
                throw new ArwException("has a damaged Huffman table");
            var categories = 0;
            foreach (var count in segment.Slice(1, 16))
                categories += count;
            if (categories > segment.Length - 17)
                throw new ArwException("has a damaged Huffman table");
            defined[segment[0]] = tables.Get(segment.Slice(1, 16 + categories));
            segment = segment[(17 + categories)..];
        }
    }

    private static JpegTile Scan(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> scan, DifferenceTable?[] defined, int data)
    {
        // SOF: precision, height, width, components, then three bytes each: name, sampling, quantisation
        if (frame.Length != 6 + 3 * Components || frame[5] != Components)
            throw new ArwException("has not the four components of a Bayer cell");
        if (frame[0] is < 2 or > 16)
            throw new ArwException($"has a precision of {frame[0]} bits");
        // SOS: components, two bytes each with the table in the high half of the second, then predictor, an unused byte, point transform
        if (scan.Length != 4 + 2 * Components || scan[0] != Components)
            throw new ArwException("does not have its four components in one scan");
        var (predictor, transform) = (scan[^3], scan[^1] & 15);
        if (predictor != 1 || transform != 0)
            throw new ArwException($"uses predictor {predictor} and point transform {transform}; cameras use 1 and 0");
        var chosen = new DifferenceTable[Components];
        for (var c = 0; c < Components; c++)
        {
            if (frame[7 + 3 * c] != 0x11)
                throw new ArwException("has subsampled components");
            chosen[c] = Table(defined, scan[2 + 2 * c] >> 4);
        }

        return new(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
            1 << (frame[0] - 1), data, chosen);
    }

    /// <summary>The table of that number or, as in LibRaw, the nearest below it that is there.</summary>
    private static DifferenceTable Table(DifferenceTable?[] defined, int number)
    {
        for (; number is >= 0 and <= 3; number--)
        {
            if (defined[number] is { } table)
                return table;
        }

        throw new ArwException("names a Huffman table that it does not have");
    }
}
