using System.Diagnostics;
using SonyAlpha.Driver.Verbs;

namespace SonyAlpha.ConformanceTests.Faces;

public sealed class CommandLineTests
{
    [Test]
    public void An_unknown_verb_is_wrong_usage_and_says_so_in_a_line()
    {
        var run = Typed.Run("frobnicate");
        Assert.That((run.Code, run.Out), Is.EqualTo((ExitCode.WrongUsage, "")));
        Assert.That(run.Error, Does.Contain("frobnicate").And.Contains("--help").And.Not.Contains("   at "));
    }

    [Test]
    public void Help_of_an_unknown_verb_is_no_help_of_another()
    {
        var run = Typed.Run("capture", "--help");
        Assert.That((run.Code, run.Out), Is.EqualTo((ExitCode.WrongUsage, "")));
        Assert.That(run.Error, Does.StartWith("sonyalpha: there is no verb capture"));
    }

    [Test]
    public void Help_goes_to_the_output_and_names_every_verb()
    {
        var run = Typed.Run("--help");
        Assert.That((run.Code, run.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(CommandLine.Verbs.Select(v => v.Name),
            Has.All.Matches<string>(name => run.Out.Contains($"  {name} ", StringComparison.Ordinal)));
    }

    [Test]
    public void Every_verb_has_help_of_its_own()
    {
        foreach (var verb in CommandLine.Verbs)
        {
            var run = Typed.Run(verb.Name, "--help");
            Assert.That((run.Code, run.Error), Is.EqualTo((ExitCode.Done, "")), verb.Name);
            Assert.That(run.Out, Does.Contain(verb.Summary), verb.Name);
        }
    }

    [Test]
    public void Names_of_verbs_are_there_once() => Assert.That(CommandLine.Verbs.Select(v => v.Name), Is.Unique);

    [Test]
    public void The_program_itself_answers_with_its_version()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--version"]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.That((process.ExitCode, line), Is.EqualTo((0, SonyAlpha.Driver.Product.Version)));
    }
}
