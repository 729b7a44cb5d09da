using System.Globalization;
using System.Text.Json;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Trying;

/// <summary>What a check came to, for people and for programs.</summary>
/// <param name="Body">"Sony ILCE-7M4, firmware 2.01, protocol 3.00".</param>
/// <param name="Wire">"USB 1-2, high speed".</param>
/// <param name="On">The day; not the time, from which a place could be told.</param>
public sealed record TryReport(string Body, string Wire, DateOnly On, IReadOnlyList<TryResult> Results, IReadOnlyList<FactVerdict> Facts)
{
    /// <summary>A page that somebody posts, and most terminals, have so many columns; fewer than 60 no terminal has.</summary>
    public const int Columns = 100;

    private const int Narrow = 80;

    private const int NameWidth = 18;
    private const int VerdictWidth = 10;

    public bool IsGood => Results.All(result => result.Finding.Outcome is TryOutcome.Works or TryOutcome.Doubtful or TryOutcome.Skipped);

    /// <summary>What went wrong before in the same way is told once.</summary>
    private static bool IsSame(TryFinding one, TryFinding other) => one.Outcome is TryOutcome.Fails or TryOutcome.NotReached
        && one == other;

    public static string Word(TryOutcome outcome) => outcome switch
    {
        TryOutcome.Works      => "works",
        TryOutcome.Doubtful   => "doubtful",
        TryOutcome.Fails      => "FAILS",
        TryOutcome.Skipped    => "skipped",
        _                     => "not tried",
    };

    /// <summary>The report in lines of so many characters.</summary>
    /// <param name="isWhole">With what each fact needs that was not reached.</param>
    public IEnumerable<string> Lines(int columns = Columns, bool isWhole = false) =>
    [
        .. Wrapped.Lines("", Body, columns),
        .. Wrapped.Lines("", Wire, columns),
        .. Wrapped.Lines("", string.Create(CultureInfo.InvariantCulture, $"{Product.Name} {Product.Version}, {On:yyyy-MM-dd}"), columns),
        "",
        .. Results.Select((result, i) => (result, First: Results.Take(i).FirstOrDefault(r => IsSame(r.Finding, result.Finding))?.Step))
            .SelectMany(row => Wrapped.Lines(
                $"{row.result.Step.PadRight(NameWidth)}{Word(row.result.Finding.Outcome).PadRight(VerdictWidth)}",
                row.First is { } first ? $"as \"{first}\"" : row.result.Finding.Sentence, columns)),
        .. Measured(columns), .. ToDo(columns), .. Decided(columns, isWhole), .. isWhole ? Open(columns) : [],
    ];

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
    private IEnumerable<string> Measured(int columns)
    {
        var groups = Results.SelectMany(result => result.Measurements).GroupBy(m => (m.Name, m.Unit)).ToList();
        if (groups.Count == 0)
            yield break;
        yield return "";
        yield return "Measured";
        foreach (var group in groups)
        {
            var values = group.Select(m => m.Value).Order().ToList();
            var line = $"  {group.Key.Name,-38}{Number(values[values.Count / 2]),9} {group.Key.Unit,-4}";
            var spread = values.Count > 1 ? $"({Number(values[0])} to {Number(values[^1])}, {values.Count} times)" : "";
            var isTooLong = line.Length + 2 + spread.Length > columns;
            yield return isTooLong ? line.TrimEnd() : $"{line}  {spread}".TrimEnd();
            if (isTooLong)
                yield return $"    {spread}";
        }
    }

    private IEnumerable<string> ToDo(int columns)
    {
        var advice = Results.Where(result => result.Finding.Advice.Length > 0).ToList();
        if (advice.Count == 0)
            yield break;
        yield return "";
        yield return "What to do";
        foreach (var line in advice.GroupBy(result => result.Finding.Advice)
            .SelectMany(group => Wrapped.Lines("  ", $"{string.Join(", ", group.Select(r => r.Step))}: {group.Key}.", columns, 4)))
            yield return line;
    }

    private IEnumerable<string> Decided(int columns, bool isWhole)
    {
        var decided = Facts.Where(verdict => verdict.Outcome != FactOutcome.NotReached).ToList();
        if (decided.Count == 0)
            yield break;
        yield return "";
        var others = isWhole ? "" : "; the zip says what the others need";
        foreach (var line in Wrapped.Lines("",
            $"Of {Facts.Count} things that nobody had confirmed, this camera decided {decided.Count}{others}", columns))
            yield return line;
        foreach (var line in decided.SelectMany(verdict => columns < Narrow
            ? Wrapped.Lines("  ", $"{Word(verdict.Outcome)} {verdict.Fact.Name}: {verdict.Seen}", columns, 4)
            : Wrapped.Lines($"  {Word(verdict.Outcome),-13} {verdict.Fact.Name,-26}", verdict.Seen, columns)))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Open(int columns) =>
    [
        "",
        "Not reached, and what each would need",
        .. Facts.Where(verdict => verdict.Outcome == FactOutcome.NotReached)
            .SelectMany(verdict => Wrapped.Lines($"  {verdict.Fact.Name,-26}", verdict.Seen["needs ".Length..], columns)),
    ];

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
