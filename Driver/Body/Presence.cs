using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// Whether a body is there, as its clients shall see it. Attached is not present: cables slip and batteries are changed, and a program that
/// is told "not connected" for that gives its camera up for the night.
/// </summary>
internal abstract record Presence
{
    /// <summary>It answers.</summary>
    internal sealed record Here(SonyCamera Body) : Presence;

    /// <summary>It did answer, and is waited for: what it is can be told from what it said last.</summary>
    internal sealed record Away(TimeSpan Since, AscomException Reason, SonyCamera? Last) : Presence;

    /// <summary>Nobody has opened it, or it is away for longer than the user's patience.</summary>
    internal sealed record Gone(AscomException? Reason) : Presence;
}
