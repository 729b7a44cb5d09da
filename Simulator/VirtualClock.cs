using System.Globalization;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>
/// A discrete-event clock: exactly one of its threads runs at a time, and when all of them wait, time moves to the earliest deadline. So a
/// night passes in seconds, and the same program with the same seed does the same things in the same order, every time.
/// </summary>
/// <remarks>
/// Threads: the thread that makes the clock takes part in it, and so do those that are started through it; no other may wait here.
/// A thread gives the turn away only by waiting or by ending.
/// </remarks>
public sealed class VirtualClock : Clock, IDisposable
{
    /// <summary>In real time, for each thread: what does not wait here is not told to end.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly ThreadLocal<Participant?> current = new();
    private readonly LinkedList<Participant> waiting = new();
    private readonly Queue<Participant> ready = new();
    private readonly List<Thread> threads = [];
    private readonly object sync = new();
    private readonly DateTimeOffset start;
    private long ticks;
    private long steps;
    private int started;
    private volatile bool stopped;

    public VirtualClock(DateTimeOffset start)
    {
        this.start = start;
        current.Value = new Participant("the clock's maker", started++);
    }

    /// <summary>A clock that begins on an evening of no particular year, in UTC.</summary>
    public VirtualClock()
        : this(new DateTimeOffset(2030, 1, 1, 18, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>
    /// Whether threads that it did not start, as those of a server, may wait too: each then waits by one of the clock's, and the others go
    /// on meanwhile. Without it such a thread is a defect.
    /// </summary>
    public bool TakesGuests { get; init; }

    /// <summary>How often a turn was given away: the length of the story so far.</summary>
    public long Turns { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp() + Interlocked.Read(ref steps));

    /// <summary>Somebody sets the computer's clock, or a time server does: the date jumps, and no wait is longer or shorter for
    /// it.</summary>
    public void SetForward(TimeSpan by) => Interlocked.Add(ref steps, by.Ticks);

    public override Worker Start(string name, Action work)
    {
        var worker = new Worker(this);
        Participant participant;
        lock (sync)
        {
            participant = new Participant(name, started++);
            if (stopped)
                participant.Turn.Release(); // nobody gives it a turn any more: it ends before it begins
            else
                ready.Enqueue(participant);
        }

        var thread = new Thread(() => Live(participant, worker, work)) { IsBackground = true, Name = name };
        thread.Start();
        lock (sync)
            threads.Add(thread); // one that has ended already does no harm here
        return worker;
    }

    public override bool WaitUntil(object gate, Func<bool> condition, TimeSpan atMost)
    {
        if (current.Value is null && TakesGuests)
            return WaitAsGuest(gate, condition, atMost);
        var me = current.Value ?? throw new InvalidOperationException(
            $"Thread \"{Thread.CurrentThread.Name}\" waits on a virtual clock that did not start it");
        if (Holds(gate, condition))
            return true;
        ThrowIfStopped();
        if (atMost <= TimeSpan.Zero)
            return false;
        lock (sync)
        {
            me.Wait(gate, condition, atMost.Ticks > long.MaxValue - ticks ? long.MaxValue : ticks + atMost.Ticks);
            waiting.AddLast(me);
        }

        GiveTurn(me);
        me.Forget();
        ThrowIfStopped();
        return Holds(gate, condition);
    }

    public override void Pulse(object gate)
    {
        lock (sync)
        {
            foreach (var participant in waiting)
                participant.Pulsed |= ReferenceEquals(participant.Gate, gate);
        }
    }

    /// <summary>Ends the story: every thread that waits gets an exception, so that it ends too, and is waited for a moment.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            if (stopped)
                return;
            stopped = true;
            foreach (var participant in waiting.Concat(ready).Where(p => p != current.Value))
                participant.Turn.Release();
            waiting.Clear();
            ready.Clear();
        }

        foreach (var thread in Left())
            thread.Join(EndPatience);
    }

    private List<Thread> Left()
    {
        lock (sync)
            return threads.FindAll(thread => thread != Thread.CurrentThread);
    }

    private bool WaitAsGuest(object gate, Func<bool> condition, TimeSpan atMost)
    {
        using SemaphoreSlim over = new(0);
        var holds = Holds(gate, condition);
        if (holds || atMost <= TimeSpan.Zero)
            return holds;
        Start("a guest", () =>
        {
            try
            {
                holds = WaitUntil(gate, condition, atMost);
            }
            finally
            {
                over.Release();
            }
        });
        over.Wait();
        return holds;
    }

    private static bool Holds(object gate, Func<bool> condition)
    {
        lock (gate)
            return condition();
    }

    private void Live(Participant me, Worker worker, Action work)
    {
        me.Turn.Wait();
        current.Value = me;
        if (!stopped)
        {
            Guard(me.Name, () =>
            {
                try
                {
                    work();
                }
                catch (ClockStoppedException)
                {
                    // the test is over
                }
            });
        }

        worker.Finish();
        lock (sync)
            threads.Remove(Thread.CurrentThread);
        if (!stopped)
            Next()?.Turn.Release();
    }

    private void GiveTurn(Participant me)
    {
        var next = Next();
        if (next == me)
            return;
        next?.Turn.Release();
        me.Turn.Wait();
    }

    /// <summary>Whose turn it is: who was started or whose condition has come true; else who waits for the earliest moment, which then is
    /// now.</summary>
    private Participant? Next()
    {
        lock (sync)
        {
            if (stopped)
                return null;
            Turns++;
            CollectReady();
            if (ready.TryDequeue(out var next))
                return next;
            if (waiting.Count == 0)
                return null;
            var earliest = waiting.First!;
            for (var node = earliest.Next; node is not null; node = node.Next)
            {
                if (node.Value.Deadline < earliest.Value.Deadline)
                    earliest = node;
            }

            if (earliest.Value.Deadline == long.MaxValue)
                throw new InvalidOperationException($"Everybody waits for ever: {string.Join(", ", waiting.Select(p => p.Name))}");
            Interlocked.Exchange(ref ticks, Math.Max(ticks, earliest.Value.Deadline));
            waiting.Remove(earliest);
            return earliest.Value;
        }
    }

    private void CollectReady()
    {
        for (var node = waiting.First; node is not null;)
        {
            var following = node.Next;
            var participant = node.Value;
            if (participant.Pulsed)
            {
                participant.Pulsed = false;
                if (Holds(participant.Gate!, participant.Condition!))
                {
                    waiting.Remove(node);
                    ready.Enqueue(participant);
                }
            }

            node = following;
        }
    }

    private void ThrowIfStopped()
    {
        if (stopped)
            throw new ClockStoppedException();
    }

    private sealed class Participant(string name, int order)
    {
        public string Name => string.Create(CultureInfo.InvariantCulture, $"{name} #{order}");

        public SemaphoreSlim Turn { get; } = new(0);

        public object? Gate { get; private set; }

        public Func<bool>? Condition { get; private set; }

        public long Deadline { get; private set; }

        public bool Pulsed { get; set; }

        public void Wait(object gate, Func<bool> condition, long deadline)
        {
            Gate = gate;
            Condition = condition;
            Deadline = deadline;
            // what was true a moment ago may have changed between the first look and the place in the row
            Pulsed = true;
        }

        /// <summary>A thread outlives its story, and what it once waited for would outlive it too: cameras, pictures.</summary>
        public void Forget() => (Gate, Condition) = (null, null);
    }

    private sealed class ClockStoppedException : Exception;
}
