using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// Reads a stream of bits, the highest of each byte first, through a buffer of 64. Nothing here looks for the end: the caller proves
/// beforehand that the bytes for a whole row are there, with <see cref="Slack"/> bytes behind them.
/// </summary>
internal unsafe ref struct BitCursor
{
    /// <summary>Bytes that may be loaded beyond the last one that is used.</summary>
    public const int Slack = 16;

    private byte* next;
    private ulong buffer;
    private int count;

    public BitCursor(byte* start) => next = start;

    /// <summary>How many bits were used since that byte, from which this cursor or its copy started.</summary>
    public readonly long UsedSince(byte* start) => (next - start) * 8 - count;

    /// <summary>Goes on in a copy of the bytes, which lies so far away.</summary>
    public void Move(nint distance) => next += distance;

    /// <summary>Loads whole bytes until there are at least 56 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill()
    {
        var word = Unsafe.ReadUnaligned<ulong>(next);
        if (BitConverter.IsLittleEndian)
            word = BinaryPrimitives.ReverseEndianness(word);
        buffer |= word >> count;
        next += (63 - count) >> 3;
        count |= 56;
    }

    /// <summary>The next difference. Four of them, if looked up, fit into what one <see cref="Refill"/> loads: 44 of 56.</summary>
    /// <param name="lookup">The table's own lookup.</param>
    /// <param name="bad">Becomes 1 if no code begins with these bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Difference(int* lookup, DifferenceTable table, ref int bad)
    {
        var entry = lookup[buffer >> (64 - DifferenceTable.LookupBits)];
        if ((byte)(entry - 1) >= DifferenceTable.LongestBits)
        {
            Refill();
            entry = table.Search(buffer);
            if (entry == 0)
                bad = 1;
            Skip(entry);
            Refill();
        }
        else
        {
            Skip(entry);
        }

        return entry >> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Skip(int entry)
    {
        buffer <<= entry;       // the shift counts the low six bits, and an entry's low byte is at most 32
        count -= (byte)entry;
    }
}
