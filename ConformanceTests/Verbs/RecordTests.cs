using System.Globalization;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Verbs;

/// <summary>A recording of a camera is a camera: what a user recorded happens again here.</summary>
public sealed class RecordTests
{
    [TestCase("SIM-640", "0.5", TestName = "An_exposure_that_was_recorded_gives_the_same_file_again")]
    [TestCase("SIM-640", "1.13", TestName = "An_exposure_in_bulb_that_was_recorded_gives_the_same_file_again")]
    [TestCase("SIM-640V2", "0.5", TestName = "An_exposure_of_a_body_that_goes_in_steps_gives_the_same_file_again")]
    public void Recorded(string model, string seconds)
    {
        using var scratch = new Scratch();
        var (recording, first, again) = (scratch.Write("recording", []), scratch.Write("first.arw", []), scratch.Write("again.arw", []));
        Run(scratch, "expose", "--camera", $"sim:{model}", "--clock", "fast", "--seconds", seconds, "--iso", "800", "--out", first,
            "--record", recording);
        Run(scratch, "expose", "--camera", $"replay:{recording}", "--seconds", seconds, "--iso", "800", "--out", again);
        using (var frame = ArwDecoder.Decode(File.ReadAllBytes(first)))
            Assert.That(frame.Width, Is.EqualTo(640));
        Assert.That(File.ReadAllBytes(again), Is.EqualTo(File.ReadAllBytes(first)));
    }

    [Test]
    public void A_recording_tells_of_the_body_what_the_body_told()
    {
        using var scratch = new Scratch();
        var recording = scratch.Write("recording", []);
        var told = Run(scratch, "info", "--camera", "sim:ILCE-7M4", "--record", recording);
        var again = Run(scratch, "info", "--camera", $"replay:{recording}");
        Assert.That(Properties(again), Is.EqualTo(Properties(told)).And.Length.GreaterThan(100));

        // all but the status of live view, which turns on by itself some time after the handshake
        static string[] Properties(string said) =>
            [.. said.Split('\n').SkipWhile(line => !line.StartsWith("operations", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("0xD221", StringComparison.Ordinal))];
    }

    [Test]
    public void A_recording_that_cannot_be_written_is_said_and_nothing_is_exposed()
    {
        using var scratch = new Scratch();
        var picture = scratch.Write("first.arw", []);
        var recording = Path.Combine(picture, "in a file", "recording");
        var (code, _, errors) = Try(scratch, "expose", "--camera", "sim:SIM-640", "--seconds", "0.5", "--out", picture, "--record",
            recording);
        Assert.That(code, Is.EqualTo(ExitCode.Failed));
        Assert.That(errors, Does.Contain(recording).And.Contain("cannot be written"));
        Assert.That(new FileInfo(picture).Length, Is.Zero);
    }

    private static string Run(Scratch scratch, params string[] arguments)
    {
        var (code, output, errors) = Try(scratch, arguments);
        Assert.That(code, Is.EqualTo(ExitCode.Done), errors);
        return output;
    }

    private static (int Code, string Output, string Errors) Try(Scratch scratch, params string[] arguments)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var folders = Folders.Below(Path.GetDirectoryName(scratch.Write("home", []))!);
        var code = CommandLine.Run(arguments, new(output, TextWriter.Synchronized(errors), Clock.Real, stop.Token) { Folders = folders });
        return (code, output.ToString(), errors.ToString());
    }
}
