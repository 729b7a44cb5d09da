using System.Net;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Counts the requests of other machines that had to be refused: who sends many gets short answers. Good requests are never counted, and
/// neither is anything from this machine: a night must not end because a client was eager.
/// </summary>
/// <remarks>Threads: any.</remarks>
internal sealed class Rejections(Clock clock)
{
    public const int Allowed = 30;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private const int MostAddresses = 1024;

    private readonly Dictionary<IPAddress, (long Since, int Count)> counts = [];

    /// <summary>One more refused request from there.</summary>
    /// <returns>Whether it may still be told why.</returns>
    public bool Count(IPAddress? from)
    {
        if (from is null || IPAddress.IsLoopback(from))
            return true;
        lock (counts)
        {
            if (counts.Count >= MostAddresses && !counts.ContainsKey(from))
                counts.Clear();
            var seen = counts.GetValueOrDefault(from);
            if (seen.Count == 0 || clock.Since(seen.Since) > Window)
                seen = (clock.GetTimestamp(), 0);
            counts[from] = seen with { Count = seen.Count + 1 };
            return seen.Count < Allowed;
        }
    }
}
