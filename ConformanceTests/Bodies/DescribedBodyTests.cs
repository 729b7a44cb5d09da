using System.Collections.Concurrent;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>
/// Every described body, over Alpaca and on the command line: connect, info, doctor, four times at the lowest and at the highest ISO, live
/// view. Each ends in its picture or in one sentence that names the dial, the menu or the limit.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class DescribedBodyTests
{
    private static readonly double[] Times = [0.01, 2, 2.5, 31];

    private static readonly ConcurrentDictionary<string, DescribedOutcome> Outcomes = new();

    public static IEnumerable<object> Bodies => DescribedBodyTable.All;

    [Test, Order(2)]
    public void A_table_of_all_has_nothing_unexpected()
    {
        TestContext.Out.WriteLine(DescribedOutcome.Heading);
        foreach (var (_, outcome) in Outcomes.OrderBy(o => o.Key, StringComparer.Ordinal))
            TestContext.Out.WriteLine(outcome);
        TestContext.Out.WriteLine($"{Outcomes.Count} descriptions, {Outcomes.Values.Sum(o => o.Cells)} attempts, "
            + $"{Outcomes.Values.Sum(o => o.Unexpected.Count)} unexpected");
        Assert.That(Outcomes.Values.SelectMany(o => o.Unexpected), Is.Empty);
    }

    [Test]
    public void Every_description_has_its_row()
    {
        var root = Shared.File("bodies");
        var files = Directory.GetFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        Assert.That(DescribedBodyTable.All.Select(row => row.File), Is.EquivalentTo(files));
    }

    [TestCaseSource(nameof(Bodies)), Order(1)]
    public void Over_Alpaca_and_on_the_command_line_it_ends_in_the_picture_or_in_the_sentence(object row)
    {
        var body = (DescribedBody)row;
        DescribedOutcome outcome = new(body);
        var ends = OverAlpaca(body, outcome);
        OnTheCommandLine(body, ends, outcome);
        Outcomes[body.File] = outcome;
        Assert.That(outcome.Unexpected, Is.Empty, string.Join('\n', outcome.Unexpected));
    }

    /// <summary>A script's calls over HTTP to one server of this process.</summary>
    /// <returns>The lowest and the highest ISO that are offered.</returns>
    private static short[] OverAlpaca(DescribedBody body, DescribedOutcome outcome)
    {
        using var night = new Observatory([Shared.File($"bodies/{body.File}")], new() { HasSmallPictures = true }, servesOthers: true);
        var served = Served.Cameras([night.Camera]).GetAwaiter().GetResult();
        try
        {
            using HttpClient http = new(new InStep(night.Clock))
                { BaseAddress = new($"http://127.0.0.1:{served.Port}"), Timeout = TimeSpan.FromMinutes(1) };
            HttpFace script = new(http, 7);
            script.Put("Connected", true);
            short[] ends = [(short)script.Get("GainMin")!, (short)script.Get("GainMax")!];
            outcome.Note("info", script.Get("Name") as string, "Sony");
            outcome.Note("doctor", script.Answer("Action", "Doctor", ""), body.Doctor ?? "");
            foreach (var (gain, seconds) in Combinations(ends))
                outcome.Note($"ISO {gain}, {seconds} s", Take(night, script, gain, seconds), body.Says);
            outcome.Note("live view", LiveView(night, script), body.HasLiveView ? null : "no live view");
            return ends;
        }
        finally
        {
            served.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static IEnumerable<(short Gain, double Seconds)> Combinations(short[] ends) =>
        from gain in ends from seconds in Times select (gain, seconds);

    /// <returns>The sentence; null for the right picture.</returns>
    private static string? Take(Observatory night, HttpFace script, short gain, double seconds)
    {
        try
        {
            script.Put("Gain", gain);
            Expose(night, script, seconds);
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

    /// <summary>An exposure of live pictures. Where they cannot be decoded here, only that they are there is looked at.</summary>
    private static string? LiveView(Observatory night, HttpFace script)
    {
        const int Mode = 3;
        try
        {
            if (!Jpegs.AreThere)
                return night.Camera.Live.Next(TimeSpan.FromSeconds(30), default) is null ? night.Camera.LiveTrouble ?? "nothing" : null;
            script.Put("ReadoutMode", Mode);
            Expose(night, script, 0.1);
            return script.ImageSize() is { Width: > 100, Height: > 100 } ? null : "no picture";
        }
        catch (AscomException error)
        {
            return error.Message;
        }
    }

    private static void Expose(Observatory night, HttpFace script, double seconds)
    {
        script.Call("StartExposure", seconds, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(seconds));
        night.Await(() => (bool)script.Get("ImageReady")!, "ImageReady");
    }

    private static void OnTheCommandLine(DescribedBody body, short[] ends, DescribedOutcome outcome)
    {
        using DescribedShell shell = new(Shared.File($"bodies/{body.File}"));
        outcome.Note("info", shell.Run("info").Out, "ShutterSpeed");
        outcome.Note("doctor", shell.Run("doctor").Out, body.Doctor ?? "");
        foreach (var (iso, seconds) in Combinations(ends))
            outcome.Note($"expose --iso {iso} --seconds {seconds}", Take(shell, iso, seconds), body.Says);
        outcome.Note("live", LiveView(shell), body.HasLiveView ? null : "no live view");
    }

    /// <returns>The sentence; null for the right picture.</returns>
    private static string? Take(DescribedShell shell, short iso, double seconds)
    {
        var picture = shell.Path("picture.arw");
        File.Delete(picture);
        var (code, _, error) = shell.Run("expose", "--seconds", FormattableString.Invariant($"{seconds}"), "--iso",
            FormattableString.Invariant($"{iso}"), "--out", picture);
        if (code != ExitCode.Done)
            return code == ExitCode.Failed ? error : $"exit code {code}: {error}";
        var file = ArwFile.Read(File.ReadAllBytes(picture));
        return file.ExposureTime?.Value is { } inFile && Math.Abs(inFile - seconds) <= 0.05
            ? null : $"{file.ExposureTime?.Value} s: {error}";
    }

    private static string? LiveView(DescribedShell shell)
    {
        var (code, _, error) = shell.RunBeside("live", "--frames", "1", "--out", shell.Path("live"));
        return code != ExitCode.Done ? error : File.Exists(shell.Path("live/live-00001.jpg")) ? null : $"no picture: {error}";
    }
}
