using System.Globalization;
using System.Text.Json.Nodes;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Prints what a capture holds, a line for each transaction, event and change of a property.</summary>
/// <param name="isLive">Whether the capture goes on: then nothing that is known waits in a buffer.</param>
internal sealed class DecodeTimeline(TextWriter writer, DecodePictures pictures, string[] filter, bool json, bool hex, bool isLive) : ICaptureObserver
{
    private DateTimeOffset? begin;
    private DateTimeOffset last;

    public int Transactions { get; private set; }

    public int Bodies { get; private set; }

    public void Found(CapturedBody body) => Bodies++;

    public ICapturedData? BeginData(CapturedTransaction transaction) => pictures.Begin(transaction);

    public void Completed(CapturedTransaction transaction, PropertyTable before)
    {
        Show(transaction, before);
        if (isLive)
            writer.Flush();
    }

    /// <summary>The capture is over.</summary>
    public void Finish()
    {
        pictures.Finish();
        ShowLate(last, null);
        writer.Flush();
    }

    private void ShowLate(DateTimeOffset at, CapturedBody? body)
    {
        foreach (var picture in pictures.TakeLate())
            Plain(at, body, "picture", picture);
    }

    private void Show(CapturedTransaction transaction, PropertyTable before)
    {
        Transactions++;
        ShowLate(transaction.Started, transaction.Body);
        last = transaction.Ended;
        var picture = pictures.End(transaction);
        var changes = transaction.Operation.Code == SonyOperation.SdioGetAllExtDevicePropInfo.Code && before.All.Count > 0
            ? PropertyChange.Between(before, transaction.Body.Properties, transaction.Body.Version).ToList() : [];
        var text = $"{transaction.Operation} {Parameters(transaction)}".TrimEnd();
        var answer = transaction.Response is { } response ? $"{ResponseCode.NameOf(response.Code)} (0x{response.Code:X4})" : "no answer";
        var size = transaction.Direction == DataDirection.None ? "" : string.Create(CultureInfo.InvariantCulture,
            $"  {(transaction.Direction == DataDirection.In ? "<-" : "->")} {transaction.Received} bytes{(transaction.Missing > 0 ? $" ({transaction.Missing} missing)" : "")}");
        if (!Wanted(text, picture, string.Join(' ', changes)))
            return;
        if (json)
        {
            Json(transaction.Started, transaction.Body, new()
            {
                ["operation"] = transaction.Operation.Name, ["code"] = $"0x{transaction.Operation.Code:X4}", ["what"] = text,
                ["received"] = transaction.Received, ["missing"] = transaction.Missing, ["response"] = answer,
                ["milliseconds"] = transaction.Duration.TotalMilliseconds, ["picture"] = picture,
                ["changes"] = new JsonArray([.. changes.Select(c => (JsonNode)c.ToString())]),
            });
            return;
        }

        Line(transaction.Started, transaction.Body, string.Create(CultureInfo.InvariantCulture,
            $"{text}{size}  {answer}  {transaction.Duration.TotalMilliseconds:0.0} ms"));
        if (picture is not null)
            writer.WriteLine($"    {picture}");
        foreach (var change in changes)
            writer.WriteLine($"    {change}");
        if (hex)
        {
            foreach (var row in HexDump.Lines(transaction.Data))
                writer.WriteLine(row);
        }
    }

    public void Spoke(CapturedBody body, DateTimeOffset at, PtpEvent news)
    {
        var what = news.Code == SonyEvent.DevicePropChanged
            ? SonyProperty.Find((ushort)news.Parameter1, body.Version).ToString() : $"0x{news.Parameter1:X8}";
        Plain(at, body, "event", $"event {SonyEvent.NameOf(news.Code)} (0x{news.Code:X4}) {what}");
    }

    public void Noted(CapturedBody? body, DateTimeOffset at, string sentence) => Plain(at, body, "note", $"! {sentence}");

    private void Plain(DateTimeOffset at, CapturedBody? body, string kind, string text)
    {
        if (!Wanted(text))
            return;
        if (json)
            Json(at, body, new() { [kind] = text });
        else
            Line(at, body, text);
        if (isLive)
            writer.Flush();
    }

    /// <summary>Handles in hex; the code of a property or control by name, with the value that is sent.</summary>
    private static string Parameters(CapturedTransaction transaction)
    {
        var parameters = string.Join(", ", transaction.Parameters.Select(p => p < 0x1000 ? $"{p}" : $"0x{p:X}"));
        if (transaction.Parameters is not [var first, ..])
            return "";
        var (code, version) = ((ushort)first, transaction.Body.Version);
        return transaction.Operation.Code switch
        {
            0x9205 => $"{SonyProperty.Find(code, version)} = {Sent(transaction, transaction.Body.Properties[code]?.Type, SonyProperty.Find(code, version).Describe)}",
            0x9207 => $"{SonyControl.Find(code)} {Sent(transaction, SonyControl.Find(code).Type, SonyControl.Find(code).Describe)}",
            _      => $"({parameters})",
        };
    }

    private static string Sent(CapturedTransaction transaction, PtpType? type, Func<PtpValue, string> describe)
    {
        // the body says the type; where it has not said it, the size tells a number of that many bytes
        var declared = type ?? transaction.Data.Length switch { 1 => PtpType.UInt8, 2 => PtpType.UInt16, 4 => PtpType.UInt32, _ => PtpType.UInt64 };
        if (declared.Size() == 0 || declared.Size() != transaction.Data.Length)
            return Convert.ToHexString(transaction.Data.Span[..Math.Min(16, transaction.Data.Length)]);
        var reader = new PtpReader(transaction.Data.Span);
        return describe(reader.Value(declared));
    }

    private bool Wanted(params string?[] texts) =>
        filter.Length == 0 || filter.Any(word => texts.Any(t => t?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    private void Line(DateTimeOffset at, CapturedBody? body, string text) => writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{Since(at),12:0.000000}  {(body is null ? "" : $"#{body.Number} ")}{text}"));

    private void Json(DateTimeOffset at, CapturedBody? body, JsonObject line)
    {
        line.Insert(0, "at", at.ToString("O", CultureInfo.InvariantCulture));
        line.Insert(1, "body", body?.ToString());
        writer.WriteLine(line.ToJsonString());
    }

    private double Since(DateTimeOffset at) => (at - (begin ??= at)).TotalSeconds;
}
