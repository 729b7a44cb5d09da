using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>Where pictures go (libgphoto2 config.c:10777-10781).</summary>
public enum SaveDestination : ushort
{
    Computer = 0x01,
    [Description("Card only")] CardOnly = 0x10,
    [Description("Computer and card")] Both = 0x11,
}

/// <summary>Size of the JPEG pictures that go to the computer (libgphoto2 config.c:7403-7406).</summary>
public enum PcSaveImageSize : byte
{
    Original = 1,
    [Description("2 megapixels")] TwoMegapixels = 2,
}

/// <summary>Which files of a RAW+JPEG picture go to the computer (libgphoto2 config.c:7409-7416).</summary>
public enum RawJpegPcSaveImage : byte
{
    Disabled = 0,
    [Description("RAW and JPEG")] RawAndJpeg = 1,
    [Description("JPEG only")] JpegOnly = 2,
    [Description("RAW only")] RawOnly = 3,
    [Description("RAW and HEIF")] RawAndHeif = 4,
    [Description("HEIF only")] HeifOnly = 5,
}
