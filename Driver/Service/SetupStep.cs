namespace SonyAlpha.Driver.Service;

/// <summary>One thing that makes a service of the program: a row of <see cref="SetupSteps.All"/>.</summary>
/// <param name="Question">Asked before it is done. Null: it is asked in the step's own words, and done only where somebody answers.</param>
/// <param name="IsDone">Whether there is nothing left to do.</param>
/// <param name="Do">Does it, and returns what was done, a sentence.</param>
/// <param name="IsBasis">Whether nothing after it makes sense without it.</param>
internal sealed record SetupStep(string Name, string? Question, Func<Machine, bool> IsDone, Func<Setup, string> Do, bool IsBasis = false);

/// <summary>What a step works with.</summary>
/// <param name="Settings">Those of the service.</param>
/// <param name="Ask">Asks a question; the answer without its ends, "" for none.</param>
internal sealed record Setup(Machine Machine, Settings Settings, Func<string, string> Ask);
