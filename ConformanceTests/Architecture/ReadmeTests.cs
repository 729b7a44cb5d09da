using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Architecture;

/// <summary>What README says is so: its tables are those of the code.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Shared.Root, "README.md"));

    [Test]
    public void Its_table_of_cameras_is_CameraModel()
    {
        var rows = CameraModel.All.Where(model => !model.Name.StartsWith("SIM-", StringComparison.Ordinal)).Select(RowOf).ToList();
        var told = Section("Cameras").Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        Assert.That(told, Is.EqualTo(rows), () => "README is to have:\n" + string.Join('\n', rows));
    }

    [Test]
    public void Its_table_of_verbs_is_the_command_line_s()
    {
        var told = Section("Verbs").Select(line => VerbRow().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value);
        Assert.That(told, Is.EquivalentTo(CommandLine.Verbs.Select(verb => verb.Name)));
    }

    /// <summary>An example that has been renamed in the code would send a newcomer the wrong way.</summary>
    [Test]
    public void Its_examples_of_what_to_add_stand_in_the_files_it_names()
    {
        var rows = Section("To add…").Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 4)
            .Skip(2).ToList();
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(5));
        foreach (var cells in rows)
        {
            var files = CodeSpan().Matches(cells[2]).Select(match => match.Groups[1].Value)
                .Where(span => span.EndsWith(".cs", StringComparison.Ordinal)).ToList();
            var code = string.Join('\n', files.SelectMany(Matching).Select(File.ReadAllText));
            foreach (var example in CodeSpan().Matches(cells[3]).Select(match => match.Groups[1].Value))
                Assert.That(Plain(code), Does.Contain(Plain(example)), cells[1]);
        }
    }

    private static string RowOf(CameraModel model)
    {
        var frame = model.RawWidth > 0 ? $"{model.RawWidth} × {model.RawHeight}" : "from its first frame";
        var pixel = model.PixelMicrons > 0 ? model.PixelMicrons.ToString("0.00", CultureInfo.InvariantCulture) : "";
        string?[] notes =
        [
            SimulatedBodies.Find(model.Name) is null ? null : "simulated",
            model.StarEaterInBulb ? "bulb filters small stars" : null,
            model.TwelveBitInBulb ? "bulb has 12 bits" : null,
            model.NoLiveView ? "no live view" : null,
            model.AssumedSize ? "size assumed" : null,
        ];
        var basis = model.Basis switch { ModelBasis.Dump => "a dump", ModelBasis.Facts => "facts", _ => "its name" };
        return $"| {model.Name} | {pixel} | {frame} | {basis} | {string.Join(", ", notes.OfType<string>())} |";
    }

    private static IEnumerable<string> Section(string title) =>
        Readme.Split('\n').SkipWhile(line => line != $"## {title}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    private static string[] Matching(string file) =>
        Directory.GetFiles(Path.Combine(Shared.Root, Path.GetDirectoryName(file)!), Path.GetFileName(file));

    private static string Plain(string code) => Blanks().Replace(code, "");

    [GeneratedRegex(@"^\| `(\w+)` \|")]
    private static partial Regex VerbRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
