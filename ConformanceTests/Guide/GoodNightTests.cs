using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Faces;

namespace SonyAlpha.ConformanceTests.Guide;

/// <summary>The log of a good night stands in the guide as the program writes it.</summary>
public sealed partial class GoodNightTests
{
    [Test]
    public async Task The_lines_of_a_good_night_are_those_that_the_program_writes()
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
        foreach (var seconds in new[] { 2.0, 2.0, 2.7 }) // bulb, as 45 s are
        {
            await server.Expose(1, seconds);
            Assert.That((await server.Ask(1, "imagearray")).Status, Is.EqualTo(200));
        }

        var log = server.Station.LogLines.Lines.Where(line => line.Contains("INF sim:", StringComparison.Ordinal)).Select(Masked).ToList();
        var told = GuideTests.Text("night.md").Split('\n').Where(line => line.StartsWith("INF ", StringComparison.Ordinal)).Select(Masked);
        Assert.That(log, Is.EqualTo(told), () => string.Join('\n', server.Station.LogLines.Lines));
    }

    /// <summary>Without the time of the day, and without how many seconds.</summary>
    private static string Masked(string line) => Seconds().Replace(line[line.IndexOf("INF ", StringComparison.Ordinal)..], "N s");

    [GeneratedRegex(@"\d+(\.\d+)? s\b")]
    private static partial Regex Seconds();
}
