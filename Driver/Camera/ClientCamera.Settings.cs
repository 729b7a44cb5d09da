using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What clients choose for the next exposure: held against the snapshot, noted, and applied when it starts.</summary>
public sealed partial class ClientCamera
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
        get => Region.StartX;
        set => Choose(r => r with { StartX = value });
    }

    public int StartY
    {
        get => Region.StartY;
        set => Choose(r => r with { StartY = value });
    }

    public int NumX
    {
        get => Region.NumX ?? Coordinates.Size.Width / wanted.Bin;
        set => Choose(r => r with { NumX = value });
    }

    public int NumY
    {
        get => Region.NumY ?? Coordinates.Size.Height / wanted.Bin;
        set => Choose(r => r with { NumY = value });
    }

    public IReadOnlyList<string> ReadoutModes => Readouts;

    public short ReadoutMode
    {
        get => (short)Mode;
        set
        {
            if (value < 0 || value >= Readouts.Length)
                throw AscomErrors.InvalidValue($"ReadoutMode {value} is not 0 to {Readouts.Length - 1}: {string.Join(", ", Readouts)}");
            Want(w => w with { Readout = (Readout)value }); // another mode counts other pixels: the window goes with it, see Region
        }
    }

    public double ExposureMin => (Mode == Readout.LiveView ? camera.LiveTime : Policy.Shortest).TotalSeconds;

    public double ExposureMax => Longest(Mode).TotalSeconds;

    /// <summary>Seconds; any duration may be asked for, the nearest possible is taken.</summary>
    public double ExposureResolution => Mode == Readout.LiveView ? camera.LiveTime.TotalSeconds : 0;

    private Coordinates Coordinates => new(Shape, Mode);

    private Region Region => wanted.Region.In(Coordinates);

    private Readout Mode => wanted.Readout ?? Options.Readout;

    private ExposurePolicy Policy => new(Body?.Reachable(SonyProperty.ShutterSpeed) ?? [], Options.Shutter);

    private TimeSpan Longest(Readout mode) => mode == Readout.LiveView ? Camera.LongestLive : Policy.Longest;

    private void SetBin(short value, string member)
    {
        if (value is < 1 or > MostBinning)
            throw AscomErrors.InvalidValue($"{member} {value} is not 1 to {MostBinning}");
        Want(w => w with { Bin = value });
    }

    private void Choose(Func<Region, Region> change)
    {
        var now = Coordinates;
        Want(w => w with { Region = w.Region.Set(now, change) });
    }

    /// <summary>Holds everything that ASCOM wants checked at StartExposure against the snapshot.</summary>
    private ExposureRequest Check(double duration, FrameKind kind)
    {
        var policy = Policy;
        var now = Volatile.Read(ref wanted);
        var mode = now.Readout ?? Options.Readout;
        var longest = Longest(mode).TotalSeconds;
        if (double.IsNaN(duration) || duration < 0)
            throw AscomErrors.InvalidValue(Range(duration, longest));
        // said here, where a client shows it, and before limits that hold for the wrong dial
        // of a body that is away, what it said last may be put right when it is back
        if (mode != Readout.LiveView && camera.IsOpen && Obstacles(policy, duration) is { Count: > 0 } obstacles)
            throw AscomErrors.InvalidOperation($"The camera cannot expose as it stands.{Doctor.Account(obstacles)}");
        if (duration > longest)
        {
            throw AscomErrors.InvalidValue(Range(duration, longest)
                + (policy.HasBulb || mode == Readout.LiveView
                    ? "" : $". It offers no bulb{(Model.NoBulb ? "" : " now: turn the mode dial to M, and the shutter to mechanical")}"));
        }

        if (kind.SeesLight() && mode != Readout.LiveView && duration < policy.Shortest.TotalSeconds)
            throw AscomErrors.InvalidValue(
                $"A {kind.Word()} of {duration} s is shorter than the camera's shortest, {policy.Shortest.TotalSeconds} s");
        var promised = Shape;
        var (window, whole) = now.Region.Resolve(new(promised, mode), now.Bin);
        return new(TimeSpan.FromSeconds(duration), kind, mode, now.Bin, window, whole, promised, now.Iso ?? IsoInstead) { Scale = Scale };
    }

    private static string Range(double duration, double longest) => longest > 0
        ? $"A duration of {duration} s is not 0 to {longest} s, which the camera can expose"
        : $"A duration of {duration} s cannot be exposed: the camera tells no shutter speed that can be set (0xD20D). Turn the mode "
            + "dial to M, switch it off and on";

    /// <summary>What the body itself tells that no exposure can put right; see <see cref="Doctor.Obstacles"/>.</summary>
    private IReadOnlyList<Finding> Obstacles(ExposurePolicy policy, double duration) =>
        Doctor.Obstacles(Properties, Model, duration <= policy.Longest.TotalSeconds && policy.IsInBulb(TimeSpan.FromSeconds(duration)));

    /// <summary>What is not quite as asked for, or costs quality, is in the log each time.</summary>
    private void Warn(ExposureRequest request, ExposurePlan plan)
    {
        if (Math.Abs((plan.Duration - request.Duration).TotalSeconds) > 0.02 * request.Duration.TotalSeconds
            && request.Duration > TimeSpan.Zero)
            Say($"{request.Duration.TotalSeconds:0.######} s was asked for; the camera's nearest speed is {plan.Shutter}");
        if (plan.Shutter.IsBulb && ExposurePolicy.BulbAdvice(Model) is { } advice)
            Say(advice);
        camera.WarnOfNoiseReduction(plan);
    }
}
