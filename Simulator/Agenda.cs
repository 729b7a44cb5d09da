using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>
/// What a body is going to do, and when. Nobody works it off in the background: whoever next deals with the body first lets it do what has
/// come due, and each thing is done as of its own time. So a body needs no thread, and does the same on any clock.
/// </summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class Agenda(Clock clock)
{
    private readonly PriorityQueue<Action, (long Due, int Order)> plans = new();
    private int order;
    private long? doing;

    /// <summary>The present as the body sees it: while it works off its agenda, when that was due. A time stamp of the clock.</summary>
    public long Now => doing ?? clock.GetTimestamp();

    /// <summary>The same in UTC.</summary>
    public DateTimeOffset UtcNow => clock.GetUtcNow() - clock.Since(Now);

    /// <summary>How long until something is due; null if nothing is planned.</summary>
    public TimeSpan? UntilNext => plans.TryPeek(out _, out var next) ? clock.GetElapsedTime(clock.GetTimestamp(), next.Due) : null;

    public bool IsDue => plans.TryPeek(out _, out var next) && next.Due <= clock.GetTimestamp();

    public void After(TimeSpan delay, Action action) =>
        plans.Enqueue(action, (Now + (long)(delay.TotalSeconds * clock.TimestampFrequency), order++));

    /// <summary>Does what is due.</summary>
    public void CatchUp()
    {
        while (doing is null && IsDue)
        {
            plans.TryDequeue(out var action, out var when);
            doing = when.Due;
            try
            {
                action!();
            }
            finally
            {
                doing = null;
            }
        }
    }

    public void Forget() => plans.Clear();
}
