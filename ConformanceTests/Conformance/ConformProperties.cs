using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's checks of a camera's properties, in its order (CameraTester.cs, CheckProperties).</summary>
public static class ConformProperties
{
    private const double AbsoluteZero = -273.15;

    public static IReadOnlyList<ConformCheck> All { get; } =
    [
        new("MaxBinX", r => r.Read<short>("MaxBinX", "MaxBinX", Needed.Mandatory, b => b >= 1)),
        new("MaxBinY", r => r.Read<short>("MaxBinY", "MaxBinY", Needed.Mandatory, b => b >= 1)),
        new("CanAsymmetricBin", SymmetricBinsAreEqual),
        new("BinX Read", r => r.Read<short>("BinX Read", "BinX", Needed.Mandatory, b => b == 1)),
        new("BinY Read", r => r.Read<short>("BinY Read", "BinY", Needed.Mandatory, b => b == 1)),
        new("BinX Write", r => BinsOutside(r, "BinX", "MaxBinX")),
        new("BinY Write", r => BinsOutside(r, "BinY", "MaxBinY")),
        new("BinXY Write", BinsInside),
        new("CameraState", r => r.Read<int>("CameraState", "CameraState", Needed.Mandatory, s => s is >= 0 and <= 5)),
        new("CameraXSize", r => r.Read<int>("CameraXSize", "CameraXSize", Needed.Optional, s => s >= 1)),
        new("CameraYSize", r => r.Read<int>("CameraYSize", "CameraYSize", Needed.Optional, s => s >= 1)),
        new("CCDTemperature", r => r.Read<double>("CCDTemperature", "CCDTemperature", Needed.Optional,
            t => t is >= AbsoluteZero and <= 1000)),
        new("CoolerOn Read", r => r.Read<bool>("CoolerOn Read", "CoolerOn", Needed.Optional)),
        new("CoolerOn Write", r => r.Try("CoolerOn Write", () => r.Device.Set("CoolerOn", true), Needed.Optional)),
        new("CoolerPower", r => r.Read<double>("CoolerPower", "CoolerPower", Needed.Optional, p => p is >= 0 and <= 100)),
        new("ElectronsPerADU", r => r.Read<double>("ElectronsPerADU", "ElectronsPerADU", Needed.Optional, e => e >= 0.00001)),
        new("FullWellCapacity", r => r.Read<double>("FullWellCapacity", "FullWellCapacity", Needed.Optional, w => w >= 0)),
        new("HasShutter", r => r.Read<bool>("HasShutter", "HasShutter", Needed.Optional)),
        new("HeatSinkTemperature", r => r.Read<double>("HeatSinkTemperature", "HeatSinkTemperature", Needed.Optional)),
        new("ImageReady", r => r.Read<bool>("ImageReady", "ImageReady", Needed.Mandatory, ready => !ready)),
        new("ImageArray First use", r => r.MustFail("ImageArray", () => r.Device.Image("ImageArray"), "no image was taken")),
        new("ImageArrayVariant First use", r =>
            r.MustFail("ImageArrayVariant", () => r.Device.Image("ImageArrayVariant"), "no image was taken")),
        new("IsPulseGuiding", r => r.Read<bool>("IsPulseGuiding", "IsPulseGuiding", Needed.Optional, guiding => !guiding)),
        new("MaxADU", r => r.Read<int>("MaxADU", "MaxADU", Needed.Optional, m => m >= 1)),
        new("NumX Read", r => r.Read<int>("NumX Read", "NumX", Needed.Mandatory, n => n >= 1 && n <= XSize(r))),
        new("NumX write", r => r.Try("NumX write", () => r.Device.Set("NumX", Half(XSize(r))))),
        new("NumY Read", r => r.Read<int>("NumY Read", "NumY", Needed.Mandatory, n => n >= 1 && n <= YSize(r))),
        new("NumY write", r => r.Try("NumY write", () => r.Device.Set("NumY", Half(YSize(r))))),
        new("PixelSizeX", r => r.Read<double>("PixelSizeX", "PixelSizeX", Needed.Optional, s => s >= 1)),
        new("PixelSizeY", r => r.Read<double>("PixelSizeY", "PixelSizeY", Needed.Optional, s => s >= 1)),
        new("SetCCDTemperature Read", r => r.Read<double>("SetCCDTemperature Read", "SetCCDTemperature", Needed.Optional,
            t => t is >= AbsoluteZero and <= 100)),
        new("SetCCDTemperature Write", SetTemperature),
        new("StartX Read", r => r.Read<int>("StartX Read", "StartX", Needed.Mandatory, s => s >= 0 && s < XSize(r))),
        new("StartX write", r => r.Try("StartX write", () => r.Device.Set("StartX", Half(XSize(r))))),
        new("StartY Read", r => r.Read<int>("StartY Read", "StartY", Needed.Mandatory, s => s >= 0 && s < YSize(r))),
        new("StartY write", r => r.Try("StartY write", () => r.Device.Set("StartY", Half(YSize(r))))),
        new("SensorType Read", r => r.Read<int>("SensorType Read", "SensorType", Needed.Mandatory, t => t is >= 0 and <= 5)),
        new("BayerOffsetX Read", r => r.Read<short>("BayerOffsetX Read", "BayerOffsetX", BayerNeed(r), o => o is >= 0 and <= 10000)),
        new("BayerOffsetY Read", r => r.Read<short>("BayerOffsetY Read", "BayerOffsetY", BayerNeed(r), o => o is >= 0 and <= 10000)),
        new("ExposureMax Read", r => r.Read<double>("ExposureMax Read", "ExposureMax", Needed.Mandatory, m => m >= 0.0001)),
        new("ExposureMin Read", r => r.Read<double>("ExposureMin Read", "ExposureMin", Needed.Mandatory, m => m >= 0)),
        new("ExposureMin", r => r.Require("ExposureMin", Number(r, "ExposureMin") <= Number(r, "ExposureMax"),
            "is greater than ExposureMax")),
        new("ExposureResolution Read", r => r.Read<double>("ExposureResolution Read", "ExposureResolution", Needed.Mandatory, x => x >= 0)),
        new("ExposureResolution", r => r.Require("ExposureResolution", Number(r, "ExposureResolution") <= Number(r, "ExposureMax"),
            "is greater than ExposureMax")),
        new("FastReadout Read", r => r.Read<bool>("FastReadout Read", "FastReadout", FastNeed(r))),
        new("FastReadout Write", r => r.Try("FastReadout Write", () => r.Device.Set("FastReadout", true), FastNeed(r))),
        .. ConformGain.All,
        new("PercentCompleted Read", r => r.Read<short>("PercentCompleted Read", "PercentCompleted", Needed.Optional,
            p => p is >= 0 and <= 100)),
        new("ReadoutModes Read", r => r.Try("ReadoutModes Read", () =>
            r.Require("ReadoutModes Read", r.Device.Get<IReadOnlyList<string>>("ReadoutModes").Count > 0, "is empty"))),
        new("ReadoutMode Read", r => r.Read<short>("ReadoutMode Read", "ReadoutMode", Needed.Mandatory, m => m >= 0)),
        new("ReadoutMode Index", r => r.Read<short>("ReadoutMode Index", "ReadoutMode", Needed.Mandatory,
            m => m < r.Device.Get<IReadOnlyList<string>>("ReadoutModes").Count)),
        new("SensorName Read", r => r.Try("SensorName Read", () =>
            r.Require("SensorName Read", r.Device.Get<string>("SensorName").Length <= 250, "is longer than 250 characters"))),
        new("SubExposureDuration", r => r.Read<double>("SubExposureDuration", "SubExposureDuration", Needed.Optional, d => d > 0)),
        new("SubExposureDuration Write", r => r.Try("SubExposureDuration Write", () => r.Device.Set("SubExposureDuration", 1.0),
            Needed.Optional)),
    ];

    private static int XSize(ConformRun run) => run.Device.Get<int>("CameraXSize");

    private static int YSize(ConformRun run) => run.Device.Get<int>("CameraYSize");

    private static double Number(ConformRun run, string member) => run.Device.Get<double>(member);

    private static int Half(int size) => Convert.ToInt32(size / 2.0);

    private static Needed BayerNeed(ConformRun run) =>
        run.Device.Get<int>("SensorType") == (int)SensorType.Monochrome ? Needed.Absent : Needed.Mandatory;

    private static Needed FastNeed(ConformRun run) => run.Device.Get<bool>("CanFastReadout") ? Needed.Mandatory : Needed.Absent;

    private static void SymmetricBinsAreEqual(ConformRun run)
    {
        if (run.Device.Get<bool>("CanAsymmetricBin"))
            return;
        run.Require("CanAsymmetricBin", run.Device.Get<short>("MaxBinX") == run.Device.Get<short>("MaxBinY"),
            "is false, and MaxBinX and MaxBinY differ");
        run.Require("CanAsymmetricBin", run.Device.Get<short>("BinX") == run.Device.Get<short>("BinY"),
            "is false, and BinX and BinY differ");
    }

    private static void BinsOutside(ConformRun run, string bin, string maximum)
    {
        var most = run.Device.Get<short>(maximum);
        run.MustFail($"{bin} Write", () => run.Device.Set(bin, (short)0), $"{bin} 0 is none");
        run.MustFail($"{bin} Write", () => run.Device.Set(bin, (short)(most + 1)), $"{bin} {most + 1} is more than {maximum}");
    }

    private static void BinsInside(ConformRun run)
    {
        for (short bin = 1; bin <= run.Device.Get<short>("MaxBinX"); bin++)
        {
            run.Try("BinXY Write", () => run.Device.Set("BinX", bin));
            run.Try("BinXY Write", () => run.Device.Set("BinY", bin));
        }

        run.Try("BinXY Write", () => run.Device.Set("BinX", (short)1));
        run.Try("BinXY Write", () => run.Device.Set("BinY", (short)1));
    }

    /// <summary>A camera that can has its limits looked for in steps of 5 °C; none of ours can, and one that could must not pass
    /// unseen.</summary>
    private static void SetTemperature(ConformRun run)
    {
        run.Require("SetCCDTemperature Write", !run.Device.Get<bool>("CanSetCCDTemperature"),
            "CanSetCCDTemperature is true: restate ConformU's search for its limits");
        run.Try("SetCCDTemperature Write", () => run.Device.Set("SetCCDTemperature", 0.0), Needed.Absent);
    }
}
