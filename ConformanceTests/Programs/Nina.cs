using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// NINA over Alpaca: AscomDevice, AscomCamera, CameraVM, ImagingVM and the sequencer's item call for call. File names and lines:
/// isbeorn/nina at 8e53588. Each constant carries its own.
/// </summary>
internal sealed class Nina(IFace face, Clock clock, int haste = 1) : ImagingProgram(face, clock, haste)
{
    /// <summary>AscomCamera.cs:616.</summary>
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(10);

    /// <summary>AscomCamera.cs:627.</summary>
    private static readonly TimeSpan DownloadPoll = TimeSpan.FromMilliseconds(100);

    /// <summary>ApplicationSettings.cs:54, DeviceUpdateTimer.cs:95.</summary>
    private static readonly TimeSpan StatusPoll = TimeSpan.FromSeconds(2);

    /// <summary>CameraSettings.cs:46, CameraVM.cs:764.</summary>
    private static readonly TimeSpan CameraTimeout = TimeSpan.FromSeconds(60);

    /// <summary>ASCOMInitiative/ASCOMLibrary AlpacaClient.cs, CLIENT_ESTABLISHCONNECTIONTIMEOUT_DEFAULT; it asks once more.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>AscomDevice.cs:145.</summary>
    private static readonly TimeSpan ConnectedCache = TimeSpan.FromSeconds(1);

    private readonly NinaProperties properties = new(face, clock);
    private bool isExpected;
    private bool isKnownConnected;
    private bool canSetGain;
    private long lastStatus;
    private long? connectedAt;
    private int xSize;
    private int ySize;

    public override string Name => "NINA";

    public override TimeSpan? Patience => CameraTimeout;

    /// <summary>AscomDevice.cs:456: what DeviceState or ImageReady throw is logged and answered by the last value.</summary>
    public override bool ShowsFailures => false;

    protected override TimeSpan IdlePause => StatusPoll;

    private bool ImageReady => (bool)Read("ImageReady", false, TimeSpan.Zero)!;

    public override bool Connect()
    {
        properties.Forget();
        HasGivenUp = false;
        try
        {
            PutConnected(true);
            isExpected = true;
            if (!IsConnected())
                return false;
            Try(() => Face.Get("InterfaceVersion"));
            properties.BeginStates();
            Face.Get("SensorType");
            Initialize();
            ReadInfo();
        }
        catch (AscomException error)
        {
            Show($"Unable to connect to the camera: {error.Message}"); // AscomDevice.cs:309
            Disconnect();
            return false;
        }

        lastStatus = Clock.GetTimestamp();
        return isKnownConnected = true;
    }

    protected override void LookAround()
    {
        if (!isKnownConnected || Clock.Since(lastStatus) < StatusPoll)
            return;
        lastStatus = Clock.GetTimestamp();
        isKnownConnected = IsConnected(); // CameraVM.cs:589-603
        if (!isKnownConnected)
            return;
        Read("CCDTemperature", double.NaN);
        Read("CanGetCoolerPower", false);
        Read("CameraState", 0);
        Read("CanSetCCDTemperature", false);
        Read("ElectronsPerADU", double.NaN);
        Read("ReadoutMode", (short)0);
        Read("ExposureMin", double.NaN);
        Read("PixelSizeX", -1.0);
        if (canSetGain)
            Try(() => Face.Get("Gain"));
    }

    protected override (Ending Ending, Seen? Seen) Expose(Light light)
    {
        if (!isKnownConnected)
        {
            Show("No camera connected"); // ImagingVM.cs:214
            return (Ending.NotTried, null);
        }

        try
        {
            Prepare(light);
            Start(light);
        }
        catch (AscomException error)
        {
            Show($"Unexpected error: {error.Message}"); // ImagingVM.cs:268
            Abort();
            return (Ending.Error, null);
        }

        while (!ImageReady)
        {
            if (SinceAsked > TimeSpan.FromSeconds(light.Seconds) + CameraTimeout)
            {
                Abort(); // AscomCamera.cs:614
                Show("Camera Timeout - Camera did not set image as ready"); // CameraVM.cs:771
                return (Ending.TimeOut, null);
            }

            Pause(ReadyPoll);
        }

        Fetching?.Invoke();
        return Download();
    }

    /// <summary>AscomCamera.cs:57-142.</summary>
    private void Initialize()
    {
        canSetGain = true;
        Read("MaxBinX", (short)1);
        Read("CanAsymmetricBin", false);
        Try(() => Face.Get("Gains")); // implemented, it would be asked as an index; the value mode throws
        Try(() => Face.Get("Offset"));
        Try(() => Face.Get("Gain")); // CameraVM.cs:365
    }

    /// <summary>CameraVM.cs:375-433.</summary>
    private void ReadInfo()
    {
        Read("BinX", (short)1);
        Read("BinY", (short)1);
        Read("CameraState", 0);
        Read("ExposureMax", double.NaN);
        Read("ExposureMin", double.NaN);
        (xSize, ySize) = ((int)Read("CameraXSize", -1)!, (int)Read("CameraYSize", -1)!);
        Try(() => Face.Get("CoolerOn"));
        Read("CanGetCoolerPower", false);
        Face.Get("GainMin");
        Face.Get("GainMax");
        Face.Get("Gain");
        Read("HasShutter", false);
        Read("CanSetCCDTemperature", false);
        Read("PixelSizeX", -1.0);
        Read("CCDTemperature", double.NaN);
        Read("ElectronsPerADU", double.NaN);
        Read("ReadoutMode", (short)0);
        Read("CanFastReadout", false);
        Read("ReadoutModes", null);
        Read("SensorType", 0);
        Read("BayerOffsetX", (short)0);
        Read("BayerOffsetY", (short)0);
        Face.Get("SupportedActions");
    }

    /// <summary>CameraVM.cs:715-738, AscomCamera.cs:702-710, 649-671.</summary>
    private void Prepare(Light light)
    {
        SetGain(light.Gain);
        Face.Get("Gain"); // CameraVM.cs:841: thrown, it ends the light
        Read("ElectronsPerADU", double.NaN);
        properties.Write("BinX", (short)1);
        properties.Write("BinY", (short)1);
        (xSize, ySize) = ((int)Read("CameraXSize", -1)!, (int)Read("CameraYSize", -1)!);
        WriteSize();
        Read("BinX", (short)1);
        Read("BinY", (short)1);
        Read("ExposureMin", double.NaN);
        properties.Write("StartX", 0);
        properties.Write("StartY", 0);
        WriteSize();
        Read("CanFastReadout", false);
        if ((short)Read("ReadoutMode", (short)0)! != 0) // the mode that its user chose, by default the first
            Face.Put("ReadoutMode", (short)0);
    }

    /// <summary>AscomCamera.cs:488-511: odd numbers become even for a sensor with colours.</summary>
    private void WriteSize()
    {
        properties.Write("NumX", xSize - (xSize % 2));
        properties.Write("NumY", ySize - (ySize % 2));
    }

    /// <summary>AscomCamera.cs:303-324: a Gain that throws anything unforeseen is never set again, in silence.</summary>
    private void SetGain(short? gain)
    {
        if (!canSetGain || gain is not { } value)
            return;
        switch (Try(() => Face.Put("Gain", value)))
        {
            case null:
                break;
            case { Number: AscomErrors.InvalidValueNumber } error:
                Show(error.Message);
                break;
            default:
                canSetGain = false;
                break;
        }
    }

    /// <summary>AscomCamera.cs:622-647.</summary>
    private (Ending Ending, Seen? Seen) Download()
    {
        while (!ImageReady)
            Pause(DownloadPoll);
        IsConnected();
        Try(() => Face.Get("Gain"));
        foreach (var member in (string[])["CanSetCCDTemperature", "BinX", "BinY", "PixelSizeX", "CanFastReadout", "ReadoutModes",
            "ReadoutMode", "SensorType"])
            Read(member, (short)0);
        Read("BayerOffsetX", (short)0);
        Read("BayerOffsetY", (short)0);
        if (properties.Image() is { } seen)
            return (Ending.Picture, seen);
        Show("Camera download failed"); // ImagingVM.cs:258
        return (Ending.Error, null);
    }

    /// <summary>AscomCamera.cs:691-700.</summary>
    protected override void Abort()
    {
        if (Read("CanAbortExposure", false) is true && Try(() => Face.Call("AbortExposure")) is { } error)
            Show(error.Message);
    }

    /// <summary>AscomDevice.cs:138-173. Who throws is disconnected even if the second attempt succeeds: so it stands there.</summary>
    private bool IsConnected()
    {
        if (!isExpected)
            return false;
        if (connectedAt is { } at && Clock.Since(at) < ConnectedCache)
            return true;
        if (Try(() => isKnownConnected = (bool)Face.Get("Connected")!) is not null)
        {
            Try(Reconnect);
            Lose();
            return false;
        }

        if (!isKnownConnected && Try(Reconnect) is not null)
        {
            Lose();
            return false;
        }

        connectedAt = Clock.GetTimestamp();
        return true;
    }

    /// <summary>AscomDevice.cs:124-134.</summary>
    private void Reconnect()
    {
        PutConnected(true);
        if (!(bool)Face.Get("Connected")!)
            throw AscomErrors.NotConnected("it is not connected all the same");
    }

    private void Lose()
    {
        Show("Camera connection lost"); // AscomDevice.cs:117
        HasGivenUp = true;
        Disconnect();
    }

    private void Disconnect()
    {
        Try(() => PutConnected(false));
        (isExpected, isKnownConnected, connectedAt) = (false, false, null);
    }

    private void PutConnected(bool value)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            AscomException? error = null;
            var worker = Clock.Start("NINA connects", () => error = Try(() => Face.Put("Connected", value)));
            if (!worker.Join(ConnectTimeout))
                continue;
            connectedAt = null;
            if (error is not null)
                throw error;
            return;
        }

        throw AscomErrors.InvalidOperation("The server did not answer in time");
    }

    private object? Read(string member, object? otherwise, TimeSpan? cache = null) =>
        isExpected ? properties.Read(member, otherwise, cache) : otherwise;
}
