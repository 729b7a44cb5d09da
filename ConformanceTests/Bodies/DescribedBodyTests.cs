using System.Globalization;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>Every described body ends each exposure in its picture or in one sentence that names the dial, the menu or the limit.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DescribedBodyTests
{
    private static readonly double[] Times = [0.01, 2, 2.5, 31];

    public static IEnumerable<object> Bodies => DescribedBodyTable.All;

    [Test]
    public void Every_description_has_its_row()
    {
        var root = Shared.File("bodies");
        var files = Directory.GetFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        Assert.That(DescribedBodyTable.All.Select(row => row.File), Is.EquivalentTo(files));
    }

    [TestCaseSource(nameof(Bodies))]
    public void A_client_gets_its_picture_or_the_sentence(object row)
    {
        var body = (DescribedBody)row;
        using var night = new Observatory([Shared.File($"bodies/{body.File}")], new() { HasSmallPictures = true });
        using var client = night.Connect();
        Assert.That(string.Join('\n', night.Camera.Examine().Select(finding => finding.Sentence)), Does.Contain(body.Doctor ?? ""));
        var unexpected = new List<string>();
        short lowest = client.Camera.GainMin, highest = client.Camera.GainMax;
        foreach (var (gain, seconds) in from gain in (short[])[lowest, highest] from seconds in Times select (gain, seconds))
        {
            var says = body.Says;
            var came = Expose(night, client, gain, seconds);
            if (says is null ? came is not null : came?.Contains(says, StringComparison.Ordinal) != true)
                unexpected.Add($"ISO {gain}, {seconds} s: {came ?? "a picture"}, and not {says ?? "a picture"}");
        }

        Assert.That(unexpected, Is.Empty, string.Join('\n', unexpected));
    }

    [TestCaseSource(nameof(Bodies))]
    public void The_command_line_gets_its_picture_or_the_sentence(object row)
    {
        var body = (DescribedBody)row;
        using var shell = new Shell(Shared.File($"bodies/{body.File}"));
        Assert.That(shell.Run("info").Out, Does.Contain("ShutterSpeed"));
        Assert.That(shell.Run("doctor").Out, Does.Contain(body.Doctor ?? ""));
        var (lowest, highest) = EndsOf(body);
        foreach (var (iso, seconds) in from iso in (short[])[lowest, highest] from seconds in Times select (iso, seconds))
        {
            var picture = shell.Path("picture.arw");
            var (code, _, error) = shell.Run("expose", "--seconds", Text(seconds), "--iso", Text(iso), "--out", picture);
            if (body.Says is { } says)
            {
                Assert.That((code, error), Is.EqualTo((ExitCode.Failed, error)), $"ISO {iso}, {seconds} s");
                Assert.That(error, Does.Contain(says), $"ISO {iso}, {seconds} s");
                continue;
            }

            Assert.That(code, Is.EqualTo(ExitCode.Done), $"ISO {iso}, {seconds} s: {error}");
            Assert.That(ArwFile.Read(File.ReadAllBytes(picture)).ExposureTime?.Value, Is.EqualTo(seconds).Within(0.05), error);
        }
    }

    /// <summary>A script's calls, over HTTP to a server of this process: each time at one end of the ISO values.</summary>
    [TestCaseSource(nameof(Bodies))]
    public async Task Over_Alpaca_a_script_gets_its_picture_or_the_sentence(object row)
    {
        var body = (DescribedBody)row;
        using var night = new Observatory([Shared.File($"bodies/{body.File}")], new() { HasSmallPictures = true }, servesOthers: true);
        await using var served = await Served.Cameras([night.Camera]);
        Assert.That(ScriptedTroubles(body, night, served.Port), Is.Empty);
    }

    private static List<string> ScriptedTroubles(DescribedBody body, Observatory night, int port)
    {
        using HttpClient http = new(new InStep(night.Clock))
            { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(1) };
        HttpFace script = new(http, 7);
        script.Put("Connected", true);
        var unexpected = new List<string>();
        short lowest = (short)script.Get("GainMin")!, highest = (short)script.Get("GainMax")!;
        foreach (var (gain, seconds) in Times.Select((seconds, i) => (i % 2 == 0 ? lowest : highest, seconds)).Append((highest, 31)))
        {
            var says = body.Says;
            var came = Take(night, script, gain, seconds);
            if (says is null ? came is not null : came?.Contains(says, StringComparison.Ordinal) != true)
                unexpected.Add($"ISO {gain}, {seconds} s: {came ?? "a picture"}, and not {says ?? "a picture"}");
        }

        return unexpected;
    }

    /// <returns>The sentence; null for the right picture.</returns>
    private static string? Take(Observatory night, HttpFace script, short gain, double seconds)
    {
        try
        {
            script.Put("Gain", gain);
            script.Call("StartExposure", seconds, true);
            night.Await(() => (bool)script.Get("ImageReady")!, "ImageReady");
            var (code, truth) = (script.Image().Code, night.Body.Exposures[^1]);
            return truth.Code != code ? "another exposure's picture"
                : truth.Iso != gain ? $"ISO {truth.Iso}"
                : Math.Abs(truth.Seconds - seconds) > 0.05 ? $"{truth.Seconds} s"
                : null;
        }
        catch (AscomException error)
        {
            return error.Message;
        }
    }

    [TestCaseSource(nameof(Bodies))]
    public void Live_view_is_a_picture_or_a_sentence(object row)
    {
        var body = (DescribedBody)row;
        using var night = new Observatory([Shared.File($"bodies/{body.File}")], new() { HasSmallPictures = true });
        using var client = night.Connect();
        var frame = night.Camera.Live.Next(TimeSpan.FromSeconds(30), default);
        Assert.That(frame, body.HasLiveView ? Is.Not.Null : Is.Null, string.Join('\n', night.Log));
        Assert.That(night.Camera.LiveTrouble, body.HasLiveView ? Is.Null : Does.Contain("live").IgnoreCase);
    }

    private static (short Lowest, short Highest) EndsOf(DescribedBody body)
    {
        using var night = new Observatory([Shared.File($"bodies/{body.File}")], new() { HasSmallPictures = true }, withLog: false);
        using var client = night.Connect();
        return (client.Camera.GainMin, client.Camera.GainMax);
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <returns>The sentence; null for the right picture.</returns>
    private static string? Expose(Observatory night, CameraSession client, short gain, double seconds)
    {
        try
        {
            client.Camera.Gain = gain;
            var code = night.Expose(client, seconds);
            var truth = night.Body.Exposures[^1];
            return truth.Code != code ? "another exposure's picture"
                : truth.Iso != gain ? $"ISO {truth.Iso}"
                : Math.Abs(truth.Seconds - seconds) > 0.05 ? $"{truth.Seconds} s"
                : null;
        }
        catch (AscomException error)
        {
            return error.Message;
        }
    }

    /// <summary>A command line with nothing of this user's own, in a time of its own.</summary>
    private sealed class Shell(string body) : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sonyalpha-");

        public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

        public (int Code, string Out, string Error) Run(string verb, params string[] more)
        {
            using VirtualClock clock = new();
            using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
            var terminal = new Terminal(TextWriter.Synchronized(output), TextWriter.Synchronized(error), clock, CancellationToken.None)
            {
                Folders = Folders.Below(folder.FullName),
            };
            var code = CommandLine.Run([verb, "--camera", $"sim:{body}", "--small", .. more], terminal);
            return (code, output.ToString(), error.ToString());
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
