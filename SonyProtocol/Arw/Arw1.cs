namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// Sony's first encoding: differences of 12-bit pixels down the columns, from the right to the left; in each column first the even rows,
/// then the odd ones. The sum runs through the whole picture, so nothing can be decoded twice at a time or before the end is there.
/// There are 8 rows more than the file says. Source: LibRaw sony.cpp, sony_arw_load_raw, and tiff.cpp, apply_tiff.
/// </summary>
internal static class Arw1
{
    private const int HiddenRows = 8;

    /// <summary>Columns that are kept until they are written as pieces of rows, a cache line each.</summary>
    private const int Columns = 32;

    private static readonly DifferenceTable Table = DifferenceTable.ForArw1();

    public static unsafe void Unpack(ArwPayload payload, ArwSource source, PixelTarget target)
    {
        var strip = payload.Strip;
        // The strip may be longer than its pixels: only a file that ends before they do is cut off
        var file = source.Wait(strip.End);
        if (file.Length <= strip.Offset)
            file = source.Until(strip.End);
        var data = file.Span[(int)strip.Offset..(int)Math.Min(file.Length, strip.End)];
        var rows = payload.Height + HiddenRows;
        var columns = new ushort[Columns * rows];
        var room = new byte[ColumnReader.TailBytes(data.Length, rows)];
        fixed (byte* start = data, tail = room)
        fixed (int* lookup = Table.Lookup)
        {
            var reader = new ColumnReader(start, data.Length, tail, rows);
            for (var right = payload.Width; right > 0; right -= Columns)
            {
                var left = Math.Max(0, right - Columns);
                for (var x = right - 1; x >= left; x--)
                    reader.Read(columns.AsSpan((x - left) * rows, rows), x, lookup);
                Write(columns, rows, target, left, right);
            }
        }
    }

    /// <summary>Columns to rows.</summary>
    private static void Write(ushort[] columns, int rows, PixelTarget target, int left, int right)
    {
        for (var y = 0; y < target.Height; y++)
        {
            var row = target.Rows(y, y + 1)[left..right];
            for (int i = 0, at = y; i < row.Length; i++, at += rows)
                row[i] = columns[at];
        }
    }

    /// <summary>
    /// Reads column after column. Each is begun only where the bytes of the longest possible column follow: when the strip's last ones are
    /// reached, it goes on in a copy of them that has as much room behind.
    /// </summary>
    private unsafe ref struct ColumnReader
    {
        private readonly int longest;
        private readonly long endBit;
        private byte* start;
        private BitCursor bits;
        private readonly nint toTail;
        private bool inTail;
        private int sum;

        public ColumnReader(byte* data, int length, byte* tail, int rows)
        {
            longest = LongestColumn(rows);
            var copied = Math.Min(length, 2 * longest);
            new ReadOnlySpan<byte>(data + length - copied, copied).CopyTo(new(tail, copied));
            toTail = (nint)(tail - (data + length - copied));
            endBit = length * 8L;
            start = data;
            bits = new(data);
        }

        public static int TailBytes(int length, int rows) => Math.Min(length, 2 * LongestColumn(rows)) + LongestColumn(rows);

        private static int LongestColumn(int rows) => rows * DifferenceTable.LongestBits / 8 + BitCursor.Slack;

        public void Read(Span<ushort> column, int x, int* lookup)
        {
            if (!inTail && bits.UsedSince(start) > endBit - longest * 8L)
            {
                bits.Move(toTail);
                start += toTail;
                inTail = true;
            }

            var bad = 0;
            var value = Pass(column, 0, sum, lookup, ref bad);
            // Of the last column's odd rows the hidden ones end the file: nobody needs them
            sum = Pass(x == 0 ? column[..^HiddenRows] : column, 1, value, lookup, ref bad);
            if (bits.UsedSince(start) > endBit - (bad >> 12 == 0 ? 0 : DifferenceTable.LongestBits))
                throw new ArwException($"The compressed pixels end before column {x} (counted down to 0) is complete: the file is cut off");
            if (bad >> 12 != 0)
                throw new ArwException($"The compressed pixels of column {x} are damaged: a value is not between 0 and 4095");
        }

        /// <summary>Every second row.</summary>
        /// <param name="bad">Gathers the bits of all values: those above the twelfth must stay zero.</param>
        private int Pass(Span<ushort> column, int first, int value, int* lookup, ref int bad)
        {
            var cursor = bits;
            int seen = 0, lost = 0;
            for (var y = first; y < column.Length; y += 2)
            {
                cursor.Refill();
                value += cursor.Difference(lookup, Table, ref lost);
                seen |= value;
                column[y] = (ushort)value;
            }

            bad |= seen | lost << 12;
            bits = cursor;
            return value;
        }
    }
}
