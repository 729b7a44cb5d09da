using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What the body says of its own state, for doctor, telemetry and pages.</summary>
public sealed partial class Camera
{
    /// <summary>How the body is reached: "USB 1-2, high speed".</summary>
    public string Wire => Whole.Wire;

    /// <summary>What is not as a night needs it; empty while no body is there to ask.</summary>
    public IReadOnlyList<Finding> Examine() => Whole.Examine();

    /// <summary>Repairs what the doctor can.</summary>
    /// <returns>What was done, a sentence each.</returns>
    public IReadOnlyList<string> Repair(TimeSpan atMost)
    {
        var done = thread.Do(body => Doctor.Mend(body, Doctor.Examine(body.Properties, body.Model), CancellationToken.None), atMost);
        foreach (var sentence in done)
            Say(sentence);
        return done;
    }

    /// <summary>A property's value in the last snapshot; null if the body does not say.</summary>
    public T? Says<T>(Property<T> property) where T : unmanaged => Properties.Get(property);

    /// <summary>It is over, well or not.</summary>
    private void Record(Exposure exposure, long bytes, string outcome)
    {
        var record = RecordOf(exposure, bytes, outcome);
        Recorder.Add(record);
        setup.Framed?.Invoke(new(this, record, exposure.Picture, exposure.Look, exposure.Order.Owner));
    }

    private FrameRecord RecordOf(Exposure exposure, long bytes, string outcome)
    {
        var times = exposure.Times;
        return new(
            times.Start, Id, exposure.Number, (exposure.Picture?.Duration ?? times.Open).TotalSeconds,
            exposure.Iso ?? exposure.Request.Iso?.Value ?? 0,
            exposure.Request.Kind,
            exposure.Plan.Shutter.IsBulb ? "bulb" : "timed", times.Prepare.TotalSeconds, times.Process.TotalSeconds,
            times.Download.TotalSeconds,
            times.Decode.TotalSeconds, bytes, Wire,
            (int?)Gauges.Battery.Read(Whole), Says(SonyProperty.Overheating)?.ToString() ?? "", (long?)Gauges.Card1.Read(Whole),
            exposure.Temperature, exposure.Order.Repeats, outcome)
        {
            Stars = exposure.Stars?.Stars.Count, HalfFluxRadius = exposure.Stars?.HalfFluxRadius, FullWidth = exposure.Stars?.FullWidth,
                Health = FrameRecord.HealthOf(Whole),
        };
    }
}
