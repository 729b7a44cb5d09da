using System.Buffers.Binary;
using System.Globalization;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Walks through the directories of a raw file and gathers its facts.</summary>
internal readonly ref struct ArwFileReader(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> file = file;

    public ArwFile Read()
    {
        var first = OpenFirst();
        var raw = FindRaw(first);
        var payload = ArwPayloadReader.Read(raw);
        var model = first.Text(ArwTag.Model);
        var crop = Crop(raw, payload);
        var facts = new ArwFile(payload)
        {
            ActiveArea = Visible(raw, payload, model) ?? crop ?? new(0, 0, payload.Width, payload.Height),
            DefaultCrop = crop,
            CfaPattern = Pattern(raw),
            BitsPerSample = Bits(raw, payload.Encoding),
            BlackLevel = raw.Int(ArwTag.BlackLevel),
            WhiteLevel = raw.Int(ArwTag.WhiteLevel),
            Make = first.Text(ArwTag.Make),
            Model = model,
            Software = first.Text(ArwTag.Software),
            Orientation = first.Int(ArwTag.Orientation) is >= 1 and <= 8 and var turn ? turn : 1,
            Preview = first.Int(ArwTag.PreviewOffset) is { } at && first.Int(ArwTag.PreviewLength) is { } length ? (at, length) : null,
        };
        return WithSr2(WithExif(facts, first), first);
    }

    private TiffDirectory OpenFirst()
    {
        if (file.Length < 8)
            throw new ArwException($"This is no Sony raw file: it has only {file.Length} bytes");
        if (!file.StartsWith("II*\0"u8))
            throw new ArwException($"This is no Sony raw file: it begins with {Convert.ToHexString(file[..4])}, not with 49492A00");
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        return TiffDirectory.TryOpen(file, offset, out var first)
            ? first
            : throw new ArwException($"The file's first directory at byte {offset} lies beyond its end at {file.Length} or is damaged");
    }

    /// <summary>The directory of the full-size picture: the sensor's pixels, or what stands in their place.</summary>
    private TiffDirectory FindRaw(TiffDirectory first)
    {
        var count = Math.Min(first.Count(ArwTag.SubIfds), 8);
        if (count == 0)
            throw new ArwException("The file has no raw picture: tag 0x014A (SubIFDs) is missing or damaged");
        for (var i = 0; i < count; i++)
        {
            if (first.Number(ArwTag.SubIfds, i) is { } offset && TiffDirectory.TryOpen(file, offset, out var raw)
                && (raw.Number(ArwTag.NewSubfileType) ?? 0) == 0 && (raw.Has(ArwTag.StripOffsets) || raw.Has(ArwTag.TileOffsets)))
                return raw;
        }

        throw new ArwException($"The file's raw directory at byte {first.Number(ArwTag.SubIfds)} is missing or damaged "
                               + $"(the file has {file.Length} bytes)");
    }

    private static Area? Visible(TiffDirectory raw, ArwPayload payload, string? model)
    {
        if (raw.Int(ArwTag.RawImageSize) is { } width && raw.Int(ArwTag.RawImageSize, 1) is { } height)
        {
            var said = new Area(0, 0, width, height);
            if (said.FitsIn(payload.Width, payload.Height))
                return said;
        }

        return VisibleArea.Find(payload.Width, payload.Height, model);
    }

    private static Area? Crop(TiffDirectory raw, ArwPayload payload)
    {
        if (raw.Int(ArwTag.DefaultCropOrigin) is not { } x || raw.Int(ArwTag.DefaultCropOrigin, 1) is not { } y
            || raw.Int(ArwTag.DefaultCropSize) is not { } width || raw.Int(ArwTag.DefaultCropSize, 1) is not { } height)
            return null;
        var crop = new Area(x, y, width, height);
        return crop.FitsIn(payload.Width, payload.Height) ? crop : null;
    }

    /// <summary>TIFF/EP's CFAPattern, 0 red, 1 green, 2 blue; every Sony with a Bayer sensor and an .ARW file is RGGB.</summary>
    private static string Pattern(TiffDirectory raw)
    {
        var said = raw.Bytes(ArwTag.CfaPattern);
        return said.Length != 4 ? "RGGB"
            : said.SequenceEqual<byte>([0, 1, 1, 2]) ? "RGGB"
            : said.SequenceEqual<byte>([1, 0, 2, 1]) ? "GRBG"
            : said.SequenceEqual<byte>([1, 2, 0, 1]) ? "GBRG"
            : said.SequenceEqual<byte>([2, 1, 1, 0]) ? "BGGR"
            : throw new ArwException($"The colour pattern {Convert.ToHexString(said)} (tag 0x828E) is not one of a Bayer sensor");
    }

    /// <summary>
    /// BitsPerSample alone does not tell: lossy files of older bodies say 8, for their bytes per pixel, and are counted as 14.
    /// SonyRawFileType 1 is "uncompressed 12 bit" (exiftool Sony.pm).
    /// </summary>
    private static int Bits(TiffDirectory raw, ArwEncoding encoding) => encoding switch
    {
        ArwEncoding.Packed12 or ArwEncoding.Arw1 => 12,
        ArwEncoding.Uncompressed when raw.Int(ArwTag.RawFileType) is 1 => 12,
        _ => raw.Int(ArwTag.BitsPerSample) is 12 ? 12 : 14,
    };

    private ArwFile WithExif(ArwFile facts, TiffDirectory first)
    {
        if (first.Number(ArwTag.ExifIfd) is not { } offset || !TiffDirectory.TryOpen(file, offset, out var exif))
            return facts;
        facts = facts with
        {
            ExposureTime = exif.Fraction(ArwTag.ExposureTime),
            Iso = exif.Int(ArwTag.IsoSpeed) is { } iso and not 65535 ? iso : exif.Int(ArwTag.RecommendedExposure),
            CameraTime = Time(exif),
            UtcOffset = Offset(exif.Text(ArwTag.OffsetTimeOriginal)),
            Lens = exif.Text(ArwTag.LensModel),
            FocalLength = Positive(exif.Fraction(ArwTag.FocalLength)),
            FNumber = Positive(exif.Fraction(ArwTag.FNumber)),
        };
        exif.Bytes(ArwTag.MakerNote, out var note);
        return TiffDirectory.TryOpen(file, note, out var maker) ? MakerNote.AddTo(facts, maker) : facts;
    }

    /// <summary>Of a lens without contacts, and of a telescope, bodies write nothing or zeros.</summary>
    private static double? Positive(Fraction? fraction) => fraction?.Value is > 0 and < 100_000 and var value ? value : null;

    private static DateTime? Time(TiffDirectory exif)
    {
        if (!DateTime.TryParseExact(exif.Text(ArwTag.DateTimeOriginal), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var time))
            return null;
        return double.TryParse("0." + exif.Text(ArwTag.SubSecOriginal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var fraction) ? time.AddSeconds(fraction) : time;
    }

    /// <summary>"-04:00" as a time span.</summary>
    private static TimeSpan? Offset(string? text) =>
        text is ['+' or '-', ..] && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var span)
            ? text[0] == '-' ? -span : span
            : null;

    /// <summary>Black level and linear limit from the enciphered block, which ends where the file or its own length says.</summary>
    private ArwFile WithSr2(ArwFile facts, TiffDirectory first)
    {
        // DNGPrivateData holds the offset itself, as four bytes
        var place = first.Bytes(ArwTag.DngPrivateData);
        if (place.Length != 4 || !TiffDirectory.TryOpen(file, BinaryPrimitives.ReadUInt32LittleEndian(place), out var sr2))
            return facts;
        var key = sr2.Bytes(ArwTag.Sr2Key);
        if (sr2.Int(ArwTag.Sr2Offset) is not { } offset || sr2.Int(ArwTag.Sr2Length) is not { } length || key.Length != 4
            || offset >= file.Length)
            return facts;
        // Blocks of real bodies have up to 50 kB; the directory and the values wanted here stand at their beginning
        var block = file.Slice(offset, Math.Min(Math.Min(length, 1 << 18), file.Length - offset));
        var plain = SonyCipher.DecryptSr2(block, BinaryPrimitives.ReadUInt32LittleEndian(key));
        return TiffDirectory.TryOpen(plain, 0, out var values, shift: offset)
            ? facts with
            {
                BlackLevel = facts.BlackLevel ?? values.Int(ArwTag.BlackLevel),
                LinearLimit = values.Int(ArwTag.Sr2LinearLimit),
            }
            : facts;
    }
}
