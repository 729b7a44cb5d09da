using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Capture;

/// <summary>Bytes that a capture does not have.</summary>
/// <param name="Offset">Where in the data of the transaction.</param>
public readonly record struct CaptureGap(long Offset, long Length);

/// <summary>A PTP transaction that went over a wire.</summary>
public sealed class CapturedTransaction(CapturedBody body, DateTimeOffset started, Operation operation, uint[] parameters, uint id)
{
    private readonly List<CaptureGap> gaps = [];

    public CapturedBody Body => body;

    public DateTimeOffset Started => started;

    public Operation Operation => operation;

    public IReadOnlyList<uint> Parameters => parameters;

    public uint Id => id;

    public DateTimeOffset Ended { get; internal set; }

    /// <summary>Which way the data went; none if there was none.</summary>
    public DataDirection Direction { get; internal set; }

    /// <summary>Bytes of data that the sender announced; null if it did not know, or there was no data.</summary>
    public long? Announced { get; internal set; }

    /// <summary>Bytes of data in the capture.</summary>
    public long Received { get; internal set; }

    /// <summary>The data, where it was kept: all but pictures and what is too large. Gaps are zeros.</summary>
    public ReadOnlyMemory<byte> Data { get; internal set; }

    /// <summary>The answer; null if the capture does not have it.</summary>
    public PtpResponse? Response { get; internal set; }

    public IReadOnlyList<CaptureGap> Gaps => gaps;

    /// <summary>Bytes of data that were announced, or known to have been sent, and are not in the capture.</summary>
    public long Missing => Math.Max(gaps.Sum(g => g.Length), (Announced ?? 0) - Received);

    public TimeSpan Duration => Ended - Started;

    internal void AddGap(long offset, long length)
    {
        if (gaps is [.., var last] && last.Offset + last.Length == offset)
            gaps[^1] = last with { Length = last.Length + length };
        else
            gaps.Add(new(offset, length));
    }
}

/// <summary>Takes the data of a transaction as it is found, in order.</summary>
public interface ICapturedData
{
    void Write(ReadOnlySpan<byte> data);

    /// <summary>So many bytes belong here and are not in the capture.</summary>
    void Missing(long count);
}

/// <summary>Is told what a capture holds, in the order of time.</summary>
public interface ICaptureObserver
{
    /// <summary>A device that speaks PTP; its model may become known later.</summary>
    void Found(CapturedBody body);

    /// <summary>The data of a transaction begins.</summary>
    /// <returns>Where it shall go; null keeps it in the transaction, up to 16 MB.</returns>
    ICapturedData? BeginData(CapturedTransaction transaction);

    /// <summary>A transaction is over: answered, or given up. <paramref name="before"/> are the properties known before it.</summary>
    void Completed(CapturedTransaction transaction, PropertyTable before);

    void Spoke(CapturedBody body, DateTimeOffset at, PtpEvent news);

    /// <summary>Something is not as it should be: a sentence.</summary>
    void Noted(CapturedBody? body, DateTimeOffset at, string sentence);
}
