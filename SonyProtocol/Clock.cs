namespace SonyAlpha.SonyProtocol;

/// <summary>
/// Time as this program sees it: what time it is, how a thread is started, and how it waits. Everything that waits does it here,
/// so that a night of exposures can be played in a second (the simulator's virtual clock) and no wait is without a bound.
/// </summary>
/// <remarks>Threads: every member may be called from any thread.</remarks>
public abstract class Clock : TimeProvider
{
    /// <summary>The machine's own clock and threads.</summary>
    public static Clock Real { get; } = new RealClock();

    /// <summary>Told of an exception that a thread of this clock let escape: a defect, but never the end of the process.</summary>
    public Action<string, Exception>? Escaped { get; set; }

    /// <summary>
    /// Waits until the condition holds or the time is over. The condition is evaluated while <paramref name="gate"/> is locked, when the
    /// wait begins and after each <see cref="Pulse"/> of that gate. The caller must not hold the lock.
    /// </summary>
    /// <returns>Whether the condition held.</returns>
    public abstract bool WaitUntil(object gate, Func<bool> condition, TimeSpan atMost);

    /// <summary>Makes those who wait at this gate look at their condition again. Called after the change; the lock need not be
    /// held.</summary>
    public abstract void Pulse(object gate);

    /// <summary>Runs the work on a background thread of its own that takes part in this clock.</summary>
    public abstract Worker Start(string name, Action work);

    /// <summary>Waits for the given time, less if cancelled.</summary>
    /// <returns>Whether the whole time went by.</returns>
    public bool Sleep(TimeSpan duration, CancellationToken cancel = default)
    {
        object gate = new();
        using var wake = cancel.Register(() => Pulse(gate));
        return !WaitUntil(gate, () => cancel.IsCancellationRequested, duration);
    }

    /// <summary>The time that has gone by since a time stamp of this clock.</summary>
    public TimeSpan Since(long timestamp) => GetElapsedTime(timestamp);

    /// <summary>Calls the work and keeps its exception from ending the process.</summary>
    protected void Guard(string name, Action work)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // the last line of defence: an exception that leaves a thread would take the client with it
        catch (Exception error)
#pragma warning restore CA1031
        {
            Escaped?.Invoke(name, error);
        }
    }

    private sealed class RealClock : Clock
    {
        public override bool WaitUntil(object gate, Func<bool> condition, TimeSpan atMost)
        {
            var start = GetTimestamp();
            lock (gate)
            {
                while (!condition())
                {
                    var left = atMost - Since(start);
                    if (left <= TimeSpan.Zero)
                        return false;
                    // Monitor counts whole milliseconds: rounded up, else the last fraction is spun away
                    Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
                }

                return true;
            }
        }

        public override void Pulse(object gate)
        {
            lock (gate)
                Monitor.PulseAll(gate);
        }

        public override Worker Start(string name, Action work)
        {
            var worker = new Worker(this);
            var thread = new Thread(() =>
            {
                Guard(name, work);
                worker.Finish();
            })
            { IsBackground = true, Name = name };
            thread.Start();
            return worker;
        }
    }
}

/// <summary>A thread that was started through a <see cref="Clock"/>.</summary>
public sealed class Worker(Clock clock)
{
    private bool finished;

    /// <summary>Waits for the end of the thread.</summary>
    /// <returns>Whether it ended in that time.</returns>
    public bool Join(TimeSpan atMost) => clock.WaitUntil(this, () => finished, atMost);

    /// <summary>Called by the clock when the work is done.</summary>
    public void Finish()
    {
        lock (this)
            finished = true;
        clock.Pulse(this);
    }
}
