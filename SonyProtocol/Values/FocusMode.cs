using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>How the body focuses; manual for astronomy (ISO 15740, 13.4; libgphoto2 config.c:6425-6436).</summary>
public enum FocusMode : ushort
{
    [Description("MF")] Manual = 0x0001,
    [Description("AF-S")] AutoSingle = 0x0002,
    [Description("Macro")] Macro = 0x0003,
    [Description("AF-C")] AutoContinuous = 0x8004,
    [Description("AF-A")] AutoAutomatic = 0x8005,
    [Description("DMF")] DirectManual = 0x8006,
    [Description("MF-R")] ManualReverse = 0x8007,
    [Description("AF-D")] AutoDepth = 0x8008,
    [Description("Preset focus")] Preset = 0x8009,
}
