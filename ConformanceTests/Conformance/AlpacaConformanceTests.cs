using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's camera checks over HTTP: bodies of both protocols, default and extreme settings, twice against the same
/// process.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AlpacaConformanceTests
{
    /// <summary>Small ones and a large one; all of them in virtual time: <see cref="DispatchConformanceTests"/>.</summary>
    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    [TestCase("ILCE-7SM3")]
    public async Task A_whole_run_over_HTTP_finds_nothing_twice(string model)
    {
        await using var server = await SimulatedServer.Start(model);
        Assert.That(ConformSuite.Run(() => Open(server, 1)), Is.Empty);
        Assert.That(ConformSuite.Run(() => Open(server, 2)), Is.Empty, "the second time");
    }

    [TestCase("list", "whole")]
    [TestCase("list", "superpixel")]
    [TestCase("value", "whole")]
    public async Task A_whole_run_over_HTTP_finds_nothing_in_other_settings(string gain, string readout)
    {
        await using var server = await SimulatedServer.Start("SIM-640V2");
        server.Station.Settings.Set(Settings.GainMode, gain);
        server.Station.Settings.Set(Settings.Readout, readout);
        Assert.That(ConformSuite.Run(() => Open(server, 1)), Is.Empty);
    }

    /// <summary>In the readout mode that shows the live picture.</summary>
    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public async Task A_whole_run_over_HTTP_finds_nothing_in_live_view(string model)
    {
        Jpegs.Need();
        await using var server = await SimulatedServer.Start(model);
        Assert.That(ConformSuite.Run(() => new LiveDevice(Open(server, 1))), Is.Empty);
    }

    private static AlpacaDevice Open(SimulatedServer server, uint client) => new(server.Served.Http, 0, client);
}
