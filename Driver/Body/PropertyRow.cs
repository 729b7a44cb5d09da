using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>A property of a body in words, for people.</summary>
/// <param name="Value">What it means; the bare number where that is not known; "not known yet" for what is no value.</param>
/// <param name="Raw">The number as it came over the wire.</param>
/// <param name="Choices">What can be chosen, in words; for a range one line with its ends and the step, as numbers.</param>
public sealed record PropertyRow(ushort Code, string Name, string Value, string Raw, bool IsWritable, bool IsEnabled,
    IReadOnlyList<string> Choices)
{
    /// <summary>All that the body reports, in its own order.</summary>
    /// <param name="version">The protocol version that it granted: some codes mean different things in different ones.</param>
    public static IReadOnlyList<PropertyRow> Of(PropertyTable table, ushort version) => [.. table.All.Select(p => Of(p, version, table))];

    /// <param name="table">What else the body told with it; without, only its own list says whether the value is one.</param>
    public static PropertyRow Of(PropertyDescription description, ushort version, PropertyTable? table = null)
    {
        var property = SonyProperty.Find(description.Code, version);
        // what is greyed out is marked as that, and keeps what it shows
        var isValue = description.State == PropertyState.Disabled || (table ?? PropertyTable.Empty).IsTold(property, description);
        return new(
            description.Code, property.Name, isValue ? property.Describe(description.Current) : Unknown, Hex(description.Current),
            description.IsWritable, description.IsEnabled, ChoicesOf(property, description));
    }

    private const string Unknown = "not known yet";

    private static IReadOnlyList<string> ChoicesOf(Property property, PropertyDescription description) =>
        description is { Form: PropertyForm.Range, Offered: [var least, var most, var step] }
            ? [$"{least} to {most} in steps of {step}"]
            : [.. description.Offered.Select(property.Describe)];

    private static string Hex(PtpValue value) => value.IsNumber ? value.ToHex() : value.ToString();
}
