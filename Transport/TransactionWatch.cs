using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>
/// Bounds one transaction after another. A reply may take long as long as bytes come: what ends the wait is silence, or a trickle. A
/// cancelled transaction goes on, its data dropped, until the camera has said all it had to say; asked to stop if that takes long.
/// </summary>
/// <param name="clock">Real time: the wire knows no other.</param>
/// <param name="patience">How long the camera may be silent.</param>
/// <param name="askToStop">Asks the camera in its wire's words to end the transaction.</param>
/// <param name="hasStopped">Whether a camera that was asked has stopped, and owes no answer any more.</param>
internal sealed class TransactionWatch(Clock clock, TimeSpan patience, Action askToStop, Func<bool> hasStopped) : Watch
{
    /// <summary>libgphoto2 waits 20 s for a camera on USB, and reports of healthy cameras stay below (libgphoto2#373, #376).</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(20);

    /// <summary>Bytes per second below which no wire is of use: with fewer on average a transaction is given up although something
    /// comes.</summary>
    public const double Trickle = 16_384;

    /// <summary>How long the data of a cancelled transaction may go on: 80 MB at 3 MB/s, the slowest wireless bodies.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long it goes on before the camera is asked to stop: over a cable the rest of a picture comes sooner.</summary>
    private static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(1);

    /// <summary>How long a camera that was asked to stop is silent before it is asked whether it has.</summary>
    private static readonly TimeSpan StopSettling = TimeSpan.FromMilliseconds(200);

    private long start;
    private long lastProgress;
    private long bytes;
    private long cancelledAt;
    private TimeSpan? limit;
    private bool asked;
    private CancellationToken cancel;

    /// <summary>Whether the caller has lost interest: what comes is dropped.</summary>
    public bool IsCancelled { get; private set; }

    /// <param name="mostSilence">Silence after which the transaction is cancelled of itself; null for none.</param>
    public void Begin(CancellationToken token, TimeSpan? mostSilence = null)
    {
        (cancel, limit) = (token, mostSilence);
        start = lastProgress = clock.GetTimestamp();
        bytes = 0;
        asked = IsCancelled = false;
    }

    /// <summary>So many bytes of data went over the wire: only these buy time, or a camera could chatter for ever.</summary>
    public void Progress(int count) => bytes += count;

    public override void Alive()
    {
        lastProgress = clock.GetTimestamp();
        NoteCancellation();
        var taken = clock.GetElapsedTime(start, lastProgress).TotalSeconds;
        if (taken > patience.TotalSeconds + bytes / Trickle)
            throw new TransportException(TransportFault.TimedOut,
                $"The camera is too slow: {bytes} bytes of data in {taken:F0} s, and no end");
    }

    public override void Check()
    {
        NoteCancellation();
        if (asked && clock.Since(lastProgress) > StopSettling && hasStopped())
            throw new OperationCanceledException("The camera has ended the transaction", cancel);
        if (clock.Since(lastProgress) > patience)
        {
            throw new TransportException(TransportFault.TimedOut,
                $"The camera has been silent for {patience.TotalSeconds:0.#} s after {bytes} bytes: "
                + "switch it off and on again if it does not react to its buttons either");
        }
    }

    private void NoteCancellation()
    {
        if (!IsCancelled)
        {
            if (!cancel.IsCancellationRequested && !(limit is { } most && clock.Since(lastProgress) > most))
                return;
            IsCancelled = true;
            cancelledAt = clock.GetTimestamp();
        }

        var drained = clock.Since(cancelledAt);
        if (drained > DrainPatience)
            throw new TransportException(TransportFault.TimedOut,
                $"The camera went on sending for {drained.TotalSeconds:F0} s after the transfer was cancelled");
        if (drained > AskAfter && !asked)
        {
            asked = true;
            askToStop();
        }
    }
}
