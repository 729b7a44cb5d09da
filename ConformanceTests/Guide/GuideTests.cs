using System.Reflection;
using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Guide;

/// <summary>What the guide says is so: its tables are those of the code, its commands are understood, its links lead somewhere.</summary>
public sealed partial class GuideTests
{
    private const int MostPictureBytes = 1_000_000;

    private static readonly string Folder = Path.Combine(Shared.Root, "docs", "guide");

    private static IEnumerable<string> Chapters => Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileName(file)).Order();

    /// <summary>With SONYALPHA_WRITE_GUIDE set the chapter is written, and looked at in git.</summary>
    [Test]
    public void The_chapter_of_settings_is_made_from_the_table()
    {
        var made = SettingsChapter.Made();
        if (Environment.GetEnvironmentVariable("SONYALPHA_WRITE_GUIDE") is not null)
            File.WriteAllText(Path.Combine(Folder, "settings.md"), made);
        Assert.That(Text("settings.md"), Is.EqualTo(made), () => $"docs/guide/settings.md is to have:\n{made}");
    }

    [Test]
    public void Each_error_number_stands_there_with_cause_and_cure()
    {
        var rows = Rows("troubles.md", "What a number means").ToDictionary(cells => cells[0]);
        var numbers = typeof(AscomErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .ToDictionary(field => field.Name.Replace("Number", "", StringComparison.Ordinal), field => (int)field.GetRawConstantValue()!);
        foreach (var fault in Enum.GetValues<TransportFault>())
            numbers[$"Transport, {fault}"] = AscomErrors.TransportNumber + (int)fault;
        numbers.Remove("Transport");
        Assert.That(numbers, Has.Count.GreaterThan(15));
        foreach (var (name, number) in numbers)
        {
            Assert.That(rows, Does.ContainKey($"0x{number:X3}"), name);
            Assert.That(rows[$"0x{number:X3}"][1], Is.EqualTo(name));
            AssertSays(rows[$"0x{number:X3}"][2..], name);
        }

        Assert.That(rows, Has.Count.EqualTo(numbers.Count), "Numbers that there are not");
    }

    [Test]
    public void Each_finding_of_the_doctor_stands_there_with_cause_and_cure()
    {
        var source = File.ReadAllText(Path.Combine(Shared.Root, "Driver", "Body", "Doctor.cs"));
        var names = Finding().Matches(source).Select(match => match.Groups[1].Value).Append("bulb-timer").Distinct().ToList();
        Assert.That(names, Has.Count.GreaterThan(25));
        var rows = Rows("troubles.md", "What the doctor says").ToDictionary(cells => cells[0].Trim('`'));
        foreach (var name in names)
        {
            Assert.That(rows, Does.ContainKey(name));
            AssertSays(rows[name][1..], name);
        }

        Assert.That(rows.Keys, Is.SubsetOf(names));
    }

    /// <summary>What a client is told of each fault that the simulator knows leads to a row.</summary>
    [Test]
    public void Each_fault_that_a_client_is_told_of_is_found_by_the_words_that_it_is_told()
    {
        var symptoms = Rows("troubles.md", "What you see").Select(cells => cells[0]).ToList();
        foreach (var fault in FaultTable.All.Where(row => row.Says is not null))
            Assert.That(symptoms, Has.Some.Contains(fault.Says), fault.Fault);
        foreach (var cells in Rows("troubles.md", "What you see"))
            AssertSays(cells[1..], cells[0]);
    }

    /// <summary>Words that were changed in the code are found by nobody any more. A program's own are not ours.</summary>
    [Test]
    public void Words_that_are_quoted_as_a_symptom_are_the_programs()
    {
        var code = string.Concat(new[] { "SonyProtocol", "Transport", "Simulator", "Driver" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Shared.Root, project), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        var quoted = Rows("troubles.md", "What you see").Select(cells => cells[0])
            .Where(symptom => !symptom.StartsWith("NINA:", StringComparison.Ordinal))
            .SelectMany(symptom => Quoted().Matches(symptom).Select(match => match.Groups[1].Value))
            .SelectMany(words => Between().Split(words)).Select(words => words.Trim()).Where(words => words.Length > 3).ToList();
        Assert.That(quoted, Has.Count.GreaterThan(25));
        Assert.That(quoted.Where(words => !code.Contains(words, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Chapters))]
    public void Links_lead_somewhere(string chapter)
    {
        var text = Text(chapter);
        foreach (var (file, place) in Link().Matches(text).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal)).Select(target => target.Split('#'))
            .Select(parts => (parts[0], parts.Length > 1 ? parts[1] : null)))
        {
            var path = Path.Combine(Folder, file.Length == 0 ? chapter : file);
            Assert.That(File.Exists(path), file);
            if (place is not null)
                Assert.That(Headings(File.ReadAllText(path)).Select(Anchor), Does.Contain(place), $"{file}#{place}");
        }
    }

    [Test]
    public void Each_chapter_is_in_the_contents_and_each_picture_in_a_chapter()
    {
        Assert.That(Chapters.Where(name => name != "README.md"), Has.All.Matches<string>(name =>
            Text("README.md").Contains($"({name})", StringComparison.Ordinal)));
        var pictures = Directory.GetFiles(Path.Combine(Folder, "pictures"));
        var all = string.Concat(Chapters.Select(Text));
        Assert.That(pictures.Select(file => Path.GetFileName(file)), Is.Not.Empty.And.All.Matches<string>(name =>
            all.Contains($"pictures/{name}", StringComparison.Ordinal)));
        Assert.That(pictures.Sum(file => new FileInfo(file).Length), Is.LessThan(MostPictureBytes));
    }

    /// <summary>Verbs, their options and the keys of settings that the guide names.</summary>
    [Test]
    public void Its_commands_are_understood()
    {
        var helps = CommandLine.Verbs.ToDictionary(verb => verb.Name, verb => Typed.Run(verb.Name, "--help").Out);
        var commands = Chapters.SelectMany(chapter => Command().Matches(Text(chapter)).Select(match => (chapter, match))).ToList();
        Assert.That(commands, Has.Count.GreaterThan(25));
        foreach (var (chapter, match) in commands)
        {
            var words = match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0] is "--version" or "--help")
                continue;
            Assert.That(helps, Does.ContainKey(words[0]), $"{chapter}: {match.Value}");
            Assert.That(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                Has.All.Matches<string>(option => helps[words[0]].Contains(option, StringComparison.Ordinal)), $"{chapter}: {match.Value}");
            if (words is ["settings", var key, ..] && key.All(letter => char.IsLower(letter) || letter == '-'))
            {
                var setting = Settings.Find(key);
                if (words.Length > 2)
                    Assert.That(setting.Accept(words[2]), Is.Not.Null, $"{chapter}: {match.Value}");
            }
        }
    }

    /// <summary>Each step is a command or a click that a suite performs: <see cref="FirstHour"/> names where.</summary>
    [TestCase("On Windows")]
    [TestCase("On Linux")]
    public void Each_step_of_the_first_hour_is_performed_by_a_suite(string system)
    {
        var steps = Rows("first-hour.md", system).ToList();
        var performed = FirstHour.Steps.Where(step => step.System == system).ToList();
        Assert.That(steps.Select(cells => cells[1]), Is.EqualTo(performed.Select(step => step.Do)), "The guide's table and the test's");
        foreach (var step in performed)
            Assert.That(File.ReadAllText(Path.Combine(Shared.Root, step.Suite)), Does.Contain(step.There), $"{step.Suite}: {step.Do}");
    }

    internal static string Text(string chapter) => File.ReadAllText(Path.Combine(Folder, chapter));

    /// <summary>The rows of the tables below a heading, without the head.</summary>
    internal static IEnumerable<string[]> Rows(string chapter, string heading) => Text(chapter).Split('\n')
        .SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
        .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static void AssertSays(string[] cells, string what)
    {
        Assert.That(cells, Has.Length.EqualTo(2), what);
        Assert.That(cells, Has.All.Matches<string>(cell => cell.Length >= 8 || cell is "the same" or "Below 20 %"), what);
    }

    private static IEnumerable<string> Headings(string text) =>
        text.Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim());

    /// <summary>As GitHub and the page make them: letters and digits in lower case, blanks as hyphens.</summary>
    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant()
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("""new\("([a-z0-9-]+)", Severity\.""")]
    private static partial Regex Finding();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"…|\d+")]
    private static partial Regex Between();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:`|^ {4})(?:sudo )?(?:\./)?sonyalpha\b([^`\n&]*)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
