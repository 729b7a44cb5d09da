using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What is counted of one camera since the program began, its last transactions for the diagnostics bundle, its frames for the night's table.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraRecorder(Clock clock, NightLog? nights)
{
    public const int TransactionsKept = 200;

    private readonly Queue<(DateTimeOffset At, Transaction What)> recent = new();
    private readonly object gate = new();

    /// <summary>Exposures that ended as a picture, that failed or were given up, and that were asked for once more.</summary>
    public (long Good, long Other, long Retries) Count { get; private set; }

    /// <summary>The last frame, good or not; null before the first.</summary>
    public FrameRecord? Last { get; private set; }

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
            Count = frame.IsGood
                ? (Count.Good + 1, Count.Other, Count.Retries + frame.Retries)
                : (Count.Good, Count.Other + 1, Count.Retries + frame.Retries);
        }

        nights?.Add(frame);
    }
}
