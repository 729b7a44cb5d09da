using Serilog;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>Where a body and its thread stand.</summary>
internal abstract record Link
{
    /// <summary>No thread. With a reason if the last attempt to open failed.</summary>
    internal sealed record Closed(AscomException? Reason = null) : Link;

    internal sealed record Opening : Link;

    /// <summary>The body answers.</summary>
    internal sealed record Open(SonyCamera Body) : Link;

    /// <summary>It did answer, and is away: it is looked for until it returns or nobody wants it any more.</summary>
    /// <param name="Since">Time stamp of the loss.</param>
    /// <param name="Last">As it was, for its snapshots: nothing can be asked of it.</param>
    internal sealed record Away(AscomException Reason, long Since, SonyCamera? Last) : Link;

    internal sealed record Closing : Link;
}

/// <summary>Something to do with the body.</summary>
/// <param name="Run">Called on the body's thread.</param>
/// <param name="Fail">Called instead, or after it, if it cannot be done.</param>
internal sealed record Job(Action<SonyCamera> Run, Action<Exception> Fail);

/// <summary>
/// The one thread that talks to a body: opens it, listens to it, does one job after another, takes it up again when it was away, and says
/// goodbye. It lives while the camera is wanted.
/// </summary>
/// <remarks>Threads: any may call; nothing here waits longer than it says.</remarks>
/// <param name="isWanted">Whether the body shall be open.</param>
/// <param name="open">Opens it; the flag says that it was open before, and is to be looked for.</param>
internal sealed class BodyThread(
    string name, Clock clock, Func<bool> isWanted, Func<bool, CancellationToken, SonyCamera> open, ILogger log)
{
    /// <summary>Between two attempts to find a body that is away.</summary>
    public static readonly TimeSpan SearchPause = TimeSpan.FromSeconds(1);

    /// <summary>An idle thread looks up at least this often.</summary>
    private static readonly TimeSpan ListenTime = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly Queue<Job> exposures = new();
    private readonly Queue<Job> others = new();
    private readonly Queue<Job> moves = new();
    private bool lensIsUnderWay;
    private volatile Link link = new Link.Closed();
    private Life? life;

    public Link Link => link;

    /// <summary>Called on the body's thread each time a body was let go or lost, and when none could be opened.</summary>
    public Action? Left { get; init; }

    /// <summary>Called on the body's thread when the first attempt to open failed, before <see cref="Link"/> says so.</summary>
    public Action<AscomException>? OpenFailed { get; init; }

    /// <summary>Called when a body that was open does not answer any more, once until it is open again.</summary>
    public Action<AscomException>? Lost { get; init; }

    /// <summary>Called on the body's thread when nothing else is to be done; says how long it may listen then.</summary>
    public Func<SonyCamera, TimeSpan>? Idle { get; init; }

    /// <summary>Called on the body's thread each time the body was opened, before <see cref="Link"/> says so.</summary>
    public Action<SonyCamera>? Opened { get; init; }

    /// <summary>Looks again whether the body shall be open. Returns at once; of a burst the last one wins.</summary>
    public void Update()
    {
        lock (gate)
        {
            if (isWanted() && link is Link.Closed)
                link = new Link.Opening();
            if (isWanted() && life is null)
                Begin(openedBefore: false);
        }

        life?.Wake();
        clock.Pulse(gate);
    }

    /// <summary>Waits until the body is open, or cannot be opened, or is closed.</summary>
    /// <returns>The link that was waited for; the present one if that took too long.</returns>
    public Link Settle(TimeSpan atMost)
    {
        clock.WaitUntil(gate, () => link is Link.Open or Link.Closed && isWanted() == link is Link.Open, atMost);
        return link;
    }

    /// <summary>Waits until the body is open, or nobody wants it any more, or the wait is given up.</summary>
    /// <returns>How it stands then.</returns>
    public Link AwaitOpen(TimeSpan atMost, CancellationToken cancel)
    {
        using var wake = cancel.Register(() => clock.Pulse(gate));
        clock.WaitUntil(gate, () => link is Link.Open or Link.Closed or Link.Closing || cancel.IsCancellationRequested, atMost);
        return link;
    }

    /// <summary>Makes an idle thread look up.</summary>
    public void Wake() => life?.Wake();

    /// <summary>Puts an exposure into the queue: before everything else.</summary>
    public void PostExposure(Job job) => Post(exposures, job);

    /// <summary>
    /// Puts a move of the lens into the queue: after everything else. While one is under way no exposure begins, and while one is exposed
    /// no lens moves.
    /// </summary>
    /// <param name="job">One move only: what follows is posted by it, so that other work comes between.</param>
    /// <param name="isUnderWay">Whether this continues what was begun.</param>
    /// <param name="wakes">False from a move that waits on this thread: it would be woken by itself, and never rest.</param>
    public void PostMove(Job job, bool isUnderWay, bool wakes = true)
    {
        lock (gate)
            lensIsUnderWay |= isUnderWay;
        Post(moves, job, wakes);
    }

    /// <summary>Does something with the body on its thread and waits for the result.</summary>
    /// <exception cref="AscomException">The body is away, the thread is busy for longer than that, or what the work threw.</exception>
    public T Do<T>(Func<SonyCamera, T> work, TimeSpan atMost)
    {
        object done = new();
        (T? Value, Exception? Error, bool Over) result = default;
        void Finish(T? value, Exception? error)
        {
            lock (done)
                result = (value, error, true);
            clock.Pulse(done);
        }

        Post(others, new(body => Finish(work(body), null), error => Finish(default, error)));
        if (!clock.WaitUntil(done, () => result.Over, atMost))
            throw AscomErrors.InvalidOperation(
                $"{name} is busy and did not come to it within {atMost.TotalSeconds:0} s: try again after the exposure");
        return result.Error is { } error ? throw AscomErrors.Translate(error) : result.Value!;
    }

    /// <summary>
    /// The watchdog's last resort: whatever the thread hangs in, it is left to itself, and another one opens the body anew.
    /// </summary>
    public void Abandon(AscomException reason)
    {
        lock (gate)
        {
            if (life is not { } old)
                return;
            old.IsOver = true;
            old.Cancel.Cancel();
            life = null;
            link = AwayNow(reason);
            FailAll(reason);
            if (isWanted())
                Begin(openedBefore: true);
        }

        Lost?.Invoke(reason);
    }

    private void Post(Queue<Job> queue, Job job, bool wakes = true)
    {
        lock (gate)
        {
            if (link is not Link.Open)
            {
                job.Fail((link as Link.Away)?.Reason ?? AscomErrors.NotConnected($"{name} is not connected"));
                return;
            }

            queue.Enqueue(job);
        }

        if (wakes)
            life?.Wake();
        clock.Pulse(gate);
    }

    private void Begin(bool openedBefore)
    {
        var begun = new Life();
        life = begun;
        clock.Start($"{name} body", () => Live(begun, openedBefore));
    }

    private void Live(Life mine, bool openedBefore)
    {
        while (GoesOn(mine))
        {
            try
            {
                using var body = open(openedBefore, mine.Cancel.Token);
                mine.Body = body;
                Opened?.Invoke(body);
                openedBefore = true;
                Publish(mine, new Link.Open(body));
                Serve(mine, body);
                Publish(mine, new Link.Closing());
            }
#pragma warning disable CA1031 // whatever it was, the thread outlives it: what the body does next decides
            catch (Exception error)
#pragma warning restore CA1031
            {
                Lose(mine, AscomErrors.Translate(error), openedBefore);
                if (error is TransportException { Fault: TransportFault.Malformed })
                    PictureMemory.GiveBack(); // a body that sends too much does so again in a second, and the collector is in no hurry
            }

            mine.Body = null;
            Left?.Invoke();
            if (link is Link.Away)
                clock.WaitUntil(gate, () => !isWanted() || mine.IsOver, SearchPause);
        }
    }

    /// <summary>Whether there is still something to live for; if not, this life is over.</summary>
    private bool GoesOn(Life mine)
    {
        lock (gate)
        {
            if (isWanted() && !mine.IsOver)
                return true;
            if (life == mine)
            {
                life = null;
                link = new Link.Closed((link as Link.Closed)?.Reason);
            }
        }

        clock.Pulse(gate);
        return false;
    }

    private void Lose(Life mine, AscomException reason, bool openedBefore)
    {
        var isNews = false;
        lock (gate)
        {
            if (mine.IsOver)
                return;
            FailAll(reason);
            if (openedBefore)
            {
                isNews = link is not Link.Away;
                if (isNews)
                    log.Warning("{Camera} is away: {Reason}. It is taken up again when it returns", name, reason.Message);
                link = AwayNow(reason);
            }
            else
            {
                log.Warning("{Camera} could not be opened: {Reason}", name, reason.Message);
                OpenFailed?.Invoke(reason);
                link = new Link.Closed(reason);
            }
        }

        clock.Pulse(gate);
        if (isNews)
            Lost?.Invoke(reason);
    }

    /// <summary>A body that cannot be opened again is away since it was lost first.</summary>
    private Link.Away AwayNow(AscomException reason) => link is Link.Away away
        ? away with { Reason = reason }
        : new(reason, clock.GetTimestamp(), (link as Link.Open)?.Body);

    private void Publish(Life mine, Link next)
    {
        lock (gate)
        {
            if (mine.IsOver)
                throw new OperationCanceledException($"{name} was opened anew by another thread");
            link = next;
            if (next is Link.Closing)
                FailAll(AscomErrors.NotConnected($"{name} was disconnected"));
        }

        clock.Pulse(gate);
    }

    private void Serve(Life mine, SonyCamera body)
    {
        while (true)
        {
            Job? job;
            lock (gate)
            {
                if (!isWanted() || mine.IsOver)
                    return;
                job = Next();
            }

            if (job is null)
                Listen(body, mine);
            else
                Do(job, body);
        }
    }

    /// <summary>What comes next: an exposure unless the lens is under way, then settings, then the lens.</summary>
    private Job? Next()
    {
        lensIsUnderWay &= moves.Count > 0;
        if ((!lensIsUnderWay && exposures.TryDequeue(out var job)) || others.TryDequeue(out job))
            return job;
        return moves.TryDequeue(out job) ? job : null;
    }

    private void Listen(SonyCamera body, Life mine)
    {
        try
        {
            body.Listen(Idle?.Invoke(body) ?? ListenTime);
        }
        catch (Exception error) when (error is PtpException or PtpDataException or CameraException)
        {
            log.Debug("{Camera}: {Trouble}", name, error.Message);
            clock.Sleep(ListenTime, mine.Cancel.Token);
        }
    }

    /// <summary>A job's own trouble is the job's; when the pipe is broken, the body is opened anew.</summary>
    private static void Do(Job job, SonyCamera body)
    {
        try
        {
            job.Run(body);
        }
        catch (TransportException error)
        {
            job.Fail(error);
            throw;
        }
#pragma warning disable CA1031 // the job is told, and decides who else is
        catch (Exception error)
#pragma warning restore CA1031
        {
            job.Fail(error);
        }
    }

    private void FailAll(AscomException reason)
    {
        foreach (var job in exposures.Concat(others).Concat(moves))
            job.Fail(reason);
        exposures.Clear();
        others.Clear();
        moves.Clear();
        lensIsUnderWay = false;
    }

    /// <summary>One thread's time: a thread that hangs in the transport is over before it ends.</summary>
    private sealed class Life
    {
        public CancellationTokenSource Cancel { get; } = new();

        public volatile bool IsOver;

        public volatile SonyCamera? Body;

        public void Wake() => Body?.Wake();
    }
}
