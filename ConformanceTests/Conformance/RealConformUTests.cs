using System.Diagnostics;
using SonyAlpha.ConformanceTests.Faces;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>
/// The real ConformU, where SONYALPHA_CONFORMU has its path: its own verdict. Without it the restated checks are all there is, and nothing
/// is skipped, since there is nothing to run.
/// </summary>
public sealed class RealConformUTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static IEnumerable<string> Runs =>
        Environment.GetEnvironmentVariable("SONYALPHA_CONFORMU") is { Length: > 0 } ? ["conformance", "alpacaprotocol"] : [];

    [TestCaseSource(nameof(Runs))]
    public async Task ConformU_finds_nothing(string run)
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        using var conformu = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("SONYALPHA_CONFORMU")!, [run, $"http://127.0.0.1:{server.Served.Port}/api/v1/camera/0"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = conformu.StandardOutput.ReadToEndAsync();
        Assert.That(conformu.WaitForExit(Patience), "ConformU does not end");
        Assert.That(conformu.ExitCode, Is.Zero, await said);
    }
}
