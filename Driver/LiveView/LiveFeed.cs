using System.Runtime.CompilerServices;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.LiveView;

/// <summary>One live view frame as it goes to viewers.</summary>
/// <param name="Number">Counts the camera's frames; what is missing in it a viewer was too slow for.</param>
/// <param name="At">When it came from the camera, UTC.</param>
public sealed record LiveFrame(long Number, DateTimeOffset At, LiveViewFrame Picture);

/// <summary>
/// One camera's live view for any number of viewers: each frame is read from the camera once, every viewer gets the newest there is, and a
/// slow one loses frames instead of piling them up.
/// </summary>
/// <remarks>Threads: <see cref="Publish"/> on the body's thread, everything else on any.</remarks>
public sealed class LiveFeed(Clock clock)
{
    private readonly object gate = new();
    private TaskCompletionSource<LiveFrame> next = Fresh();
    private volatile LiveFrame? latest;
    private int viewers;
    private Action? wanted;

    /// <summary>Whether the camera should be asked for frames.</summary>
    public bool IsWatched => Volatile.Read(ref viewers) > 0;

    public int Viewers => Volatile.Read(ref viewers);

    /// <summary>The newest frame; null before the first.</summary>
    public LiveFrame? Latest => latest;

    /// <summary>Is called when the first viewer comes, to wake the body's thread that waits for something else.</summary>
    public void WhenWanted(Action wake) => wanted = wake;

    /// <summary>A frame from the camera: everyone who waits gets it.</summary>
    public void Publish(LiveViewFrame picture)
    {
        TaskCompletionSource<LiveFrame> waiting;
        LiveFrame frame;
        lock (gate)
        {
            frame = new((latest?.Number ?? 0) + 1, clock.GetUtcNow(), picture);
            latest = frame;
            waiting = next;
            next = Fresh();
        }

        waiting.SetResult(frame);
        clock.Pulse(gate);
    }

    /// <summary>Looks, until it is disposed of: between two waits for a frame the body goes on sending.</summary>
    public IDisposable View()
    {
        Interlocked.Increment(ref viewers);
        wanted?.Invoke();
        return new Viewing(this);
    }

    /// <summary>Waits for one frame, the first that comes from now on.</summary>
    /// <returns>Null if none came in this time.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LiveFrame? Next(TimeSpan atMost, CancellationToken cancel)
    {
        Interlocked.Increment(ref viewers);
        wanted?.Invoke();
        try
        {
            var seen = latest?.Number ?? 0;
            using var wake = cancel.Register(() => clock.Pulse(gate));
            var came = clock.WaitUntil(gate, () => cancel.IsCancellationRequested || latest?.Number > seen, atMost);
            cancel.ThrowIfCancellationRequested();
            return came ? latest : null;
        }
        finally
        {
            Interlocked.Decrement(ref viewers);
        }
    }

    /// <summary>The frames from now on, as fast as they are asked for.</summary>
    public async IAsyncEnumerable<LiveFrame> Watch([EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref viewers);
        wanted?.Invoke();
        try
        {
            var seen = latest?.Number ?? 0;
            while (!cancel.IsCancellationRequested)
            {
                var frame = await Newer(seen).WaitAsync(cancel);
                seen = frame.Number;
                yield return frame;
            }
        }
        finally
        {
            Interlocked.Decrement(ref viewers);
        }
    }

    private sealed class Viewing(LiveFeed feed) : IDisposable
    {
        private LiveFeed? watched = feed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref watched, null) is { } last)
                Interlocked.Decrement(ref last.viewers);
        }
    }

    private Task<LiveFrame> Newer(long seen)
    {
        lock (gate)
            return latest is { } frame && frame.Number > seen ? Task.FromResult(frame) : next.Task;
    }

    /// <summary>Viewers run on threads of their own: the body's thread never does their work.</summary>
    private static TaskCompletionSource<LiveFrame> Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
