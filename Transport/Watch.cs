namespace SonyAlpha.Transport;

/// <summary>Says when to stop waiting for a peer. Asked at least every <see cref="Slice"/> while nothing comes.</summary>
internal abstract class Watch
{
    /// <summary>How long a wait for the wire may last before <see cref="Check"/> is asked again: the delay of a cancellation.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    /// <summary>Throws when it is time to give up.</summary>
    public abstract void Check();

    /// <summary>Something went over the wire.</summary>
    public virtual void Alive()
    {
    }
}

/// <summary>Waits as long as it takes, until closed. From any thread.</summary>
internal sealed class ClosingWatch : Watch
{
    private volatile bool closed;

    public void Close() => closed = true;

    /// <exception cref="OperationCanceledException">It was closed.</exception>
    public override void Check()
    {
        if (closed)
            throw new OperationCanceledException("The connection is being closed");
    }
}
