namespace SonyAlpha.SonyProtocol;

/// <summary>How light is metered (ISO 15740, 13.4; libgphoto2 config.c:4760-4775).</summary>
public enum MeteringMode : ushort
{
    Average = 0x0001,
    CenterWeightedAverage = 0x0002,
    MultiSpot = 0x0003,
    CenterSpot = 0x0004,
    Multi = 0x8001,
    Center = 0x8002,
    EntireScreenAverage = 0x8003,
    SpotStandard = 0x8004,
    SpotLarge = 0x8005,
    Highlight = 0x8006,
}
