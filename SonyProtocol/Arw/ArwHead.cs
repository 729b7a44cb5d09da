using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// The head of a raw file, for somebody who is to learn from it what bodies write: every directory, and of the values those that are listed
/// here. All else is zeros of the same length: previews, pixels, and whatever tells of the owner. What stands under Sony's ciphers is
/// deciphered, searched and enciphered again.
/// </summary>
public static class ArwHead
{
    /// <summary>More is never kept: the directories of real files end below 150 kB.</summary>
    public const int Most = 512 << 10;

    /// <summary>A damaged directory may call the whole file a name; the longest table is the offsets of the tiles.</summary>
    private const int LongestValue = 16 << 10;

    /// <summary>What the file says of its owner, byte by byte: names, serial numbers of body and lens, coordinates.</summary>
    public static IReadOnlyList<byte[]> Owner(ReadOnlySpan<byte> file)
    {
        var found = new List<byte[]>();
        foreach (var field in ArwFields.Of(file))
        {
            if (ArwTags.TellsOfOwner(field) && Value(file, field) is { Length: > 0 } value)
                found.Add(value);
            if (field is { In: ArwPart.MakerNote, Tag: ArwTag.Shutter }
                && MakerNote.SerialIn(ModelOf(file), Value(file, field)) is { } serial)
                found.Add(serial);
        }

        return found;
    }

    /// <summary>Cuts the file.</summary>
    /// <param name="blank">Blackens what must not be shown in bytes in clear text; called for each part.</param>
    /// <returns>The head, ending with its last byte that is not zero; empty if the file is no raw file.</returns>
    public static byte[] Of(ReadOnlySpan<byte> file, Action<byte[]> blank)
    {
        var head = new byte[Math.Min(file.Length, Most)];
        if (ArwFields.Of(file) is not { Count: > 0 } fields)
            return [];
        Keep(file, head, 0, 8);
        foreach (var field in fields)
            KeepField(file, head, field);
        blank(head);
        foreach (var field in fields)
            KeepSecret(file, head, field, blank);
        return head[..(head.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)];
    }

    private static void KeepField(ReadOnlySpan<byte> file, byte[] head, ArwField field)
    {
        const int Entry = 12, WithoutValue = 8;
        if (field.In == ArwPart.Sr2)
            return;
        if (!field.IsFrame) // else it is the count of a directory, or where the next one lies
            Keep(file, head, field.Entry, ArwTags.IsShown(field) || field.Length > 4 ? Entry : WithoutValue);
        if (field.IsFrame || (ArwTags.IsShown(field) && field.Length <= LongestValue))
            Keep(file, head, field.At, field.Length);
    }

    private static void KeepSecret(ReadOnlySpan<byte> file, byte[] head, ArwField field, Action<byte[]> blank)
    {
        if (!ArwTags.IsSecret(field) || Value(file, field) is not { Length: > 0 } value)
            return;
        if (field.In == ArwPart.Sr2)
        {
            var plain = SonyCipher.DecryptSr2(value, field.Key);
            blank(plain);
            Put(head, field.At, SonyCipher.DecryptSr2(plain, field.Key)); // a key stream: enciphering is the same again
            return;
        }

        var shown = Array.ConvertAll(value, SonyCipher.Decipher);
        if (field.Tag == ArwTag.Shutter)
            MakerNote.BlankSerial(ModelOf(file), shown, value);
        blank(shown);
        Put(head, field.At, Array.ConvertAll(shown, SonyCipher.Encipher));
    }

    private static string? ModelOf(ReadOnlySpan<byte> file) =>
        TiffDirectory.TryOpen(file, BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), out var first) ? first.Text(ArwTag.Model) : null;

    private static byte[] Value(ReadOnlySpan<byte> file, ArwField field) =>
        field.Length <= file.Length - field.At ? file.Slice((int)field.At, (int)field.Length).ToArray() : [];

    private static void Keep(ReadOnlySpan<byte> file, byte[] head, long at, long length)
    {
        if (length <= head.Length - at)
            file.Slice((int)at, (int)length).CopyTo(head.AsSpan((int)at));
    }

    private static void Put(byte[] head, long at, byte[] bytes)
    {
        if (bytes.Length <= head.Length - at)
            bytes.CopyTo(head, at);
    }
}
