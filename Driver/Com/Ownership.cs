using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// Which process owns this user's cameras. Two clients that start at the same moment may start two servers (Wine does that; Windows has
/// them wait in a queue), and a program started by hand meets one that COM started.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class Ownership : IDisposable
{
    /// <summary>An owner that ends closes its bodies in less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Taken by the main thread and given back by the end of the process, however it ends.</summary>
    private readonly Mutex mutex;

    private readonly EventWaitHandle serving;

    private Ownership(Mutex mutex, EventWaitHandle serving) => (this.mutex, this.serving) = (mutex, serving);

    /// <summary>Takes the cameras, as soon as an owner that is about to end has ended.</summary>
    /// <returns>Null if another process serves them.</returns>
    /// <exception cref="TimeoutException">Another process has them and neither serves nor ends.</exception>
    public static Ownership? Take(Clock clock)
    {
        var start = clock.GetTimestamp();
        var mutex = new Mutex(false, $@"Local\{Product.Name}");
        var serving = new EventWaitHandle(false, EventResetMode.ManualReset, $@"Local\{Product.Name}.Serving");
        while (!TryTake(mutex))
        {
            if (serving.WaitOne(0))
            {
                mutex.Dispose();
                serving.Dispose();
                return null;
            }

            if (clock.Since(start) > Patience)
                throw new TimeoutException($"Another {Product.Name} neither serves the cameras nor ends. End it with the Task Manager");
            clock.Sleep(Pause);
        }

        serving.Reset();
        return new(mutex, serving);
    }

    /// <summary>From now on others may leave it to this process, or no longer.</summary>
    public void Serves(bool now)
    {
        if (now)
            serving.Set();
        else
            serving.Reset();
    }

    public void Dispose()
    {
        serving.Reset();
        serving.Dispose();
        mutex.Dispose();
    }

    private static bool TryTake(Mutex mutex)
    {
        try
        {
            return mutex.WaitOne(0);
        }
        catch (AbandonedMutexException)
        {
            return true; // the owner died: the system closed its bodies
        }
    }
}
