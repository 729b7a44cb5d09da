namespace SonyAlpha.Driver;

// The engine is about to land and replaces this file.
public sealed partial class Camera
{
    public string Description => throw Pending();

    public short BinX { get => throw Pending(); set => throw Pending(); }

    public short BinY { get => throw Pending(); set => throw Pending(); }

    public CameraState CameraState => throw Pending();

    public int CameraXSize => throw Pending();

    public int CameraYSize => throw Pending();

    public bool CanAbortExposure => throw Pending();

    public bool CanStopExposure => throw Pending();

    public double CCDTemperature => throw Pending();

    public double ElectronsPerADU => throw Pending();

    public double FullWellCapacity => throw Pending();

    public bool HasShutter => throw Pending();

    public Frame ImageArray => throw Pending();

    public Frame ImageArrayVariant => throw Pending();

    public bool ImageReady => throw Pending();

    public double LastExposureDuration => throw Pending();

    public string LastExposureStartTime => throw Pending();

    public int MaxADU => throw Pending();

    public short MaxBinX => throw Pending();

    public short MaxBinY => throw Pending();

    public int NumX { get => throw Pending(); set => throw Pending(); }

    public int NumY { get => throw Pending(); set => throw Pending(); }

    public double PixelSizeX => throw Pending();

    public double PixelSizeY => throw Pending();

    public int StartX { get => throw Pending(); set => throw Pending(); }

    public int StartY { get => throw Pending(); set => throw Pending(); }

    public short BayerOffsetX => throw Pending();

    public short BayerOffsetY => throw Pending();

    public short Gain { get => throw Pending(); set => throw Pending(); }

    public short GainMax => throw Pending();

    public short GainMin => throw Pending();

    public IReadOnlyList<string> Gains => throw Pending();

    public short PercentCompleted => throw Pending();

    public short ReadoutMode { get => throw Pending(); set => throw Pending(); }

    public IReadOnlyList<string> ReadoutModes => throw Pending();

    public string SensorName => throw Pending();

    public SensorType SensorType => throw Pending();

    public double ExposureMax => throw Pending();

    public double ExposureMin => throw Pending();

    public double ExposureResolution => throw Pending();

    public IReadOnlyList<StateValue> DeviceState => throw Pending();

    public void StartExposure(double duration, bool light) => throw Pending();

    public void StopExposure() => throw Pending();

    public void AbortExposure() => throw Pending();

    private static AscomException Pending() => new(AscomErrors.UnforeseenNumber, "The engine is not in this build");
}
