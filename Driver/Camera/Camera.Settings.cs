using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What clients choose for the next exposure: held against the snapshot, noted, and applied when it starts.</summary>
public sealed partial class Camera
{
    private const short MostBinning = 2;

    private static readonly string[] Readouts = ["Active area", "Whole array with borders", "2x2 superpixels", "Live view"];

    public short MaxBinX => MostBinning;

    public short MaxBinY => MostBinning;

    public short BinX
    {
        get => wanted.Bin;
        set => SetBin(value, nameof(BinX));
    }

    public short BinY
    {
        get => wanted.Bin;
        set => SetBin(value, nameof(BinY));
    }

    public int StartX
    {
        get => wanted.StartX;
        set => Want(w => w with { StartX = value });
    }

    public int StartY
    {
        get => wanted.StartY;
        set => Want(w => w with { StartY = value });
    }

    public int NumX
    {
        get => wanted.NumX ?? CameraXSize / wanted.Bin;
        set => Want(w => w with { NumX = value });
    }

    public int NumY
    {
        get => wanted.NumY ?? CameraYSize / wanted.Bin;
        set => Want(w => w with { NumY = value });
    }

    public IReadOnlyList<string> ReadoutModes => Readouts;

    public short ReadoutMode
    {
        get => (short)Mode;
        set
        {
            if (value < 0 || value >= Readouts.Length)
                throw AscomErrors.InvalidValue($"ReadoutMode {value} is not 0 to {Readouts.Length - 1}: {string.Join(", ", Readouts)}");
            // another mode counts other pixels: what was chosen of the old ones means nothing
            if (value != (short)Mode)
                Want(w => w with { Readout = (Readout)value, StartX = 0, StartY = 0, NumX = null, NumY = null });
        }
    }

    public double ExposureMin => Policy.Shortest.TotalSeconds;

    public double ExposureMax => Policy.Longest.TotalSeconds;

    /// <summary>Seconds; any duration may be asked for, the nearest possible is taken.</summary>
    public double ExposureResolution => 0;

    private Readout Mode => wanted.Readout ?? Options.Readout;

    private ExposurePolicy Policy => new(Body?.Reachable(SonyProperty.ShutterSpeed) ?? [], Options.Shutter);

    private void SetBin(short value, string member)
    {
        if (value is < 1 or > MostBinning)
            throw AscomErrors.InvalidValue($"{member} {value} is not 1 to {MostBinning}");
        Want(w => w with { Bin = value });
    }

    /// <summary>Holds everything that ASCOM wants checked at StartExposure against the snapshot.</summary>
    private ExposureRequest Check(double duration, bool light)
    {
        var policy = Policy;
        if (double.IsNaN(duration) || duration < 0 || duration > policy.Longest.TotalSeconds)
            throw AscomErrors.InvalidValue($"A duration of {duration} s is not 0 to {policy.Longest.TotalSeconds} s");
        if (light && duration < policy.Shortest.TotalSeconds)
            throw AscomErrors.InvalidValue($"A light of {duration} s is shorter than the camera's shortest, {policy.Shortest.TotalSeconds} s");
        var now = Volatile.Read(ref wanted);
        var mode = now.Readout ?? Options.Readout;
        var promised = Shape;
        var (width, height) = promised.Size(mode);
        var window = new Window(now.StartX, now.StartY, now.NumX ?? width / now.Bin, now.NumY ?? height / now.Bin);
        CheckSpan("X", window.X, window.Width, width / now.Bin);
        CheckSpan("Y", window.Y, window.Height, height / now.Bin);
        var whole = window == new Window(0, 0, width / now.Bin, height / now.Bin);
        return new(TimeSpan.FromSeconds(duration), light, mode, now.Bin, window, whole, promised, now.Iso ?? IsoForAuto);
    }

    private static void CheckSpan(string axis, int start, int count, int size)
    {
        if (start < 0 || count < 1 || start > size - count)
            throw AscomErrors.InvalidValue($"Start{axis} {start} and Num{axis} {count} do not lie within {size} pixels at this binning");
    }

    /// <summary>What is not quite as asked for, or costs quality, is in the log each time.</summary>
    private void Warn(ExposureRequest request, ExposurePlan plan)
    {
        if (Math.Abs((plan.Duration - request.Duration).TotalSeconds) > 0.02 * request.Duration.TotalSeconds && request.Duration > TimeSpan.Zero)
            Say($"{request.Duration.TotalSeconds:0.######} s was asked for; the camera's nearest speed is {plan.Shutter}");
        if (plan.Shutter.IsBulb && ExposurePolicy.BulbAdvice(Model) is { } advice)
            Say(advice);
    }
}
