using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// One directory (IFD) of a little-endian TIFF file. Every read is checked against the file's end; what is absent, out of bounds or of
/// an unknown type reads as null or empty. Entries may stand in any order: bodies of 2020 and later write 0x0102 last.
/// </summary>
internal readonly ref struct TiffDirectory
{
    private const int EntryBytes = 12;
    private readonly ReadOnlySpan<byte> file;
    private readonly int start;
    private readonly int count;
    private readonly long shift;

    private TiffDirectory(ReadOnlySpan<byte> file, int start, int count, long shift)
    {
        this.file = file;
        this.start = start;
        this.count = count;
        this.shift = shift;
    }

    /// <summary>The directory at that offset.</summary>
    /// <param name="shift">What to subtract from the entries' offsets, where the span is a part of the file.</param>
    /// <returns>Whether one lies there, with all its entries.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> file, long offset, out TiffDirectory directory, long shift = 0)
    {
        directory = default;
        if (offset < 0 || offset > file.Length - 2)
            return false;
        var at = (int)offset;
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);
        if (entries == 0 || entries * EntryBytes > file.Length - at - 2)
            return false;
        directory = new(file, at + 2, entries, shift);
        return true;
    }

    /// <summary>Where the next directory of the chain lies; 0 after the last.</summary>
    public uint Next
    {
        get
        {
            var end = start + count * EntryBytes;
            return end <= file.Length - 4 ? BinaryPrimitives.ReadUInt32LittleEndian(file[end..]) : 0;
        }
    }

    /// <summary>The position of the tag's entry or, if the tag is absent, -1.</summary>
    private int Find(ushort tag)
    {
        for (var at = start; at < start + count * EntryBytes; at += EntryBytes)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(file[at..]) == tag)
                return at;
        }

        return -1;
    }

    /// <summary>The bytes of the tag's value and where they lie; empty if the tag is absent or its value out of bounds.</summary>
    private ReadOnlySpan<byte> Value(ushort tag, out int type, out int size, out long at)
    {
        (type, size, at) = (0, 0, 0);
        var entry = Find(tag);
        if (entry < 0)
            return default;
        type = BinaryPrimitives.ReadUInt16LittleEndian(file[(entry + 2)..]);
        size = SizeOf(type);
        var bytes = size * (long)BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 4)..]);   // < 2^36: no overflow
        at = bytes <= 4 ? entry + 8 : BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 8)..]) - shift;
        return at >= 0 && bytes <= file.Length - at ? file.Slice((int)at, (int)bytes) : default;
    }

    private static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,      // BYTE, ASCII, SBYTE, UNDEFINED
        3 or 8 => 2,                // SHORT, SSHORT
        4 or 9 or 13 => 4,          // LONG, SLONG, IFD
        5 or 10 => 8,               // RATIONAL, SRATIONAL
        _ => 0,
    };

    public bool Has(ushort tag) => Find(tag) >= 0;

    /// <summary>The value's bytes; empty if there are none.</summary>
    public ReadOnlySpan<byte> Bytes(ushort tag) => Value(tag, out _, out _, out _);

    /// <summary>The value's bytes and where in the file they begin.</summary>
    public ReadOnlySpan<byte> Bytes(ushort tag, out long at) => Value(tag, out _, out _, out at);

    /// <summary>How many numbers the value has; 0 if it is out of bounds.</summary>
    public int Count(ushort tag)
    {
        var bytes = Value(tag, out _, out var size, out _);
        return size == 0 ? 0 : bytes.Length / size;
    }

    /// <summary>A whole number of the value, whatever its width.</summary>
    public long? Number(ushort tag, int index = 0)
    {
        var bytes = Value(tag, out var type, out var size, out _);
        if (size == 0 || index >= bytes.Length / size)
            return null;
        var at = bytes[(index * size)..];
        return type switch
        {
            1 or 7 => at[0],
            6 => (sbyte)at[0],
            3 => BinaryPrimitives.ReadUInt16LittleEndian(at),
            8 => BinaryPrimitives.ReadInt16LittleEndian(at),
            4 or 13 => BinaryPrimitives.ReadUInt32LittleEndian(at),
            9 => BinaryPrimitives.ReadInt32LittleEndian(at),
            _ => null,
        };
    }

    /// <summary>The same as an int; null also where it is negative or does not fit.</summary>
    public int? Int(ushort tag, int index = 0) => Number(tag, index) is >= 0 and <= int.MaxValue and var number ? (int)number : null;

    public Fraction? Fraction(ushort tag)
    {
        var bytes = Value(tag, out var type, out _, out _);
        return type is 5 && bytes.Length >= 8
            ? new(BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]))
            : null;
    }

    /// <summary>The text up to its first zero, without surrounding blanks; null if nothing is left.</summary>
    public string? Text(ushort tag)
    {
        var bytes = Value(tag, out var type, out _, out _);
        if (type is not 2)
            return null;
        var end = bytes.IndexOf((byte)0);
        var text = Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]).Trim();
        return text.Length == 0 ? null : text;
    }
}

/// <summary>A fraction as TIFF has it.</summary>
public readonly record struct Fraction(uint Numerator, uint Denominator)
{
    /// <summary>The quotient; not a number where the denominator is zero.</summary>
    public double Value => Denominator == 0 ? double.NaN : (double)Numerator / Denominator;
}
