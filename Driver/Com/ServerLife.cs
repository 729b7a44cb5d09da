using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Com;

/// <summary>Counts what keeps the server alive: objects that clients hold, and locks of the class factory.</summary>
/// <remarks>
/// Threads: any. The end comes <see cref="Linger"/> after the last one is gone. A server that leaves at once makes an activation of that
/// very moment fail (seen under Wine 8 and 10), and a program that makes and drops an object for each question would restart it each time.
/// </remarks>
/// <param name="isNeeded">Whether somebody who holds no object needs it all the same: an Alpaca client that is connected.</param>
internal sealed class ServerLife(Clock clock, Func<bool> isNeeded)
{
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(3);

    private readonly object gate = new();
    private long changes;
    private int holders;

    public int Holders
    {
        get
        {
            lock (gate)
                return holders;
        }
    }

    public void Hold() => Change(1);

    public void Release() => Change(-1);

    /// <summary>Returns when nobody has held the server for <see cref="Linger"/>, or when asked to stop.</summary>
    public void WaitForTheEnd(CancellationToken stop)
    {
        using var wake = stop.Register(() => clock.Pulse(gate));
        while (!stop.IsCancellationRequested)
        {
            long seen;
            lock (gate)
                seen = changes;
            if (Holders > 0)
                clock.WaitUntil(gate, () => holders == 0 || stop.IsCancellationRequested, TimeSpan.FromDays(1));
            else if (!clock.WaitUntil(gate, () => changes != seen || stop.IsCancellationRequested, Linger) && !isNeeded())
                return;
        }
    }

    private void Change(int by)
    {
        lock (gate)
        {
            holders += by;
            changes++;
        }

        clock.Pulse(gate);
    }
}
