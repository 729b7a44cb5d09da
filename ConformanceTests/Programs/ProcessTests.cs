using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// The table's rows that matter most, with a process for the body, one for the server, and NINA's calls over HTTP: in real time. `ci/programs`
/// takes those of 5 s, `ci/programs long` those of 120 s.
/// </summary>
[Category("Processes")]
public sealed class ProcessTests
{
    private const int Away = 40;

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

    /// <summary>Lights of three settings: pixels tell them from each other, whichever body took them.</summary>
    /// <param name="after">When the body's process is killed; null for a cable that is pulled in the middle of the picture.</param>
    /// <returns>What was wrong.</returns>
    private static List<string> Play(string name, double seconds, double? after, Ending expected)
    {
        var home = Directory.CreateTempSubdirectory("sonyalpha-");
        var port = FreePort();
        string[] fault = after is null ? ["--fault", $"cable-pulled-downloading@2/{Away}"] : [];
        var body = Child.Start(home.FullName, ["simulate", "SIM-640", "--ptpip", $"{port}", .. fault]);
        try
        {
            body.Await("on ptpip:.*?:([0-9]+)");
            Child.Run(home.FullName, "settings", "network-cameras", $"127.0.0.1:{port}");
            Child.Run(home.FullName, "settings", "discovery", "off");
            using var server = Child.Start(home.FullName, "serve", "--port", "0");
            using HttpClient http = new() { BaseAddress = new($"http://127.0.0.1:{server.Await("http://[^ ]*?:([0-9]+)")}"), Timeout = TimeSpan.FromSeconds(10) };
            Nina nina = new(new HttpFace(http, 4711), Clock.Real);
            if (!nina.Connect())
                return [$"{name}: no connection: {string.Join(" | ", nina.Shown)}"];
            nina.Take(new(seconds, 400));
            nina.Started = () => Clock.Real.Start("the body's fate", () =>
            {
                if (after is { } time)
                    body = Restart(body, home.FullName, port, time);
            });
            nina.Take(new(seconds, 800));
            nina.Started = null;
            nina.Take(new(seconds, 400));
            List<string> wrong = [.. Judge(nina, expected).Select(sentence => $"{name}: {sentence}")];
            TestContext.Progress.WriteLine($"{name}, {seconds} s: {string.Join("; ", nina.Taken.Select(t => $"{t.Ending} after {Clock.Real.GetElapsedTime(t.Asked, t.Done).TotalSeconds:0.0} s"))}");
            if (wrong.Count > 0)
                wrong.AddRange(server.Said.TakeLast(40));
            return wrong;
        }
        finally
        {
            body.Dispose();
            home.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Judge(Nina nina, Ending expected)
    {
        var taken = nina.Taken;
        if (nina.HasGivenUp)
            yield return $"NINA has given up: {string.Join(" | ", nina.Shown)}";
        if ((taken[0].Ending, taken[1].Ending, taken[2].Ending) != (Ending.Picture, expected, Ending.Picture))
            yield return $"the lights ended as {string.Join(", ", taken.Select(t => $"{t.Ending} {t.Said}"))}";
        var codes = taken.Where(t => t.Seen is not null).Select(t => (t.Light.Gain, t.Seen!.Code)).ToList();
        if (codes.Any(c => c.Code is null) || codes.Distinct().Count() != codes.Count)
            yield return $"pictures of nobody, or one twice: {string.Join(", ", codes)}";
        if (codes.GroupBy(c => c.Gain).Any(g => g.Select(c => c.Code!.Value.Settings).Distinct().Count() != 1)
            || codes.Select(c => (c.Gain, c.Code!.Value.Settings)).Distinct().Select(c => c.Settings).Distinct().Count() != codes.Select(c => c.Gain).Distinct().Count())
            yield return $"a picture of other settings: {string.Join(", ", codes)}";
    }

    private static Child Restart(Child body, string home, int port, double after)
    {
        Clock.Real.Sleep(TimeSpan.FromSeconds(after));
        body.Kill();
        Clock.Real.Sleep(TimeSpan.FromSeconds(Away));
        return Child.Start(home, "simulate", "SIM-640", "--ptpip", $"{port}");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
