using System.Text.Json.Nodes;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>A line of what a capture holds.</summary>
/// <param name="Details">What stands below it, a line each.</param>
/// <param name="Facts">The same for programs.</param>
internal sealed record TimelineEntry(DateTimeOffset At, CapturedBody? Body, string Text, IReadOnlyList<string> Details, JsonObject Facts)
{
    /// <summary>A line that stands alone.</summary>
    /// <param name="kind">What it is, as JSON names it.</param>
    public static TimelineEntry Plain(DateTimeOffset at, CapturedBody? body, string kind, string text) =>
        new(at, body, text, [], new() { [kind] = text });

    /// <summary>Whether a word stands anywhere in it; in any case.</summary>
    public bool Has(string word) => Details.Prepend(Text).Any(line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
}
