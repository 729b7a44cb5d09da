using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Serilog;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The program `sonyalpha`: finds the verb, runs it, and turns every way it can end into an exit code and a sentence.</summary>
public static class CommandLine
{
    /// <summary>TABLE: the verbs, in the order of the help.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        ServeVerb.Row,
        ListVerb.Row,
        InfoVerb.Row,
        ExposeVerb.Row,
        LiveVerb.Row,
        FocusVerb.Row,
        WatchVerb.Row,
        DecodeVerb.Row,
        RawVerb.Row,
        DoctorVerb.Row,
        TryVerb.Row,
        ReportVerb.Row,
        SettingsVerb.Row,
        SetupVerb.Row,
        SimulateVerb.Row,
        BundleVerb.Row,
    ];

    /// <summary>What is done when no verb is named.</summary>
    private static Verb Default => ServeVerb.Row;

    /// <summary>Runs one command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        var given = Root(terminal).Parse(args);
        if (given.Errors.Count > 0)
        {
            terminal.Say($"sonyalpha: {given.Errors[0].Message}");
            terminal.Say($"Try: {CommandNamed(given)} --help");
            return ExitCode.WrongUsage;
        }

        return given.Invoke(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(Terminal terminal)
    {
        RootCommand root =
            new("A camera driver for Sony Alpha bodies: ASCOM Alpaca and COM, and a command line.\nWithout a verb: serve. The guide is "
                + "on its page: http://127.0.0.1:11111/help");
        Attach(root, Default, terminal);
        foreach (var verb in Verbs)
        {
            Command command = new(verb.Name, verb.Summary);
            Attach(command, verb, terminal);
            root.Subcommands.Add(command);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new FullHelp((HelpAction)help.Action!, terminal);
        return root;
    }

    /// <summary>The library's help, and below it what the verb's row has to say.</summary>
    private sealed class FullHelp(HelpAction options, Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult given)
        {
            if (given.CommandResult.Command is RootCommand && given.UnmatchedTokens is [var word, ..])
            {
                terminal.Say($"sonyalpha: there is no verb {word}");
                terminal.Say("Try: sonyalpha --help");
                return ExitCode.WrongUsage;
            }

            options.MaxWidth = terminal.Columns;
            var code = options.Invoke(given);
            var verb = Verbs.FirstOrDefault(row => row.Name == given.CommandResult.Command.Name);
            foreach (var line in verb?.More(terminal.Columns) ?? [])
                terminal.Out.WriteLine(line);
            return code;
        }
    }

    private static void Attach(Command command, Verb verb, Terminal terminal)
    {
        var action = verb.Build(command);
        command.SetAction(given =>
        {
            if (Settings.Of(terminal.Folders).Trouble is { } trouble)
                terminal.Say($"sonyalpha: {trouble}");
            return Guarded(() => action(given, terminal), terminal);
        });
    }

    private static int Guarded(Func<int> action, Terminal terminal)
    {
        try
        {
            return action();
        }
        catch (UsageException wrong)
        {
            terminal.Say($"sonyalpha: {wrong.Message}");
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException) when (terminal.Stop.IsCancellationRequested)
        {
            terminal.Say("sonyalpha: interrupted");
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // the edge of the program: a person gets a sentence, the log gets the rest
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Error(error, "The command failed");
            terminal.Say($"sonyalpha: {Failures.Sentence(error)}");
            return ExitCode.Failed;
        }
    }

    private static string CommandNamed(ParseResult given) =>
        given.CommandResult.Command is RootCommand ? "sonyalpha" : $"sonyalpha {given.CommandResult.Command.Name}";
}
