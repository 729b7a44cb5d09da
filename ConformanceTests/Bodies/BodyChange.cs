using System.Globalization;
using System.Text.Json.Nodes;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>One way in which another body, firmware or owner may differ from a description.</summary>
/// <param name="Name">What is different.</param>
/// <param name="Apply">Makes it so; false where there is nothing to change.</param>
internal sealed record BodyChange(string Name, Func<JsonArray, bool> Apply)
{
    /// <summary>What an exposure rests on, and what the driver reads besides.</summary>
    private static readonly string[] Rested =
    [
        "5004", "5007", "500A", "500B", "500E", "5013", "D20D", "D215", "D217", "D218", "D21B", "D21D", "D21E", "D221", "D222", "D226",
            "D229",
        "D24F", "D253", "D25A", "D268", "D269", "D2A4", "D2C1", "D2C2", "D214", "D219", "D248", "D211",
    ];

    /// <summary>TABLE: what is done to one property.</summary>
    private static readonly (string Name, Func<JsonObject, Random, bool> Apply)[] OfOne =
    [
        ("not enabled", (p, _) => Set(p, "state", 0)),
        ("only shown", (p, _) => Set(p, "state", 2)),
        ("only read", (p, _) => Set(p, "access", 0) && Set(p, "state", 1)),
        ("empty lists", (p, _) => IsList(p) && Put(p, "now", []) && Put(p, "all", [])),
        ("nothing to choose now", (p, _) => IsList(p) && Put(p, "now", [])),
        ("its lists reversed", (p, _) => IsList(p) && Put(p, "now", [.. Of(p, "now").Reverse()])
            && Put(p, "all", [.. Of(p, "all").Reverse()])),
        ("its lists in no order", (p, dice) => IsList(p) && Shuffle(p, dice)),
        ("one value only", (p, _) => IsList(p) && Put(p, "now", [p["current"]!.GetValue<long>()])
            && Put(p, "all", [p["current"]!.GetValue<long>()])),
        ("half of its list", (p, dice) => IsList(p) && Put(p, "now", Half(Of(p, "now"), dice)) && Put(p, "all", Half(Of(p, "all"), dice))),
        ("a value not in its list", (p, _) => IsList(p) && Set(p, "current", 77)),
        ("zero", (p, _) => Set(p, "current", 0)),
        ("all bits", (p, _) => Set(p, "current", Widest(p))),
        ("any value of its list", (p, dice) => IsList(p) && Of(p, "all") is { Length: > 0 } all
            && Set(p, "current", all[dice.Next(all.Length)])),
        ("no list but a value", (p, _) => Set(p, "form", 0) && Put(p, "now", []) && Put(p, "all", [])),
        ("twice as wide", (p, _) => p["type"]!.GetValue<long>() is >= 1 and <= 4 and var type && Set(p, "type", type + 2)),
        ("a range from least to most", (p, _) => Set(p, "form", 1) && Put(p, "now", [0, Widest(p) is > 0 and var most ? most : 127, 1])
            && Put(p, "all", [])),
    ];

    /// <summary>TABLE: what is done to the whole.</summary>
    private static readonly (string Name, Func<JsonObject, bool> Apply)[] OfAll =
    [
        ("asked for 2.00", body => Say(body, "protocol", "00C8")),
        ("asked for 3.00", body => Say(body, "protocol", "012C")),
        ("asked for a version after 3.00", body => Say(body, "protocol", "0136")),
        ("an ILCE-7M5", body => Say(body, "model", "ILCE-7M5")),
        ("a ZV-E10M2", body => Say(body, "model", "ZV-E10M2")),
        ("a model with spaces", body => Say(body, "model", "ILCA - 68")),
        ("a model of another year", body => Say(body, "model", "ILCE-9RM7")),
        ("a model without a name", body => Say(body, "model", "")),
        ("no firmware", body => Say(body, "firmware", "")),
        ("firmware in words", body => Say(body, "firmware", "Ver. 1.0 beta / \u65e5\u672c")),
        ("no controls", body => List(body, "controls")),
        ("only two controls", body => List(body, "controls", "D2C1", "D2C2")),
        ("every other property", body => Keep(body, (_, i) => i % 2 == 0)),
        ("the first thirty properties", body => Keep(body, (_, i) => i < 30)),
        ("nothing that was not there in 2014", body =>
            Keep(body, (code, _) => code.StartsWith('5') || code.StartsWith("D2", StringComparison.Ordinal))),
        ("its properties reversed", Reverse),
        ("its properties twice", body => Add(body, [.. body["properties"]!.AsArray().Select(p => p!.DeepClone())])),
        ("properties of unknown kinds", body =>
            Add(body, Unheard(0xDFF0, 8), Unheard(0xDFF1, 7), Unheard(0xDFF2, 0xFFFF), Unheard(0x5FFF, 6),
            Unheard(0xE7FE, 10), Unheard(0xDFF3, 0x4002), Unheard(0xDFF4, 9))),
    ];

    /// <summary>TABLE: how somebody may have left it.</summary>
    private static readonly (string Name, string Code, long Value)[] Left =
    [
        ("dial on auto", "500E", 0x8000), ("dial on P", "500E", 2), ("dial on A", "500E", 3), ("dial on S", "500E", 4),
            ("dial on movie", "500E", 0x8050),
        ("dial on S&Q", "500E", 0x8084), ("dial on panorama", "500E", 0x8041), ("dial on a scene", "500E", 7), ("continuous", "5013", 2),
        ("continuous hi", "5013", 0x8010), ("self-timer", "5013", 0x8004), ("bracketing", "5013", 0x8537), ("JPEG", "5004", 3),
        ("X.Fine", "5004", 4),
        ("RAW+JPEG", "5004", 0x13), ("only JPEG", "D253", 3), ("RAW+JPEG in 3.00", "D253", 2), ("HEIF", "D253", 5),
        ("card only", "D222", 16),
        ("card and computer", "D222", 17), ("no live view now", "D221", 0), ("live view not possible", "D221", 2),
        ("AUTO ISO", "D21E", 0xFFFFFF),
        ("multi-frame ISO", "D21E", 0x1000640), ("autofocus", "500A", 2), ("bulb", "D20D", 0), ("1/8000 s", "D20D", 0x1_1F40),
        ("30 s", "D20D", 0x12C_000A),
        ("small file", "D268", 2), ("only JPEG is sent", "D269", 2), ("interval shooting", "D24F", 2), ("bulb timer", "D2A4", 1),
        ("noise reduction", "D217", 2),
    ];

    public static IEnumerable<BodyChange> All =>
    [
        .. Rested.Select(code => new BodyChange($"{code} not there", properties => Without(properties, code))),
        .. from code in Rested from change in OfOne select new BodyChange($"{code}: {change.Name}", On(code, change.Apply)),
        .. Left.Select(left => new BodyChange($"{left.Name} ({left.Code} = {left.Value})",
            On(left.Code, (p, _) => Set(p, "current", left.Value)))),
        .. Left.Select(left => new BodyChange($"{left.Name} ({left.Code} = {left.Value}), locked",
            On(left.Code, (p, _) => Set(p, "current", left.Value) && Set(p, "access", 0)))),
        .. OfAll.Select(change => new BodyChange(change.Name, properties => change.Apply(properties.Parent!.AsObject()))),
    ];

    public override string ToString() => Name;

    private static Func<JsonArray, bool> On(string code, Func<JsonObject, Random, bool> apply) => properties =>
    {
        var changed = false;
        foreach (var property in properties.OfType<JsonObject>()
            .Where(p => p["code"]!.GetValue<string>() == code && p["current"] is not null))
            changed |= apply(property, new Random(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        return changed;
    };

    private static bool Without(JsonArray properties, string code)
    {
        var found = properties.OfType<JsonObject>().Where(p => p["code"]!.GetValue<string>() == code).ToList();
        found.ForEach(property => properties.Remove(property));
        return found.Count > 0;
    }

    private static bool Set(JsonObject property, string name, long value)
    {
        property[name] = value;
        return true;
    }

    private static bool Put(JsonObject property, string name, long[] values)
    {
        property[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return true;
    }

    private static bool Say(JsonObject body, string name, string text)
    {
        body[name] = text;
        return true;
    }

    private static bool List(JsonObject body, string name, params string[] texts)
    {
        body[name] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
        return true;
    }

    private static bool Keep(JsonObject body, Func<string, int, bool> stays)
    {
        var properties = body["properties"]!.AsArray();
        var gone = properties.Where((p, i) => !stays(p!["code"]!.GetValue<string>(), i)).ToList();
        gone.ForEach(property => properties.Remove(property));
        return gone.Count > 0;
    }

    private static bool Reverse(JsonObject body)
    {
        var properties = body["properties"]!.AsArray();
        var all = properties.Reverse().ToList();
        properties.Clear();
        return Add(body, [.. all.OfType<JsonNode>()]);
    }

    private static bool Add(JsonObject body, params JsonNode[] more)
    {
        foreach (var property in more)
            body["properties"]!.AsArray().Add(property);
        return true;
    }

    private static JsonObject Unheard(int code, int type) => new()
    {
        ["code"] = code.ToString("X4", CultureInfo.InvariantCulture), ["type"] = type, ["access"] = 1, ["state"] = 1, ["default"] = 0,
            ["current"] = 3, ["form"] = 2, ["now"] = new JsonArray(1, 3, -7), ["all"] = new JsonArray(1, 3, -7),
    };

    private static bool IsList(JsonObject property) => property["form"]!.GetValue<long>() == 2;

    private static long[] Of(JsonObject property, string name) => [.. property[name]!.AsArray().Select(value => value!.GetValue<long>())];

    private static bool Shuffle(JsonObject property, Random dice)
    {
        var (now, all) = (Of(property, "now"), Of(property, "all"));
        dice.Shuffle(now);
        dice.Shuffle(all);
        return Put(property, "now", now) && Put(property, "all", all);
    }

    private static long[] Half(long[] values, Random dice) => [.. values.Where(_ => dice.Next(2) == 0)];

    private static long Widest(JsonObject property) => property["type"]!.GetValue<long>() switch
    {
        1 or 3 or 5 => -1,
        2           => byte.MaxValue,
        4           => ushort.MaxValue,
        _           => uint.MaxValue,
    };
}
