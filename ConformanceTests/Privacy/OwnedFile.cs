using System.Buffers.Binary;
using System.Text;
using SonyAlpha.ConformanceTests.Arw.Generator;

namespace SonyAlpha.ConformanceTests.Privacy;

/// <summary>
/// A raw file with its owner in every place where bodies, and people, put one: in clear text, under both of Sony's ciphers, in the preview
/// and behind the pixels. The ciphers are written here once more, from exiftool's and LibRaw's descriptions.
/// </summary>
internal static class OwnedFile
{
    public const string Serial = "3783803";
    public const string LensSerial = "1834417";
    public const string Artist = "Jane Q. Astronomer";
    public const string Copyright = "(c) Astronomer 2026";
    public const string Owner = "J. Astronomer-Doe";
    private const uint Key = 0x44332211;

    /// <summary>The body's internal number, 0x9050.</summary>
    public static readonly byte[] Internal = [0x88, 0x2A, 0x91, 0x00, 0x43, 0x17];

    /// <summary>50 deg 58' 49.19" as three fractions.</summary>
    public static readonly byte[] Latitude = [.. new[] { 50, 1, 58, 1, 4919, 100 }.SelectMany(BitConverter.GetBytes)];

    /// <summary>Everything that must not be found, each as bytes.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Secrets =>
    [
        .. new[] { Serial, LensSerial, Artist, Copyright, Owner }.SelectMany(text => new[]
        {
            (text, Encoding.ASCII.GetBytes(text)), ($"{text} in UTF-16", Encoding.Unicode.GetBytes(text)),
        }),
        ("the serial number as a number", BitConverter.GetBytes(int.Parse(Serial, null))),
        ("the serial number packed", Convert.FromHexString("0" + Serial)),
        ("the internal serial number", Internal), ("the latitude", Latitude),
    ];

    public static byte[] Make(string model)
    {
        const int PreviewAt = 40_000, PayloadAt = 65_536;
        var file = new byte[PayloadAt + 64 * 48 * 2];
        "II*\0\b\0\0\0"u8.CopyTo(file);
        int firstAt = 8, exifAt = 2_000, gpsAt = 4_000, rawAt = 6_000, sr2At = 8_000, sealedAt = 9_000, noteAt = 12_000;
        new Ifd().Long(0xFE, 1).Ascii(0x10E, $"{Artist} 1").Ascii(0x10F, "SONY").Ascii(0x110, model).Short(0x112, 1)
            .Ascii(0x131, model + " v2.01")
            .Ascii(0x132, "2026:01:02 03:04:05").Ascii(0x13B, Artist).Long(0x14A, rawAt).Long(0x201, PreviewAt).Long(0x202, 5000)
            .Bytes(0x2BC, Encoding.ASCII.GetBytes($"<x:xmp>{Owner}</x>")).Ascii(0x8298, Copyright).Long(0x8769, exifAt).Long(0x8825, gpsAt)
            .Bytes(0xC634, BitConverter.GetBytes(sr2At)).Write(file, firstAt, 0, sorted: true);
        var note = Note(model);
        new Ifd().Ratio(0x829A, 32012, 1000).Short(0x8827, 1600).Ascii(0x9003, "2026:01:02 03:04:05").Ascii(0x9011, "+01:00")
            .Ascii(0x9291, "250")
            .Ascii(0xA430, Owner).Ascii(0xA431, Serial).Ascii(0xA434, "FE 135mm F1.8 GM").Ascii(0xA435, LensSerial)
            .Undefined(0x9286, [.. "ASCII\0\0\0"u8, .. Encoding.ASCII.GetBytes(Owner)]).Undefined(0x927C, note.Size, noteAt)
            .Write(file, exifAt, 0, sorted: true);
        new Ifd().Ascii(1, "N").Rationals(2, Latitude).Ascii(3, "E").Rationals(4, Latitude).Write(file, gpsAt, 0, sorted: true);
        new Ifd().Long(0xFE, 0).Short(0x100, 64).Short(0x101, 48).Short(0x103, 1).Short(0x106, 32803).Short(0x115, 1).Long(0x111, PayloadAt)
            .Short(0x116, 48).Long(0x117, 64 * 48 * 2).Short(0x102, 14).Write(file, rawAt, 0, sorted: false);
        new Ifd().Long(0x7200, sealedAt).Long(0x7201, 1000).Bytes(0x7221, BitConverter.GetBytes(Key)).Write(file, sr2At, 0, sorted: true);
        new Ifd().Short(0x7310, 512, 512, 512, 512).Short(0x787F, 15360).Write(file.AsSpan(sealedAt), 0, 0, sorted: true);
        // offsets in the block count from the file's beginning
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(sealedAt + 10), sealedAt + 30);
        Encoding.ASCII.GetBytes($"body {Serial} lens {LensSerial} by {Artist}").CopyTo(file, sealedAt + 200);
        Seal(file.AsSpan(sealedAt, 1000));
        note.Write(file, noteAt, 0, sorted: false);
        Encoding.ASCII.GetBytes($"preview of {Owner} {Serial}").CopyTo(file, PreviewAt);
        Encoding.ASCII.GetBytes($"pixels of {Owner} {Serial}").CopyTo(file, PayloadAt);
        return file;
    }

    /// <summary>Sony's substitution undone, byte by byte: it does not matter where a block begins.</summary>
    public static byte[] Deciphered(ReadOnlySpan<byte> bytes)
    {
        var plain = new byte[bytes.Length];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = Inverse[bytes[i]];
        return plain;
    }

    /// <summary>SR2's key stream; the same undoes it (the words as LibRaw takes them: in the machine's order, with a pad in network
    /// order).</summary>
    public static void Seal(Span<byte> block)
    {
        var pad = new uint[128];
        var key = Key;
        for (var p = 0; p < 4; p++)
            pad[p] = key = key * 48828125 + 1;
        pad[3] = pad[3] << 1 | (pad[0] ^ pad[2]) >> 31;
        for (var p = 4; p < 127; p++)
            pad[p] = (pad[p - 4] ^ pad[p - 2]) << 1 | (pad[p - 3] ^ pad[p - 1]) >> 31;
        for (var p = 0; p < 127; p++)
            pad[p] = BinaryPrimitives.ReverseEndianness(pad[p]);
        for (int at = 0, p = 127; at + 4 <= block.Length; at += 4, p++)
        {
            pad[p & 127] = pad[p + 1 & 127] ^ pad[p + 65 & 127];
            BinaryPrimitives.WriteUInt32LittleEndian(block[at..], BinaryPrimitives.ReadUInt32LittleEndian(block[at..]) ^ pad[p & 127]);
        }
    }

    private static readonly byte[] Inverse = MakeInverse();

    private static Ifd Note(string model)
    {
        var identity = new byte[256];
        Internal.CopyTo(identity, model == "ILCE-6700" ? 0x38 : 0x88);
        identity[0x26] = 1;
        var other = new byte[400];
        Encoding.ASCII.GetBytes($"lens {LensSerial}, {Copyright}, {Serial}").CopyTo(other, 100);
        if (model != "ILCE-NEW") // where it stands nobody knows, so nobody can look for it elsewhere
            Internal.CopyTo(other, 300);
        other[2] = 0xFF;
        (other[0], other[4]) = (0x20, 12);
        Convert.FromHexString("0" + Serial).CopyTo(other, 350);
        return new Ifd().Long(0x2008, 0).Ascii(0xB020, "Standard").Bytes(0xB000, 4, 0, 1, 0).Short(0xB001, 388).Ascii(0x2031, Serial)
            .Undefined(0x9050, Enciphered(identity)).Undefined(0x9402, Enciphered(other)).Undefined(0x940E, Enciphered(other))
            .Undefined(0x3000, Encoding.ASCII.GetBytes($"shot info of {Owner}")).Long(0x2FFF, int.Parse(Serial, null));
    }

    private static byte[] Enciphered(byte[] plain) => Array.ConvertAll(plain, b => b < 249 ? (byte)(b * b * b % 249) : b);

    private static byte[] MakeInverse()
    {
        var inverse = new byte[256];
        for (var b = 0; b < 256; b++)
            inverse[Enciphered([(byte)b])[0]] = (byte)b;
        return inverse;
    }
}
