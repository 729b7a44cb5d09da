using System.Net;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Counts what other machines do that they may not do often: who does it too often gets short answers, or none. What comes from this
/// machine is never counted: a night must not end because a client was eager.
/// </summary>
/// <param name="allowed">So often in a <paramref name="window"/>.</param>
/// <remarks>Threads: any.</remarks>
internal sealed class Quota(Clock clock, int allowed, TimeSpan window)
{
    private const int MostAddresses = 1024;

    private readonly Dictionary<IPAddress, (long Since, int Count)> counts = [];

    /// <summary>One more from there.</summary>
    /// <returns>Whether it may still be answered.</returns>
    public bool Count(IPAddress? from)
    {
        if (from is null || IPAddress.IsLoopback(from))
            return true;
        lock (counts)
        {
            if (counts.Count >= MostAddresses && !counts.ContainsKey(from))
                counts.Clear();
            var seen = counts.GetValueOrDefault(from);
            if (seen.Count == 0 || clock.Since(seen.Since) > window)
                seen = (clock.GetTimestamp(), 0);
            counts[from] = seen with { Count = seen.Count + 1 };
            return seen.Count < allowed;
        }
    }
}
