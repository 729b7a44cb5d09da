using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>A property that shows another value, or can be set to other values, than before.</summary>
/// <param name="Version">The protocol version that the body granted.</param>
internal sealed record PropertyChange(Property Row, PropertyDescription? Before, PropertyDescription Now, ushort Version)
{
    public bool HasNewChoices => Before is null || !Before.Offered.SequenceEqual(Now.Offered);

    /// <summary>What changed from one reading of the properties to the next, in the camera's order.</summary>
    public static IEnumerable<PropertyChange> Between(PropertyTable before, PropertyTable now, ushort version) =>
        from description in now.All
        where ReferenceEquals(now[description.Code], description)   // of a code that is listed twice one record counts
        let old = before[description.Code]
        where old is null || !Same(old, description)
        select new PropertyChange(SonyProperty.Find(description.Code, version), old, description, version);

    /// <summary>Value in words and raw, then what else is new.</summary>
    public override string ToString()
    {
        var text = $"{Row}: ";
        if (Before is null)
            return $"{text}{Show(Now.Current)}";
        List<string> news = [];
        if (Before.Current != Now.Current)
            news.Add($"{Show(Before.Current)} -> {Show(Now.Current)}");
        if (Before.State != Now.State)
            news.Add($"{Words.Of(Before.State)} -> {Words.Of(Now.State)}");
        if (HasNewChoices)
            news.Add($"choices {Before.Offered.Count} -> {Now.Offered.Count}");
        return text + string.Join(", ", news);
    }

    private string Show(PtpValue value) => value.IsNumber ? $"{Row.Describe(value)} [{value.ToHex()}]" : $"\"{value}\"";

    private static bool Same(PropertyDescription old, PropertyDescription now) =>
        old.Current == now.Current && old.State == now.State && old.Offered.SequenceEqual(now.Offered);
}
