using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.Simulator;

/// <summary>Lays a chain of directories out into the beginning of a little-endian TIFF file.</summary>
internal sealed class TiffFile
{
    private readonly List<byte> bytes = [];
    private readonly List<(int At, int Count)> payloadOffsets = [];
    private int linkOfLast;

    private TiffFile()
    {
    }

    /// <summary>The header, all directories and what they point at, in one block.</summary>
    /// <param name="first">The first directory of the chain.</param>
    /// <param name="alignment">The block is filled up with zeros to a multiple of this; the raw data are to follow.</param>
    public static byte[] Write(TiffDirectory first, int alignment = 1)
    {
        var file = new TiffFile();
        file.bytes.AddRange([(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
        var link = 4;
        for (var directory = first; directory != null; directory = directory.Next)
        {
            file.Put32(link, file.Append(directory));
            link = file.linkOfLast;
        }

        file.bytes.AddRange(new byte[(alignment - file.bytes.Count % alignment) % alignment]);
        file.ResolvePayload();
        return [.. file.bytes];
    }

    /// <summary>Appends a directory and everything below it.</summary>
    /// <returns>Its offset.</returns>
    private int Append(TiffDirectory directory)
    {
        Align();
        var start = bytes.Count;
        var table = start + 2;
        bytes.AddRange(new byte[2 + directory.Fields.Count * 12 + 4]);
        Put16(start, directory.Fields.Count);
        for (var i = 0; i < directory.Fields.Count; i++)
            Append(directory.Fields[i], table + i * 12);
        linkOfLast = table + directory.Fields.Count * 12;
        return start;
    }

    private void Append(TiffDirectory.Field field, int at)
    {
        Put16(at, field.Tag);
        Put16(at + 2, (int)field.Type);
        Put32(at + 4, field.Count);
        switch (field.Target)
        {
            case TiffDirectory below:
                Put32(at + 8, Append(below));
                break;
            case TiffDirectory.Sealed hidden:
                var offset = Append(hidden.Directory);
                bytes.AddRange(new byte[TiffDirectory.Sealed.Spare]);
                SonyCipher.EncryptBlock(At(offset), hidden.Key);
                Put32(at + 8, offset);
                break;
            case byte[] data:
                Put32(at + 8, AppendValue(data));
                break;
            default:
                PutValue(field, at + 8);
                break;
        }
    }

    private void PutValue(TiffDirectory.Field field, int at)
    {
        var position = at;
        if (field.Value.Length > 4)
            Put32(at, position = AppendValue(field.Value));
        else
            field.Value.CopyTo(At(at));
        if (field.Target == TiffDirectory.PayloadOffset)
            payloadOffsets.Add((position, field.Count));
    }

    private int AppendValue(byte[] value)
    {
        Align();
        var position = bytes.Count;
        bytes.AddRange(value);
        return position;
    }

    private void ResolvePayload()
    {
        foreach (var (at, count) in payloadOffsets)
        {
            for (var i = 0; i < count; i++)
                Put32(at + i * 4, Get32(at + i * 4) + bytes.Count);
        }
    }

    // TIFF 6.0 wants values and directories at even offsets
    private void Align()
    {
        if (bytes.Count % 2 != 0)
            bytes.Add(0);
    }

    private Span<byte> At(int position) => CollectionsMarshal.AsSpan(bytes)[position..];

    private void Put16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(At(at), (ushort)value);

    private void Put32(int at, int value) => BinaryPrimitives.WriteUInt32LittleEndian(At(at), (uint)value);

    private int Get32(int at) => BinaryPrimitives.ReadInt32LittleEndian(At(at));
}
