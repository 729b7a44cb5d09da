using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Recording;

/// <summary>
/// Plays a recording back: each request gets the answer that it got then. A driver asks a body how it is as often as its time allows, so
/// these questions may come in other numbers than then: they get the next answer in the recording, but none that the body gave only after
/// something was done to it that has not been done yet.
/// </summary>
public sealed class ReplayTransport : ITransport
{
    /// <summary>Data comes in portions, as from a camera: who cancels gets no more of it.</summary>
    private const int Portion = 64 << 10;

    /// <summary>The recording in a zip of `try`.</summary>
    public const string PackedName = "recording.jsonl";

    /// <summary>Some minutes with a body: more is no recording of `try`, whatever it is.</summary>
    private const long MostUnpacked = 512L << 20;

    /// <summary>The head of a picture in base64 has 700,000 characters.</summary>
    private const int MostOfLine = 8 << 20;

    /// <summary>A night of pictures of 61 Mpx, and one of them, uncompressed, as base64.</summary>
    private const long MostOfPlain = 64L << 30;

    private const int MostOfPlainLine = 170 << 20;

    private readonly List<RecordedLine> lines;
    private readonly RecordedLine.Head head;
    private readonly EventQueue events;
    private int position;
    private int told;

    /// <param name="connection">
    /// Which connection of the recording, from 0: a camera that was away and returned has several, and after the last comes the first
    /// again.
    /// </param>
    /// <exception cref="TransportException">The file is missing, or no recording; the message names the line.</exception>
    public ReplayTransport(string path, Clock clock, int connection = 0)
    {
        events = new EventQueue(clock);
        var all = Read(path);
        if (all.FirstOrDefault() is not RecordedLine.Head)
            throw new TransportException(TransportFault.Malformed, $"{path} is no recording: its first line does not say so");
        var begin = FindHead(all, connection % all.Count(line => line is RecordedLine.Head));
        head = (RecordedLine.Head)all[begin];
        lines = [.. all.Skip(begin + 1).TakeWhile(line => line is not RecordedLine.Head)];
    }

    public string Description => $"recording of {head.Camera} ({head.Wire})";

    public bool NeedsSession => head.NeedsSession;

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var answer = Find(request)
            ?? throw new TransportException(TransportFault.NotSupported, string.Create(CultureInfo.InvariantCulture,
                $"The recording has no answer to operation 0x{request.Operation:X4} "
                    + $"({string.Join(", ", request.Parameters.ToArray().Select(p => $"0x{p:X}"))})"));
        if (answer.Fault is { } fault)
            throw new TransportException(fault, answer.Message ?? "The pipe failed here when this was recorded");
        if (answer.In.Length > 0 || request.Direction == DataDirection.In)
            Hand(answer, dataIn, cancel);
        cancel.ThrowIfCancellationRequested();
        return answer.IsCancelled
            ? throw new TransportException(TransportFault.NotSupported,
                $"The recording has only the first {answer.In.Length} bytes here: then the transfer was cancelled")
            : new(answer.Code, answer.Answer);
    }

    /// <summary>What the camera said at this place of the recording, before it was asked anything else.</summary>
    public PtpEvent? NextEvent(TimeSpan wait)
    {
        var end = position;
        while (end < lines.Count && lines[end] is not RecordedLine.Exchange)
            end++;
        TellUntil(end);
        return events.Next(wait);
    }

    public void Wake() => events.Wake();

    public void Dispose()
    {
    }

    private static int FindHead(List<RecordedLine> all, int number)
    {
        var line = 0;
        for (; number > 0; number--)
            line = all.FindIndex(line + 1, other => other is RecordedLine.Head);
        return line;
    }

    private static List<RecordedLine> Read(string path)
    {
        var number = 0;
        try
        {
            var lines = new List<RecordedLine>();
            foreach (var line in Lines(path))
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
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            throw new TransportException(TransportFault.Malformed, $"{path} is no recording: {error.Message}");
        }
    }

    private static IEnumerable<string> Lines(string path) =>
        PackedFile.IsNamedBy(path) ? PackedFile.Lines(path, PackedName, MostUnpacked, MostOfLine) : PlainLines(path);

    private static IEnumerable<string> PlainLines(string path)
    {
        using var reader = new StreamReader(PlainFile.Open(path, MostOfPlain));
        if (reader.Peek() != '{')
            throw new InvalidDataException("its first line does not say so");
        foreach (var line in PlainFile.Lines(reader, "it", MostOfPlainLine))
            yield return line;
    }

    private RecordedLine.Exchange? Find(in PtpRequest request)
    {
        var end = IsQuestion(request.Operation, request.Parameters.Span) ? NextDeed() : lines.Count;
        var line = First(request, position, end);
        if (line < 0)
            return (Last(request, end) ?? First(request, end, lines.Count)) is >= 0 and var other
                ? (RecordedLine.Exchange)lines[other] : null;
        position = line + 1;
        TellUntil(line);
        return (RecordedLine.Exchange)lines[line];
    }

    /// <summary>How the body is, and what its live view shows: what is asked again and again.</summary>
    private static bool IsQuestion(ushort operation, ReadOnlySpan<uint> parameters) =>
        operation == SonyOperation.SdioGetAllExtDevicePropInfo.Code || (parameters is [ObjectHandle.LiveView, ..]
            && (operation == PtpOperation.GetObjectInfo.Code || operation == PtpOperation.GetObject.Code));

    /// <returns>The next line that is no question.</returns>
    private int NextDeed()
    {
        var line = position;
        while (line < lines.Count && (lines[line] is not RecordedLine.Exchange done || IsQuestion(done.Operation, done.Parameters)))
            line++;
        return line;
    }

    /// <returns>-1 if there is none.</returns>
    private int First(in PtpRequest request, int begin, int end)
    {
        for (var line = begin; line < end; line++)
        {
            if (lines[line] is RecordedLine.Exchange transaction && transaction.Answers(request))
                return line;
        }

        return -1;
    }

    /// <returns>Null if there is none.</returns>
    private int? Last(in PtpRequest request, int end)
    {
        for (var line = end - 1; line >= 0; line--)
        {
            if (lines[line] is RecordedLine.Exchange transaction && transaction.Answers(request))
                return line;
        }

        return null;
    }

    /// <summary>What the camera said unasked before this line is said now.</summary>
    private void TellUntil(int line)
    {
        for (; told < line; told++)
        {
            if (lines[told] is RecordedLine.Event { News: var news })
                events.Add(news);
            else if (lines[told] is RecordedLine.Lost { Fault: var fault, Message: var message })
                events.Close(new(fault, message ?? "The camera was lost here when this was recorded"));
        }
    }

    private static void Hand(RecordedLine.Exchange answer, IDataReceiver? receiver, CancellationToken cancel)
    {
        var (data, length) = (answer.In, Math.Max(answer.Length, answer.In.Length));
        receiver?.Begin((ulong)length);
        for (var sent = 0L; receiver is not null && sent < length;)
        {
            cancel.ThrowIfCancellationRequested();
            var place = receiver.Next((int)Math.Min(Portion, length - sent));
            var count = (int)Math.Min(place.Length, length - sent);
            place.Span[..count].Clear();
            answer.Rest?.Write(place.Span[..count], sent);
            if (sent < data.Length)
                data.AsSpan((int)sent, (int)Math.Min(count, data.Length - sent)).CopyTo(place.Span);
            receiver.Received(count);
            sent += count;
        }
    }
}

/// <summary>
/// Recordings as cameras: "replay:FILE". They are opened by name and never found. A recording of a camera that was away and returned plays
/// its connections one after another, one each time it is opened.
/// </summary>
public sealed class ReplayBus : IBus
{
    private readonly Dictionary<string, int> opened = [];

    public string Scheme => "replay";

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => [];

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        var path = id.StartsWith("replay:", StringComparison.OrdinalIgnoreCase) ? id["replay:".Length..] : id;
        lock (opened)
        {
            var connection = opened.GetValueOrDefault(path);
            var transport = new ReplayTransport(path, clock, connection);
            opened[path] = connection + 1;
            return transport;
        }
    }
}
