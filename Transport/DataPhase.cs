using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>The incoming data of one transaction: counted, compared with what was announced, and dropped from a cancellation on.</summary>
internal sealed class DataPhase(IDataReceiver wanted, IDataReceiver dropped, TransactionWatch watch)
{
    private IDataReceiver current = wanted;
    private bool begun;
    private bool over;
    private ulong? announced;
    private ulong count;

    public void Begin(ulong? length)
    {
        if (begun)
            throw Wrong("begins twice");
        begun = true;
        announced = length;
        current.Begin(length);
    }

    /// <summary>A place for the next bytes; a data phase that was not announced begins with them.</summary>
    public Span<byte> Next(int hint) => NextMemory(hint).Span;

    /// <inheritdoc cref="Next"/>
    public Memory<byte> NextMemory(int hint)
    {
        if (!begun)
            Begin(null);
        if (over || announced is { } length && count >= length)
            throw Wrong("goes on after its end");
        if (watch.IsCancelled && current != dropped)
        {
            current = dropped;
            dropped.Begin(null);
        }

        return current.Next(hint);
    }

    public void Received(int bytes)
    {
        count += (ulong)bytes;
        watch.Progress(bytes);
        current.Received(bytes);
        if (announced is { } length && count > length)
            throw Wrong("is longer than that");
    }

    public void End()
    {
        if (!begun)
            Begin(null);
        over = true;
    }

    /// <summary>The camera says itself that not all bytes will come.</summary>
    public void GiveUp() => announced = null;

    /// <summary>A camera that says OK has sent everything.</summary>
    public void RequireComplete()
    {
        if (begun && announced is { } length && count < length)
            throw Wrong("is shorter than that");
    }

    private TransportException Wrong(string what) => new(TransportFault.Malformed,
        $"The camera announced {(announced is { } length ? $"{length} bytes" : "no length")}, and its data {what}, at byte {count}. "
            + "Connect again");
}
