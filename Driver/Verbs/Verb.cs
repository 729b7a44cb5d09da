using System.CommandLine;

namespace SonyAlpha.Driver.Verbs;

/// <summary>What a verb does once its command line was understood.</summary>
/// <returns>An <see cref="ExitCode"/>.</returns>
/// <exception cref="UsageException">The arguments make no sense together.</exception>
public delegate int VerbAction(ParseResult given, Terminal terminal);

/// <summary>One verb of the command line: a row of <see cref="CommandLine.Verbs"/>.</summary>
/// <param name="Summary">One line for the list of verbs.</param>
/// <param name="Build">Adds the verb's options and arguments to the command, and says what it does with them.</param>
public sealed record Verb(string Name, string Summary, Func<Command, VerbAction> Build)
{
    /// <summary>What its help says below its options, in lines of so many columns.</summary>
    public Func<int, IEnumerable<string>> More { get; init; } = _ => [];
}

/// <summary>The command line makes no sense; the message says why. The exit code is 2.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Something did not work; the message is a sentence for the user. The exit code is 1.</summary>
public sealed class FailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Short forms for what a verb's <see cref="Verb.Build"/> says.</summary>
internal static class VerbParts
{
    public static Option<bool> Flag(this Command command, string name, string description) => command.Option<bool>(name, description);

    /// <param name="argument">What stands for the value in the help: "SECONDS".</param>
    public static Option<T> Option<T>(this Command command, string name, string description, string? argument = null, bool required = false)
    {
        Option<T> option = new(name) { Description = description, HelpName = argument, Required = required };
        command.Options.Add(option);
        return option;
    }

    public static Argument<T> Argument<T>(this Command command, string name, string description, ArgumentArity arity)
    {
        Argument<T> argument = new(name) { Description = description, Arity = arity };
        command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>The option that names a camera; it may be left out when exactly one is there.</summary>
    public static Option<string?> Camera(this Command command) =>
        command.Option<string?>("--camera", "Which camera, as `list` names it; not needed when there is only one", "ID");

    /// <summary>The option that records the camera.</summary>
    public static Option<string?> Record(this Command command) => command.Option<string?>(
        "--record", "All that goes over the wire, pictures and serial number too, into a file; --camera replay:FILE plays it back", "FILE");
}
