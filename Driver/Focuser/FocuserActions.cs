namespace SonyAlpha.Driver;

/// <summary>What IFocuser has no member for, as Actions: one row each.</summary>
public static class FocuserActions
{
    private static readonly Dictionary<string, Func<Focuser, string>> Rows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Home"] = focuser => Begun(focuser.Home, "The lens goes to its near end, and its position is known from then on"),
        ["Learn"] = focuser => Begun(focuser.Learn, "The lens is measured, which takes minutes"),
        ["Lens"] = focuser => focuser.Info,
    };

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Keys];

    /// <exception cref="AscomException">There is no such action, or the client is not connected.</exception>
    internal static string Run(string name, FocuserSession session) => Rows.TryGetValue(name, out var row)
        ? row(session.Focuser)
        : throw new AscomException(AscomErrors.ActionNotImplementedNumber,
            $"There is no action \"{name}\". There are {string.Join(", ", Names)}");

    private static string Begun(Action begin, string sentence)
    {
        begin();
        return sentence;
    }
}
