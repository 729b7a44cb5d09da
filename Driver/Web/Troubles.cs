using System.Globalization;
using System.Text.RegularExpressions;

namespace SonyAlpha.Driver.Web;

/// <summary>Finds the row of the guide's chapter on troubles that a sentence of the driver belongs to: the tables there are the only
/// list.</summary>
internal static partial class Troubles
{
    public const string Chapter = "troubles";

    /// <summary>Where to begin when no row fits.</summary>
    private const string Otherwise = "what-you-see";

    private const int LongestPlace = 60;

    /// <summary>A shorter word would be found anywhere.</summary>
    private const int ShortestPhrase = 4;

    private sealed record Row(string Place, IReadOnlyList<string> Phrases);

    private static readonly Lazy<IReadOnlyList<Row>> Rows = new(Read);

    /// <summary>The name of a table's row within its page: what its first cell says, in small letters, digits and dashes.</summary>
    public static string PlaceOfRow(string firstCell)
    {
        var place = NoLetters().Replace(firstCell.ToLowerInvariant(), "-").Trim('-');
        return place.Length <= LongestPlace ? place : place[..LongestPlace].Trim('-');
    }

    /// <param name="sentence">As the driver said it.</param>
    /// <param name="number">Of ASCOM, or nothing.</param>
    /// <returns>A place in the chapter: the row that has most of the sentence's words in quotation marks or as its cure, else the number's,
    /// else where symptoms begin.</returns>
    public static string PlaceOf(string sentence, string? number)
    {
        var (row, words) = Rows.Value
            .Select(row => (row, row.Phrases.Where(p => sentence.Contains(p, StringComparison.OrdinalIgnoreCase)).Sum(p => p.Length)))
            .MaxBy(found => found.Item2);
        if (words > 0)
            return row.Place;
        var wanted = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? $"0x{value:x}" : "";
        return Rows.Value.Any(r => r.Place == wanted) ? wanted : Otherwise;
    }

    private static List<Row> Read() =>
    [
        .. GuidePages.Text(Chapter).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => new Row(PlaceOfRow(cells[0]), [.. Phrases(cells).Where(phrase => phrase.Length >= ShortestPhrase)]))
            .Where(row => row.Place.Length > 0), // the line below a heading
    ];

    /// <summary>A symptom is known by what it quotes; a finding of the doctor by its cure, which is said beside it; a number by
    /// itself.</summary>
    private static IEnumerable<string> Phrases(string[] cells) =>
        cells[0].StartsWith("0x", StringComparison.Ordinal) ? []
        : cells[0].StartsWith('`') ? Quoted().Matches(cells[^1]).Select(match => match.Groups[1].Value).Append(cells[^1])
        : Quoted().Matches(cells[0]).SelectMany(match => Gap().Split(match.Groups[1].Value)).Select(words => words.Trim());

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("…|\\.\\.\\.")]
    private static partial Regex Gap();
}
