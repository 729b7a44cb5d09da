using System.Globalization;
using System.Text.Json.Nodes;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Says what a capture holds: an entry for each body, transaction and event, with the properties that changed and the
/// pictures.</summary>
/// <param name="hex">Whether the bytes are wanted too.</param>
internal sealed class DecodeTimeline(TimelineWriter writer, DecodePictures pictures, bool hex) : ICaptureObserver
{
    /// <summary>Who each body was when that was said last.</summary>
    private readonly Dictionary<CapturedBody, string> introduced = [];

    private DateTimeOffset last;

    public int Transactions { get; private set; }

    public int Bodies { get; private set; }

    public void Found(CapturedBody body) => Bodies++;

    public ICapturedData? BeginData(CapturedTransaction transaction) => pictures.Begin(transaction);

    public void Completed(CapturedTransaction transaction, PropertyTable before)
    {
        Transactions++;
        ShowLate(transaction.Started, transaction.Body);
        last = transaction.Ended;
        Introduce(transaction.Body, transaction.Started);
        var picture = pictures.End(transaction);
        List<PropertyChange> changes = transaction.Operation.Code == SonyOperation.SdioGetAllExtDevicePropInfo.Code && before.All.Count > 0
            ? [.. PropertyChange.Between(before, transaction.Body.Properties, transaction.Body.Version)] : [];
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{TransactionWords.Request(transaction)}{TransactionWords.Size(transaction)}  ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{TransactionWords.Answer(transaction)}  {transaction.Duration.TotalMilliseconds:0.0} ms");
        string[] details = [.. picture is null ? [] : new[] { picture }, .. changes.Select(change => change.ToString())];
        writer.Write(new(transaction.Started, transaction.Body, text, details, Facts(transaction, picture, changes)), hex
            ? HexDump.Lines(transaction.Data) : null);
    }

    public void Spoke(CapturedBody body, DateTimeOffset at, PtpEvent news)
    {
        Introduce(body, at);
        var what = news.Code == SonyEvent.DevicePropChanged
            ? SonyProperty.Find((ushort)news.Parameter1, body.Version).ToString() : $"0x{news.Parameter1:X8}";
        var text = $"event {SonyEvent.NameOf(news.Code)} (0x{news.Code:X4}) {what}";
        writer.Write(new(at, body, text, [], new()
        {
            ["event"] = SonyEvent.NameOf(news.Code), ["code"] = $"0x{news.Code:X4}", ["what"] = what,
            ["parameters"] = Numbers([news.Parameter1, news.Parameter2, news.Parameter3]),
        }));
    }

    public void Noted(CapturedBody? body, DateTimeOffset at, string sentence) =>
        writer.Write(TimelineEntry.Plain(at, body, "note", $"! {sentence}"));

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
            writer.Write(TimelineEntry.Plain(at, body, "picture", picture));
    }

    /// <summary>Says who speaks, each time that more of it is known.</summary>
    private void Introduce(CapturedBody body, DateTimeOffset at)
    {
        var identity = TransactionWords.Identity(body);
        if (introduced.GetValueOrDefault(body) == identity)
            return;
        introduced[body] = identity;
        writer.Write(TimelineEntry.Plain(at, body, "is", $"is {identity}"));
    }

    private JsonObject Facts(CapturedTransaction transaction, string? picture, List<PropertyChange> changes)
    {
        JsonObject facts = new()
        {
            ["operation"] = transaction.Operation.Name, ["code"] = $"0x{transaction.Operation.Code:X4}",
                ["what"] = TransactionWords.Request(transaction),
            ["parameters"] = Numbers(transaction.Parameters),
            ["direction"] = transaction.Direction switch { DataDirection.In => "in", DataDirection.Out => "out", _ => null },
            ["announced"] = transaction.Announced, ["received"] = transaction.Received, ["missing"] = transaction.Missing,
            ["gaps"] = new JsonArray([.. transaction.Gaps.Select(gap => new JsonArray(gap.Offset, gap.Length))]),
            ["response"] = TransactionWords.Answer(transaction), ["responseCode"] = transaction.Response is { } r ? $"0x{r.Code:X4}" : null,
            ["milliseconds"] = transaction.Duration.TotalMilliseconds, ["picture"] = picture,
            ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode)change.ToString())]),
        };
        if (hex)
            facts["data"] = Convert.ToHexString(transaction.Data.Span);
        return facts;
    }

    private static JsonArray Numbers(IEnumerable<uint> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);
}
