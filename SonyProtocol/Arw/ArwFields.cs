using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Which kind of directory of a raw file a field stands in.</summary>
internal enum ArwPart
{
    Tiff,
    Exif,
    Gps,
    MakerNote,
    Sr2Private,

    /// <summary>The enciphered block that SR2Private points to, as one field.</summary>
    Sr2,
}

/// <summary>A field of a directory, and where in the file it lies.</summary>
/// <param name="Entry">Of its twelve bytes in the directory; the same as <paramref name="At"/> for what is none.</param>
/// <param name="At">Of its value.</param>
/// <param name="Length">Of its value, in bytes.</param>
/// <param name="Key">Of SR2's cipher.</param>
internal readonly record struct ArwField(ArwPart In, ushort Tag, ushort Type, long Entry, long At, long Length, uint Key = 0)
{
    /// <summary>The count of a directory's entries, or the offset of the next one.</summary>
    public bool IsFrame => Tag == 0 && Type == 0;
}

/// <summary>Walks through all directories of a raw file, however damaged it is: each once, and not more than there can be.</summary>
internal static class ArwFields
{
    private const int EntryBytes = 12;
    private const int MostFields = 4000;

    public static List<ArwField> Of(ReadOnlySpan<byte> file)
    {
        List<ArwField> fields = [];
        HashSet<long> seen = [];
        if (file.Length < 8 || !file.StartsWith("II*\0"u8))
            return fields;
        for (long at = U32(file, 4); at != 0 && fields.Count < MostFields;)
            at = Walk(file, at, ArwPart.Tiff, fields, seen);
        return fields;
    }

    /// <returns>Where the next directory of the chain lies; 0 if there is none.</returns>
    private static long Walk(ReadOnlySpan<byte> file, long at, ArwPart part, List<ArwField> fields, HashSet<long> seen)
    {
        if (at < 8 || at > file.Length - 2 || !seen.Add(at))
            return 0;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file[(int)at..]);
        if (count == 0 || count > (file.Length - at - 2) / EntryBytes)
            return 0;
        fields.Add(new(part, 0, 0, at, at, 2));
        for (var i = 0; i < count && fields.Count < MostFields; i++)
            Add(file, at + 2 + i * EntryBytes, part, fields, seen);
        if (part == ArwPart.Sr2Private)
            AddSr2(file, at, fields);
        var end = at + 2 + count * EntryBytes;
        if (part != ArwPart.Tiff || end > file.Length - 4)
            return 0;
        fields.Add(new(part, 0, 0, end, end, 4));
        return U32(file, end);
    }

    private static void Add(ReadOnlySpan<byte> file, long entry, ArwPart part, List<ArwField> fields, HashSet<long> seen)
    {
        var (tag, type) = (U16(file, entry), U16(file, entry + 2));
        var length = SizeOf(type) * U32(file, entry + 4);
        var at = length <= 4 ? entry + 8 : U32(file, entry + 8);
        fields.Add(new(part, tag, type, entry, at, length));
        var isThere = length > 0 && length <= file.Length - at;
        switch (part, tag)
        {
            case (ArwPart.Tiff, ArwTag.SubIfds) when isThere:
                for (var i = 0; i < Math.Min(length / 4, 8); i++)
                    Walk(file, U32(file, at + 4 * i), ArwPart.Tiff, fields, seen);
                break;
            case (ArwPart.Tiff, ArwTag.ExifIfd):
                Walk(file, U32(file, entry + 8), ArwPart.Exif, fields, seen);
                break;
            case (ArwPart.Tiff, ArwTag.GpsIfd):
                Walk(file, U32(file, entry + 8), ArwPart.Gps, fields, seen);
                break;
            case (ArwPart.Tiff, ArwTag.DngPrivateData) when length == 4:
                Walk(file, U32(file, at), ArwPart.Sr2Private, fields, seen);
                break;
            case (ArwPart.Exif, ArwTag.MakerNote) when isThere:
                Walk(file, at, ArwPart.MakerNote, fields, seen);
                break;
        }
    }

    private static void AddSr2(ReadOnlySpan<byte> file, long at, List<ArwField> fields)
    {
        if (TiffDirectory.TryOpen(file, at, out var sr2) && sr2.Int(ArwTag.Sr2Offset) is { } offset
            && sr2.Int(ArwTag.Sr2Length) is { } length
            && sr2.Bytes(ArwTag.Sr2Key) is { Length: 4 } key && length <= file.Length - offset)
            fields.Add(new(ArwPart.Sr2, ArwTag.Sr2Offset, 1, offset, offset, length, BinaryPrimitives.ReadUInt32LittleEndian(key)));
    }

    private static long SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8           => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12    => 8,
        _                => 0,
    };

    private static ushort U16(ReadOnlySpan<byte> file, long at) => BinaryPrimitives.ReadUInt16LittleEndian(file[(int)at..]);

    private static long U32(ReadOnlySpan<byte> file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file[(int)at..]);
}
