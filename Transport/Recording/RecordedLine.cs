using System.Globalization;
using System.Text;
using System.Text.Json;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Recording;

/// <summary>
/// A line of a recording. The file is JSON lines: the first describes the camera, each other is a transaction or an event. Data is base64.
/// <code>
/// {"recording":1,"camera":"usb:1-2","wire":"USB 1-2","needsSession":true}
/// {"at":0.012,"operation":"1001","parameters":[],"code":"2001","answer":[],"in":"ZAAR…"}
/// {"at":1.250,"event":"C203","parameters":[53805,0,0]}
/// {"at":2.000,"operation":"1009","parameters":[4294951937],"fault":"Disconnected","message":"The cable was pulled"}
/// {"at":3.100,"operation":"1009","parameters":[4294951937],"cancelled":true,"in":"SUkq…"}
/// {"at":4.000,"lost":"Disconnected","message":"The cable was pulled"}
/// {"at":5.000,"operation":"1009","parameters":[4294951937],"code":"2001","answer":[],"in":"SUkq…","length":24641536}
/// </code>
/// The last has only the beginning of its data, which had that length: the rest is played back as zeros, or as "rest" says. The fourth is a
/// transaction that was cancelled, with the data that came until then; the sixth is a camera that was missed while nobody asked it
/// anything.
/// </summary>
internal abstract record RecordedLine(double At)
{
    public const int Version = 1;

    /// <summary>No file of a camera is larger.</summary>
    private const long LongestData = 1L << 30;

    /// <param name="Operation">With the code, the parameters and the data of the request.</param>
    /// <param name="Fault">If the pipe failed in it.</param>
    public sealed record Exchange(
        double At, ushort Operation, uint[] Parameters, byte[] Out, ushort Code, uint[] Answer, byte[] In, TransportFault? Fault,
        string? Message)
        : RecordedLine(At)
    {
        /// <summary>Whether the caller lost interest in it: <see cref="In"/> is what came until then, and there is no answer.</summary>
        public bool IsCancelled { get; init; }

        /// <summary>How many bytes the body sent, where <see cref="In"/> is only their beginning; 0 where it is all.</summary>
        public long Length { get; init; }

        /// <summary>In how many pieces the wire handed it over; 0 where nobody counted.</summary>
        public int Pieces { get; init; }

        /// <summary>What is played back behind <see cref="In"/>; null for zeros.</summary>
        public PlainPayload? Rest { get; init; }

        public bool Answers(in PtpRequest request) => Operation == request.Operation
            && Parameters.AsSpan().SequenceEqual(request.Parameters.Span) && Out.AsSpan().SequenceEqual(request.DataOut.Span);
    }

    public sealed record Event(double At, PtpEvent News) : RecordedLine(At);

    public sealed record Lost(double At, TransportFault Fault, string? Message) : RecordedLine(At);

    public sealed record Head(string Camera, string Wire, bool NeedsSession) : RecordedLine(0);

    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <exception cref="FormatException">It is no such line.</exception>
    public static RecordedLine Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Parse(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException
            or FormatException)
        {
            throw new FormatException($"Not a line of a recording: {error.Message}", error);
        }
    }

    private static RecordedLine Parse(JsonElement json)
    {
        if (json.TryGetProperty("recording", out var version))
        {
            return version.GetInt32() == Version
                ? new Head(json.GetProperty("camera").GetString()!, json.GetProperty("wire").GetString()!,
                    json.GetProperty("needsSession").GetBoolean())
                : throw new FormatException($"the recording has version {version.GetInt32()}, and this program reads {Version}");
        }

        var at = json.GetProperty("at").GetDouble();
        var parameters = Numbers(json, "parameters");
        if (json.TryGetProperty("event", out var code))
            return new Event(at, new(Hex(code), parameters.ElementAtOrDefault(0), parameters.ElementAtOrDefault(1),
                parameters.ElementAtOrDefault(2)));
        var message = json.TryGetProperty("message", out var words) ? words.GetString() : null;
        if (json.TryGetProperty("lost", out var reason))
            return new Lost(at, FaultOf(reason), message);
        return new Exchange(at, Hex(json.GetProperty("operation")), parameters, Bytes(json, "out"),
            json.TryGetProperty("code", out var response) ? Hex(response) : (ushort)0, Numbers(json, "answer"), Bytes(json, "in"),
            json.TryGetProperty("fault", out var fault) ? FaultOf(fault) : null, message)
        {
            IsCancelled = json.TryGetProperty("cancelled", out var cancelled) && cancelled.GetBoolean(),
            Length = json.TryGetProperty("length", out var length) ? LengthOf(length) : 0,
            Pieces = json.TryGetProperty("pieces", out var pieces) ? pieces.GetInt32() : 0,
            Rest = json.TryGetProperty("rest", out var rest) ? RestOf(rest) : null,
        };
    }

    private void Write(Utf8JsonWriter json)
    {
        if (this is not Head)
            json.WriteNumber("at", Math.Round(At, 6));
        switch (this)
        {
            case Head head:
                json.WriteNumber("recording", Version);
                json.WriteString("camera", head.Camera);
                json.WriteString("wire", head.Wire);
                json.WriteBoolean("needsSession", head.NeedsSession);
                break;
            case Event { News: var news }:
                json.WriteString("event", news.Code.ToString("X4", CultureInfo.InvariantCulture));
                Numbers(json, "parameters", [news.Parameter1, news.Parameter2, news.Parameter3]);
                break;
            case Lost lost:
                json.WriteString("lost", lost.Fault.ToString());
                json.WriteString("message", lost.Message);
                break;
            case Exchange done:
                Write(json, done);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, Exchange done)
    {
        json.WriteString("operation", done.Operation.ToString("X4", CultureInfo.InvariantCulture));
        Numbers(json, "parameters", done.Parameters);
        if (done.Out.Length > 0)
            json.WriteBase64String("out", done.Out);
        if (done.Fault is { } fault)
        {
            json.WriteString("fault", fault.ToString());
            json.WriteString("message", done.Message);
            return;
        }

        if (done.IsCancelled)
        {
            json.WriteBoolean("cancelled", true);
        }
        else
        {
            json.WriteString("code", done.Code.ToString("X4", CultureInfo.InvariantCulture));
            Numbers(json, "answer", done.Answer);
        }

        if (done.In.Length > 0)
            json.WriteBase64String("in", done.In);
        if (done.Length > done.In.Length)
            json.WriteNumber("length", done.Length);
        if (done.Pieces > 1)
            json.WriteNumber("pieces", done.Pieces);
        if (done.Rest is not { } rest)
            return;
        json.WriteStartObject("rest");
        json.WriteBase64String("fill", rest.Fill);
        json.WriteStartArray("stamps");
        foreach (var stamp in rest.Stamps)
        {
            json.WriteStartObject();
            json.WriteBase64String("bytes", stamp.Bytes);
            json.WriteStartArray("at");
            foreach (var at in stamp.At)
                json.WriteNumberValue(at);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static PlainPayload RestOf(JsonElement json) =>
        new(Bytes(json, "fill"), [.. json.GetProperty("stamps").EnumerateArray().Select(stamp =>
            new PlainPayload.Stamp(Bytes(stamp, "bytes"), [.. stamp.GetProperty("at").EnumerateArray().Select(at => at.GetInt64())]))]);

    private static long LengthOf(JsonElement json) => json.GetInt64() is >= 0 and <= LongestData and var length ? length
        : throw new FormatException($"data of {json.GetInt64()} bytes, and no camera sends more than {LongestData}");

    /// <summary>A fault by its name; one that a later version may know is a lost connection.</summary>
    private static TransportFault FaultOf(JsonElement json) =>
        Enum.TryParse<TransportFault>(json.GetString(), out var known) ? known : TransportFault.Disconnected;

    private static ushort Hex(JsonElement json) => ushort.Parse(json.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte[] Bytes(JsonElement json, string name) =>
        json.TryGetProperty(name, out var bytes) ? bytes.GetBytesFromBase64() : [];

    private static uint[] Numbers(JsonElement json, string name) =>
        json.TryGetProperty(name, out var array) ? [.. array.EnumerateArray().Select(number => number.GetUInt32())] : [];

    private static void Numbers(Utf8JsonWriter json, string name, ReadOnlySpan<uint> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
