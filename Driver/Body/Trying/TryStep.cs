namespace SonyAlpha.Driver.Trying;

/// <summary>How a step of the check ended.</summary>
public enum TryOutcome
{
    Works,

    /// <summary>It can be lived with.</summary>
    Doubtful,

    Fails,

    /// <summary>This body has it not, or the user did not want it.</summary>
    Skipped,

    /// <summary>The check ended before.</summary>
    NotReached,
}

/// <summary>A number that was measured.</summary>
/// <param name="Name">"end of exposure to picture in memory".</param>
/// <param name="Unit">"s", "ms", "MB/s".</param>
public sealed record Measurement(string Name, double Value, string Unit);

/// <summary>What a step found.</summary>
/// <param name="Sentence">What was seen.</param>
/// <param name="Advice">What the user does about it; empty if nothing is to be done.</param>
public sealed record TryFinding(TryOutcome Outcome, string Sentence, string Advice = "")
{
    public static TryFinding Works(string sentence) => new(TryOutcome.Works, sentence);

    public static TryFinding Skipped(string sentence, string advice = "") => new(TryOutcome.Skipped, sentence, advice);
}

/// <summary>One row of the check.</summary>
/// <param name="Name">As the report has it.</param>
/// <param name="Does">What it does, for the list that is shown before.</param>
/// <param name="Run">Takes its time within bounds of its own.</param>
internal sealed record TryStep(string Name, string Does, Func<TryRun, TryFinding> Run)
{
    /// <summary>Whether the check can go on when it fails.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>A row of the report.</summary>
public sealed record TryResult(string Step, TryFinding Finding, IReadOnlyList<Measurement> Measurements);
