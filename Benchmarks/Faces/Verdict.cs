namespace SonyAlpha.Benchmarks.Faces;

/// <summary>Counts what was kept of what was promised, each with its figure and its bound.</summary>
internal sealed class Verdict
{
    private int kept;
    private int missed;

    public void Demand(bool holds, string what)
    {
        Console.WriteLine($"{(holds ? "kept  " : "MISSED")} {what}");
        (kept, missed) = holds ? (kept + 1, missed) : (kept, missed + 1);
    }

    /// <summary>Prints the counts.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        Console.WriteLine($"{kept} passed, {missed} failed, 0 skipped");
        return missed == 0 ? 0 : 1;
    }
}
