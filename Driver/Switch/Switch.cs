using System.Collections.Concurrent;
using System.Globalization;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// ISwitchV3's meaning: a camera's health and what of it can be switched, see <see cref="Gauges"/>. Which gauges there are is decided when
/// a body is opened first; while it is away they show what they last showed.
/// </summary>
/// <remarks>Threads: any; everything is read from snapshots.</remarks>
public sealed class Switch : Device
{
    private readonly ConcurrentDictionary<Gauge, double> shown = new();
    private volatile IReadOnlyList<Gauge> gauges = [];

    /// <summary>The kind's row: all that a face must know.</summary>
    public static DeviceKind Row { get; } = new(
        "Switch", "Sony Alpha health", SwitchMembers.All,
        // ASCOMPlatform 7.1.3, ASCOM.DeviceInterface
        [(3, new("E856A9AB-E67B-4449-9177-D7593BA6AF7E")), (2, new("71A6CA6B-A86B-4EBB-8DA3-6D91705177A3"))],
        [new("5A3E3F0B-8A0C-4C41-9A65-0E5B7F6A2C94"), new("3C97D5A1-F40E-4D26-8B1F-92E0A6C4D758")], whole =>
            new Switch(whole), (choose, clock) => new SwitchSession(choose, clock));

    internal Switch(CameraBody whole) : base(whole)
    {
    }

    public override DeviceKind Kind => Row;

    public override string Name => $"Health of {Whole.Name}";

    public override string Description => Name.Length <= 68 ? Name : Name[..68];

    public override IReadOnlyList<StateValue> DeviceState =>
    [
        .. gauges.Index().SelectMany(g => (StateValue[])
        [
            new($"GetSwitch{g.Index}", GetSwitch((short)g.Index)), new($"GetSwitchValue{g.Index}", GetSwitchValue((short)g.Index)),
            new($"StateChangeComplete{g.Index}", true),
        ]),
        new("TimeStamp", Whole.Setup.Clock.GetUtcNow().UtcDateTime),
    ];

    public override IReadOnlyList<string> Facts =>
        [.. Gauges.Of(Whole)
            .Select(read => string.Create(CultureInfo.InvariantCulture, $"{read.Gauge.Name}: {read.Value:0.##} {read.Gauge.Unit}")
                .TrimEnd())];

    /// <summary>Which gauges this body has, in their order; empty before it was opened.</summary>
    public IReadOnlyList<Gauge> List => gauges;

    /// <summary>How many there are.</summary>
    public short MaxSwitch => (short)gauges.Count;

    public override SwitchSession NewSession() => new(this);

    public string GetSwitchName(short id) => Find(id).Name;

    public void SetSwitchName(short id) => throw AscomErrors.NotImplemented("SetSwitchName", $"the name of {Find(id).Name} is fixed");

    public string GetSwitchDescription(short id) => Find(id).Description;

    public bool CanWrite(short id) => Find(id).Write is not null;

    /// <summary>Whether it is above its least value.</summary>
    public bool GetSwitch(short id) => GetSwitchValue(id) > Find(id).Least;

    public void SetSwitch(short id, bool state) => SetSwitchValue(id, state ? Find(id).Most : 0);

    public double MaxSwitchValue(short id) => Find(id).Most;

    public double MinSwitchValue(short id) => Find(id).Least;

    public double SwitchStep(short id) => Find(id).Step;

    /// <summary>The value now; while nobody knows it, the last one.</summary>
    public double GetSwitchValue(short id)
    {
        var gauge = Find(id);
        if (gauge.Read(Whole) is { } value)
            shown[gauge] = gauge.Fit(value);
        return shown.GetValueOrDefault(gauge);
    }

    /// <exception cref="AscomException">It can only be read, or the value is out of its range.</exception>
    public void SetSwitchValue(short id, double value)
    {
        var gauge = Find(id);
        if (gauge.Write is not { } write)
            throw AscomErrors.NotImplemented("SetSwitchValue", $"{gauge.Name} is a gauge: it can only be read");
        if (double.IsNaN(value) || value < 0 || value > gauge.Most)
            throw AscomErrors.InvalidValue($"{gauge.Name} cannot be {value}: 0 is off, {gauge.Most} is on");
        write(Whole, value >= gauge.Most / 2);
    }

    public bool CanAsync(short id)
    {
        Find(id);
        return false;
    }

    public bool StateChangeComplete(short id)
    {
        Find(id);
        return true;
    }

    /// <summary>Everything that can be switched is switched at once.</summary>
    public void NoAsync(short id, string member) => throw AscomErrors.NotImplemented(member, $"{Find(id).Name} changes at once");

    internal override void Recognise(SonyCamera body)
    {
        if (gauges.Count == 0 || Clients == 0)
            gauges = [.. Gauges.All.Where(gauge => gauge.IsThere(body))];
    }

    /// <summary>What was switched lasts as long as somebody is there who switched it.</summary>
    private protected override void Forget() => Whole.Choices = new();

    private Gauge Find(short id)
    {
        var all = gauges;
        return id >= 0 && id < all.Count ? all[id]
            : throw AscomErrors.InvalidValue($"There is no switch {id}: they are 0 to {all.Count - 1}");
    }
}
