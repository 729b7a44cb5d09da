namespace SonyAlpha.Driver;

/// <summary>How the rows of a table of members are written: the calls take the kind's own session.</summary>
/// <remarks>
/// The interfaces are dispinterfaces without [DispId]: the numbers are the CLR's automatic ones, 0x60020000 + slot, and a property that
/// can be written takes two slots (ASCOMPlatform 7.1.3, ASCOM.DeviceInterface).
/// </remarks>
internal static class MemberRows<TSession> where TSession : DeviceSession
{
    /// <summary>The interface lacks the member.</summary>
    public const int No = -1;

    private const int FirstDispId = 0x60020000;

    public static Member ReadOnly(string name, MemberType type, int v2, int v3, int v4, Func<TSession, object> get) =>
        New(name, MemberKind.ReadOnly, type, v2, v3, v4, (s, _) => get(s)) with { IsSpeltByTheFace = type == MemberType.Image };

    public static Member ReadWrite(
        string name, MemberType type, int v2, int v3, int v4, Func<TSession, object> get, Action<TSession, object> set) =>
        New(name, MemberKind.ReadWrite, type, v2, v3, v4, (s, _) => get(s)) with
        {
            Set = (s, v) => AscomErrors.Translated(() => set((TSession)s, v)),
        };

    public static Member Method(
        string name, MemberType type, int v2, int v3, int v4, Parameter[] parameters, Action<TSession, object[]> call) =>
        New(name, MemberKind.Method, type, v2, v3, v4, (s, a) =>
        {
            call(s, a);
            return null;
        }) with
        { Parameters = parameters };

    public static Member Function(
        string name, MemberType type, int v2, int v3, int v4, Parameter[] parameters, Func<TSession, object[], object> call) =>
        New(name, MemberKind.Method, type, v2, v3, v4, call) with { Parameters = parameters };

    public static int DispId(int slot) => slot == No ? 0 : FirstDispId + slot;

    private static Member New(
        string name, MemberKind kind, MemberType type, int v2, int v3, int v4, Func<TSession, object[], object?> call) =>
        new(name, kind, type, DispId(v2), DispId(v3), DispId(v4)) { Call = (s, a) => AscomErrors.Translated(() => call((TSession)s, a)) };
}
