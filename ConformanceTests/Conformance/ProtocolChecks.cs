namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A request of ConformU's Alpaca protocol check, by its name for it.</summary>
/// <param name="Parameters">In a GET the query, in a PUT the form.</param>
/// <param name="Echo">The ClientTransactionID that must come back with status 200.</param>
internal sealed record ProtocolCheck(string Name, string Parameters, int Status = 200, uint Echo = 67890)
{
    public override string ToString() => Name;
}

/// <summary>TABLE: the requests that ConformU makes of each member (AlpacaProtocolTestManager.cs). The ids and the wrong values are its
/// own.</summary>
internal static class ProtocolChecks
{
    private const string Client = "ClientID=123456";
    private const string Transaction = "ClientTransactionID=67890";
    private const string Ids = $"{Client}&{Transaction}";
    private const string Extra = "ExtraParameter=ExtraValue";
    private const string WrongClient = "clientid=123456";
    private const string WrongTransaction = "clienttransactionid=67890";
    private const string BadValue = "asduio6fghZZ";

    public static IReadOnlyList<ProtocolCheck> Get { get; } =
    [
        new("Good ClientID and ClientTransactionID casing", Ids),
        new("Good ClientID and ClientTransactionID casing with additional parameter", $"{Ids}&{Extra}"),
        new("Different ClientID casing", $"{WrongClient}&{Transaction}"),
        new("Different ClientTransactionID casing", $"{Client}&{WrongTransaction}"),
        .. BadIds(""),
    ];

    public static IReadOnlyList<ProtocolCheck> PutWithoutParameters { get; } =
    [
        new("Good ID name casing", Ids),
        new("Good ID casing + extra parameter", $"{Ids}&{Extra}"),
        new("Bad ClientID casing", $"{WrongClient}&{Transaction}"),
        new("Bad ClientTransactionID casing", $"{Client}&{WrongTransaction}", Echo: 0),
        .. BadIds(""),
    ];

    /// <param name="parameters">Names in ASCOM's case, and values that are right.</param>
    public static IReadOnlyList<ProtocolCheck> Put(params (string Name, string Value)[] parameters)
    {
        string Form(Func<(string Name, string Value), string> spell) => string.Concat(parameters.Select(spell));
        var good = Form(p => $"&{p.Name}={p.Value}");
        var names = string.Join(" and ", parameters.Select(p => p.Name));
        return
        [
            new($"Parameter {names} (Good casing)", Ids + good),
            new($"Parameter {names} (Good casing + extra parameter)", $"{Ids}&{Extra}{good}"),
            .. parameters.Select(bad => new ProtocolCheck($"Parameter {bad.Name} (Bad value)",
                Ids + Form(p => $"&{p.Name}={(p == bad ? BadValue : p.Value)}"), 400)),
            .. parameters.Select(bad => new ProtocolCheck($"Parameter {bad.Name} (Bad casing)",
                Ids + Form(p => $"&{(p == bad ? Inverted(p.Name) : p.Name)}={p.Value}"), 400)),
            new("Bad ClientID casing", $"{WrongClient}&{Transaction}{good}"),
            new("Bad ClientTransactionID casing", $"{Client}&{WrongTransaction}{good}", Echo: 0),
            .. BadIds(good),
        ];
    }

    /// <summary>Connected has more wrong values than other members.</summary>
    public static IReadOnlyList<ProtocolCheck> Connected { get; } =
    [
        new("True", $"{Ids}&Connected=True"),
        new("False", $"{Ids}&Connected=False"),
        new("True, re-ordered", $"{Transaction}&Connected=True&{Client}"),
        new("Bad parameter value - Empty string", $"{Ids}&Connected=", 400),
        new("Bad parameter value - Number", $"{Ids}&Connected=123456", 400),
        new("Bad parameter value - Meaningless string", $"{Ids}&Connected=asdqwe", 400),
    ];

    private static IEnumerable<ProtocolCheck> BadIds(string good) =>
    [
        new("ClientID is empty", $"ClientID=&{Transaction}{good}", 400),
        new("ClientID is white space", $"ClientID=+++++&{Transaction}{good}", 400),
        new("ClientID is negative", $"ClientID=-12345&{Transaction}{good}", 400),
        new("ClientID is not numeric", $"ClientID=NASDAQ&{Transaction}{good}", 400),
        new("ClientTransactionID is empty", $"{Client}&ClientTransactionID={good}", 400),
        new("ClientTransactionID is white space", $"{Client}&ClientTransactionID=+++++{good}", 400),
        new("ClientTransactionID is negative", $"{Client}&ClientTransactionID=-67890{good}", 400),
        new("ClientTransactionID is a string", $"{Client}&ClientTransactionID=qweqwe{good}", 400),
    ];

    private static string Inverted(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
