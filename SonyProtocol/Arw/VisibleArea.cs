namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// How much of the coded array is picture, for files that do not say it (tag 0x7038). The rest, on the right and at the bottom, is
/// padding. Where lossless files of a body say it, all of its files have that size: one body, one size, whatever it is set to (dnglab's
/// samples, tag 0x7038). The other columns are LibRaw's, what other astronomy software shows: LibRaw 0.22 metadata/identify.cpp, measured
/// with generated headers of each raw size and model.
/// </summary>
internal static class VisibleArea
{
    private const int Any = 0;

    private sealed record Row(int RawWidth, int RawHeight, int Width, int Height, params string[] Models);

    // A row that names models stands before the row for all others of that size.
    private static readonly Row[] Rows =
    [
        new(3968, Any, 3936, Any, "ILCE-7", "ILCE-7M2", "ILCE-7M3", "ILCE-9"),
        new(3968, 2648, 3948, 2648),
        new(4096, 3072, 3944, 2644),
        new(4288, 2848, 4256, 2848),
        new(4288, 2856, 4256, 2856),
        new(4288, 2858, 4256, 2858),
        new(4600, 3072, 4600, 3068, "DSLR-A350"),
        new(4608, 3072, 4264, 2848, "ZV-E1"),
        new(4736, 3132, 4692, 3132),
        new(4832, 3224, 4824, 3224),   // rawspeed cameras.xml, DSC-RX0
        new(4928, 3276, 4920, 3276),
        new(5120, 3584, 4696, 3132, "ILCE-7M4", "ILCE-7CM2"),   // LibRaw shows 4624; 4696 is what real 7M4 files say in 0x7038
        new(5120, 3584, 4624, 3080),
        new(5504, 3656, 5472, 3656),
        new(5504, 3672, 5496, 3672),
        new(5664, 3768, 5636, 3768),
        new(6048, 4016, 6024, 4016),
        new(6048, 4020, 6016, 4020),
        new(6048, 4024, 6018, 4024, "DSC-RX1", "DSC-RX1R", "SLT-A99", "SLT-A99V"),
        new(6048, 4024, 6024, 4024),
        new(6144, 4096, 5636, 3768, "ILCE-1M2", "ILCE-1"),
        new(6144, 4096, 6016, 4020),
        new(6272, 4168, 6244, 4168),
        new(6304, 4180, 6272, 4180, "ILCE-7RM5"),
        new(6656, 4608, 6272, 4180, "ILCE-7RM5", "ILCE-7CR"),
        new(6656, 4608, 6244, 4168),
        new(7040, 4688, 7032, 4688),
        new(7168, 5120, 7032, 4688),
        new(7392, 4920, 7362, 4920),
        new(8000, 5320, 7968, 5320),
        new(8672, 5784, 8664, 5784),
        new(8704, 6144, 8664, 5784),
        new(9600, 6376, 9568, 6376),
        new(9728, 6656, 9568, 6376),
        // APS-C of bodies with a large sensor: the height is what was chosen, 3:2, 16:9 or 1:1 (LibRaw 0.22 utils/open.cpp: raw_width - 32)
        new(2816, Any, 2784, Any),
        new(5216, Any, 5184, Any),
        new(6304, Any, 6272, Any),
    ];

    /// <summary>The picture in an array of that size; null if the size is not known.</summary>
    public static Area? Find(int rawWidth, int rawHeight, string? model) =>
        Array.Find(Rows, row => row.RawWidth == rawWidth && (row.RawHeight == rawHeight || row.RawHeight == Any)
                                && (row.Models.Length == 0 || row.Models.Contains(model, StringComparer.OrdinalIgnoreCase)))
            is { } found ? new(0, 0, found.Width, found.Height == Any ? rawHeight : found.Height) : null;
}
