using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Capture;

/// <summary>What is said to one body and what it answers: requests, data and responses become transactions. Framing is behind it.</summary>
internal sealed class Conversation(CapturedBody body, ICaptureObserver observer)
{
    /// <summary>More is not kept in memory; pictures have a place of their own.</summary>
    private const int MostKept = 16 << 20;

    private CapturedTransaction? current;
    private ICapturedData? sink;
    private ArrayWriter? kept;

    public CapturedBody Body => body;

    /// <summary>The transaction under way; null between transactions.</summary>
    public uint? CurrentId => current?.Id;

    /// <summary>Bytes of data still to come, if the sender has told.</summary>
    public long? Remaining => current?.Announced - (current?.Received + current?.Gaps.Sum(g => g.Length));

    public void Request(DateTimeOffset at, ushort operation, uint id, uint[] parameters)
    {
        if (current is not null)
            GiveUp(at, "no answer is in the capture");
        current = new(body, at, SonyOperation.Find(operation), parameters, id);
    }

    public void BeginData(DateTimeOffset at, uint id, long? length, DataDirection direction)
    {
        if (current is null || current.Id != id)
        {
            observer.Noted(body, at, $"data of a transaction whose request is not in the capture: {length?.ToString() ?? "some"} bytes");
            if (current is not null)
                GiveUp(at, "no answer is in the capture");
            return;
        }

        current.Direction = direction;
        current.Announced = length;
        sink = observer.BeginData(current);
        kept = sink is null ? new(MostKept) : null;
    }

    public void Data(ReadOnlySpan<byte> data)
    {
        if (current is null)
            return;
        current.Received += data.Length;
        sink?.Write(data);
        kept?.Write(data);
    }

    public void Missing(long count)
    {
        if (current is null || count <= 0)
            return;
        current.AddGap(current.Received + current.Gaps.Sum(g => g.Length), count);
        sink?.Missing(count);
        kept?.Skip(count);
    }

    public void Response(DateTimeOffset at, ushort code, uint id, uint[] parameters)
    {
        if (current is null || current.Id != id)
        {
            observer.Noted(body, at, $"an answer without a request: {ResponseCode.NameOf(code)} (0x{code:X4})");
            return;
        }

        current.Response = new(code, parameters);
        Complete(at);
    }

    public void Event(DateTimeOffset at, PtpEvent news) => observer.Spoke(body, at, news);

    public void Note(DateTimeOffset at, string sentence) => observer.Noted(body, at, sentence);

    /// <summary>Nothing more will come.</summary>
    public void Finish(DateTimeOffset at)
    {
        if (current is not null)
            GiveUp(at, "the capture ends in it");
    }

    private void GiveUp(DateTimeOffset at, string why)
    {
        var given = current!;
        Complete(at);
        observer.Noted(body, at, $"{given.Operation}: {why}");
    }

    private void Complete(DateTimeOffset at)
    {
        var done = current!;
        done.Ended = at;
        if (kept is not null)
            done.Data = kept.Written;
        (current, sink, kept) = (null, null, null);
        var before = body.Properties;
        body.Learn(done);
        observer.Completed(done, before);
    }

    /// <summary>Collects bytes up to a limit, gaps as zeros.</summary>
    private sealed class ArrayWriter(int most)
    {
        private byte[] bytes = [];
        private int length;

        public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

        public void Write(ReadOnlySpan<byte> data)
        {
            var room = Room(data.Length);
            data[..room.Length].CopyTo(room);
        }

        public void Skip(long count) => Room((int)Math.Min(count, most)).Clear();

        private Span<byte> Room(int count)
        {
            count = Math.Min(count, most - length);
            if (length + count > bytes.Length)
                Array.Resize(ref bytes, Math.Max(length + count, Math.Min(most, 2 * bytes.Length)));
            length += count;
            return bytes.AsSpan(length - count, count);
        }
    }
}
