namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>TABLE: of which fields of a raw file a stranger may see the value. What is in no row is not shown.</summary>
/// <remarks>Tags: TIFF 6.0, Exif 2.32, exiftool Exif.pm and Sony.pm.</remarks>
internal static class ArwTags
{
    private const int Ascii = 2;

    /// <summary>Numbers of the MakerNote in clear text are settings; what is longer, or bytes, may be anything.</summary>
    private const int LongestNumbers = 64;

    // sizes, places, make, model, software, date; SR2Private's own; Sony's of the raw directory and DNG's levels and crops
    private static readonly (ushort From, ushort To)[] Tiff =
    [
        (0x00FE, 0x00FF), (0x0100, 0x0106), (0x010F, 0x0112), (0x0115, 0x011C), (0x0128, 0x0128), (0x0131, 0x0132), (0x013E, 0x0145),
            (0x014A, 0x014A),
        (0x0201, 0x0202), (0x0211, 0x0214), (0x7000, 0x7FFF), (0x828D, 0x828E), (0x8769, 0x8769), (0xC61A, 0xC621), (0xC634, 0xC634),
        (0xC65A, 0xC65D),
    ];

    // not: 0x9010 to 0x9012, from which zone the time is; user comment, maker note (a directory), owner, serial numbers, image id
    private static readonly (ushort From, ushort To)[] Exif =
    [
        (0x829A, 0x829D), (0x8822, 0x8822), (0x8827, 0x8835), (0x9000, 0x9004), (0x9101, 0x9102), (0x9201, 0x920A), (0x9290, 0x9292),
            (0xA000, 0xA003),
        (0xA20E, 0xA217), (0xA300, 0xA40C), (0xA432, 0xA434),
    ];

    // format, creative style, lens specification: what is shown of the MakerNote beside numbers
    private static readonly ushort[] MakerNote = [0xB000, 0xB020, 0xB02A];

    public static bool IsShown(ArwField field) => field.In switch
    {
        ArwPart.Tiff       => IsIn(Tiff, field.Tag),
        ArwPart.Exif       => IsIn(Exif, field.Tag),
        ArwPart.Sr2Private => true,
        ArwPart.MakerNote  => MakerNote.Contains(field.Tag)
        || (field.Type is 3 or 4 or 5 or 8 or 9 or 10 && field.Length <= LongestNumbers),
        _                  => false,
    };

    /// <summary>Whether the value stands under one of Sony's ciphers (exiftool Sony.pm: what ProcessEnciphered reads).</summary>
    public static bool IsSecret(ArwField field) => field.In == ArwPart.Sr2
        || (field.In == ArwPart.MakerNote && field.Tag is 0x2010 or 0x900B or ArwTag.Shutter or (>= 0x9400 and <= 0x9416));

    /// <summary>Artist, copyright, owner, serial numbers of body and lens, description, comment, coordinates; and the MakerNote's serial
    /// number.</summary>
    public static bool TellsOfOwner(ArwField field) => field.In switch
    {
        ArwPart.Gps       => field.Type is 5 or Ascii && field.Length > 4,
        ArwPart.MakerNote => field.Tag is 0x2031,
        ArwPart.Tiff      => field.Tag is 0x010E or 0x013B or 0x8298,
        ArwPart.Exif      => field.Tag is 0x9286 or 0xA420 or 0xA430 or 0xA431 or 0xA435,
        _                 => false,
    };

    private static bool IsIn((ushort From, ushort To)[] ranges, ushort tag) =>
        Array.Exists(ranges, range => tag >= range.From && tag <= range.To);
}
