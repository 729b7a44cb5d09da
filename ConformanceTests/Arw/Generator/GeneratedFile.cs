using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>A raw file to make, and, made, the pixels that must be found in it.</summary>
internal sealed record GeneratedFile(ArwEncoding Encoding, int Width, int Height, Content Content, int Seed)
{
    /// <summary>The tone curve of every body seen.</summary>
    public static readonly int[] UsualKnots = [8000, 10400, 12900, 14100];

    public int[] Knots { get; init; } = UsualKnots;

    /// <summary>Entries by ascending tag, as older bodies have them; else BitsPerSample comes last.</summary>
    public bool Sorted { get; init; }

    /// <summary>Width and height as LONG; SHORT as cameras do otherwise.</summary>
    public bool LongSizes { get; init; }

    public int TileSide { get; init; } = 512;

    public TileStyle Style { get; init; } = new();

    /// <summary>Bytes between the directories and the pixels.</summary>
    public int Gap { get; init; }

    /// <summary>Compression 6 instead of 7 for tiles: readers accept both.</summary>
    public bool OldCompression { get; init; }

    public override string ToString() =>
        $"{Encoding} {Width}x{Height} {Content} {Seed}{(Sorted ? " sorted" : "")}{(LongSizes ? " long" : "")}"
        + (Encoding is ArwEncoding.LosslessJpeg ? $" {TileSide}/{Style.Tables}/{Style.Precision}" : "");

    /// <summary>Bodies whose files LibRaw takes this encoding from.</summary>
    private string Model => Encoding switch
    {
        ArwEncoding.Arw1 => "DSLR-A200",
        ArwEncoding.Packed12 => "DSLR-A900",
        ArwEncoding.LosslessJpeg => "ILCE-7M4",
        _ => "ILCE-7M3",
    };

    /// <summary>The file, and the pixels a decoder must find.</summary>
    public (byte[] File, ushort[] Pixels) Make()
    {
        var pixels = Picture.Make(Content, Width, Height, Seed);
        byte[][] parts = Encoding switch
        {
            ArwEncoding.Uncompressed => [Encoders.Uncompressed(pixels)],
            ArwEncoding.Packed12 => [Encoders.Packed12(pixels)],
            ArwEncoding.Arw1 => [Encoders.Arw1(pixels, Width, Height)],
            ArwEncoding.Arw2 => [Encoders.Arw2(pixels, Width, Knots)],
            _ => Tiles(pixels),
        };
        return (Assemble(parts), pixels);
    }

    /// <summary>Whole tiles; those at the edges repeat the last pixels beyond it.</summary>
    private byte[][] Tiles(ushort[] pixels)
    {
        var (across, down) = ((Width + TileSide - 1) / TileSide, (Height + TileSide - 1) / TileSide);
        var tiles = new byte[across * down][];
        Parallel.For(0, tiles.Length, tile =>
        {
            var (left, top) = (tile % across * TileSide, tile / across * TileSide);
            tiles[tile] = LosslessEncoder.Tile(TileSide, TileSide,
                (x, y) => pixels[Math.Min(top + y, Height - 1) * Width + Math.Min(left + x, Width - 1)], Style);
        });
        return tiles;
    }

    private byte[] Assemble(byte[][] parts)
    {
        // Offsets are known only when the directories' sizes are: they are laid out once with zeros
        int[] zeros = new int[parts.Length];
        var (firstAt, exifAt) = (8, 8 + First(0, 0).Size);
        var rawAt = exifAt + Exif().Size;
        var secondAt = rawAt + Raw(parts, zeros).Size;
        var offset = (secondAt + Second().Size + 15 & ~15) + Gap;
        var offsets = new int[parts.Length];
        for (var i = 0; i < parts.Length; offset += parts[i++].Length)
            offsets[i] = offset;

        var file = new byte[offset];
        "II*\0\b\0\0\0"u8.CopyTo(file);
        First(rawAt, exifAt).Write(file, firstAt, secondAt, sorted: true);
        Exif().Write(file, exifAt, 0, sorted: true);
        Raw(parts, offsets).Write(file, rawAt, 0, Sorted);
        Second().Write(file, secondAt, 0, sorted: true);
        for (var i = 0; i < parts.Length; i++)
            parts[i].CopyTo(file, offsets[i]);
        return file;
    }

    private Ifd First(int rawAt, int exifAt) => new Ifd()
        .Long(0xFE, 1).Short(0x103, 6).Ascii(0x10F, "SONY").Ascii(0x110, Model).Short(0x112, 1).Ascii(0x131, Model + " v1.00")
        .Long(0x14A, rawAt).Long(0x8769, exifAt);

    private static Ifd Exif() => new Ifd()
        .Ratio(0x829A, 30, 1).Ratio(0x829D, 48, 10).Ratio(0x920A, 250, 1).Short(0x8827, 1600).Ascii(0x9003, "2026:01:02 03:04:05")
            .Ascii(0x9011, "+01:00").Ascii(0x9291, "250");

    private Ifd Second() => new Ifd().Long(0xFE, 1).Short(0x103, 6).Ascii(0x10F, "SONY").Ascii(0x110, Model);

    private Ifd Raw(byte[][] parts, int[] offsets)
    {
        var (compression, bits) = Encoding switch
        {
            ArwEncoding.Uncompressed => (1, 14),
            ArwEncoding.LosslessJpeg => (OldCompression ? 6 : 7, 14),
            ArwEncoding.Arw2 => (32767, 14),
            _ => (32767, 12),
        };
        var raw = new Ifd().Long(0xFE, 0);
        raw = LongSizes ? raw.Long(0x100, Width).Long(0x101, Height) : raw.Short(0x100, Width).Short(0x101, Height);
        raw.Short(0x103, compression).Short(0x106, 32803).Short(0x115, 1).Short(0x11C, 1)
            .Short(0x828D, 2, 2).Bytes(0x828E, 0, 1, 1, 2).Short(0x7010, Knots)
            .Long(0x111, offsets[0]).Short(0x116, Height).Long(0x117, parts.Sum(part => part.Length));
        if (Encoding is ArwEncoding.LosslessJpeg)
        {
            raw.Short(0x142, TileSide).Short(0x143, TileSide)
                .Long(0x144, offsets).Long(0x145, [.. parts.Select(part => part.Length)]).Long(0x7038, Width, Height);
        }

        return raw.Short(0x7310, 512, 512, 512, 512).Short(0xC61D, 16383).Short(0x102, bits);
    }
}
