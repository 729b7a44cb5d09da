namespace SonyAlpha.ConformanceTests.Night;

/// <summary>What became of a night.</summary>
/// <param name="Seed">The night can be had again from it.</param>
/// <param name="Started">Exposures that StartExposure accepted.</param>
/// <param name="Delivered">Those that ended in their own picture.</param>
/// <param name="Failed">Those that ended in an error.</param>
/// <param name="Aborted">Those that the client gave up.</param>
/// <param name="Struck">How often something went wrong with a body.</param>
/// <param name="Broken">Everything that must not happen, a sentence each.</param>
/// <param name="Log">What happened, a line each with the virtual time.</param>
/// <param name="Growth">Bytes of managed memory at the end beyond those after the first hour.</param>
internal sealed record NightReport(
    int Seed, int Started, int Delivered, int Failed, int Aborted, int Struck, IReadOnlyList<string> Broken, IReadOnlyList<string> Log, long Growth)
{
    public override string ToString() => FormattableString.Invariant(
        $"night {Seed}: {Started} exposures, {Delivered} delivered, {Failed} failed, {Aborted} aborted, {Struck} faults, {Broken.Count} wrong, memory {Growth / 1024.0:+0;-0} KiB");
}
