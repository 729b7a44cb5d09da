using System.Globalization;
using System.Text.Json.Nodes;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Prints what changes from one reading of a body to the next.</summary>
/// <param name="id">The camera, for JSON.</param>
/// <param name="zone">Of the times that people read; JSON has UTC.</param>
internal sealed class WatchLines(TextWriter writer, string id, TimeZoneInfo zone, bool json, bool hex)
{
    /// <summary>The first reading: the whole dataset if bytes are wanted, and every property if all are.</summary>
    public void Begin(Reading first, bool all)
    {
        if (hex && !json)
            DumpRecords(first);
        if (all)
            Changed(first with { Properties = PropertyTable.Empty }, first);
        writer.Flush();
    }

    /// <returns>How many properties changed.</returns>
    public int Changed(Reading before, Reading now)
    {
        var count = 0;
        foreach (var change in PropertyChange.Between(before.Properties, now.Properties, now.Version))
        {
            count++;
            if (json)
                writer.WriteLine(Json(change, now.At).ToJsonString());
            else
                Print(change, now.At);
        }

        writer.Flush();
        return count;
    }

    private void Print(PropertyChange change, DateTimeOffset at)
    {
        var time = TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        writer.WriteLine($"{time}  {PlainText.OneLine($"{change}")}");
        if (hex && change.Before is not null)
            Dump(HexDump.Changes(Bytes(change.Now), change.Now.Offset,
                Difference.Between(Bytes(change.Before).Span, Bytes(change.Now).Span)));
    }

    /// <summary>The dataset record by record, each below its name.</summary>
    private void DumpRecords(Reading reading)
    {
        var records = reading.Properties.All;
        var begin = records.Count > 0 ? records[0].Offset : reading.Dataset.Length;
        Dump(HexDump.Lines(reading.Dataset[..begin]));
        foreach (var record in records)
        {
            writer.WriteLine(SonyProperty.Find(record.Code, reading.Version));
            Dump(HexDump.Lines(reading.Dataset.Slice(record.Offset, record.Length), record.Offset));
        }

        var rest = records.Count > 0 ? records[^1].Offset + records[^1].Length : begin;
        Dump(HexDump.Lines(reading.Dataset[rest..], rest));
    }

    private void Dump(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            writer.WriteLine(line);
    }

    private JsonObject Json(PropertyChange change, DateTimeOffset at)
    {
        var row = PropertyRow.Of(change.Now, change.Version);
        JsonObject line = new()
        {
            ["at"] = at.ToString("O", CultureInfo.InvariantCulture), ["camera"] = id, ["code"] = $"0x{row.Code:X4}", ["name"] = row.Name,
            ["value"] = row.Value, ["raw"] = row.Raw, ["state"] = Words.Of(change.Now.State) ?? $"{(byte)change.Now.State}",
        };
        if (change.Before is { } before)
        {
            var old = PropertyRow.Of(before, change.Version);
            line["before"] = new JsonObject { ["value"] = old.Value, ["raw"] = old.Raw,
                ["state"] = Words.Of(before.State) ?? $"{(byte)before.State}" };
        }

        if (change.HasNewChoices)
            line["choices"] = new JsonArray([.. row.Choices.Select(choice => (JsonNode)choice)]);
        if (hex)
            line["record"] = Convert.ToHexString(Bytes(change.Now).Span);
        return line;
    }

    /// <summary>The record as it came: what is read is written again as the same bytes.</summary>
    private static ReadOnlyMemory<byte> Bytes(PropertyDescription description)
    {
        var writer = new PtpWriter();
        description.Write(writer, description.TwoLists);
        return writer.Written;
    }
}
