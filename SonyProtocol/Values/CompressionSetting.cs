using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>What a picture is written as, in protocol 2.00 (libgphoto2 config.c:7357-7374).</summary>
public enum CompressionSetting : byte
{
    [Description("JPEG light")] JpegLight = 0x01,
    [Description("JPEG standard")] JpegStandard = 0x02,
    [Description("JPEG fine")] JpegFine = 0x03,
    [Description("JPEG extra fine")] JpegExtraFine = 0x04,
    [Description("RAW")] Raw = 0x10,
    [Description("RAW+JPEG light")] RawJpegLight = 0x11,
    [Description("RAW+JPEG standard")] RawJpegStandard = 0x12,
    [Description("RAW+JPEG fine")] RawJpegFine = 0x13,
    [Description("RAW+JPEG extra fine")] RawJpegExtraFine = 0x14,
    [Description("HEIF light")] HeifLight = 0x31,
    [Description("HEIF standard")] HeifStandard = 0x32,
    [Description("HEIF fine")] HeifFine = 0x33,
    [Description("HEIF extra fine")] HeifExtraFine = 0x34,
    [Description("RAW+HEIF light")] RawHeifLight = 0x41,
    [Description("RAW+HEIF standard")] RawHeifStandard = 0x42,
    [Description("RAW+HEIF fine")] RawHeifFine = 0x43,
    [Description("RAW+HEIF extra fine")] RawHeifExtraFine = 0x44,
}

public static class CompressionSettings
{
    /// <summary>Whether a raw file is among what is written.</summary>
    public static bool HasRaw(this CompressionSetting setting) => ((byte)setting >> 4) is 1 or 4;
}
