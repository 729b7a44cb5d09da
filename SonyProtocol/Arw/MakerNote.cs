namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>What Sony's MakerNote adds to a file's facts: the shutter, temperatures and the internal serial number.</summary>
internal static class MakerNote
{
    /// <summary>
    /// Where tag 0x9050 keeps the times of the curtains and the serial number. It moved with each generation, and the newest has no times
    /// (what stands at 0x0A there counts releases): exiftool Sony.pm, Tag9050a to d.
    /// </summary>
    /// <param name="Releases">Where the count of exposures is, three bytes.</param>
    private sealed record Layout(int? Shutter, int Releases, int Serial, int SerialBytes, params string[] Models)
    {
        /// <summary>The tag's first bytes are zero in the files for which the layout is known.</summary>
        public int LeadingZeros { get; init; }

        public bool Fits(string? model, ReadOnlySpan<byte> tag) =>
            Models.Contains(model) && !tag[..Math.Min(LeadingZeros, tag.Length)].ContainsAnyExcept((byte)0);
    }

    private static readonly Layout[] Layouts =
    [
        new(0x26, 0x3A, 0x8A, 6, "ILCE-1"),
        new(0x26, 0x3A, 0x88, 6, "ILCE-7M4", "ILCE-7RM5", "ILCE-7SM3", "ILME-FX3"),
        new(0x26, 0x3A, 0x88, 6, "ILCE-6100", "ILCE-6300", "ILCE-6400", "ILCE-6500", "ILCE-6600", "ILCE-7C", "ILCE-7M3", "ILCE-7RM2",
            "ILCE-7RM3",
            "ILCE-7RM3A", "ILCE-7RM4", "ILCE-7RM4A", "ILCE-7SM2", "ILCE-9", "ILCE-9M2", "ILCA-99M2", "ZV-E10"),
        new(null, 0x0A, 0x38, 6, "ILCE-6700", "ILCE-7CM2", "ILCE-7CR", "ILME-FX2", "ZV-E1", "ZV-E10M2"),
        new(null, 0x0A, 0x38, 6, "ILCE-1M2", "ILCE-7M5") { LeadingZeros = 5 },
        new(0x20, 0x32, 0x7C, 4, "ILCE-3000", "ILCE-3500", "ILCE-5000", "ILCE-5100", "ILCE-6000", "ILCE-7", "ILCE-7M2", "ILCE-7R",
            "ILCE-7S",
            "ILCE-QX1", "NEX-3N", "NEX-5R", "NEX-5T", "NEX-6", "NEX-F3"),
        new(0x20, 0x32, 0xF0, 5, "ILCA-68", "ILCA-77M2", "SLT-A37", "SLT-A57", "SLT-A58", "SLT-A65V", "SLT-A77V", "SLT-A99V"),
    ];

    public static ArwFile AddTo(ArwFile facts, TiffDirectory note)
    {
        var shot = note.Bytes(ArwTag.Shutter);
        var layout = LayoutOf(facts.Model, shot);
        return facts with
        {
            ModelId = note.Int(ArwTag.SonyModelId),
            DarkSubtraction = note.Int(ArwTag.LongExposureNr) is (0 or 1 or 0x10001) and { } dark ? (DarkSubtraction)dark : null,
            Shutter = layout?.Shutter is { } curtains ? ShutterOf(shot, curtains) : null,
            ReleaseCount = layout is null ? null : Releases(shot, layout.Releases),
            InternalSerial = layout is null ? null : Serial(shot, layout),
            AmbientTemperature = HasMirror(facts.Model) ? null : Ambient(note.Bytes(ArwTag.Ambient)),
            CameraTemperature = Inside(note.Bytes(ArwTag.CameraTemperature)),
        };
    }

    /// <summary>The internal serial number; null where it is not known where it stands, or there is none.</summary>
    /// <param name="tag">Tag 0x9050 as it stands in the file.</param>
    public static byte[]? SerialIn(string? model, ReadOnlySpan<byte> tag) =>
        LayoutOf(model, tag) is { } layout && Serial(tag, layout) is { } serial ? Convert.FromHexString(serial) : null;

    /// <summary>Blanks the internal serial number; where nobody knows in which place this model has it, all that can hold it.</summary>
    /// <param name="plain">Tag 0x9050 deciphered.</param>
    /// <param name="tag">The same as it stands in the file.</param>
    public static void BlankSerial(string? model, Span<byte> plain, ReadOnlySpan<byte> tag)
    {
        const int FirstPlace = 0x30; // the earliest known is 0x38
        var layout = LayoutOf(model, tag);
        var rest = plain[Math.Min(layout?.Serial ?? FirstPlace, plain.Length)..];
        rest[..Math.Min(layout?.SerialBytes ?? rest.Length, rest.Length)].Clear();
    }

    private static Layout? LayoutOf(string? model, ReadOnlySpan<byte> tag)
    {
        foreach (var layout in Layouts)
        {
            if (layout.Fits(model, tag))
                return layout;
        }

        return null;
    }

    /// <summary>Bodies with a mirror keep something else where others keep the ambient temperature (exiftool Sony.pm, Tag9402).</summary>
    private static bool HasMirror(string? model) =>
        model is not null && (model.StartsWith("SLT-", StringComparison.Ordinal) || model.StartsWith("HV", StringComparison.Ordinal)
                              || model.StartsWith("ILCA-", StringComparison.Ordinal));

    /// <summary>Three times of the curtains: all zero where none moved.</summary>
    private static ArwShutter? ShutterOf(ReadOnlySpan<byte> shot, int at) =>
        shot.Length < at + 6 ? null
        : shot.Slice(at, 6).ContainsAnyExcept((byte)0) ? ArwShutter.Mechanical
        : ArwShutter.Electronic;

    /// <summary>Null where nothing was ever counted, or nothing is written.</summary>
    private static int? Releases(ReadOnlySpan<byte> shot, int at)
    {
        if (shot.Length < at + 3)
            return null;
        var count = SonyCipher.Decipher(shot[at]) | (SonyCipher.Decipher(shot[at + 1]) << 8) | (SonyCipher.Decipher(shot[at + 2]) << 16);
        return count is > 0 and < 0xFFFFFF ? count : null;
    }

    private static string? Serial(ReadOnlySpan<byte> shot, Layout layout)
    {
        if (shot.Length < layout.Serial + layout.SerialBytes)
            return null;
        Span<byte> plain = stackalloc byte[layout.SerialBytes];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = SonyCipher.Decipher(shot[layout.Serial + i]);
        return plain.ContainsAnyExcept((byte)0) ? Convert.ToHexStringLower(plain) : null;
    }

    /// <summary>Byte 4, if byte 2 is 0xff and byte 0 neither 5 nor 0xff as they stand (LibRaw sony.cpp, process_Sony_0x9402).</summary>
    private static int? Ambient(ReadOnlySpan<byte> tag) =>
        tag.Length > 4 && tag[2] == 0xFF && tag[0] is not (0x05 or 0xFF) ? Degrees(tag[4]) : null;

    /// <summary>Byte 5, if byte 4 is neither 0 nor 100 and more (exiftool Sony.pm, Tag9403).</summary>
    private static int? Inside(ReadOnlySpan<byte> tag) =>
        tag.Length > 5 && SonyCipher.Decipher(tag[4]) is > 0 and < 100 ? Degrees(tag[5]) : null;

    /// <summary>Signed degrees; 0 is what bodies write that have no thermometer.</summary>
    private static int? Degrees(byte enciphered) => (sbyte)SonyCipher.Decipher(enciphered) is var degrees and not 0 ? degrees : null;
}
