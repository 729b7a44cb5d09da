using static SonyAlpha.Driver.MemberRows<SonyAlpha.Driver.CameraSession>;

namespace SonyAlpha.Driver;

/// <summary>
/// Every member of ICameraV4 once: name, kind, type, DISPIDs, parameters and the call. COM and Alpaca read it aloud; nothing about a
/// member is written anywhere else.
/// </summary>
/// <remarks>
/// The numbers are those of ASCOMPlatform 7.1.3, ICameraV2.cs, ICameraV3.cs, ICameraV4.cs; ICameraV4's measured with GetIDsOfNames on a
/// .NET 10 wrapper. <c>s.Camera</c> throws NotConnected for a client that is not connected; <c>s</c> alone is what works without.
/// </remarks>
public static class CameraMembers
{
    /// <summary>In ICameraV4's order.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        //        name                     type                      V2    V3    V4
        .. CommonMembers.First,
        Method(   "AbortExposure",         MemberType.None,          0x0E, 0x0E, 0x0E, [], (s, _) => s.Camera.AbortExposure()),
        ReadWrite("BinX",                  MemberType.Int16,         0x0F, 0x0F, 0x0F, s => s.Camera.BinX,
            (s, v) => s.Camera.BinX = (short)v),
        ReadWrite("BinY",                  MemberType.Int16,         0x11, 0x11, 0x11, s => s.Camera.BinY,
            (s, v) => s.Camera.BinY = (short)v),
        ReadOnly( "CameraState",           MemberType.CameraState,   0x13, 0x13, 0x13, s => (int)s.Pictured.CameraState),
        ReadOnly( "CameraXSize",           MemberType.Int32,         0x14, 0x14, 0x14, s => s.Camera.CameraXSize),
        ReadOnly( "CameraYSize",           MemberType.Int32,         0x15, 0x15, 0x15, s => s.Camera.CameraYSize),
        ReadOnly( "CanAbortExposure",      MemberType.Boolean,       0x16, 0x16, 0x16, s => s.Camera.CanAbortExposure),
        ReadOnly( "CanAsymmetricBin",      MemberType.Boolean,       0x17, 0x17, 0x17, s => s.Camera.CanAsymmetricBin),
        ReadOnly( "CanGetCoolerPower",     MemberType.Boolean,       0x18, 0x18, 0x18, s => s.Camera.CanGetCoolerPower),
        ReadOnly( "CanPulseGuide",         MemberType.Boolean,       0x19, 0x19, 0x19, s => s.Camera.CanPulseGuide),
        ReadOnly( "CanSetCCDTemperature",  MemberType.Boolean,       0x1A, 0x1A, 0x1A, s => s.Camera.CanSetCCDTemperature),
        ReadOnly( "CanStopExposure",       MemberType.Boolean,       0x1B, 0x1B, 0x1B, s => s.Camera.CanStopExposure),
        ReadOnly( "CCDTemperature",        MemberType.Double,        0x1C, 0x1C, 0x1C, s => s.Camera.CCDTemperature),
        ReadWrite("CoolerOn",              MemberType.Boolean,       0x1D, 0x1D, 0x1D, s => s.Camera.CoolerOn,
            (s, v) => s.Camera.CoolerOn = (bool)v),
        ReadOnly( "CoolerPower",           MemberType.Double,        0x1F, 0x1F, 0x1F, s => s.Camera.CoolerPower),
        ReadOnly( "ElectronsPerADU",       MemberType.Double,        0x20, 0x20, 0x20, s => s.Camera.ElectronsPerADU),
        ReadOnly( "FullWellCapacity",      MemberType.Double,        0x21, 0x21, 0x21, s => s.Camera.FullWellCapacity),
        ReadOnly( "HasShutter",            MemberType.Boolean,       0x22, 0x22, 0x22, s => s.Camera.HasShutter),
        ReadOnly( "HeatSinkTemperature",   MemberType.Double,        0x23, 0x23, 0x23, s => s.Camera.HeatSinkTemperature),
        ReadOnly( "ImageArray",            MemberType.Image,         0x24, 0x24, 0x24, s => s.Pictured.ImageArray),
        ReadOnly( "ImageArrayVariant",     MemberType.Image,         0x25, 0x25, 0x25, s => s.Pictured.ImageArrayVariant),
        ReadOnly( "ImageReady",            MemberType.Boolean,       0x26, 0x26, 0x26, s => s.Pictured.ImageReady),
        ReadOnly( "IsPulseGuiding",        MemberType.Boolean,       0x27, 0x27, 0x27, s => s.Camera.IsPulseGuiding),
        ReadOnly( "LastExposureDuration",  MemberType.Double,        0x28, 0x28, 0x28, s => s.Pictured.LastExposureDuration),
        ReadOnly( "LastExposureStartTime", MemberType.String,        0x29, 0x29, 0x29, s => s.Pictured.LastExposureStartTime),
        ReadOnly( "MaxADU",                MemberType.Int32,         0x2A, 0x2A, 0x2A, s => s.Camera.MaxADU),
        ReadOnly( "MaxBinX",               MemberType.Int16,         0x2B, 0x2B, 0x2B, s => s.Camera.MaxBinX),
        ReadOnly( "MaxBinY",               MemberType.Int16,         0x2C, 0x2C, 0x2C, s => s.Camera.MaxBinY),
        ReadWrite("NumX",                  MemberType.Int32,         0x2D, 0x2D, 0x2D, s => s.Camera.NumX,
            (s, v) => s.Camera.NumX = (int)v),
        ReadWrite("NumY",                  MemberType.Int32,         0x2F, 0x2F, 0x2F, s => s.Camera.NumY,
            (s, v) => s.Camera.NumY = (int)v),
        ReadOnly( "PixelSizeX",            MemberType.Double,        0x31, 0x31, 0x31, s => s.Camera.PixelSizeX),
        ReadOnly( "PixelSizeY",            MemberType.Double,        0x32, 0x32, 0x32, s => s.Camera.PixelSizeY),
        Method(   "PulseGuide",            MemberType.None,          0x33, 0x33, 0x33,
            [new("Direction", MemberType.GuideDirection), new("Duration", MemberType.Int32)],
            (s, a) => s.Camera.PulseGuide((int)a[0], (int)a[1])),
        ReadWrite("SetCCDTemperature",     MemberType.Double,        0x34, 0x34, 0x34, s => s.Camera.SetCCDTemperature,
            (s, v) => s.Camera.SetCCDTemperature = (double)v),
        Method(   "StartExposure",         MemberType.None,          0x36, 0x36, 0x36,
            [new("Duration", MemberType.Double), new("Light", MemberType.Boolean)],
            (s, a) => s.Camera.StartExposure((double)a[0], (bool)a[1])),
        ReadWrite("StartX",                MemberType.Int32,         0x37, 0x37, 0x37, s => s.Camera.StartX,
            (s, v) => s.Camera.StartX = (int)v),
        ReadWrite("StartY",                MemberType.Int32,         0x39, 0x39, 0x39, s => s.Camera.StartY,
            (s, v) => s.Camera.StartY = (int)v),
        Method(   "StopExposure",          MemberType.None,          0x3B, 0x3B, 0x3B, [], (s, _) => s.Camera.StopExposure()),
        ReadOnly( "BayerOffsetX",          MemberType.Int16,         0x3C, 0x3C, 0x3C, s => s.Camera.BayerOffsetX),
        ReadOnly( "BayerOffsetY",          MemberType.Int16,         0x3D, 0x3D, 0x3D, s => s.Camera.BayerOffsetY),
        ReadOnly( "CanFastReadout",        MemberType.Boolean,       0x3E, 0x3E, 0x3E, s => s.Camera.CanFastReadout),
        ReadWrite("Gain",                  MemberType.Int16,         0x44, 0x44, 0x3F, s => s.Camera.Gain,
            (s, v) => s.Camera.Gain = (short)v),
        ReadOnly( "GainMax",               MemberType.Int16,         0x46, 0x46, 0x41, s => s.Camera.GainMax),
        ReadOnly( "GainMin",               MemberType.Int16,         0x47, 0x47, 0x42, s => s.Camera.GainMin),
        ReadOnly( "Gains",                 MemberType.StringList,    0x48, 0x48, 0x43, s => s.Camera.Gains),
        ReadOnly( "PercentCompleted",      MemberType.Int16,         0x49, 0x49, 0x44, s => s.Pictured.PercentCompleted),
        ReadWrite("ReadoutMode",           MemberType.Int16,         0x4A, 0x4A, 0x45, s => s.Camera.ReadoutMode,
            (s, v) => s.Camera.ReadoutMode = (short)v),
        ReadOnly( "ReadoutModes",          MemberType.StringList,    0x4C, 0x4C, 0x47, s => s.Camera.ReadoutModes),
        ReadOnly( "SensorName",            MemberType.String,        0x4D, 0x4D, 0x48, s => s.Camera.SensorName),
        ReadOnly( "SensorType",            MemberType.SensorType,    0x4E, 0x4E, 0x49, s => (int)s.Camera.SensorType),
        ReadOnly( "ExposureMax",           MemberType.Double,        0x3F, 0x3F, 0x4A, s => s.Camera.ExposureMax),
        ReadOnly( "ExposureMin",           MemberType.Double,        0x40, 0x40, 0x4B, s => s.Camera.ExposureMin),
        ReadOnly( "ExposureResolution",    MemberType.Double,        0x41, 0x41, 0x4C, s => s.Camera.ExposureResolution),
        ReadWrite("FastReadout",           MemberType.Boolean,       0x42, 0x42, 0x4D, s => s.Camera.FastReadout,
            (s, v) => s.Camera.FastReadout = (bool)v),
        ReadWrite("Offset",                MemberType.Int32,         No,   0x4F, 0x4F, s => s.Camera.Offset,
            (s, v) => s.Camera.Offset = (int)v),
        ReadOnly( "OffsetMax",             MemberType.Int32,         No,   0x51, 0x51, s => s.Camera.OffsetMax),
        ReadOnly( "OffsetMin",             MemberType.Int32,         No,   0x52, 0x52, s => s.Camera.OffsetMin),
        ReadOnly( "Offsets",               MemberType.StringList,    No,   0x53, 0x53, s => s.Camera.Offsets),
        ReadWrite("SubExposureDuration",   MemberType.Double,        No,   0x54, 0x54, s => s.Camera.SubExposureDuration,
            (s, v) => s.Camera.SubExposureDuration = (double)v),
        .. CommonMembers.Last(0x56),
    ];
}
