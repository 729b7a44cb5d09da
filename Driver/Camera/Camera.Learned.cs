using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>What frames have told of the body: all clients share it, as long as one is connected.</summary>
public sealed partial class Camera
{
    /// <summary>A temperature in a body changes by degrees in half an hour.</summary>
    private static readonly TimeSpan TemperatureAge = TimeSpan.FromMinutes(30);

    /// <summary>From here on a body that needs as long again for the picture takes a dark frame, and is not just slow.</summary>
    private static readonly TimeSpan ShortestTelling = TimeSpan.FromSeconds(10);

    /// <summary>So many frames that took twice their time are no accident.</summary>
    private const int Convincing = 2;

    private SensorShape? shape;
    private ArwFile? lastFile;
    private Thermometer? thermometer;
    private volatile int doubled;

    /// <summary>The camera as nobody's client.</summary>
    public override IReadOnlyList<StateValue> DeviceState =>
        [new(nameof(CameraState), (int)CameraState), new(nameof(PercentCompleted), PercentCompleted),
            new("TimeStamp", clock.GetUtcNow().UtcDateTime)];

    internal SonyProtocol.CameraModel Model => Body?.Model ?? SonyProtocol.CameraModel.Find(setup.Found.Model);

    /// <summary>The shape of what exposures deliver, whatever the readout mode.</summary>
    internal SensorShape Frames => Volatile.Read(ref shape) ?? SensorShape.Find(Model, setup.Sensors);

    /// <summary>What the last frame's file said of itself.</summary>
    internal ArwFile? LastFile => Volatile.Read(ref lastFile);

    /// <summary>The largest value that this body's pixels can have, as its files said while this program ran; null before the
    /// first.</summary>
    internal int? LargestSeen { get; private set; }

    /// <summary>Degrees Celsius within the body, as the last frame that told it said; null if none did in the last half hour.</summary>
    internal double? Temperature => Volatile.Read(ref thermometer) is { } last && clock.Since(last.At) <= TemperatureAge
        ? last.Celsius : null;

    /// <summary>The body does not tell it (2.00), but its last frames took twice their time.</summary>
    private bool SeemsToReduceNoise => doubled >= Convincing && Properties.Get(SonyProperty.LongExposureNR) is null;

    /// <exception cref="AscomException">The body tells that a dark frame follows, and the picture would come when its program has given up;
    /// with the cure.</exception>
    internal void RefuseTooLongReduction(ExposurePlan plan)
    {
        if (IsOpen && Properties.Get(SonyProperty.LongExposureNR) == Toggle.On && ComesTooLate(plan))
        {
            throw AscomErrors.InvalidOperation(
                $"Long exposure noise reduction is on: the {ModelName} takes a dark frame of {plan.Duration.TotalSeconds:0} s after "
                    + "this exposure, "
                + "and programs wait no longer than a minute. Switch \"Long Exposure NR\" off in its menu, or expose for less than "
                    + $"{LongestReduced.TotalSeconds:0} s");
        }
    }

    /// <summary>What is only inferred is never a reason to refuse.</summary>
    internal void WarnOfNoiseReduction(ExposurePlan plan)
    {
        if (SeemsToReduceNoise && ComesTooLate(plan))
            log.Warning("{Camera}: {Sentence}", Id, NoiseReductionSentence);
    }

    private string NoiseReductionSentence =>
        $"The {ModelName} needed twice the time for its last frames, as with \"Long Exposure NR\" on. Switch that off in its menu: "
        + $"programs give up exposures from {LongestReduced.TotalSeconds:0} s on otherwise, and their pictures go to the rescue folder";

    /// <summary>The longest exposure whose dark frame and download a program sits out.</summary>
    private TimeSpan LongestReduced => ClientPatience - Reserve - downloads.Longest;

    private bool ComesTooLate(ExposurePlan plan) => plan.Duration > LongestReduced;

    /// <summary>What a frame tells of the body, whoever gets it.</summary>
    private void LearnOfBody(Exposure exposure, ArwFile file)
    {
        Volatile.Write(ref lastFile, file);
        exposure.Temperature = file.CameraTemperature;
        if (file.CameraTemperature is { } celsius)
            Volatile.Write(ref thermometer, new(celsius, clock.GetTimestamp()));
        if (exposure.IsRecovered || exposure.Plan.Duration < ShortestTelling)
            return;
        var (process, whole) = (exposure.Times.Process, exposure.Plan.Duration);
        doubled = process > 0.8 * whole && process < 1.2 * whole + ShortestTelling ? doubled + 1 : 0;
        if (doubled == Convincing && SeemsToReduceNoise)
            Notify(NoticeKind.Warning, NoiseReductionSentence);
    }

    private sealed record Thermometer(double Celsius, long At);

    private protected override void Forget()
    {
        Volatile.Write(ref lastFile, null);
        Volatile.Write(ref shape, null);
        identity.ForgetClock();
    }
}
