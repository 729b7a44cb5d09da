using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Trying;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Trying;

/// <summary>The verb `try`, as somebody types it.</summary>
public sealed partial class TryVerbTests
{
    [Test]
    public void It_says_first_what_it_will_do_and_touches_nothing_without_a_yes()
    {
        using var scratch = new Scratch();
        var zip = Path.Combine(scratch.Folder, "x.zip");
        var (code, output, error) = Run(scratch, "n", "--camera", "sim:SIM-640", "--out", zip);
        Assert.That((code, output), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(error, Does.Contain("ten frames").And.Contain("puts all of that back").And.Contain("Begin? [y/n]"));
        foreach (var step in TrySteps.All)
            Assert.That(error, Does.Contain(step.Does));
        Assert.That(File.Exists(zip), Is.False);
    }

    [Test]
    public void Without_anybody_at_the_terminal_it_wants_a_yes()
    {
        using var scratch = new Scratch();
        var (code, _, error) = Run(scratch, null, "--camera", "sim:SIM-640");
        Assert.That((code, error.Trim()),
            Is.EqualTo((ExitCode.WrongUsage, "sonyalpha: try asks before it touches a camera, and nobody is at this terminal: say --yes")));
    }

    [TestCase("x.txt")]
    [TestCase("nowhere/x.zip")]
    public void A_file_that_it_could_not_write_is_refused_before_the_camera_is_touched(string name)
    {
        using var scratch = new Scratch();
        var (code, _, error) = Run(scratch, null, "--camera", "sim:SIM-640", "--yes", "--out", Path.Combine(scratch.Folder, name));
        Assert.That(code, Is.Not.EqualTo(ExitCode.Done));
        Assert.That(error, Does.Contain(name));
    }

    [Test]
    public void It_prints_its_report_and_leaves_a_zip_and_what_it_measured()
    {
        using var scratch = new Scratch();
        var zip = Path.Combine(scratch.Folder, "x.zip");
        var (code, output, error) = Run(scratch, null, "--camera", "sim:SIM-640", "--yes", "--out", zip);
        Assert.That(code, Is.EqualTo(ExitCode.Done), error);
        Assert.That(output.Split('\n'), Has.All.Length.LessThanOrEqualTo(Math.Max(TryReport.Columns, 100 + zip.Length)));
        Assert.That(output, Does.Contain("bulb 32 s         works").And.Contain("Measured").And.Contain(zip));
        Assert.That(BodyFile.Read(zip).Model, Is.EqualTo("SIM-640"));
        Assert.That(Run(scratch, null, "info", "--camera", "sim:SIM-640").Output,
            Does.Match(@"measured +firmware 1\.00: .*a setting is seen after"));
    }

    /// <summary>Numbers differ from machine to machine and from version to version; the words and their places do not.</summary>
    [Test]
    public void The_example_in_README_is_what_is_printed()
    {
        using var scratch = new Scratch();
        var (_, output, _) = Run(scratch, null, "--camera", "sim:ILCE-7M4", "--yes", "--out", Path.Combine(scratch.Folder, "x.zip"));
        var readme = File.ReadAllText(Path.Combine(Shared.Root, "README.md"));
        var example = Example().Match(readme).Groups[1].Value.Split('\n').Select(Masked).Where(line => line.Length > 0).ToList();
        var printed = output.Split('\n').Select(Masked).ToList();
        Assert.That(example, Has.Count.GreaterThan(10));
        Assert.That(example.Where(line => line != "…").Except(printed), Is.Empty);
    }

    private static string Masked(string line) =>
        Digits().Replace(line.TrimEnd(), match => new string('#', 1)).Replace("  ", " ", StringComparison.Ordinal) is var masked
        ? Blanks().Replace(Version().Replace(masked, "VERSION"), " ").Trim() : "";

    private static (int Code, string Output, string Error) Run(Scratch scratch, string? answers, params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        using VirtualClock clock = new();
        var verb = arguments[0] == "info" ? arguments : ["try", .. arguments];
        var code = CommandLine.Run(verb, new(output, TextWriter.Synchronized(error), clock, CancellationToken.None)
        {
            Folders = Folders.Below(scratch.Folder), ReadLine = answers is null ? null : () => answers,
        });
        return (code, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"```text\n(Sony ILCE-7M4.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"ASCOM\.SonyAlpha \S+, ")]
    private static partial Regex Version();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
