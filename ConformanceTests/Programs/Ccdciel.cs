using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>CCDciel 0.9.97 over Alpaca (pchev/ccdciel, tag v0.9.97): cu_ascomrestcamera.pas where no other file is named.</summary>
internal sealed class Ccdciel(IFace face, Clock clock, int haste = 1) : ImagingProgram(face, clock, haste)
{
    /// <summary>Line 199.</summary>
    private static readonly TimeSpan ConnectPoll = TimeSpan.FromMilliseconds(500);

    /// <summary>Line 243.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Line 382, for a server on this machine.</summary>
    private static readonly TimeSpan StatusPoll = TimeSpan.FromSeconds(5);

    /// <summary>Line 534; cu_camera.pas:398.</summary>
    private static readonly TimeSpan CameraTimeout = TimeSpan.FromSeconds(60);

    private static readonly string[] Facts =
    [
        "DriverInfo", "DriverVersion", "CameraXSize", "CameraYSize", "MaxBinX", "MaxBinY", "BinX", "BinY", "PixelSizeX", "PixelSizeY",
        "Name", "SensorName", "CanStopExposure", "CanGetCoolerPower", "CanSetCCDTemperature",
    ];

    private bool isConnected;
    private bool hasTemperature;
    private bool hasGain;
    private short? gainSet;
    private long lastStatus;

    public override string Name => "CCDciel";

    public override TimeSpan? Patience => CameraTimeout;

    public override bool ShowsFailures => true;

    protected override TimeSpan IdlePause => StatusPoll;

    /// <summary>Lines 214-398.</summary>
    public override bool Connect()
    {
        if (Try(() => ConnectAndWait()) is { } error)
        {
            Show($"Connection error: {error.Message}");
            Try(() => Face.Call("Disconnect"));
            return isConnected = false;
        }

        foreach (var fact in Facts)
            Try(() => Face.Get(fact));
        hasTemperature = Try(() => Face.Get("CCDTemperature")) is null;
        foreach (var fact in (string[])["CanFastReadout", "ReadoutModes", "BayerOffsetX", "BayerOffsetY", "SensorType"])
            Try(() => Face.Get(fact));
        hasGain = Try(CheckGain) is null;
        (gainSet, lastStatus) = (null, Clock.GetTimestamp());
        return isConnected = true;
    }

    /// <summary>Lines 458-506.</summary>
    protected override void LookAround()
    {
        if (!isConnected || Clock.Since(lastStatus) < StatusPoll)
            return;
        lastStatus = Clock.GetTimestamp();
        var answers = false;
        if (Try(() => answers = (bool)Face.Get("Connected")!) is not null || !answers)
            return;
        foreach (var member in (string[])["BinX", "BinY", "ElectronsPerADU", "CoolerOn"])
            Try(() => Face.Get(member));
        if (hasTemperature)
            Try(() => Face.Get("CCDTemperature"));
    }

    protected override (Ending Ending, Seen? Seen) Expose(Light light)
    {
        if (!isConnected)
            return (Ending.NotTried, null);
        // lines 1297-1308, pu_main.pas:11021: asked for until it was taken, and then only when it changes
        if (hasGain && light.Gain is { } gain && gainSet != gain && Try(() => Face.Put("Gain", gain)) is null)
            gainSet = gain;
        if (Try(() => Start(light)) is { } refused)
            return Fail($"Start exposure error: {refused.Message}"); // lines 540-543
        return Await(light);
    }

    /// <summary>Lines 547-612. Its timer is set by the exposure's length, and is faster while it downloads (lines 535-536, 597).</summary>
    private (Ending Ending, Seen? Seen) Await(Light light)
    {
        var pause = TimeSpan.FromMilliseconds(light.Seconds >= 10 ? 1000 : 500);
        while (SinceAsked < TimeSpan.FromSeconds(light.Seconds) + CameraTimeout)
        {
            Pause(pause);
            var state = (int)Driver.CameraState.Error;
            if (Try(() => state = (int)Face.Get("CameraState")!) is { } trouble)
                Show($"Error reading camera state {trouble.Message}");
            var ready = false;
            if (state == 0 && Try(() => ready = (bool)Face.Get("ImageReady")!) is { } failed)
                return Fail($"Error reading camera image availability: {failed.Message}");
            if (ready)
                return Fetch();
            if (state == (int)Driver.CameraState.Download)
                pause = TimeSpan.FromMilliseconds(250);
        }

        Show("No response from camera, abort exposure"); // line 607
        Abort();
        return (Ending.TimeOut, null);
    }

    private (Ending Ending, Seen? Seen) Fetch()
    {
        Fetching?.Invoke();
        Seen? seen = null;
        if (Try(() => seen = Face.Image()) is { } error)
            return Fail($"Error accessing ImageArray: {error.Message}");
        return (Ending.Picture, seen);
    }

    /// <summary>The capture stops (pu_main.pas:7953, fu_capture.pas:328) and its plan goes on with the next step
    /// (cu_plan.pas:425).</summary>
    private (Ending Ending, Seen? Seen) Fail(string sentence)
    {
        Show(sentence);
        Abort();
        return (Ending.Error, null);
    }

    /// <summary>Lines 933-948.</summary>
    protected override void Abort() => Try(() =>
    {
        if ((bool)Face.Get("CanAbortExposure")!)
            Face.Call("AbortExposure");
    });

    private void ConnectAndWait()
    {
        Face.Get("InterfaceVersion");
        Face.Call("Connect");
        var begin = Clock.GetTimestamp();
        while ((bool)Face.Get("Connecting")! && Clock.Since(begin) < ConnectTimeout)
            Clock.Sleep(ConnectPoll);
        if (!(bool)Face.Get("Connected")!)
            throw AscomErrors.NotConnected("the camera did not connect");
    }

    /// <summary>Lines 1221-1271.</summary>
    private void CheckGain()
    {
        Face.Get("Gain");
        Face.Get("GainMin");
        Face.Get("GainMax");
    }
}
