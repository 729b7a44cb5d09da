namespace SonyAlpha.Transport.Capture;

/// <summary>Takes one direction of a connection in its right order.</summary>
internal interface IByteStream
{
    void Bytes(DateTimeOffset at, ReadOnlySpan<byte> data);

    /// <summary>So many bytes were sent here and are not in the capture.</summary>
    void Gap(DateTimeOffset at, long count);
}

/// <summary>
/// Puts the segments of one direction into order: repeated ones are dropped, early ones wait. What the other side has acknowledged and
/// the capture does not have was lost by the capture: it becomes a gap.
/// </summary>
internal sealed class TcpStream(IByteStream sink)
{
    /// <summary>Early segments wait, so many bytes of them; then the hole before them is given up.</summary>
    private const int MostWaiting = 4 << 20;

    private readonly List<(uint Sequence, byte[] Data, int Missing)> waiting = [];
    private uint? next;
    private int bytesWaiting;

    public void Segment(DateTimeOffset at, in TcpSegment segment)
    {
        if (segment.IsOpening)
        {
            waiting.Clear();
            (next, bytesWaiting) = (segment.Sequence + 1, 0);
            return;
        }

        if (segment.Data.Length + segment.Missing == 0)
            return;
        next ??= segment.Sequence;
        if (Ahead(segment.Sequence) <= 0)
        {
            Deliver(at, segment.Sequence, segment.Data, segment.Missing);
            DeliverWaiting(at);
            return;
        }

        Wait(segment);
        if (bytesWaiting > MostWaiting)
            SkipHole(at);
    }

    /// <summary>The other side has everything up to here.</summary>
    public void Acknowledged(DateTimeOffset at, uint sequence)
    {
        while (waiting.Count > 0 && (int)(sequence - waiting[0].Sequence) > 0)
            SkipHole(at);
    }

    /// <summary>Nothing more will come.</summary>
    public void Finish(DateTimeOffset at)
    {
        while (waiting.Count > 0)
            SkipHole(at);
    }

    private int Ahead(uint sequence) => (int)(sequence - next!.Value);

    private void Wait(in TcpSegment segment)
    {
        var at = waiting.Count;
        while (at > 0 && (int)(waiting[at - 1].Sequence - segment.Sequence) > 0)
            at--;
        waiting.Insert(at, (segment.Sequence, segment.Data.ToArray(), segment.Missing));
        bytesWaiting += segment.Data.Length;
    }

    private void SkipHole(DateTimeOffset at)
    {
        if (Ahead(waiting[0].Sequence) is > 0 and var hole)
        {
            sink.Gap(at, hole);
            next += (uint)hole;
        }

        DeliverWaiting(at);
    }

    private void DeliverWaiting(DateTimeOffset at)
    {
        while (waiting.Count > 0 && Ahead(waiting[0].Sequence) <= 0)
        {
            var (sequence, data, missing) = waiting[0];
            waiting.RemoveAt(0);
            bytesWaiting -= data.Length;
            Deliver(at, sequence, data, missing);
        }
    }

    private void Deliver(DateTimeOffset at, uint sequence, ReadOnlySpan<byte> data, int missing)
    {
        var known = -Ahead(sequence);
        if (known >= data.Length + missing)
            return;
        if (known < data.Length)
            sink.Bytes(at, data[known..]);
        if (missing > 0)
            sink.Gap(at, missing - Math.Max(0, known - data.Length));
        next = sequence + (uint)(data.Length + missing);
    }
}
