using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What is counted of one camera since the program began, its last transactions for the diagnostics bundle, its frames for the
/// night's table.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraRecorder(Clock clock, NightLog? nights)
{
    public const int TransactionsKept = 200;

    private readonly Queue<(DateTimeOffset At, Transaction What)> recent = new();
    private readonly object gate = new();
    private DateTimeOffset? first;
    private double open;

    /// <summary>Exposures that ended as a picture, that failed or were given up, and that were asked for once more.</summary>
    public (long Good, long Other, long Retries) Count { get; private set; }

    /// <summary>The last frame, good or not; null before the first.</summary>
    public FrameRecord? Last { get; private set; }

    /// <summary>Within the body, as the last frame that told it said; null before one did.</summary>
    public double? Celsius { get; private set; }

    /// <summary>From 0 to 1: how much of the time since the first frame the shutter was open for a good one, as `report` has it of a
    /// night.</summary>
    public double OpenShare => first is { } begin && Last is { } last && (last.End - begin).TotalSeconds is > 0 and var span
        ? Math.Min(1, open / span) : 0;

    /// <summary>The last transactions, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, Transaction What)> Recent
    {
        get
        {
            lock (gate)
                return [.. recent];
        }
    }

    internal void Carried(Transaction transaction)
    {
        lock (gate)
        {
            recent.Enqueue((clock.GetUtcNow(), transaction));
            if (recent.Count > TransactionsKept)
                recent.Dequeue();
        }
    }

    internal void Add(FrameRecord frame)
    {
        lock (gate)
        {
            Last = frame;
            Celsius = frame.Temperature ?? Celsius;
            first ??= frame.Start;
            open += frame.IsGood ? frame.Seconds : 0;
            Count = frame.IsGood
                ? (Count.Good + 1, Count.Other, Count.Retries + frame.Retries)
                : (Count.Good, Count.Other + 1, Count.Retries + frame.Retries);
        }

        nights?.Add(frame);
    }
}
