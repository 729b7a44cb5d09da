using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Whose exposure has the body, and whose waits for it: first come, first served.</summary>
/// <remarks>Threads: any.</remarks>
internal sealed class Turns(Clock clock)
{
    private readonly object gate = new();
    private readonly List<ExposureOrder> line = [];

    /// <summary>The one that has the body, then those that wait.</summary>
    public IReadOnlyList<ExposureOrder> Line
    {
        get
        {
            lock (gate)
                return [.. line];
        }
    }

    /// <summary>Takes a place at the end.</summary>
    /// <returns>Whether that is the first one.</returns>
    public bool Join(ExposureOrder order)
    {
        lock (gate)
        {
            line.Add(order);
            return line.Count == 1;
        }
    }

    public void Leave(ExposureOrder order)
    {
        lock (gate)
            line.Remove(order);
        clock.Pulse(gate);
    }

    /// <summary>Waits until the order is the first, or is given up.</summary>
    /// <returns>False if that took too long.</returns>
    public bool Await(ExposureOrder order, TimeSpan atMost)
    {
        using var wake = order.Abort.Token.Register(() => clock.Pulse(gate));
        return clock.WaitUntil(gate, () => line.FirstOrDefault() == order || order.IsGivenUp, atMost);
    }
}
