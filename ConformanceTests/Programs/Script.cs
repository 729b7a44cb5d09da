using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// A script of a few lines that sends no ClientID, as alpyca's own example has them (ASCOMInitiative/alpyca, docs and README: connect, set
/// bins and frame, StartExposure, sleep half a second until ImageReady, ImageArray). It waits for ever, and prints what is thrown.
/// </summary>
internal sealed class Script(IFace face, Clock clock, int haste = 1) : ImagingProgram(face, clock, haste)
{
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromSeconds(0.5);

    private bool isConnected;

    public override string Name => "script";

    public override TimeSpan? Patience => null;

    public override bool ShowsFailures => true;

    protected override TimeSpan IdlePause => TimeSpan.FromSeconds(10);

    public override bool Connect()
    {
        if (Try(() => Face.Put("Connected", true)) is not { } error)
            return isConnected = true;
        Show(error.Message);
        return isConnected = false;
    }

    protected override void LookAround()
    {
    }

    protected override (Ending Ending, Seen? Seen) Expose(Light light)
    {
        if (!isConnected && !Connect())
            return (Ending.NotTried, null);
        Seen? seen = null;
        if (Try(() => seen = Work(light)) is not { } error)
            return (Ending.Picture, seen);
        Show(error.Message);
        return (Ending.Error, null);
    }

    protected override void Abort() => Try(() => Face.Call("AbortExposure"));

    private Seen Work(Light light)
    {
        Face.Put("BinX", (short)1);
        Face.Put("BinY", (short)1);
        Face.Put("StartX", 0);
        Face.Put("StartY", 0);
        Face.Put("NumX", Face.Get("CameraXSize")!);
        Face.Put("NumY", Face.Get("CameraYSize")!);
        if (light.Gain is { } gain)
            Face.Put("Gain", gain);
        Start(light);
        while (!(bool)Face.Get("ImageReady")!)
        {
            Pause(ReadyPoll);
            Face.Get("PercentCompleted");
        }

        Fetching?.Invoke();
        return Face.Image();
    }
}
