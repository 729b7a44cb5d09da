using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>Flash (ISO 15740, 13.4; libgphoto2 config.c:4796-4805).</summary>
public enum FlashMode : ushort
{
    Undefined = 0x0000,
    Auto = 0x0001,
    Off = 0x0002,
    Fill = 0x0003,
    [Description("Red-eye auto")] RedEyeAuto = 0x0004,
    [Description("Red-eye fill")] RedEyeFill = 0x0005,
    ExternalSync = 0x0006,
    SlowSync = 0x8001,
    RearCurtainSync = 0x8003,
    Wireless = 0x8004,
    [Description("High-speed sync, auto")] HighSpeedAuto = 0x8021,
    [Description("High-speed sync, fill")] HighSpeedFill = 0x8022,
    [Description("High-speed sync, wireless")] HighSpeedWireless = 0x8024,
    [Description("Slow sync, red-eye on")] SlowSyncRedEyeOn = 0x8031,
    [Description("Slow sync, red-eye off")] SlowSyncRedEyeOff = 0x8032,
    SlowSyncWireless = 0x8041,
    RearSyncWireless = 0x8042,
}
