using System.Buffers;
using System.Runtime.InteropServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// "Lossless compressed": independent tiles, each a lossless JPEG whose component c is the pixel (c &amp; 1, c >> 1) of a 2 x 2 cell. The
/// first cell of a row is predicted from the cell above, every other from the one on its left; modulo 2^16. Source: LibRaw sony.cpp,
/// sony_ljpeg_load_raw, and ITU-T T.81, H.
/// </summary>
internal static class LosslessJpeg
{
    /// <summary>So many zero bytes at a tile's end stand where its end mark should be.</summary>
    private const int MostZeros = 16;

    /// <param name="damages">Gets damaged tiles, which become zeros; null where one ends it.</param>
    public static void Unpack(ArwPayload payload, ArwSource source, PixelTarget target, int threads, Damages? damages)
    {
        var tables = new TableStore();
        var across = payload.TilesAcross;
        for (var done = 0; done < payload.Tiles.Count;)
        {
            // Wait for a row of tiles, then take as many whole rows as are there
            var file = source.Until(End(payload, done, done + across));
            var ready = done + across;
            while (ready < payload.Tiles.Count && End(payload, ready, ready + across) <= file.Length)
                ready += across;
            Bands.Run(done, ready, 1, threads, (from, to) =>
            {
                for (var tile = from; tile < to; tile++)
                    Unpack(payload, file.Span, tile, tables, target, damages);
            });
            done = ready;
        }
    }

    /// <summary>Where the last of these tiles ends.</summary>
    private static long End(ArwPayload payload, int from, int to)
    {
        var end = 0L;
        for (var tile = from; tile < to; tile++)
            end = Math.Max(end, payload.Tiles[tile].End);
        return end;
    }

    private static void Unpack(ArwPayload payload, ReadOnlySpan<byte> file, int number, TableStore tables, PixelTarget target,
        Damages? damages)
    {
        var (offset, length) = payload.Tiles[number];
        var bytes = file.Slice((int)offset, (int)length);
        var (x, y) = (number % payload.TilesAcross * payload.TileWidth, number / payload.TilesAcross * payload.TileHeight);
        var area = new Area(x, y, Math.Min(payload.TileWidth, payload.Width - x), Math.Min(payload.TileHeight, payload.Height - y));
        try
        {
            var tile = JpegTile.Read(bytes, tables);
            RefuseZeros(bytes);
            if (tile.Columns > payload.TileWidth / 2 || tile.Columns * 2 < area.Width
                || tile.Rows > payload.TileHeight / 2 || tile.Rows * 2 < area.Height)
                throw new ArwException($"has {tile.Columns * 2} x {tile.Rows * 2} pixels, not {payload.TileWidth} x {payload.TileHeight}");
            Unpack(tile, bytes[tile.Data..], target, area);
        }
        catch (ArwException) when (damages is not null)
        {
            for (var row = area.Y; row < area.Y + area.Height; row++)
                target.Rows(row, row + 1).Slice(area.X, area.Width).Clear();
            damages.Add(area);
        }
        catch (ArwException error)
        {
            throw new ArwException($"Tile {number} of the picture {error.Message}", error);
        }
    }

    /// <summary>Zeros are codes too: only the missing end mark (FF D9) tells a tile that was not written to its end.</summary>
    private static void RefuseZeros(ReadOnlySpan<byte> tile)
    {
        var last = tile.LastIndexOfAnyExcept((byte)0);
        if (tile.Length - 1 - last >= MostZeros && !(last > 0 && tile[last - 1] == 0xFF && tile[last] == 0xD9))
            throw new ArwException($"ends in {tile.Length - 1 - last} zeros instead of its end mark: the file was not written to its end");
    }

    /// <summary>Copies the coded bytes without the zeros after each FF, and decodes them row by row.</summary>
    private static void Unpack(JpegTile tile, ReadOnlySpan<byte> coded, PixelTarget target, Area area)
    {
        // A row's four components take at most 32 bits for each pixel: so much may be read beyond the last byte
        var beyond = tile.Columns * JpegTile.Components * DifferenceTable.LongestBits / 8 + BitCursor.Slack;
        var buffer = ArrayPool<byte>.Shared.Rent(coded.Length + beyond);
        var cells = ArrayPool<ushort>.Shared.Rent(tile.Columns * JpegTile.Components);
        try
        {
            var count = Unstuff(coded, buffer);
            buffer.AsSpan(count, beyond).Clear();
            new Scan(tile, target, area, cells).Run(buffer, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<ushort>.Shared.Return(cells);
        }
    }

    /// <summary>Takes away the zero behind each FF byte, up to the first marker.</summary>
    /// <returns>How many bytes were written.</returns>
    private static int Unstuff(ReadOnlySpan<byte> coded, Span<byte> plain)
    {
        var written = 0;
        while (true)
        {
            var mark = coded.IndexOf((byte)0xFF);
            if (mark < 0 || mark + 1 >= coded.Length)
            {
                coded.CopyTo(plain[written..]);
                return written + coded.Length;
            }

            var stuffed = coded[mark + 1] == 0;
            var run = stuffed ? mark + 1 : mark;
            coded[..run].CopyTo(plain[written..]);
            written += run;
            if (!stuffed)
                return written;
            coded = coded[(mark + 2)..];
        }
    }

    /// <summary>The rows of one tile.</summary>
    /// <param name="cells">Room for two rows of the tile, where it goes beyond the picture's edge.</param>
    private readonly ref struct Scan(JpegTile tile, PixelTarget target, Area area, ushort[] cells)
    {
        private readonly bool whole = area.Width == tile.Columns * 2;

        public unsafe void Run(ReadOnlySpan<byte> data, int count)
        {
            Span<int> above = stackalloc int[JpegTile.Components];
            above.Fill(tile.Start);
            fixed (byte* start = data)
            {
                var bits = new BitCursor(start);
                for (var y = 0; y < area.Height; y += 2)
                {
                    var bad = Row(ref bits, above, y);
                    // What is no code among the last bits may be one that was cut
                    if (bits.UsedSince(start) > count * 8L - (bad == 0 ? 0 : DifferenceTable.LongestBits))
                        throw new ArwException($"ends before its row {y} is complete");
                    if (bad != 0)
                        throw new ArwException($"is damaged: no Huffman code begins with the bits in its row {y}");
                }
            }
        }

        /// <summary>Decodes two rows of pixels to where they belong.</summary>
        private int Row(scoped ref BitCursor bits, scoped Span<int> above, int y)
        {
            if (whole && y + 1 < area.Height)
                return Cells(ref bits, above, Line(y), Line(y + 1));
            var upper = cells.AsSpan(0, tile.Columns * 2);
            var lower = cells.AsSpan(tile.Columns * 2, tile.Columns * 2);
            var bad = Cells(ref bits, above, upper, lower);
            upper[..area.Width].CopyTo(Line(y));
            if (y + 1 < area.Height)
                lower[..area.Width].CopyTo(Line(y + 1));
            return bad;
        }

        private Span<ushort> Line(int y) => target.Rows(area.Y + y, area.Y + y + 1).Slice(area.X, area.Width);

        /// <param name="above">The four pixels of the first cell of the row above; becomes those of this row.</param>
        /// <returns>Not 0 if there was a code that does not exist.</returns>
        private unsafe int Cells(scoped ref BitCursor cursor, scoped Span<int> above, Span<ushort> upper, Span<ushort> lower)
        {
            DifferenceTable t0 = tile.Tables[0], t1 = tile.Tables[1], t2 = tile.Tables[2], t3 = tile.Tables[3];
            int red = above[0], green = above[1], other = above[2], blue = above[3];
            var bits = cursor;
            var bad = 0;
            // Two pixels are written at once: a cell's width
            var top = MemoryMarshal.Cast<ushort, uint>(upper);
            var low = MemoryMarshal.Cast<ushort, uint>(lower);
            fixed (int* l0 = t0.Lookup, l1 = t1.Lookup, l2 = t2.Lookup, l3 = t3.Lookup)
            {
                for (var x = 0; x < top.Length && x < low.Length; x++)
                {
                    bits.Refill();
                    red += bits.Difference(l0, t0, ref bad);
                    green += bits.Difference(l1, t1, ref bad);
                    other += bits.Difference(l2, t2, ref bad);
                    blue += bits.Difference(l3, t3, ref bad);
                    top[x] = (ushort)red | (uint)green << 16;
                    low[x] = (ushort)other | (uint)blue << 16;
                    if (x == 0)
                        (above[0], above[1], above[2], above[3]) = (red, green, other, blue);
                }
            }

            cursor = bits;
            return bad;
        }
    }
}
