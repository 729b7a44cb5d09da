using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A simulated body in a process of its own that is away for 40 s in the middle of a story.</summary>
internal sealed class KilledBody : IDisposable
{
    private const int Away = 40;

    private readonly string home;
    private readonly double? after;
    private Child body;

    /// <param name="after">Seconds of the second light after which its process is killed; null for a cable that is pulled in the middle of
    /// the picture.</param>
    public KilledBody(string home, double? after)
    {
        (this.home, this.after, Port) = (home, after, FreePort());
        string[] fault = after is null ? ["--fault", $"cable-pulled-downloading@2/{Away}"] : [];
        body = Start(fault);
        body.Await("on ptpip:.*?:([0-9]+)");
    }

    /// <summary>Where it is reached, before it is killed and after.</summary>
    public int Port { get; }

    /// <summary>Called in the second light, a second after it began.</summary>
    public Action? Meanwhile { get; init; }

    /// <summary>
    /// Four lights of three settings: pixels tell them from each other, whichever body took them. A process counts its shutter from one on,
    /// so that the two of the same settings are not the first of two processes.
    /// </summary>
    /// <param name="nina">Connected.</param>
    /// <param name="expected">How the second one ends.</param>
    /// <returns>What was wrong.</returns>
    public List<string> Play(string name, Nina nina, double seconds, Ending expected)
    {
        nina.Take(new(seconds, 400));
        nina.Started = () =>
        {
            Clock.Real.Start("the body's fate", Fail);
            if (Meanwhile is not null)
                Clock.Real.Start("somebody else", InterfereLater);
        };
        nina.Take(new(seconds, 800));
        nina.Started = null;
        nina.Take(new(seconds, 1600));
        nina.Take(new(seconds, 400));
        TestContext.Progress.WriteLine(
            $"{name}, {seconds} s: "
                + $"{string.Join("; ", nina.Taken.Select(t => $"{t.Ending} after {Clock.Real.GetElapsedTime(t.Asked, t.Done).TotalSeconds:0.0} s"))}");
        return [.. Judge(nina, expected).Select(sentence => $"{name}: {sentence}")];
    }

    public void Dispose() => body.Dispose();

    private static IEnumerable<string> Judge(Nina nina, Ending expected)
    {
        var taken = nina.Taken;
        if (nina.HasGivenUp)
            yield return $"NINA has given up: {string.Join(" | ", nina.Shown)}";
        if (!taken.Select(t => t.Ending).SequenceEqual([Ending.Picture, expected, Ending.Picture, Ending.Picture]))
            yield return $"the lights ended as {string.Join(", ", taken.Select(t => $"{t.Ending} {t.Said}"))}";
        var codes = taken.Where(t => t.Seen is not null).Select(t => (t.Light.Gain, t.Seen!.Code)).ToList();
        if (codes.Any(c => c.Code is null) || codes.Distinct().Count() != codes.Count)
            yield return $"pictures of nobody, or one twice: {string.Join(", ", codes)}";
        if (codes.GroupBy(c => c.Gain).Any(g => g.Select(c => c.Code!.Value.Settings).Distinct().Count() != 1)
            || codes.Select(c => (c.Gain, c.Code!.Value.Settings)).Distinct().Select(c => c.Settings).Distinct()
                .Count() != codes.Select(c => c.Gain).Distinct().Count())
            yield return $"a picture of other settings: {string.Join(", ", codes)}";
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void InterfereLater()
    {
        Clock.Real.Sleep(TimeSpan.FromSeconds(1));
        Meanwhile!();
    }

    private void Fail()
    {
        if (after is not { } time)
            return;
        Clock.Real.Sleep(TimeSpan.FromSeconds(time));
        body.Kill();
        Clock.Real.Sleep(TimeSpan.FromSeconds(Away));
        body = Start([]);
    }

    private Child Start(string[] fault) => Child.Start(home, ["simulate", "SIM-640", "--ptpip", $"{Port}", .. fault]);
}
