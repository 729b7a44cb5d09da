using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>Tone curve of JPEG pictures (libgphoto2 config.c:7469-7486).</summary>
public enum DynamicRangeOptimizer : byte
{
    Off = 0x01,
    [Description("DRO")] Dro = 0x02,
    [Description("DRO+")] DroPlus = 0x10,
    [Description("DRO level 1")] Level1 = 0x11,
    [Description("DRO level 2")] Level2 = 0x12,
    [Description("DRO level 3")] Level3 = 0x13,
    [Description("DRO level 4")] Level4 = 0x14,
    [Description("DRO level 5")] Level5 = 0x15,
    [Description("DRO auto")] Auto = 0x1F,
    [Description("HDR auto")] HdrAuto = 0x20,
    [Description("HDR 1 EV")] Hdr1 = 0x21,
    [Description("HDR 2 EV")] Hdr2 = 0x22,
    [Description("HDR 3 EV")] Hdr3 = 0x23,
    [Description("HDR 4 EV")] Hdr4 = 0x24,
    [Description("HDR 5 EV")] Hdr5 = 0x25,
    [Description("HDR 6 EV")] Hdr6 = 0x26,
}
