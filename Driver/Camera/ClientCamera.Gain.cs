using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// Gain is the ISO value, or an index into the ISO list if the user chose that: never both, which broke clients of others (Fujicom#8).
/// </summary>
public sealed partial class ClientCamera
{
    /// <summary>Taken where the body stands on automatic ISO, which no series of exposures can use, or does not tell what it stands
    /// on.</summary>
    private const int IsoInsteadOfAuto = 800;

    public short Gain
    {
        get => Options.GainMode == GainMode.List ? IndexOf(IsoNow) : (short)RequireIso(IsoNow).Value;
        set => SetGain(value);
    }

    public short GainMin => (short)Values().First().Value;

    public short GainMax => (short)Values().Last().Value;

    public IReadOnlyList<string> Gains => Options.GainMode == GainMode.List
        ? [.. Isos().Select(iso => iso.ToString())]
        : throw AscomErrors.NotImplemented(nameof(Gains), "Gain is the ISO value itself, see GainMin and GainMax");

    /// <summary>The ISO of the next exposure; null if the body has none to set.</summary>
    private Iso? IsoNow => wanted.Iso ?? IsoInstead ?? Properties.Get(SonyProperty.Iso);

    /// <summary>
    /// A value for a body that stands on none that Gain can be: automatic, not known yet, between two of its own, or above 32767 where Gain
    /// is the value. It is set for the exposure. Null if the body stands on one, or has none to choose.
    /// </summary>
    private Iso? IsoInstead
    {
        get
        {
            var list = IsoList();
            if (Options.GainMode != GainMode.List)
                list.RemoveAll(iso => iso.Value > short.MaxValue);
            var own = Properties.Get(SonyProperty.Iso) is { IsAuto: false, IsMultiFrame: false, Value: var value }
                ? value : IsoInsteadOfAuto;
            var isChoice = Properties.Get(SonyProperty.Iso) is { IsAuto: false, IsMultiFrame: false }
                && list.Exists(iso => iso.Value == own);
            return isChoice || list.Count == 0 ? null : list.MinBy(iso => Math.Abs(iso.Value - own));
        }
    }

    private void SetGain(short value)
    {
        if (Options.GainMode == GainMode.List)
        {
            var list = Isos();
            if (value < 0 || value >= list.Count)
                throw AscomErrors.InvalidValue($"Gain {value} is no index into Gains: 0 to {list.Count - 1}");
            Want(w => w with { Iso = list[value] });
            return;
        }

        var values = Values();
        if (value < 0)
        {
            throw AscomErrors.InvalidValue(
                $"Gain {value} is what {value + 65536} becomes in ASCOM's 16 bits: the highest ISO that Gain can be is {values[^1].Value}. "
                + "With the setting gain-mode list Gain is a place in the list of all ISO values");
        }

        if (value < values[0].Value || value > values[^1].Value)
            throw AscomErrors.InvalidValue($"Gain {value} is not an ISO from {values[0].Value} to {values[^1].Value}");
        Want(w => w with { Iso = values.MinBy(iso => Math.Abs(iso.Value - value)) });
    }

    private short IndexOf(Iso? iso)
    {
        var list = Isos();
        var index = iso is { } there ? list.FindIndex(i => i.Value == there.Value) : -1;
        return index >= 0
            ? (short)index : throw AscomErrors.InvalidOperation($"The body stands on {iso}, which is not in Gains: set Gain first");
    }

    /// <summary>What a 16-bit Gain can be, from the lowest; the list mode has the rest.</summary>
    private List<Iso> Values()
    {
        if (Options.GainMode == GainMode.List)
            throw AscomErrors.NotImplemented("GainMin and GainMax", "Gain is an index into Gains");
        var values = Isos().Where(iso => iso.Value <= short.MaxValue).ToList();
        return values.Count > 0 ? values : throw NoGain();
    }

    private List<Iso> Isos() => IsoList() is { Count: > 0 } list ? list : throw NoGain();

    private List<Iso> IsoList() =>
        [.. (Body?.Reachable(SonyProperty.Iso) ?? []).Where(iso => !iso.IsAuto && !iso.IsMultiFrame).DistinctBy(iso => iso.Value)
            .OrderBy(iso => iso.Value)];

    private static Iso RequireIso(Iso? iso) => iso ?? throw NoGain();

    private static AscomException NoGain() =>
        AscomErrors.NotImplemented("Gain", "the body offers no ISO to choose now; turn its mode dial to M");
}
