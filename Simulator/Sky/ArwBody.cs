namespace SonyAlpha.Simulator;

/// <summary>What the files of a body say beside the pixels: facts that no one asks the camera for.</summary>
/// <param name="Model">Name as in tag 0x110.</param>
/// <param name="ModelId">SonyModelID, maker note 0xb001 (exiftool Sony.pm, sonyModelID).</param>
/// <param name="Version">FileFormat, maker note 0xb000: 3 3 1 0 is ARW 2.3.1 (exiftool Sony.pm, tag 0xb000).</param>
/// <param name="SerialAt">Place of the serial in the deciphered maker note 0x9050 (exiftool Sony.pm, Tag9050a to d).</param>
/// <param name="ShutterCountAt">Place of the shutter count there.</param>
internal sealed record ArwBody(string Model, ushort ModelId, byte[] Version, int SerialAt = 0x88, int ShutterCountAt = 0x3a)
{
    private static readonly ArwBody[] Table =
    [
        new("ILCE-6000",  312, [3, 3, 1, 0], SerialAt: 0x7c, ShutterCountAt: 0x32),
        new("ILCE-6300",  357, [3, 3, 2, 0]),
        new("ILCE-6400",  371, [3, 3, 5, 0]),
        new("ILCE-7M3",   363, [3, 3, 3, 0]),
        new("ILCE-7SM3",  383, [4, 0, 0, 0]),
        new("ILCE-7M4",   388, [4, 0, 1, 0]),
        new("ILCE-7RM5",  390, [5, 0, 0, 0]),
        new("ILCE-6700",  394, [5, 0, 1, 0], SerialAt: 0x38),
    ];

    /// <summary>Bodies since ARW 4.0 write black level, white balance and crop in clear, and BitsPerSample as the last field.</summary>
    public bool IsNew => Version[0] >= 4;

    /// <summary>The body of this name; a newest one without a number of its own if it is not known.</summary>
    public static ArwBody Of(string model) => Array.Find(Table, body => body.Model == model) ?? new(model, 0, [5, 0, 1, 0]);
}
