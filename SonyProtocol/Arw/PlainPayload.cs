using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>What stands for pixels that were cut away: bytes that a decoder takes for one even grey, in whatever way the file stores
/// them.</summary>
/// <param name="Fill">Repeated from the file's beginning on.</param>
/// <param name="Stamps">Written over it: beginnings and ends of tiles.</param>
public sealed record PlainPayload(byte[] Fill, IReadOnlyList<PlainPayload.Stamp> Stamps)
{
    /// <summary>The same bytes in several places.</summary>
    /// <param name="At">Offsets in the file.</param>
    public sealed record Stamp(byte[] Bytes, IReadOnlyList<long> At);

    private const ushort Grey = 512;

    /// <summary>Of a file whose directories are there.</summary>
    /// <param name="head">The file, or its head.</param>
    /// <param name="length">Of the whole file.</param>
    /// <returns>Null if it is no raw file that can be decoded.</returns>
    public static PlainPayload? Of(ReadOnlySpan<byte> head, long length)
    {
        try
        {
            var whole = new byte[length];
            head.CopyTo(whole);
            var payload = ArwFile.Read(whole).Payload;
            return payload.Encoding switch
            {
                ArwEncoding.Uncompressed => new(Words(), []),
                ArwEncoding.Arw2         => new(Block(), []),
                ArwEncoding.LosslessJpeg => new(
                    [], [new(Tile(payload), [.. payload.Tiles.Select(tile => tile.Offset)]),
                        new(EndOfImage, [.. payload.Tiles.Select(tile => tile.End - 2)])]),
                _                        => null,
            };
        }
        catch (ArwException)
        {
            return null;
        }
    }

    /// <summary>Overwrites a part of the file, which begins at that offset.</summary>
    public void Write(Span<byte> part, long offset)
    {
        if (Fill.Length == 0)
            part.Clear();
        for (var i = 0; i < part.Length && Fill.Length > 0; i++)
            part[i] = Fill[(int)((offset + i) % Fill.Length)];
        foreach (var stamp in Stamps)
        {
            foreach (var at in stamp.At)
            {
                var (from, to) = (Math.Max(at, offset), Math.Min(at + stamp.Bytes.Length, offset + part.Length));
                if (from < to)
                    stamp.Bytes.AsSpan((int)(from - at), (int)(to - from)).CopyTo(part[(int)(from - offset)..]);
            }
        }
    }

    private static byte[] EndOfImage => [0xFF, 0xD9];

    private static byte[] Words()
    {
        var words = new byte[16];
        for (var i = 0; i < words.Length; i += 2)
            BinaryPrimitives.WriteUInt16LittleEndian(words.AsSpan(i), Grey);
        return words;
    }

    /// <summary>Largest and smallest the same, at two places, and no differences (facts of ARW2 as in <see cref="Arw2"/>).</summary>
    private static byte[] Block()
    {
        var block = new byte[16];
        const uint Code = Grey / 2, PlaceOfSmallest = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(block, Code | Code << 11 | PlaceOfSmallest << 26);
        return block;
    }

    /// <summary>A lossless JPEG that knows one code, "no difference", and of whose data every bit is 0 (ITU-T T.81, B.2).</summary>
    private static byte[] Tile(ArwPayload payload)
    {
        var (rows, columns) = (payload.TileHeight / 2, payload.TileWidth / 2);
        return
        [
            0xFF, 0xD8,
            0xFF, 0xC4, 0, 20, 0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0xFF, 0xC3, 0, 20, 14, (byte)(rows >> 8), (byte)rows, (byte)(columns >> 8), (byte)columns, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11,
            0, 4, 0x11, 0,
            0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 1, 0, 0,
        ];
    }
}
