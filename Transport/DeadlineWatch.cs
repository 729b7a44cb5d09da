using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>One span of time for all of a step, and a sentence for its end.</summary>
internal sealed class DeadlineWatch(Clock clock, TimeSpan allowed, string tooLate, CancellationToken cancel) : Watch
{
    private readonly long start = clock.GetTimestamp();

    public override void Check()
    {
        cancel.ThrowIfCancellationRequested();
        if (clock.Since(start) > allowed)
            throw new TransportException(TransportFault.TimedOut, tooLate);
    }
}
