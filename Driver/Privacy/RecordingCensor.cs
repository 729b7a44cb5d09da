using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Privacy;

/// <summary>
/// What of a recording a stranger may see: numbers. Texts of the body are blanked, pictures cut to their heads and these cleaned, and what
/// is of a kind that nobody listed here is zeros.
/// </summary>
/// <param name="secrets">Grows by what the body and its files say of their owner.</param>
/// <param name="clean">Cleans a line.</param>
public sealed partial class RecordingCensor(Secrets secrets, Func<string, string> clean) : IRecordingCensor
{
    private bool twoLists = true;

    public string Text(string said) => Address().Replace(clean(said), "[address]");

    public byte[] Sent(ushort operation, IReadOnlyList<uint> parameters, byte[] data)
    {
        // numbers are 1 to 8 bytes; a text of three characters has nine
        if (data.Length > 8)
            Array.Clear(data);
        return data;
    }

    public byte[] Received(ushort operation, IReadOnlyList<uint> parameters, byte[] data)
    {
        var shown = operation switch
        {
            0x1001 => Device(data),
            0x1008 => Object(data),
            0x1009 when parameters is [ObjectHandle.LiveView, ..] => LiveFrame(data),
            0x1009 => Picture(data),
            0x9201 => data,
            0x9202 => Abilities(data),
            0x9209 => Properties(data),
            _      => [],
        };
        secrets.Blank(shown);
        return shown;
    }

    public PlainPayload? Instead(ReadOnlySpan<byte> received, long length) =>
        received.StartsWith("II*\0"u8) ? PlainPayload.Of(received, length) : null;

    /// <summary>A machine in a network.</summary>
    [GeneratedRegex(
        @"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![0-9A-Fa-f:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:-])")]
    private static partial Regex Address();

    private byte[] Abilities(byte[] data)
    {
        if (data.Length >= 2)
            twoLists = BinaryPrimitives.ReadUInt16LittleEndian(data) >= ExtDeviceInfo.Version3;
        return data;
    }

    private byte[] Device(byte[] data)
    {
        try
        {
            var reader = new PtpReader(data);
            var device = DeviceInfo.Read(ref reader);
            secrets.AddSerial(device.SerialNumber);
            BlankLastText(data, device.SerialNumber);
            return data;
        }
        catch (PtpDataException)
        {
            return [];
        }
    }

    /// <summary>Sony fills in format, size and name; of a name the digits and the ending are the camera's, the letters may be the
    /// owner's.</summary>
    private static byte[] Object(byte[] data)
    {
        const int Fixed = 52;
        for (var at = Fixed; at < data.Length; at++)
        {
            if (char.IsAsciiLetter((char)data[at]) && data.AsSpan(at).IndexOf((byte)'.') is > 0 and < 40)
                data[at] = (byte)'X';
        }

        return data;
    }

    private byte[] Properties(byte[] data)
    {
        if (data.Length < 8)
            return data;
        var reader = new PtpReader(data);
        var table = PropertyTable.Read(ref reader, twoLists);
        var end = 8;
        foreach (var property in table.All)
        {
            // what is no number becomes zeros where its characters stood: the record keeps its length
            if (property.Type == PtpType.String || property.Type.IsArray())
                BlankTexts(data.AsSpan(property.Offset, property.Length), property.Type);
            end = property.Offset + property.Length;
        }

        return table.BrokenOff is null ? data : data[..end];
    }

    /// <summary>Behind code, type, access and state: values with their counts, which stay.</summary>
    private static void BlankTexts(Span<byte> record, PtpType type)
    {
        var at = 6;
        for (var value = 0; value < 2 && at < record.Length; value++)
        {
            var (head, length) = type == PtpType.String
                ? (1, 2 * record[at])
                : (4, (int)BinaryPrimitives.ReadUInt32LittleEndian(record[at..]) * type.Element().Size());
            var content = record.Slice(at + head, length);
            if (type == PtpType.String)
                Zero(content);
            else
                content.Clear();
            at += head + length;
        }

        // form and lists: a text has none that is known, so what follows the form is blanked too
        if (at + 1 < record.Length && record[at] != 0)
            record[(at + 3)..].Clear();
    }

    private static void BlankLastText(Span<byte> data, string text)
    {
        var bytes = Encoding.Unicode.GetBytes(text);
        if (text.Length > 0 && data.LastIndexOf(bytes) is >= 0 and var at)
            Zero(data.Slice(at, bytes.Length + 2 <= data.Length - at ? bytes.Length + 2 : bytes.Length));
    }

    /// <summary>Digits 0 in UTF-16, but for the final zero.</summary>
    private static void Zero(Span<byte> characters)
    {
        for (var i = 0; i + 3 < characters.Length; i += 2)
            (characters[i], characters[i + 1]) = ((byte)'0', 0);
    }

    private byte[] Picture(byte[] data)
    {
        foreach (var bytes in ArwHead.Owner(data))
            secrets.Add(bytes);
        return data.AsSpan().StartsWith("II*\0"u8) ? ArwHead.Of(data, part => secrets.Blank(part)) : JpegHead.Of(data);
    }

    /// <summary>The table of offsets in front, the focus information, and the head of the JPEG.</summary>
    private static byte[] LiveFrame(byte[] data)
    {
        var start = data.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        if (start < 0)
            return [];
        var head = JpegHead.Of(data.AsSpan(start));
        var end = data.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        data.AsSpan(start).Clear();
        head.CopyTo(data, start);
        if (end >= start + head.Length)
            (data[end], data[end + 1]) = (0xFF, 0xD9); // without its end a frame is a cut one
        return data;
    }
}
