namespace SonyAlpha.Simulator;

/// <summary>The directories of a body's files, fields and their order as an ILME-FX3 4.00 writes them.</summary>
internal static class ArwDirectories
{
    // White balance of the simulated sky: its red and blue brought to its green
    private static readonly ushort[] WhiteBalance = [1205, 1024, 1024, 890];

    /// <summary>The chain of directories of an ARW file whose raw data have these parts.</summary>
    public static TiffDirectory Chain(Shot shot, RawPayload payload, ArwPreviews previews) =>
        Body(new TiffDirectory { Next = Thumbnail(shot, previews.Thumbnail) }.Long(0x00fe, 1).Short(0x0103, 6), shot)
        .Directory(0x014a, Raw(shot, payload))
        .Data(0x0201, 0x0202, previews.Preview)
        .Short(0x0213, 2)
        .Directory(0x8769, ExifDirectories.Exif(shot))
        .DirectoryAsPointerBytes(0xc634, Sr2Private(shot));

    /// <summary>The chain of directories of a JPEG file.</summary>
    public static TiffDirectory ChainOfJpeg(Shot shot, byte[] thumbnail) =>
        Body(new TiffDirectory { Next = Thumbnail(shot, thumbnail) }, shot)
        .Short(0x0213, 2)
        .Directory(0x8769, ExifDirectories.Exif(shot));

    private static TiffDirectory Body(TiffDirectory directory, Shot shot) => directory
        .Ascii(0x010e, "simulated")
        .Ascii(0x010f, "SONY")
        .Ascii(0x0110, shot.Model)
        .Short(0x0112, 1)
        .Rational(0x011a, 350, 1)
        .Rational(0x011b, 350, 1)
        .Short(0x0128, 2)
        .Ascii(0x0131, ExifDirectories.Software(shot))
        .Ascii(0x0132, ExifDirectories.DateTime(shot));

    private static TiffDirectory Thumbnail(Shot shot, byte[] thumbnail) => new TiffDirectory()
        .Long(0x00fe, 1)
        .Short(0x0103, 6)
        .Ascii(0x010f, "SONY")
        .Ascii(0x0110, shot.Model)
        .Short(0x0112, 1)
        .Rational(0x011a, 72, 1)
        .Rational(0x011b, 72, 1)
        .Short(0x0128, 2)
        .Data(0x0201, 0x0202, thumbnail)
        .Short(0x0213, 2);

    private static TiffDirectory Raw(Shot shot, RawPayload payload)
    {
        var isNew = ArwBody.Of(shot.Model).IsNew;
        var directory = new TiffDirectory()
            .Long(0x00fe, 0)
            .Short(0x0100, (ushort)shot.Sensor.WidthIn(shot.Encoding))
            .Short(0x0101, (ushort)shot.Sensor.HeightIn(shot.Encoding));
        if (!isNew)
            directory.Short(0x0102, BitsPerSample(shot));
        directory
            .Short(0x0103, shot.Encoding switch { RawEncoding.Uncompressed => 1, RawEncoding.Lossless => 7, _ => 32767 })
            .Short(0x0106, 32803)
            .Short(0x0115, 1)
            .Short(0x011c, 1)
            .Rational(0x011a, 350, 1)
            .Rational(0x011b, 350, 1)
            .Short(0x0128, 2)
            .Short(0x828d, 2, 2)
            .Bytes(0x828e, 0, 1, 1, 2)
            .Short(0x7000, RawFileType(shot))
            .Short(0x7001, 1)
            .Short(0x7010, 8000, 10400, 12900, 14100)
            .Short(0x7011, 4000, 7200, 10050, 12075)
            .Long(0x7020, 0)
            .Payload(0x0111, 0)
            .Short(0x0116, (ushort)shot.Sensor.HeightIn(shot.Encoding))
            .Long(0x0117, (uint)payload.Length);
        if (shot.Encoding == RawEncoding.Lossless)
            AddTiles(directory, payload);
        if (isNew)
            AddClearText(directory, shot);
        return directory;
    }

    private static void AddTiles(TiffDirectory directory, RawPayload payload)
    {
        var offsets = new uint[payload.TileLengths.Count];
        for (var i = 1; i < offsets.Length; i++)
            offsets[i] = offsets[i - 1] + (uint)payload.TileLengths[i - 1];
        directory
            .Short(0x0142, SensorGeometry.Tile)
            .Short(0x0143, SensorGeometry.Tile)
            .Payload(0x0144, offsets)
            .Long(0x0145, [.. payload.TileLengths.Select(length => (uint)length)]);
    }

    /// <summary>What bodies since ARW 4.0 do not hide in SR2; the number of bits comes last.</summary>
    private static void AddClearText(TiffDirectory directory, Shot shot)
    {
        var sensor = shot.Sensor;
        uint[] origin = [(uint)sensor.CropX, (uint)sensor.CropY], size = [(uint)sensor.CropWidth, (uint)sensor.CropHeight];
        if (shot.Encoding == RawEncoding.Lossless)
            directory.Long(0x7038, (uint)sensor.ActiveWidth, (uint)sensor.ActiveHeight);
        directory
            .Short(0x7310, BlackLevels(shot))
            .SignedShort(0x7313, [.. WhiteBalance.Select(level => (short)level)])
            .Short(0x7316, 128)
            .Long(0xc61f, origin)
            .Long(0xc620, size)
            .Long(0x74c7, origin)
            .Long(0x74c8, size)
            .Short(0xc61d, Sky.WhiteLevel)
            .Short(0x0102, BitsPerSample(shot));
    }

    private static TiffDirectory Sr2Private(Shot shot) => new TiffDirectory()
        .SealedDirectory(0x7200, 0x7201, Sr2(shot), SonyCipher.Key)
        .Undefined(0x7221, BitConverter.GetBytes(SonyCipher.Key));

    private static TiffDirectory Sr2(Shot shot) => new TiffDirectory()
        .Short(0x7310, BlackLevels(shot))
        .SignedShort(0x7312, [.. WhiteBalance.Select(level => (short)level)])
        .SignedShort(0x7313, [.. WhiteBalance.Select(level => (short)level)])
        .Short(0x787f, (ushort)(15360 >> Shift(shot)), (ushort)(15360 >> Shift(shot)), (ushort)(15360 >> Shift(shot)));

    private static ushort[] BlackLevels(Shot shot) => [.. Enumerable.Repeat((ushort)(Sky.BlackLevel >> Shift(shot)), 4)];

    // The two old formats hold the upper 12 of the 14 bits
    private static int Shift(Shot shot) => shot.Encoding is RawEncoding.Packed12 or RawEncoding.Arw1 ? 2 : 0;

    private static ushort BitsPerSample(Shot shot) => (ushort)(Shift(shot) != 0 ? 12 : shot.Bits);

    // exiftool Exif.pm, SonyRawFileType
    private static ushort RawFileType(Shot shot) => shot.Encoding switch
    {
        RawEncoding.Uncompressed => (ushort)(shot.Bits == 14 ? 0 : 1),
        RawEncoding.Packed12 => 1,
        RawEncoding.Compressed => 2,
        RawEncoding.Arw1 => 3,
        _ => 4,
    };
}
