using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// The table's rows that matter most, with a process for the body, one for the server, and NINA's calls over HTTP: in real time.
/// `ci/programs` takes those of 5 s, `ci/programs long` those of 120 s.
/// </summary>
[NonParallelizable]
[Category("Processes")]
public sealed class ProcessTests
{
    [TestCase(5.0, Category = "Short")]
    [TestCase(120.0, Category = "Long")]
    public void A_body_that_is_killed_for_40_s_costs_no_night(double seconds)
    {
        // one in the middle of a long light cannot be made good before NINA's patience ends
        var inTheMiddle = seconds > 30 ? Ending.TimeOut : Ending.Picture;
        var stories = new[]
        {
            Task.Run(() => Play("at the start", seconds, after: 1, Ending.Picture)),
            Task.Run(() => Play("in the middle", seconds, after: seconds / 2, inTheMiddle)),
            Task.Run(() => Play("in the download", seconds, after: null, Ending.Picture)),
        };
        Assert.That(Task.WhenAll(stories).GetAwaiter().GetResult(), Has.All.Empty);
    }

    /// <returns>What was wrong.</returns>
    private static List<string> Play(string name, double seconds, double? after, Ending expected)
    {
        var home = Directory.CreateTempSubdirectory("sonyalpha-");
        try
        {
            using KilledBody body = new(home.FullName, after);
            Child.Run(home.FullName, "settings", "network-cameras", $"127.0.0.1:{body.Port}");
            Child.Run(home.FullName, "settings", "discovery", "off");
            using var server = Child.Start(home.FullName, "serve", "--port", "0");
            using HttpClient http = new() { BaseAddress = new($"http://127.0.0.1:{server.Await("http://[^ ]*?:([0-9]+)")}"),
                Timeout = TimeSpan.FromSeconds(10) };
            Nina nina = new(new HttpFace(http, 4711), Clock.Real);
            if (!nina.Connect())
                return [$"{name}: no connection: {string.Join(" | ", nina.Shown)}"];
            var wrong = body.Play(name, nina, seconds, expected);
            if (wrong.Count > 0)
                wrong.AddRange(server.Said.TakeLast(40));
            return wrong;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
