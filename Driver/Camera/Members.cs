namespace SonyAlpha.Driver;

/// <summary>
/// Every member of ICameraV4 once: name, kind, type, DISPIDs, parameters and the call. COM and Alpaca read it aloud; nothing about a
/// member is written anywhere else.
/// </summary>
/// <remarks>
/// The interfaces are dispinterfaces without [DispId]: the numbers are the CLR's automatic ones, 0x60020000 + slot, and a property that
/// can be written takes two slots (ASCOMPlatform 7.1.3, ICameraV2.cs, ICameraV3.cs, ICameraV4.cs; ICameraV4's measured with GetIDsOfNames
/// on a .NET 10 wrapper). <c>s.Camera</c> throws NotConnected for a client that is not connected; <c>s</c> alone is what works without.
/// </remarks>
public static class Members
{
    private const int FirstDispId = 0x60020000;

    /// <summary>The interface lacks the member.</summary>
    private const int No = -1;

    /// <summary>In ICameraV4's order.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        //        name                     type                      V2    V3    V4
        ReadWrite("Connected",             MemberType.Boolean,       0x00, 0x00, 0x00, s => s.Connected, (s, v) => s.Connected = (bool)v),
        ReadOnly( "Description",           MemberType.String,        0x02, 0x02, 0x02, s => s.Camera.Description),
        ReadOnly( "DriverInfo",            MemberType.String,        0x03, 0x03, 0x03, s => s.DriverInfo),
        ReadOnly( "DriverVersion",         MemberType.String,        0x04, 0x04, 0x04, s => s.DriverVersion),
        ReadOnly( "InterfaceVersion",      MemberType.Int16,         0x05, 0x05, 0x05, s => s.InterfaceVersion),
        ReadOnly( "Name",                  MemberType.String,        0x06, 0x06, 0x06, s => s.Name),
        Method(   "SetupDialog",           MemberType.None,          0x07, 0x07, 0x07, [],
            (_, _) => throw AscomErrors.NotImplemented("SetupDialog", "this way in has a settings page instead")) with { IsSpeltByTheFace = true },
        Function( "Action",                MemberType.String,        0x08, 0x08, 0x08,
            [new("ActionName", MemberType.String) { AlpacaName = "Action" }, new("ActionParameters", MemberType.String) { AlpacaName = "Parameters" }],
            (s, a) => s.Action((string)a[0], (string)a[1])),
        ReadOnly( "SupportedActions",      MemberType.StringList,    0x09, 0x09, 0x09, s => s.SupportedActions),
        Method(   "CommandBlind",          MemberType.None,          0x0A, 0x0A, 0x0A,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandBlind((string)a[0], (bool)a[1])),
        Function( "CommandBool",           MemberType.Boolean,       0x0B, 0x0B, 0x0B,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandBool((string)a[0], (bool)a[1])),
        Function( "CommandString",         MemberType.String,        0x0C, 0x0C, 0x0C,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandString((string)a[0], (bool)a[1])),
        Method(   "Dispose",               MemberType.None,          0x0D, 0x0D, 0x0D, [], (s, _) => s.Dispose()),
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
        Method(   "Connect",               MemberType.None,          No,   No,   0x56, [], (s, _) => s.Connect()),
        Method(   "Disconnect",            MemberType.None,          No,   No,   0x57, [], (s, _) => s.Disconnect()),
        ReadOnly( "Connecting",            MemberType.Boolean,       No,   No,   0x58, s => s.Connecting),
        ReadOnly( "DeviceState",           MemberType.StateValues,   No,   No,   0x59, s => s.Camera.DeviceState),
    ];

    /// <summary>The member with this name in any case; null if there is none.</summary>
    public static Member? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<string, Member> ByName { get; } = All.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    private static Member ReadOnly(string name, MemberType type, int v2, int v3, int v4, Func<CameraSession, object> get) =>
        New(name, MemberKind.ReadOnly, type, v2, v3, v4, (s, _) => get(s)) with { IsSpeltByTheFace = type == MemberType.Image };

    private static Member ReadWrite(
        string name, MemberType type, int v2, int v3, int v4, Func<CameraSession, object> get, Action<CameraSession, object> set) =>
        New(name, MemberKind.ReadWrite, type, v2, v3, v4, (s, _) => get(s)) with
        {
            Set = (s, v) => AscomErrors.Translated(() => set(s, v)),
        };

    private static Member Method(
        string name, MemberType type, int v2, int v3, int v4, Parameter[] parameters, Action<CameraSession, object[]> call) =>
        New(name, MemberKind.Method, type, v2, v3, v4, (s, a) =>
        {
            call(s, a);
            return null;
        }) with
        { Parameters = parameters };

    private static Member Function(
        string name, MemberType type, int v2, int v3, int v4, Parameter[] parameters, Func<CameraSession, object[], object> call) =>
        New(name, MemberKind.Method, type, v2, v3, v4, call) with { Parameters = parameters };

    private static Member New(
        string name, MemberKind kind, MemberType type, int v2, int v3, int v4, Func<CameraSession, object[], object?> call) =>
        new(name, kind, type, DispId(v2), DispId(v3), DispId(v4)) { Call = (s, a) => AscomErrors.Translated(() => call(s, a)) };

    private static int DispId(int slot) => slot == No ? 0 : FirstDispId + slot;
}
