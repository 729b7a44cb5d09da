namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>
/// TABLE: what ConformU 4 calls its checks of a camera, in its order (ConformanceTestManager.cs, DeviceTesterBaseClass.cs,
/// CameraTester.cs). A name for which this program has no check is a failure. Left out: headings, the limits of a cooler and the directions
/// of a guide port, which are asked for only where CanSetCCDTemperature or CanPulseGuide is true (see those checks).
/// </summary>
public static class ConformNames
{
    public static readonly string[] Camera =
    [
        // before and while connecting
        "InterfaceVersion", "Connecting", "Connected", "Connect",

        // common members
        "Connected Read", "Description", "DriverInfo", "DriverVersion", "Name", "SupportedActions", "Action", "CommandBlind", "CommandBool",
        "CommandString", "DeviceState",

        // what it can, and what must fail before the first exposure
        "CanAbortExposure", "CanAsymmetricBin", "CanGetCoolerPower", "CanPulseGuide", "CanSetCCDTemperature", "CanStopExposure",
            "CanFastReadout",
        "LastExposureDuration", "LastExposureStartTime",

        // properties
        "MaxBinX", "MaxBinY", "BinX Read", "BinY Read", "BinX Write", "BinY Write", "BinXY Write", "CameraState", "CameraXSize",
            "CameraYSize",
        "CCDTemperature", "CoolerOn Read", "CoolerOn Write", "CoolerPower", "ElectronsPerADU", "FullWellCapacity", "HasShutter",
        "HeatSinkTemperature", "ImageReady", "ImageArray", "ImageArrayVariant", "IsPulseGuiding", "MaxADU", "NumX Read", "NumX write",
        "NumY Read", "NumY write", "PixelSizeX", "PixelSizeY", "SetCCDTemperature Read", "SetCCDTemperature Write", "StartX Read",
        "StartX write",
        "StartY Read", "StartY write", "SensorType Read", "BayerOffsetX Read", "BayerOffsetY Read", "ExposureMax Read", "ExposureMin Read",
        "ExposureMin", "ExposureResolution Read", "ExposureResolution", "FastReadout Read", "FastReadout Write", "GainMin Read",
        "GainMax Read",
        "Gains Read", "Gain Read", "Gains", "Gain Write", "PercentCompleted Read", "ReadoutModes Read", "ReadoutMode Read",
        "ReadoutMode Index",
        "SensorName Read", "OffsetMin Read", "OffsetMax Read", "Offsets Read", "Offset Read", "Offsets", "Offset Write",
        "SubExposureDuration",
        "SubExposureDuration Write",

        // methods
        "AbortExposure", "PulseGuide", "StopExposure", "StartExposure", "Reject Negative Duration", "Reject Bad XSize", "Reject Bad YSize",
        "Reject Bad XStart", "Reject Bad YStart",

        // the end
        "Exposure for ImageArray Test", "PostRunCheck", "Disconnect",
    ];
}
