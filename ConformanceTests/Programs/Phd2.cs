using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// PHD2 over Alpaca: the camera client of open-astro/phd2-alpaca-indi at 708fe87, src/cam_alpaca.cpp where no other file is named. It
/// guides: it sets no gain, and waits for fifteen seconds.
/// </summary>
internal sealed class Phd2(IFace face, Clock clock, int haste = 1) : ImagingProgram(face, clock, haste)
{
    /// <summary>Line 839.</summary>
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(20);

    /// <summary>Line 828: it sleeps until so long before the end.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(100);

    /// <summary>Line 818; camera.cpp:45.</summary>
    private static readonly TimeSpan CameraTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Lines 337-478: without these it does not connect.</summary>
    private static readonly string[] Demanded =
        ["CameraXSize", "CameraYSize", "PixelSizeX"];

    private bool isConnected;

    public override string Name => "PHD2";

    public override TimeSpan? Patience => CameraTimeout;

    public override bool SetsGain => false;

    /// <summary>Line 845: "Exception thrown polling camera".</summary>
    public override bool ShowsFailures => true;

    protected override TimeSpan IdlePause => TimeSpan.FromSeconds(10);

    public override bool Connect()
    {
        if (Try(ConnectAndRead) is { } error)
        {
            Show(error.Message);
            return isConnected = false;
        }

        return isConnected = true;
    }

    /// <summary>It shows no state of an idle camera.</summary>
    protected override void LookAround()
    {
    }

    protected override (Ending Ending, Seen? Seen) Expose(Light light)
    {
        if (!isConnected && !Connect())
            return (Ending.NotTried, null);
        if (Try(() => Start(light)) is { } refused)
        {
            Show($"Alpaca error -- Cannot start exposure with given parameters. {refused.Message}"); // line 814
            return (Ending.Error, null);
        }

        if (TimeSpan.FromSeconds(light.Seconds) - Before is { Ticks: > 0 } sleep)
            SleepThrough(sleep);
        while (true)
        {
            Pause(ReadyPoll);
            var ready = false;
            if (Try(() => ready = (bool)Face.Get("ImageReady")!) is { } failed)
            {
                Show($"Exception thrown polling camera. {failed.Message}");
                return (Ending.Error, null);
            }

            if (ready)
                return Fetch();
            if (SinceAsked > TimeSpan.FromSeconds(light.Seconds) + CameraTimeout)
                return GiveUpAndReconnect();
        }
    }

    /// <summary>Lines 661-677.</summary>
    protected override void Abort() => Try(() => Face.Call("AbortExposure"));

    private void SleepThrough(TimeSpan time)
    {
        if (Dies is { } death && death < time)
            Pause(time); // dies in it
        else
            Clock.Sleep(time);
    }

    private (Ending Ending, Seen? Seen) Fetch()
    {
        Fetching?.Invoke();
        Seen? seen = null;
        if (Try(() => seen = Face.Image()) is not { } error)
            return (Ending.Picture, seen);
        Show($"Error reading image. {error.Message}"); // line 882
        return (Ending.Error, null);
    }

    /// <summary>Lines 867-871, camera.cpp:1046-1085, myframe.cpp:1377-1413: it disconnects, tells its user, and connects again.</summary>
    private (Ending Ending, Seen? Seen) GiveUpAndReconnect()
    {
        Show("The camera has not completed an exposure, so it has been disconnected to prevent other problems");
        Try(() => Face.Put("Connected", false));
        Connect();
        return (Ending.TimeOut, null);
    }

    /// <summary>Lines 199-605.</summary>
    private void ConnectAndRead()
    {
        if (!(bool)Face.Get("Connected")!)
            Face.Put("Connected", true);
        foreach (var member in (string[])["Name", "Description", "CanPulseGuide", "CanAbortExposure", "CanStopExposure", "HasShutter"])
            Try(() => Face.Get(member));
        foreach (var member in Demanded)
            Face.Get(member);
        foreach (var member in (string[])["MaxADU", "InterfaceVersion", "SensorType", "PixelSizeY", "MaxBinX", "MaxBinY"])
            Try(() => Face.Get(member));
        Face.Put("BinX", (short)1);
        Face.Put("BinY", (short)1);
        Try(() => Face.Get("CoolerOn"));
    }
}
