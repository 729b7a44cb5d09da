using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Verbs;

/// <summary>How a verb ends, as the shell sees it.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
}

/// <summary>What a verb writes to and is stopped by: the process's own, or a test's.</summary>
/// <param name="Out">Results, and nothing else: what a script reads.</param>
/// <param name="Error">Everything said to a person.</param>
/// <param name="Stop">Somebody wants the verb to end: it says goodbye to the body and returns.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, Clock Clock, CancellationToken Stop)
{
    private const int LeastColumns = 60;
    private const int UsualColumns = 100;
    private const int MostColumns = 240;

    /// <summary>Nothing that a camera or a file says gives orders to the terminal.</summary>
    public TextWriter Out { get; } = new PlainWriter(Out);

    public TextWriter Error { get; } = new PlainWriter(Error);

    /// <summary><see cref="Out"/> for what draws tables and colours, and cleans what it is given itself.</summary>
    internal TextWriter DrawnOut { get; } = Out;

    internal TextWriter DrawnError { get; } = Error;

    /// <summary>Where settings, logs and the like are.</summary>
    public Folders Folders { get; init; } = Folders.OfThisUser;

    /// <summary>Whether a person looks at <see cref="Out"/>: then tables have lines and colours.</summary>
    public bool IsOutputSeen { get; init; }

    /// <summary>How wide tables and reports may be: as wide as the terminal, and not below 60 columns.</summary>
    public int Columns { get; init; } = UsualColumns;

    /// <summary>Whether a person looks at <see cref="Error"/>: then progress is drawn.</summary>
    public bool IsErrorSeen { get; init; }

    /// <summary>Waits for a line that a person types; null where nobody is there to type one.</summary>
    public Func<string?>? ReadLine { get; init; }

    /// <summary>Says how long the verb may take to end when it is asked to: it has something to put right first.</summary>
    public Action<TimeSpan> EndsWithin { get; init; } = _ => { };

    /// <summary>Standard input as bytes.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>Standard output as bytes, for pictures.</summary>
    public Func<Stream> OpenOutput { get; init; } = () => Stream.Null;

    public static Terminal OfThisProcess(CancellationToken stop) => new(Console.Out, Console.Error, Clock.Real, stop)
    {
        IsOutputSeen = !Console.IsOutputRedirected,
        IsErrorSeen = !Console.IsErrorRedirected,
        Columns = WindowColumns(),
        ReadLine = Console.IsInputRedirected ? null : Console.ReadLine,
        OpenInput = Console.OpenStandardInput,
        OpenOutput = Console.OpenStandardOutput,
    };

    private static int WindowColumns()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0
                ? UsualColumns : Math.Clamp(Console.WindowWidth, LeastColumns, MostColumns);
        }
        catch (IOException)
        {
            return UsualColumns; // a terminal that has no size
        }
    }

    /// <summary>A sentence for a person; broken between words where one looks.</summary>
    public void Say(string line) => Write(Error, IsErrorSeen, "", line);

    /// <summary>A result that is a sentence: one line to a script, broken between words where a person looks.</summary>
    /// <param name="head">Stands before it, and what follows on the next lines stands below the sentence's beginning.</param>
    public void Print(string line, string head = "") => Write(Out, IsOutputSeen, head, line);

    private void Write(TextWriter writer, bool isSeen, string head, string line)
    {
        var whole = PlainText.OneLine(line);
        if (!isSeen || head.Length + whole.Length <= Columns)
            writer.WriteLine(head + whole);
        else
            foreach (var part in Wrapped.Lines(head, whole, Columns))
                writer.WriteLine(part);
    }
}
