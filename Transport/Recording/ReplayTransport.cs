using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Recording;

/// <summary>
/// Plays a recording back: each request gets the answer that it got then. Requests may come in other numbers than then, since polls do: an
/// answer is the next one in the recording to just this request, and the last one again when there is no more.
/// </summary>
public sealed class ReplayTransport : ITransport
{
    private readonly List<RecordedLine> lines;
    private readonly RecordedLine.Head head;
    private readonly EventQueue events;
    private readonly bool[] used;
    private int position;

    /// <exception cref="TransportException">The file is missing, or no recording; the message names the line.</exception>
    public ReplayTransport(string path, Clock clock)
    {
        events = new EventQueue(clock);
        lines = Read(path);
        head = lines.FirstOrDefault() as RecordedLine.Head
            ?? throw new TransportException(TransportFault.Malformed, $"{path} is no recording: its first line does not say so");
        used = new bool[lines.Count];
    }

    public string Description => $"recording of {head.Camera} ({head.Wire})";

    public bool NeedsSession => head.NeedsSession;

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        var answer = Find(request)
            ?? throw new TransportException(TransportFault.NotSupported, string.Create(CultureInfo.InvariantCulture,
                $"The recording has no answer to operation 0x{request.Operation:X4} ({string.Join(", ", request.Parameters.ToArray().Select(p => $"0x{p:X}"))})"));
        if (answer.Fault is { } fault)
            throw new TransportException(fault, answer.Message ?? "The pipe failed here when this was recorded");
        if (answer.In.Length > 0 || request.Direction == DataDirection.In)
            Hand(answer.In, dataIn);
        return new(answer.Code, answer.Answer);
    }

    public PtpEvent? NextEvent(TimeSpan wait) => events.Next(wait);

    public void Wake() => events.Wake();

    public void Dispose()
    {
    }

    private static List<RecordedLine> Read(string path)
    {
        var number = 0;
        try
        {
            var lines = new List<RecordedLine>();
            foreach (var line in File.ReadLines(path))
            {
                number++;
                lines.Add(RecordedLine.Parse(line));
            }

            return lines;
        }
        catch (FormatException error) when (number > 1)
        {
            throw new TransportException(TransportFault.Malformed, $"Line {number} of {path}: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new TransportException(TransportFault.Malformed, $"{path} is no recording: {error.Message}");
        }
    }

    private RecordedLine.Transaction? Find(in PtpRequest request)
    {
        RecordedLine.Transaction? last = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not RecordedLine.Transaction transaction || !transaction.Answers(request))
                continue;
            last = transaction;
            if (used[i])
                continue;
            used[i] = true;
            TellEventsUntil(i);
            return transaction;
        }

        return last;
    }

    /// <summary>What the camera said unasked before this answer is said now.</summary>
    private void TellEventsUntil(int line)
    {
        for (; position < line; position++)
        {
            if (lines[position] is RecordedLine.Event { News: var news })
                events.Add(news);
        }
    }

    private static void Hand(byte[] data, IDataReceiver? receiver)
    {
        receiver?.Begin((ulong)data.Length);
        for (var sent = 0; receiver is not null && sent < data.Length;)
        {
            var place = receiver.Next(data.Length - sent);
            var count = Math.Min(place.Length, data.Length - sent);
            data.AsMemory(sent, count).CopyTo(place);
            receiver.Received(count);
            sent += count;
        }
    }
}

/// <summary>Recordings as cameras: "replay:FILE". They are opened by name and never found.</summary>
public sealed class ReplayBus : IBus
{
    public string Scheme => "replay";

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => [];

    public ITransport Open(string id, Clock clock, CancellationToken cancel) =>
        new ReplayTransport(id.StartsWith("replay:", StringComparison.OrdinalIgnoreCase) ? id["replay:".Length..] : id, clock);
}
