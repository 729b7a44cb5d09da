using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>Effect in JPEG pictures. Families by their codes in dumps of libgphoto2 camlibs/ptp2/cameras.</summary>
// Unconfirmed: the order within a family is that of the Sony SDK
public enum PictureEffect : ushort
{
    Off = 0x8000,
    [Description("Toy camera, normal")] ToyNormal = 0x8001,
    [Description("Toy camera, cool")] ToyCool = 0x8002,
    [Description("Toy camera, warm")] ToyWarm = 0x8003,
    [Description("Toy camera, green")] ToyGreen = 0x8004,
    [Description("Toy camera, magenta")] ToyMagenta = 0x8005,
    PopColor = 0x8010,
    [Description("Posterization, black and white")] PosterizationBlackWhite = 0x8020,
    [Description("Posterization, color")] PosterizationColor = 0x8021,
    RetroPhoto = 0x8030,
    [Description("Soft high-key")] SoftHighKey = 0x8040,
    [Description("Partial color, red")] PartialColorRed = 0x8050,
    [Description("Partial color, green")] PartialColorGreen = 0x8051,
    [Description("Partial color, blue")] PartialColorBlue = 0x8052,
    [Description("Partial color, yellow")] PartialColorYellow = 0x8053,
    [Description("High-contrast mono")] HighContrastMono = 0x8060,
    [Description("Soft focus, low")] SoftFocusLow = 0x8070,
    [Description("Soft focus, mid")] SoftFocusMid = 0x8071,
    [Description("Soft focus, high")] SoftFocusHigh = 0x8072,
    [Description("HDR painting, low")] HdrPaintingLow = 0x8080,
    [Description("HDR painting, mid")] HdrPaintingMid = 0x8081,
    [Description("HDR painting, high")] HdrPaintingHigh = 0x8082,
    [Description("Rich-tone mono")] RichToneMono = 0x8090,
    [Description("Miniature, auto")] MiniatureAuto = 0x80A0,
    [Description("Miniature, top")] MiniatureTop = 0x80A1,
    [Description("Miniature, middle (horizontal)")] MiniatureMiddleHorizontal = 0x80A2,
    [Description("Miniature, bottom")] MiniatureBottom = 0x80A3,
    [Description("Miniature, right")] MiniatureRight = 0x80A4,
    [Description("Miniature, middle (vertical)")] MiniatureMiddleVertical = 0x80A5,
    [Description("Miniature, left")] MiniatureLeft = 0x80A6,
    Watercolor = 0x80B0,
    [Description("Illustration, low")] IllustrationLow = 0x80C0,
    [Description("Illustration, mid")] IllustrationMid = 0x80C1,
    [Description("Illustration, high")] IllustrationHigh = 0x80C2,
}
