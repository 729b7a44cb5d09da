using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>Holds what we read from a dataset against what libgphoto2 read from the same bytes.</summary>
internal static class GoldComparison
{
    /// <summary>Everything in which the two differ, a sentence each.</summary>
    public static IEnumerable<string> Differences(PropertyTable ours, IReadOnlyList<GoldProperty> gold, ushort version,
        bool withAccess = true)
    {
        if (ours.BrokenOff is not null)
            yield return ours.BrokenOff;
        var byCode = ours.All.GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.Last());
        foreach (var line in gold)
        {
            if (!byCode.TryGetValue(line.Code, out var description))
                yield return $"0x{line.Code:X4} is missing";
            else
                foreach (var difference in Differences(description, line, version, withAccess))
                    yield return $"{SonyProperty.Find(line.Code, version)}: {difference}";
        }
    }

    /// <summary>
    /// Whether a property can be changed, by libgphoto2's rule: in protocol 2.00 what is enabled, by steps if not otherwise
    /// (ptp-pack.c:774-822).
    /// </summary>
    public static bool CanBeChanged(PropertyDescription description, ushort version) =>
        description.IsWritable || description.IsControl || (version < ExtDeviceInfo.Version3 && description.State == PropertyState.Enabled);

    private static IEnumerable<string> Differences(PropertyDescription ours, GoldProperty gold, ushort version, bool withAccess)
    {
        if (ours.Type != gold.Type)
            yield return $"type {ours.Type}, libgphoto2 {gold.Type}";
        if (withAccess && CanBeChanged(ours, version) != (gold.Access == "rw"))
            yield return $"access {ours.Access:X2} {ours.State}, libgphoto2 {gold.Access}";
        if (ours.Form != gold.Form)
            yield return $"form {ours.Form}, libgphoto2 {gold.Form}";
        if (gold.Text is not null && ours.Current.Text != gold.Text)
            yield return $"\"{ours.Current.Text}\", libgphoto2 \"{gold.Text}\"";
        if (gold.Current is { } current && Wire(current, ours.Type) != ours.Current)
            yield return $"{ours.Current}, libgphoto2 {current}";
        // libgphoto2 keeps the second list where there are two
        if (!ours.AllChoices.SequenceEqual(gold.Values.Select(v => Wire(v, ours.Type))))
            yield return $"choices [{string.Join(",", ours.AllChoices)}], libgphoto2 [{string.Join(",", gold.Values)}]";
    }

    /// <summary>libgphoto2 prints u64 with a sign.</summary>
    private static PtpValue Wire(Int128 number, PtpType type) => PtpValue.Of(type, number);
}
