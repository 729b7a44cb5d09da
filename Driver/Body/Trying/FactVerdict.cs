using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Trying;

/// <summary>What the check of a body says of a fact that nobody has confirmed.</summary>
public enum FactOutcome
{
    NotReached,
    Confirmed,
    Contradicted,
}

/// <summary>A fact, what a body says of it, and from what that was seen.</summary>
public sealed record FactVerdict(UnconfirmedFact Fact, FactOutcome Outcome, string Seen);
