namespace SonyAlpha.ConformanceTests.Night;

/// <summary>What became of a night.</summary>
/// <param name="Seed">The night can be had again from it.</param>
/// <param name="Started">Lights that a program tried to take.</param>
/// <param name="Delivered">Those that ended in their own picture.</param>
/// <param name="Late">Those of them that began late, and were said to.</param>
/// <param name="Failed">Those of which the program showed a sentence.</param>
/// <param name="TimedOut">Those for which the program waited as long as it does.</param>
/// <param name="Aborted">Those that the user gave up.</param>
/// <param name="Struck">How often something went wrong with a body.</param>
/// <param name="Hung">Lights that never ended.</param>
/// <param name="Lost">Whole pictures that neither a program has nor the rescue folder.</param>
/// <param name="Broken">Everything that must not happen, a sentence each, hung and lost ones among them.</param>
/// <param name="Log">What happened, a line each with the virtual time.</param>
/// <param name="Growth">Bytes of managed memory at the end beyond those after the first hour; null if it was not weighed.</param>
internal sealed record NightReport(
    int Seed, int Started, int Delivered, int Late, int Failed, int TimedOut, int Aborted, int Struck, int Hung, int Lost,
    IReadOnlyList<string> Broken, IReadOnlyList<string> Log, long? Growth)
{
    public override string ToString() =>
        FormattableString.Invariant($"night {Seed}: {Started} exposures, {Delivered} delivered, {Late} late, {Failed} failed, ")
        + FormattableString.Invariant(
            $"{TimedOut} timed-out, {Aborted} aborted, {Struck} faults, {Broken.Count - Hung - Lost} wrong, {Hung} hung, {Lost} lost, ")
        + (Growth is { } bytes ? FormattableString.Invariant($"memory {bytes / 1024.0:+0;-0} KiB") : "not weighed");
}
