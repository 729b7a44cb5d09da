using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>TABLE: what decides each fact that nobody has confirmed. A fact without a row needs something that the check does not
/// do; what each needs that was not reached stands in <see cref="UnconfirmedFact.All"/>.</summary>
internal static class Facts
{
    private static readonly (FactOutcome Outcome, string Seen) NotSeen = (FactOutcome.NotReached, "");

    /// <summary>Times that a scale of thirds of a stop has not (Sony's help guides list both scales).</summary>
    private static readonly ShutterSpeed[] OfHalfStops =
        [new(15, 10), new(7, 10), new(1, 45), new(1, 90), new(1, 180), new(1, 350), new(1, 750), new(1, 1500), new(1, 3000), new(1, 6000)];

    private static readonly Dictionary<string, Func<Evidence, (FactOutcome Outcome, string Seen)>> Rows = new()
    {
        ["zeros-last"] = e => e.Stage(SeenStage.Sane) is not { } stage ? NotSeen
            : stage.At is <= 5 ? (FactOutcome.Confirmed, $"the values were sane {After(stage)}")
                : (FactOutcome.Contradicted, $"they were sane {After(stage)}"),
        ["unlock-lasts"] = e => e.Stage(SeenStage.Priority) is not { } priority || !e.IsVersion3 ? NotSeen
            : e.Stages.FirstOrDefault(stage => stage.At is not { } at || at > (priority.At ?? 0) + 3) is { } late
                ? (FactOutcome.Contradicted, $"\"{late.Name}\" came {After(late)}")
            : (FactOutcome.Confirmed, $"the last stage came {After(e.Stages.MaxBy(stage => stage.At)!)}"),
        ["priority-among-zeros"] = e => e.Stage(SeenStage.Sane) is not { At: > 0.5 } || e.Stage(SeenStage.Priority) is not { At: not null }
        || e.Priorities == 0 ? NotSeen
            : e.Priorities > 1 ? (FactOutcome.Contradicted, $"it was written {e.Priorities} times")
            : (FactOutcome.Confirmed, "it was written once, among zeros, and heard"),
        ["drive-stays-locked"] = e => e.Stage(SeenStage.Unlocked) is not { } stage || stage.At is <= 3 ? NotSeen
            : stage.At is null ? (FactOutcome.Confirmed, "it stayed locked")
                : (FactOutcome.Contradicted, $"it could be written {After(stage)}"),
        ["speaks-while-exposing"] = e => e.IsVersion3 || e.Bulbs.Count == 0 ? NotSeen
            : e.Bulbs.Any(bulb => e.Talk.Skip(bulb.Down).Take(bulb.Up - bulb.Down + 4).Any(line => line.IsEvent))
                ? (FactOutcome.Confirmed, "events came")
                    : (FactOutcome.Contradicted, "no event came from the opening until after the close"),
        ["memory-empty-in-bulb"] = e => !e.IsVersion3 ? NotSeen : InBulb(e, SonyProperty.ObjectInMemory) is not { Count: > 0 } values
        ? NotSeen
            : values.All(value => value == 0) ? (FactOutcome.Confirmed, $"{values.Count} times 0")
            : (FactOutcome.Contradicted, $"0x{values.First(v => v != 0):X}"),
        ["bulb-by-write"] = BulbByWrite,
        ["hold-harmless"] = e => e.Worked("1 s")
            ? (e.Worked("memory") ? (FactOutcome.Confirmed, "one picture came of 1 s")
                : (FactOutcome.Contradicted, "a picture was left behind")) : NotSeen,
        ["longer-half-press"] = LongerHalfPress,
        ["half-stop-steps"] = HalfStops,
        ["iso-ends-where-it-stops"] = e => e.IsoEnd is not { } end || end.Reached >= end.Listed ? NotSeen
            : end.WentOn is { } later
                ? (FactOutcome.Contradicted, $"it stopped at ISO {end.Reached}, and a second walk came to ISO {later}")
            : (FactOutcome.Confirmed, $"two walks to ISO {end.Listed}, which its list has, stopped at ISO {end.Reached}"),
        ["unplug-lifts-button"] = e => e.AfterPull is not { } memory ? NotSeen
            : memory.First > 0 ? (FactOutcome.Confirmed, $"0xD215 = 0x{memory.First:X4} when the cable was back: the picture lay there")
            : memory.Later > 0 && !e.ReducesNoise
                ? (FactOutcome.Contradicted, "0xD215 = 0 when the cable was back, and a picture came when the button was lifted")
            : NotSeen,
        ["step-as-wide-as-property"] = e => Steps(e) is not { Count: > 0 } steps ? NotSeen
            : steps.Any(step => step.Code == ResponseCode.InvalidDevicePropFormat) ? (FactOutcome.Contradicted, "0x201B came back")
            : steps.Any(step => step.Code == ResponseCode.Ok) ? (FactOutcome.Confirmed, $"{steps.Count} steps were taken") : NotSeen,
        ["dark-is-busy"] = e => e.Frames.Any(frame => frame.File?.DarkSubtraction == SonyProtocol.Arw.DarkSubtraction.Subtracted)
            ? e.Talk.Any(line => line is { Operation: 0x9209, Code: ResponseCode.DeviceBusy })
                ? (FactOutcome.Confirmed, "DeviceBusy came") : (FactOutcome.Contradicted, "it answered all the time")
            : NotSeen,
        ["reset-frees-session"] = e => e.Talk.FirstOrDefault(line => line is { Operation: 0x1002, Code: not ResponseCode.Ok })
        is not { } refused ? NotSeen
            : e.Talk.Any(line => line.Connection == refused.Connection && line is { Operation: 0x9209, Code: ResponseCode.Ok })
                ? (FactOutcome.Confirmed, $"OpenSession was refused with 0x{refused.Code:X4}, and the session came all the same")
                    : (FactOutcome.Contradicted, $"0x{refused.Code:X4}"),
        ["wpd-version3"] = e => !IsOn(e, "wpd") ? NotSeen : e.IsVersion3
        ? (FactOutcome.Confirmed, "3.00 was granted") : (FactOutcome.Contradicted, "2.00 was granted"),
        ["wpd-refusal"] = e => !IsOn(e, "wpd") ? NotSeen
        : e.Talk.FirstOrDefault(line => line.Operation == 0x1004) is { Code: not (0 or ResponseCode.Ok) } refused
            ? (FactOutcome.Confirmed, $"0x{refused.Code:X4}") : NotSeen,
        ["live-view-over-network"] = e => !IsOn(e, "ptpip") ? NotSeen : e.Worked("live view")
            ? (FactOutcome.Confirmed, "live pictures came") : (FactOutcome.Contradicted, "none came"),
        ["bulb-times-in-seconds"] = e => InBulb(e, SonyProperty.Find(0xD2A6, ExtDeviceInfo.Version3)) is not { Count: > 0 } values
        || values.Max() == 0 ? NotSeen
            : values.Max() <= 33 ? (FactOutcome.Confirmed, $"up to {values.Max()} in 32 s")
            : (FactOutcome.Contradicted, $"up to {values.Max()} in 32 s"),
        ["closes-dial"] = e => e.Worked("again")
        && e.FirstDatasets.LastOrDefault()?[SonyProperty.PositionKey] is { Current.IsNumber: true } key
            ? key.Current.Number == 0 ? (FactOutcome.Confirmed, "0xD25A = 0 after CloseSession")
            : (FactOutcome.Contradicted, $"0xD25A = {key.Current.Number} after CloseSession")
            : NotSeen,
    };

    /// <summary>The names that have a row.</summary>
    public static IEnumerable<string> Decided => Rows.Keys;

    public static IReadOnlyList<FactVerdict> Of(Evidence evidence) =>
        [.. UnconfirmedFact.All.Select(fact => Rows.TryGetValue(fact.Name, out var decide)
            && decide(evidence) is { Outcome: not FactOutcome.NotReached } seen
            ? new FactVerdict(fact, seen.Outcome, seen.Seen) : new(fact, FactOutcome.NotReached, $"needs {fact.Needs}"))];

    /// <summary>The release after one that brought no picture comes later after the half press.</summary>
    private static (FactOutcome Outcome, string Seen) LongerHalfPress(Evidence e)
    {
        const double Long = 1.2;
        var again = e.Presses.Skip(1).Zip(e.Presses).Where(pair => pair.First.Connection == pair.Second.Connection
            && !pair.Second.HasPicture && pair.First.HalfSeconds > Long).Select(pair => pair.First).ToList();
        return again.Count == 0 ? NotSeen : again.All(press => press.HasPicture)
            ? (FactOutcome.Confirmed, string.Create(CultureInfo.InvariantCulture,
                $"the release {again[0].HalfSeconds:0.0} s after the half press brought its picture"))
            : (FactOutcome.Contradicted, "it was swallowed as well");
    }

    /// <summary>Where a time was seen that thirds of a stop do not have: how far a step went on average.</summary>
    private static (FactOutcome Outcome, string Seen) HalfStops(Evidence e)
    {
        if (e.IsVersion3 || !e.Values(SonyProperty.ShutterSpeed, 0, e.Talk.Count)
            .Any(raw => OfHalfStops.Any(speed => speed.IsSameTimeAs(new((uint)raw)))))
            return NotSeen;
        var moved = e.StepsOf(SonyProperty.ShutterSpeed).Select(step => (step.Count,
            From: new ShutterSpeed((uint)step.From), To: new ShutterSpeed((uint)step.To)))
            .Where(step => step.From.IsTimed && step.To.IsTimed && step.From != step.To).ToList();
        if (moved.Count == 0)
            return NotSeen;
        var stops = moved.Sum(step => Math.Abs(Math.Log2(step.From.Seconds / step.To.Seconds))) / moved.Sum(step => Math.Abs(step.Count));
        return (Math.Abs(stops - 0.5) < 0.1 ? FactOutcome.Confirmed : FactOutcome.Contradicted, string.Create(CultureInfo.InvariantCulture,
            $"{moved.Count} times, {stops:0.00} stops a step"));
    }

    private static (FactOutcome Outcome, string Seen) BulbByWrite(Evidence e)
    {
        var writes = e.Talk.Where(line => line is { Operation: 0x9205, Parameters: [0xD20D, ..], Out.Length: 4 }
            && line.Out.Span.IndexOfAnyExcept((byte)0) < 0).ToList();
        if (!e.IsVersion3 || writes.Count == 0)
            return NotSeen;
        if (writes.FirstOrDefault(write => write.Code != ResponseCode.Ok) is { } refused)
            return (FactOutcome.Contradicted, $"it was refused with 0x{refused.Code:X4}");
        if (e.Talk.Any(line => line is { Operation: 0x9207, Parameters: [0xD20D, ..] }))
            return (FactOutcome.Contradicted, "it was taken and had no effect, and steps led there");
        return e.Bulbs.Count == 0 ? NotSeen
            : (FactOutcome.Confirmed, writes.Count == 1 ? "one write was taken" : $"{writes.Count} writes were taken");
    }

    private static List<long> InBulb(Evidence e, Property property) =>
        [.. e.Bulbs.SelectMany(bulb => e.Values(property, bulb.Down, bulb.Up))];

    /// <summary>Orders for a property that is no button: steps.</summary>
    private static List<RecordedTalk> Steps(Evidence e) =>
        e.IsVersion3 ? [] : [.. e.Talk.Where(line => line is { Operation: 0x9207, Parameters: [0xD20D or 0xD21E or 0x5007, ..] })];

    private static bool IsOn(Evidence e, string scheme) => e.Id.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase);

    private static string After(SeenStage stage) =>
        stage.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at:0.0} s after the handshake") : "never";
}
