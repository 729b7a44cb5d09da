using SonyAlpha.Driver.Service;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Makes a service of the program on Linux, a step at a time, each asked for first.</summary>
internal static class SetupVerb
{
    public static readonly Verb Row = new("setup",
        "Linux: start it at boot, reach cameras on USB, choose who reaches them; asks before each step", command =>
    {
        var yes = command.Flag("--yes", "Do the steps that need no choice, and ask nothing");
        return (given, terminal) => Run(Machine.This, terminal, given.GetValue(yes));
    });

    internal static int Run(Machine machine, Terminal terminal, bool yes)
    {
        if (!OperatingSystem.IsLinux())
            throw new FailedException(OperatingSystem.IsWindows()
                ? "On Windows the installer sets the driver up, and the driver's own window, which ASCOM's Chooser opens, its cameras"
                : "A service is set up on Linux only. Here \"sonyalpha serve\" starts the server, and \"sonyalpha settings\" shows what "
                    + "can be chosen");
        if (!machine.IsRoot)
            throw new FailedException($"A service is the machine's, so root sets it up: sudo {machine.Program} setup");
        if (!Folders.IsInstalledForAll(machine.Program))
            throw new FailedException($"{machine.Program} is no place for a service, which does not see people's folders. "
                + $"Put the folder where it shall stay: sudo cp -r {Path.GetDirectoryName(machine.Program)} /opt/sonyalpha, then sudo "
                    + "/opt/sonyalpha/sonyalpha setup");
        if (!yes && terminal.ReadLine is null)
            throw new UsageException(
                "setup asks questions, and nobody is at this terminal to answer them: say --yes to do what needs no choice");

        Settings settings = Settings.Of(terminal.Folders with { Settings = machine.Place(Folders.SettingsOfThisMachine) });
        foreach (var step in SetupSteps.All)
        {
            if (step.IsDone(machine))
                terminal.Out.WriteLine($"{step.Name}: is there already");
            else if (step.Question is { } question ? yes || Agrees(terminal, question) : !yes)
                terminal.Print(step.Do(new(machine, settings, words => Ask(terminal, words))), $"{step.Name}: ");
            else if (step.IsBasis)
                throw new FailedException("Nothing was done: a service runs as a user of its own, and has settings of its own");
            else
                terminal.Out.WriteLine($"{step.Name}: left as it is");
        }

        return ExitCode.Done;
    }

    private static bool Agrees(Terminal terminal, string question) =>
        Ask(terminal, $"{question} [Y/n]") is var answer
            && (answer.Length == 0 || answer.StartsWith("y", StringComparison.OrdinalIgnoreCase));

    private static string Ask(Terminal terminal, string question)
    {
        terminal.Error.Write($"{question} ");
        terminal.Error.Flush();
        var answer = terminal.ReadLine!();
        terminal.Stop.ThrowIfCancellationRequested();
        return answer?.Trim() ?? throw new FailedException("setup was ended: what was done up to here stays, and \"setup\" again goes on");
    }
}
