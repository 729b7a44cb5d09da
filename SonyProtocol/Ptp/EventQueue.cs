namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>What a transport keeps between the thread that hears the camera and the one that asks for its events.</summary>
/// <remarks>Threads: any. At most <see cref="Capacity"/> events wait; of older ones only the news that something happened
/// matters.</remarks>
public sealed class EventQueue(Clock clock)
{
    public const int Capacity = 1024;

    private readonly Queue<PtpEvent> events = new();
    private readonly object gate = new();
    private TransportException? closed;
    private bool woken;

    public void Add(PtpEvent news)
    {
        lock (gate)
        {
            if (events.Count == Capacity)
                events.Dequeue();
            events.Enqueue(news);
        }

        clock.Pulse(gate);
    }

    /// <summary>Makes <see cref="Next"/> return without an event.</summary>
    public void Wake()
    {
        lock (gate)
            woken = true;
        clock.Pulse(gate);
    }

    /// <summary>The camera is gone: from now on <see cref="Next"/> throws this once the events are used up.</summary>
    public void Close(TransportException reason)
    {
        lock (gate)
            closed ??= reason;
        clock.Pulse(gate);
    }

    /// <inheritdoc cref="ITransport.NextEvent"/>
    public PtpEvent? Next(TimeSpan wait)
    {
        clock.WaitUntil(gate, () => events.Count > 0 || woken || closed is not null, wait);
        lock (gate)
        {
            woken = false;
            if (events.TryDequeue(out var news))
                return news;
            return closed is null ? null : throw new TransportException(closed.Fault, closed.Message, closed.OsCode, closed);
        }
    }
}
