using SonyAlpha.Driver.Telemetry;
using Spectre.Console;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Rows of results: with lines and headings where a person looks, else fields separated by tabs, one row a line.</summary>
internal static class Tables
{
    public static void Print(Terminal terminal, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!terminal.IsOutputSeen)
        {
            foreach (var row in rows)
                terminal.Out.WriteLine(string.Join('\t', row.Select(OneLine)));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns([.. headings.Select(h => new TableColumn(new Text(h)))]);
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(PlainText.OneLine(cell))));
        var person = Person(terminal.DrawnOut);
        person.Profile.Width = terminal.Columns;
        person.Write(table);
    }

    /// <summary>A console that draws for a person.</summary>
    public static IAnsiConsole Person(TextWriter writer) => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });

    private static string OneLine(string cell) => PlainText.OneLine(cell.ReplaceLineEndings(" ").Replace('\t', ' '));
}
