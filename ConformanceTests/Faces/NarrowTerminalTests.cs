using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A terminal of 60 columns, as on a phone or in a window beside another, shows every table without breaking its lines, and
/// sentences broken between words.</summary>
public sealed partial class NarrowTerminalTests
{
    private const int Columns = 60;

    [TestCase("settings")]
    [TestCase("list")]
    [TestCase("simulate", "--list")]
    [TestCase("focus", "--lenses")]
    [TestCase("info", "--camera", "sim:ILCE-7M4", "--clock", "fast")]
    public void Tables_fit_and_lose_no_word(params string[] line)
    {
        using var scratch = new Scratch();
        var (wide, narrow) = (Drawn(scratch, 2000, line), Drawn(scratch, Columns, line));
        Assert.That(Rows(narrow), Is.Not.Empty.And.All.Length.LessThanOrEqualTo(Columns));
        // a cell goes on below itself: letter by letter nothing is missing
        Assert.That(Letters(narrow), Is.EqualTo(Letters(wide)));
    }

    [Test]
    public void The_help_of_each_verb_fits()
    {
        using var scratch = new Scratch();
        foreach (var line in CommandLine.Verbs.Select(verb => new[] { verb.Name, "--help" }).Append(["--help"]))
            Assert.That(Drawn(scratch, Columns, line).Split('\n').Where(drawn => drawn.Trim().Contains(' ')),
                Has.All.Length.LessThanOrEqualTo(Columns), line[0]); // a word that is longer stays whole: it may be copied
    }

    [TestCase(0, "doctor", "--camera", "sim:ILCE-7M4", "--clock", "fast")]
    [TestCase(0, "info", "--camera", "sim:ILCE-7M4", "--clock", "fast")]
    [TestCase(1, "info", "--camera", "sim:ILCE-7M9", "--clock", "fast")]
    [TestCase(1, "doctor", "--camera", "sim:SIM-640", "--clock", "fast", "--fault", "jpeg-only", "--fault", "noise-reduction")]
    [TestCase(2, "expose", "--camera", "sim:SIM-640", "--clock", "fast", "--seconds", "-1", "--out", "x.fits")]
    public void Sentences_are_broken_between_words_for_a_person_and_not_for_a_script(int code, params string[] line)
    {
        using var scratch = new Scratch();
        string[] Said(bool isSeen)
        {
            using StringWriter output = new();
            Assert.That(CommandLine.Run(line, new(output, output, Clock.Real, CancellationToken.None)
            {
                Folders = Folders.Below(scratch.Folder), IsOutputSeen = isSeen, IsErrorSeen = isSeen, Columns = Columns,
            }), Is.EqualTo(code), output.ToString());
            return [.. output.ToString().Split('\n')
                .TakeWhile(said => !said.StartsWith('╭') && !said.StartsWith("0x", StringComparison.Ordinal))];
        }

        static string Words(string[] lines) =>
            string.Join(' ', lines.SelectMany(said => said.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var (person, script) = (Said(true), Said(false));
        Assert.That(script, Has.Some.Length.GreaterThan(Columns), "Else this shows nothing");
        Assert.That(person.Where(said => said.Trim().Contains(' ')), Has.All.Length.LessThanOrEqualTo(Columns));
        Assert.That(Words(person), Is.EqualTo(Words(script)));
    }

    private static IEnumerable<string> Rows(string drawn) =>
        drawn.Split('\n').Select(row => Colours().Replace(row.TrimEnd(), ""))
            .Where(row => row.Length > 0 && row[0] is '│' or '╭' or '├' or '╰');

    private static string Letters(string drawn) => string.Concat(Rows(drawn).SelectMany(row => row).Where(char.IsLetterOrDigit).Order());

    private static string Drawn(Scratch scratch, int columns, string[] line)
    {
        using StringWriter output = new(), error = new();
        var code = CommandLine.Run(line, new(output, error, Clock.Real, CancellationToken.None)
        {
            Folders = Folders.Below(scratch.Folder), IsOutputSeen = true, Columns = columns,
        });
        Assert.That(code, Is.Zero, error.ToString());
        return output.ToString();
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colours();
}
