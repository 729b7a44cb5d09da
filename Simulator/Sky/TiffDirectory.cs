using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.Simulator;

/// <summary>A TIFF directory in the making: its fields in the order in which they are to stand in the file.</summary>
internal sealed class TiffDirectory
{
    /// <summary>A field: a value, or what its offset is to point at.</summary>
    /// <param name="Tag">Which field.</param>
    /// <param name="Type">Type of its values.</param>
    /// <param name="Count">How many values.</param>
    /// <param name="Value">The values, little-endian; for a pointing field four bytes to be filled in.</param>
    /// <param name="Target">A <see cref="TiffDirectory"/>, a <see cref="Sealed"/> one, bytes, <see cref="PayloadOffset"/> or null.</param>
    public sealed record Field(ushort Tag, TiffType Type, int Count, byte[] Value, object? Target = null);

    /// <summary>A directory that is enciphered where it stands, with some zeros behind it.</summary>
    public sealed record Sealed(TiffDirectory Directory, uint Key)
    {
        /// <summary>The zeros: LibRaw 0.22 looks two bytes beyond each value and gives the file up where the block ends with one.</summary>
        public const int Spare = 32;
    }

    /// <summary>Marks a field whose numbers count from the beginning of the raw data.</summary>
    public static readonly object PayloadOffset = new();

    public List<Field> Fields { get; } = [];

    /// <summary>The directory that follows in the chain.</summary>
    public TiffDirectory? Next { get; set; }

    /// <summary>Bytes that the directory and its values take, if none of its fields points at anything else.</summary>
    public int Size => 2 + 12 * Fields.Count + 4 + Fields.Sum(f => f.Value.Length > 4 ? f.Value.Length + 1 & ~1 : 0);

    public TiffDirectory Bytes(ushort tag, params byte[] values) => Add(tag, TiffType.Byte, values.Length, values);

    public TiffDirectory Undefined(ushort tag, params byte[] values) => Add(tag, TiffType.Undefined, values.Length, values);

    public TiffDirectory Ascii(ushort tag, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text + '\0');
        return Add(tag, TiffType.Ascii, bytes.Length, bytes);
    }

    public TiffDirectory Short(ushort tag, params ushort[] values) => Add(tag, TiffType.Short, values.Length, Numbers(2, [.. values]));

    public TiffDirectory SignedShort(ushort tag, params short[] values) =>
        Add(tag, TiffType.SignedShort, values.Length, Numbers(2, [.. values]));

    public TiffDirectory Long(ushort tag, params uint[] values) => Add(tag, TiffType.Long, values.Length, Numbers(4, [.. values]));

    public TiffDirectory Rational(ushort tag, uint numerator, uint denominator) =>
        Add(tag, TiffType.Rational, 1, Numbers(4, [numerator, denominator]));

    /// <summary>A field of type LONG that points at a directory.</summary>
    public TiffDirectory Directory(ushort tag, TiffDirectory target) => Point(tag, TiffType.Long, 1, target);

    /// <summary>A field of uninterpreted bytes that are a directory, as the maker note is.</summary>
    public TiffDirectory DirectoryAsBytes(ushort tag, TiffDirectory target) => Point(tag, TiffType.Undefined, target.Size, target);

    /// <summary>A field of four bytes that points at a directory: DNGPrivateData.</summary>
    public TiffDirectory DirectoryAsPointerBytes(ushort tag, TiffDirectory target) => Point(tag, TiffType.Byte, 4, target);

    /// <summary>A field that points at an enciphered directory, and one that says how long this is.</summary>
    public TiffDirectory SealedDirectory(ushort offsetTag, ushort lengthTag, TiffDirectory target, uint key) =>
        Point(offsetTag, TiffType.Long, 1, new Sealed(target, key)).Long(lengthTag, (uint)(target.Size + Sealed.Spare));

    /// <summary>A field that points at bytes somewhere in the file, and one that says how many.</summary>
    public TiffDirectory Data(ushort offsetTag, ushort lengthTag, byte[] bytes) =>
        Point(offsetTag, TiffType.Long, 1, bytes).Long(lengthTag, (uint)bytes.Length);

    /// <summary>A field that says where in the file parts of the raw data begin, given as offsets in these.</summary>
    public TiffDirectory Payload(ushort tag, params uint[] offsets)
    {
        Fields.Add(new(tag, TiffType.Long, offsets.Length, Numbers(4, [.. offsets]), PayloadOffset));
        return this;
    }

    private TiffDirectory Point(ushort tag, TiffType type, int count, object target)
    {
        Fields.Add(new(tag, type, count, new byte[4], target));
        return this;
    }

    private TiffDirectory Add(ushort tag, TiffType type, int count, byte[] value)
    {
        Fields.Add(new(tag, type, count, value));
        return this;
    }

    private static byte[] Numbers(int size, long[] values)
    {
        var bytes = new byte[size * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (size == 2)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), (ushort)values[i]);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), (uint)values[i]);
        }

        return bytes;
    }
}
