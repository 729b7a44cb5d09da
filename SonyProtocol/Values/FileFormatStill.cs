using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>What a picture is written as, in protocol 3.00 (libgphoto2 config.c:7378-7382, Sony SDK for 4 and 5).</summary>
public enum FileFormatStill : byte
{
    [Description("RAW")] Raw = 1,
    [Description("RAW+JPEG")] RawAndJpeg = 2,
    [Description("JPEG")] Jpeg = 3,
    [Description("RAW+HEIF")] RawAndHeif = 4,
    [Description("HEIF")] Heif = 5,
}

public static class FileFormats
{
    /// <summary>Whether a raw file is among what is written.</summary>
    public static bool HasRaw(this FileFormatStill format) =>
        format is FileFormatStill.Raw or FileFormatStill.RawAndJpeg or FileFormatStill.RawAndHeif;
}
