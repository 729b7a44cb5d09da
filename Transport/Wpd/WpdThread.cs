using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Transport.Wpd;

/// <summary>
/// The one thread that calls Windows' portable devices, in COM's multithreaded apartment. A call there may hang as long as the camera
/// does: whoever waits for it has a bound, and may leave it behind.
/// </summary>
/// <remarks>Threads: <see cref="Run{T}"/> one at a time.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class WpdThread
{
    private readonly object gate = new();
    private readonly Clock clock;
    private readonly Worker worker;
    private Action? next;
    private Action? last;

    public WpdThread(string name, Clock clock)
    {
        this.clock = clock;
        worker = clock.Start(name, Work);
    }

    /// <summary>Whether a call that nobody waits for any more is still under way.</summary>
    public bool IsStuck
    {
        get
        {
            lock (gate)
                return next is not null;
        }
    }

    /// <summary>Runs a step on the thread and waits for it as long as the watch allows.</summary>
    public T Run<T>(Func<T> step, Watch watch)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        Post(() =>
        {
            try
            {
                result = step();
            }
#pragma warning disable CA1031 // thrown again where it is waited for
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        });
        while (!AwaitIdle(Watch.Slice))
            watch.Check();
        failure?.Throw();
        return result!;
    }

    /// <summary>Waits for a step that was left behind.</summary>
    public bool AwaitIdle(TimeSpan atMost) => clock.WaitUntil(gate, () => next is null, atMost);

    /// <summary>Ends the thread when its step is over, with something to do last; waits for that a while.</summary>
    public void End(Action lastStep, TimeSpan atMost)
    {
        lock (gate)
            last ??= lastStep;
        clock.Pulse(gate);
        worker.Join(atMost);
    }

    private void Post(Action step)
    {
        lock (gate)
        {
            if (next is not null || last is not null)
                throw new InvalidOperationException("A step is under way, or the thread has ended");
            next = step;
        }

        clock.Pulse(gate);
    }

    private void Work()
    {
        _ = WpdCom.CoInitializeEx(0, WpdCom.MultiThreaded);
        try
        {
            while (Take() is { } step)
            {
                step();
                lock (gate)
                    next = null;
                clock.Pulse(gate);
            }

            last!();
        }
        finally
        {
            WpdCom.CoUninitialize();
        }
    }

    /// <summary>The next step; null when there shall be no more.</summary>
    private Action? Take()
    {
        clock.WaitUntil(gate, () => next is not null || last is not null, TimeSpan.MaxValue);
        lock (gate)
            return next;
    }
}
