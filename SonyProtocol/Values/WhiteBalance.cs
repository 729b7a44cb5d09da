using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>White balance (ISO 15740, 13.4; libgphoto2 config.c:1482-1493).</summary>
public enum WhiteBalance : ushort
{
    Manual = 0x0001,
    Automatic = 0x0002,
    OnePushAutomatic = 0x0003,
    Daylight = 0x0004,
    Fluorescent = 0x0005,
    Incandescent = 0x0006,
    Flash = 0x0007,
    [Description("Fluorescent, warm white")] FluorescentWarmWhite = 0x8001,
    [Description("Fluorescent, cool white")] FluorescentCoolWhite = 0x8002,
    [Description("Fluorescent, day white")] FluorescentDayWhite = 0x8003,
    [Description("Fluorescent, daylight")] FluorescentDaylight = 0x8004,
    Cloudy = 0x8010,
    Shade = 0x8011,
    ColorTemperature = 0x8012,
    [Description("Custom 1")] Custom1 = 0x8020,
    [Description("Custom 2")] Custom2 = 0x8021,
    [Description("Custom 3")] Custom3 = 0x8022,
    Custom = 0x8023,
    Underwater = 0x8030,
}
