using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>JPEG or HEIF quality in protocol 3.00 (libgphoto2 config.c:7385-7391).</summary>
public enum StillImageQuality : byte
{
    [Description("--")] None = 0,
    ExtraFine = 1,
    Fine = 2,
    Standard = 3,
    Light = 4,
}

/// <summary>What the compressed picture is.</summary>
public enum StillCompression : byte
{
    [Description("JPEG")] Jpeg = 1,
    [Description("HEIF 4:2:2")] Heif422 = 2,
    [Description("HEIF 4:2:0")] Heif420 = 3,
}

/// <summary>Size of JPEG pictures (libgphoto2 config.c:2658-2662).</summary>
public enum ImageSize : byte
{
    [Description("L")] Large = 1,
    [Description("M")] Medium = 2,
    [Description("S")] Small = 3,
}

/// <summary>Shape of JPEG pictures (libgphoto2 config.c:2672-2677).</summary>
public enum AspectRatio : byte
{
    [Description("3:2")] Ratio3To2 = 1,
    [Description("16:9")] Ratio16To9 = 2,
    [Description("4:3")] Ratio4To3 = 3,
    [Description("1:1")] Ratio1To1 = 4,
}
