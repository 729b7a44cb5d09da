using System.Globalization;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Prints a timeline for people or for programs.</summary>
/// <param name="filter">Only entries with one of these words; all if it is empty.</param>
/// <param name="isLive">Whether the capture goes on: then nothing that is known waits in a buffer.</param>
internal sealed class TimelineWriter(TextWriter writer, string[] filter, bool json, bool isLive)
{
    private DateTimeOffset? begin;

    /// <param name="bytes">Lines of a dump that belong to it.</param>
    public void Write(TimelineEntry entry, IEnumerable<string>? bytes = null)
    {
        begin ??= entry.At;
        if (filter.Length > 0 && !filter.Any(entry.Has))
            return;
        if (json)
            WriteJson(entry);
        else
            WriteText(entry, bytes ?? []);
        if (isLive)
            writer.Flush();
    }

    public void Flush() => writer.Flush();

    private void WriteText(TimelineEntry entry, IEnumerable<string> bytes)
    {
        var whose = entry.Body is { } body ? $"#{body.Number} " : "";
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(entry.At - begin!.Value).TotalSeconds,12:0.000000}  {whose}{PlainText.OneLine(entry.Text)}"));
        foreach (var detail in entry.Details)
            writer.WriteLine($"    {PlainText.OneLine(detail)}");
        foreach (var line in bytes)
            writer.WriteLine(line);
    }

    private void WriteJson(TimelineEntry entry)
    {
        entry.Facts.Insert(0, "at", entry.At.ToString("O", CultureInfo.InvariantCulture));
        entry.Facts.Insert(1, "body", entry.Body?.ToString());
        writer.WriteLine(entry.Facts.ToJsonString());
    }
}
