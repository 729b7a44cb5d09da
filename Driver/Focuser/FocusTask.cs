using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Something that takes many moves of a lens: done one move at a time, so that other work of the body's thread comes
/// between.</summary>
/// <remarks>Threads: <see cref="Step"/> on the body's thread, the rest from any.</remarks>
internal abstract class FocusTask
{
    private volatile bool isHalted;
    private volatile AscomException? failure;

    /// <summary>Whether somebody wants it to end where it is.</summary>
    public bool IsHalted => isHalted;

    public bool IsOver { get; private set; }

    /// <summary>Why it ended before its end.</summary>
    public AscomException? Failure => failure;

    public void Halt() => isHalted = true;

    public void End(AscomException? reason = null)
    {
        if (!IsOver)
            Ends();
        failure = reason;
        IsOver = true;
    }

    /// <summary>It is over, or broken off.</summary>
    protected virtual void Ends()
    {
    }

    /// <summary>Makes the next move.</summary>
    /// <returns>How long the lens takes over it; null when all is done.</returns>
    public abstract TimeSpan? Step(SonyCamera body);
}
