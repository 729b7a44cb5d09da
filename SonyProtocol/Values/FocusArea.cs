using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>Where the autofocus looks (libgphoto2 config.c:4742-4757).</summary>
public enum FocusArea : ushort
{
    Wide = 0x0001,
    Zone = 0x0002,
    Center = 0x0003,
    [Description("Flexible spot S")] FlexibleSpotS = 0x0101,
    [Description("Flexible spot M")] FlexibleSpotM = 0x0102,
    [Description("Flexible spot L")] FlexibleSpotL = 0x0103,
    ExpandFlexibleSpot = 0x0104,
    TrackingWide = 0x0201,
    TrackingZone = 0x0202,
    TrackingCenter = 0x0203,
    [Description("Tracking flexible spot S")] TrackingFlexibleSpotS = 0x0204,
    [Description("Tracking flexible spot M")] TrackingFlexibleSpotM = 0x0205,
    [Description("Tracking flexible spot L")] TrackingFlexibleSpotL = 0x0206,
    TrackingExpandFlexibleSpot = 0x0207,
}
