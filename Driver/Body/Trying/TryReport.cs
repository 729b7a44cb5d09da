using System.Globalization;
using System.Text.Json;

namespace SonyAlpha.Driver.Trying;

/// <summary>What a check came to, for people and for programs.</summary>
/// <param name="Body">"Sony ILCE-7M4, firmware 2.01, protocol 3.00".</param>
/// <param name="Wire">"USB 1-2, high speed".</param>
/// <param name="On">The day; not the time, from which a place could be told.</param>
public sealed record TryReport(string Body, string Wire, DateOnly On, IReadOnlyList<TryResult> Results, IReadOnlyList<FactVerdict> Facts)
{
    /// <summary>A terminal, and a page that somebody posts, has so many columns.</summary>
    public const int Columns = 100;

    private const int NameWidth = 18;
    private const int VerdictWidth = 10;

    public bool IsGood => Results.All(result => result.Finding.Outcome is TryOutcome.Works or TryOutcome.Doubtful or TryOutcome.Skipped);

    public static string Word(TryOutcome outcome) => outcome switch
    {
        TryOutcome.Works      => "works",
        TryOutcome.Doubtful   => "doubtful",
        TryOutcome.Fails      => "FAILS",
        TryOutcome.Skipped    => "skipped",
        _                     => "not tried",
    };

    /// <summary>The report in lines of at most <see cref="Columns"/> characters.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Body;
        yield return Wire;
        yield return string.Create(CultureInfo.InvariantCulture, $"{Product.Name} {Product.Version}, {On:yyyy-MM-dd}");
        yield return "";
        foreach (var line in Results.SelectMany(Line))
            yield return line;
        foreach (var line in Measured().Concat(ToDo()).Concat(Decided()))
            yield return line;
    }

    /// <summary>One row: name, verdict, and what was seen.</summary>
    public static IEnumerable<string> Line(TryResult result) =>
        Wrapped($"{result.Step.PadRight(NameWidth)}{Word(result.Finding.Outcome).PadRight(VerdictWidth)}", result.Finding.Sentence);

    public void Write(Stream target)
    {
        using Utf8JsonWriter json = new(target, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("report", 1);
        json.WriteString("driver", $"{Product.Name} {Product.Version}");
        json.WriteString("body", Body);
        json.WriteString("wire", Wire);
        json.WriteString("on", On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("steps");
        foreach (var result in Results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteStartArray("facts");
        foreach (var verdict in Facts)
        {
            json.WriteStartObject();
            json.WriteString("name", verdict.Fact.Name);
            json.WriteString("verdict", Word(verdict.Outcome));
            json.WriteString("seen", verdict.Seen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TryResult result)
    {
        json.WriteStartObject();
        json.WriteString("step", result.Step);
        json.WriteString("verdict", Word(result.Finding.Outcome));
        json.WriteString("seen", result.Finding.Sentence);
        json.WriteString("do", result.Finding.Advice);
        json.WriteStartArray("measured");
        foreach (var measured in result.Measurements)
        {
            json.WriteStartObject();
            json.WriteString("name", measured.Name);
            json.WriteNumber("value", Math.Round(measured.Value, 4));
            json.WriteString("unit", measured.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Word(FactOutcome outcome) => outcome switch
    {
        FactOutcome.Confirmed    => "confirmed",
        FactOutcome.Contradicted => "contradicted",
        _                        => "not reached",
    };

    /// <summary>What was measured more than once is told as its least, middle and most.</summary>
    private IEnumerable<string> Measured()
    {
        var groups = Results.SelectMany(result => result.Measurements).GroupBy(m => (m.Name, m.Unit)).ToList();
        if (groups.Count == 0)
            yield break;
        yield return "";
        yield return "Measured";
        foreach (var group in groups)
        {
            var values = group.Select(m => m.Value).Order().ToList();
            var spread = values.Count > 1 ? $"  ({Number(values[0])} to {Number(values[^1])}, {values.Count} times)" : "";
            yield return $"  {group.Key.Name,-42}{Number(values[values.Count / 2]),9} {group.Key.Unit,-5}{spread}".TrimEnd();
        }
    }

    private IEnumerable<string> ToDo()
    {
        var advice = Results.Where(result => result.Finding.Advice.Length > 0).ToList();
        if (advice.Count == 0)
            yield break;
        yield return "";
        yield return "What to do";
        foreach (var line in advice.GroupBy(result => result.Finding.Advice).SelectMany(group => Wrapped("  ", $"{string.Join(", ", group.Select(r => r.Step))}: {group.Key}.", 4)))
            yield return line;
    }

    private IEnumerable<string> Decided()
    {
        var decided = Facts.Where(verdict => verdict.Outcome != FactOutcome.NotReached).ToList();
        if (decided.Count == 0)
            yield break;
        yield return "";
        yield return $"Of {Facts.Count} things that nobody had confirmed, this camera decided {decided.Count}";
        foreach (var line in decided.SelectMany(verdict => Wrapped($"  {Word(verdict.Outcome),-13} {verdict.Fact.Name,-26}", verdict.Seen)))
            yield return line;
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>Words behind a head, and below them what does not fit.</summary>
    private static IEnumerable<string> Wrapped(string head, string words, int? indent = null)
    {
        var line = head;
        var isEmpty = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Columns)
            {
                yield return line;
                (line, isEmpty) = (new string(' ', indent ?? head.Length), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }
}
