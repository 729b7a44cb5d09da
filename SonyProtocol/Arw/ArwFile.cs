namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Whether the camera subtracted a dark frame of its own (long-exposure noise reduction).</summary>
public enum DarkSubtraction
{
    Off = 0,

    /// <summary>Switched on, but the exposure was too short for it.</summary>
    Unused = 1,

    Subtracted = 0x10001,
}

/// <summary>Which shutter took the picture.</summary>
public enum ArwShutter
{
    Mechanical,
    Electronic,
}

/// <summary>
/// Everything a raw file says of itself but its pixels. What a file does not say, or says where it cannot be read, is null.
/// </summary>
public sealed record ArwFile
{
    internal ArwFile(ArwPayload payload) => Payload = payload;

    /// <summary>Width of the coded array in pixels (tag 0x0100), padding included.</summary>
    public int RawWidth => Payload.Width;

    /// <summary>Height of the coded array in pixels (tag 0x0101), padding included.</summary>
    public int RawHeight => Payload.Height;

    public ArwEncoding Encoding => Payload.Encoding;

    /// <summary>The picture within the coded array; the rest is padding.</summary>
    public required Area ActiveArea { get; init; }

    /// <summary>The part the camera's own JPEG shows, within the coded array.</summary>
    public Area? DefaultCrop { get; init; }

    /// <summary>The four colours of the upper left 2 x 2 cell of the coded array, row by row, for instance "RGGB".</summary>
    public required string CfaPattern { get; init; }

    /// <summary>Column of the first red pixel counted from the active area's corner: 0 or 1.</summary>
    public int RedOffsetX => (CfaPattern.IndexOf('R') + ActiveArea.X) & 1;

    /// <summary>Row of the first red pixel counted from the active area's corner: 0 or 1.</summary>
    public int RedOffsetY => (CfaPattern.IndexOf('R') / 2 + ActiveArea.Y) & 1;

    /// <summary>Bits that the sensor's converter really delivered: 14 or 12.</summary>
    public required int BitsPerSample { get; init; }

    /// <summary>The largest value a pixel can have: 4095 for Packed12 and Arw1, for all others 16383.</summary>
    public int MaxValue => Encoding is ArwEncoding.Packed12 or ArwEncoding.Arw1 ? 4095 : 16383;

    /// <summary>The value of no light, of the red pixels; the other colours have the same in all known bodies.</summary>
    public int? BlackLevel { get; init; }

    /// <summary>The value at which pixels are clipped (tag 0xc61d), on the scale of 14 bits.</summary>
    public int? WhiteLevel { get; init; }

    /// <summary>Up to where the sensor is linear (tag 0x787f), on the scale of 14 bits.</summary>
    public int? LinearLimit { get; init; }

    /// <summary>Seconds the shutter was open, as a fraction; the real time for bulb exposures.</summary>
    public Fraction? ExposureTime { get; init; }

    public int? Iso { get; init; }

    /// <summary>When the exposure began by the camera's own clock and zone.</summary>
    public DateTime? CameraTime { get; init; }

    /// <summary>How far the camera's clock is ahead of UTC.</summary>
    public TimeSpan? UtcOffset { get; init; }

    public string? Make { get; init; }

    public string? Model { get; init; }

    /// <summary>Model and firmware, for instance "ILCE-7M4 v2.01".</summary>
    public string? Software { get; init; }

    /// <summary>Sony's internal serial number in hex digits; not the number printed on the body.</summary>
    public string? InternalSerial { get; init; }

    public string? Lens { get; init; }

    /// <summary>Millimetres, as the lens told the body.</summary>
    public double? FocalLength { get; init; }

    /// <summary>Focal length over aperture, as the lens told the body.</summary>
    public double? FNumber { get; init; }

    public DarkSubtraction? DarkSubtraction { get; init; }

    public ArwShutter? Shutter { get; init; }

    /// <summary>Degrees Celsius inside the body, perhaps of the sensor. Many bodies of 2020 and later do not give it.</summary>
    public int? CameraTemperature { get; init; }

    /// <summary>Degrees Celsius around the body, as it estimates them.</summary>
    public int? AmbientTemperature { get; init; }

    /// <summary>
    /// How many exposures the body had made, this one included (exiftool Sony.pm, Tag9050a to d, ShutterCount); modulo 65536 on some, and
    /// perhaps without those of the electronic shutter.
    /// </summary>
    public int? ReleaseCount { get; init; }

    /// <summary>SonyModelID of the MakerNote, for instance 388 for an ILCE-7M4.</summary>
    public int? ModelId { get; init; }

    /// <summary>TIFF's orientation, 1 to 8. The pixels are never turned.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Where in the file the preview JPEG lies.</summary>
    public (int Offset, int Length)? Preview { get; init; }

    /// <summary>What could not be decoded and is marked with zeros: only where <see cref="ArwDecoder.Repair"/> was asked to go
    /// on.</summary>
    public IReadOnlyList<Area> Damage { get; init; } = [];

    /// <summary>Where in the file the pixels lie.</summary>
    internal ArwPayload Payload { get; }

    /// <summary>Reads the facts. The pixels need not be there: 150 kB from the file's beginning are enough.</summary>
    /// <exception cref="ArwException">This is no Sony raw file, or its raw directory is damaged.</exception>
    public static ArwFile Read(ReadOnlySpan<byte> file) => new ArwFileReader(file).Read();
}
