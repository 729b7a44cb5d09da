namespace SonyAlpha.Simulator;

/// <summary>What the files of a body say beside the pixels: facts that no one asks the camera for.</summary>
/// <param name="Model">Name as in tag 0x110.</param>
/// <param name="ModelId">SonyModelID, maker note 0xb001 (exiftool Sony.pm, sonyModelID).</param>
/// <param name="Version">
/// FileFormat, maker note 0xb000: 3 3 1 0 is ARW 2.3.1 (exiftool Sony.pm, tag 0xb000). Unconfirmed: which body writes which is known for
/// the ILCE-7SM3 only, the others have that of a body of their year.
/// </param>
/// <param name="Identity">Where the deciphered maker note 0x9050 has what.</param>
internal sealed record ArwBody(string Model, ushort ModelId, byte[] Version, ArwBody.IdentityLayout Identity)
{
    // exiftool Sony.pm, Tag9050a to d
    private static readonly IdentityLayout A = new(0x7c, SerialBytes: 4, ShutterCount: 0x32, Shutter: 0x20, Times: [0x3a]);
    private static readonly IdentityLayout BC = new(0x88, SerialBytes: 6, ShutterCount: 0x3a, Shutter: 0x26, Times: [0x46, 0x66]);
    private static readonly IdentityLayout D = new(0x38, SerialBytes: 6, ShutterCount: 0x0a, Shutter: null, Times: []);

    private static readonly ArwBody[] Table =
    [
        new("ILCE-6000", 312, [3, 3, 1, 0], A),
        new("ILCE-6300", 357, [3, 3, 2, 0], BC),
        new("ILCE-6400", 371, [3, 3, 5, 0], BC),
        new("ILCE-7M3",  363, [3, 3, 3, 0], BC),
        new("ILCE-7SM3", 383, [4, 0, 0, 0], BC),
        new("ILCE-7M4",  388, [4, 0, 1, 0], BC),
        new("ILCE-7RM5", 390, [4, 0, 1, 0], BC),
        new("ILCE-6700", 394, [4, 0, 1, 0], D),
    ];

    /// <summary>Places in the deciphered maker note 0x9050; the three times of the curtains are not in the newest.</summary>
    /// <param name="Times">Where the exposure time stands, if that is known.</param>
    public sealed record IdentityLayout(int Serial, int SerialBytes, int ShutterCount, int? Shutter, int[] Times);

    /// <summary>Bodies since ARW 4.0 write black level, white balance and crop in clear, and BitsPerSample as the last field.</summary>
    public bool IsNew => Version[0] >= 4;

    /// <summary>The body of this name; a newest one without a number of its own if it is not known.</summary>
    public static ArwBody Of(string model) => Array.Find(Table, body => body.Model == model) ?? new(model, 0, [4, 0, 1, 0], D);
}
