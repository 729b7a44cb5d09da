using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Every value that a body's properties were seen to have, and every choice that they were seen to offer.</summary>
internal sealed class SeenValues
{
    private readonly Dictionary<ushort, List<PtpValue>> values = [];
    private readonly Dictionary<ushort, List<PtpValue>> choices = [];

    /// <summary>By code, each value once, in the order in which they were seen first.</summary>
    public IReadOnlyList<PtpValue> this[ushort code] => values.GetValueOrDefault(code) ?? [];

    public void Add(PropertyTable table)
    {
        foreach (var property in table.All)
        {
            Add(values, property.Code, [property.Current]);
            if (property.Form == PropertyForm.Enumeration)
                Add(choices, property.Code, [.. property.AllChoices, .. property.Choices]);
        }
    }

    /// <summary>The table with the choices of all times: what can be set now stays what it was when the table was read.</summary>
    public PropertyTable WithAllChoices(PropertyTable table) => new(
        [.. table.All.Select(p => p.Form == PropertyForm.Enumeration && choices.TryGetValue(p.Code, out var all)
            ? p with { AllChoices = all } : p)],
        table.BrokenOff);

    private static void Add(Dictionary<ushort, List<PtpValue>> seen, ushort code, IEnumerable<PtpValue> news)
    {
        if (!seen.TryGetValue(code, out var known))
            seen[code] = known = [];
        known.AddRange(news.Distinct().Except(known).ToList());
    }
}
