using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SonyAlpha.ConformanceTests.Support;

namespace SonyAlpha.ConformanceTests.Architecture;

/// <summary>The rules of the house, held by the build.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Projects = ["SonyProtocol", "Transport", "Simulator", "Driver"];

    /// <summary>Files that are tables, and may be long.</summary>
    private static readonly string[] Tables =
        ["SonyProperty", "SonyOperation", "SonyControl", "SimulatedBodies", "CameraModel", "CameraMembers", "Visible"];

    [TestCase("SonyProtocol", "")]
    [TestCase("Transport", "SonyProtocol")]
    [TestCase("Simulator", "SonyProtocol")]
    [TestCase("Driver", "Simulator Transport")]
    public void Projects_reference_one_way(string project, string references)
    {
        var file = XDocument.Load(Path.Combine(Shared.Root, project, project + ".csproj"));
        var named = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
            .Order();
        Assert.That(string.Join(' ', named), Is.EqualTo(references));
    }

    [Test]
    public void SonyProtocol_references_nothing_but_the_framework()
    {
        var file = XDocument.Load(Path.Combine(Shared.Root, "SonyProtocol", "SonyProtocol.csproj"));
        Assert.That(file.Descendants("PackageReference"), Is.Empty);
        var references = Assembly.Load("ASCOM.SonyAlpha.SonyProtocol").GetReferencedAssemblies().Select(a => a.Name!);
        Assert.That(references, Has.All.Matches<string>(name => name.StartsWith("System", StringComparison.Ordinal)));
    }

    [Test]
    public void Versions_of_packages_stand_in_one_place()
    {
        foreach (var project in Directory.GetFiles(Shared.Root, "*.csproj", SearchOption.AllDirectories))
            Assert.That(File.ReadAllText(project), Does.Not.Match("<PackageReference[^>]*Version="), project);
    }

    [Test]
    public void No_file_is_too_long_to_be_read()
    {
        var lengths = Sources().Where(f => !Tables.Any(t => Path.GetFileName(f).StartsWith(t, StringComparison.Ordinal)))
            .ToDictionary(f => Path.GetRelativePath(Shared.Root, f), f => File.ReadLines(f).Count());
        Assert.That(lengths.Where(f => f.Value > 400), Is.Empty);
        var sorted = lengths.Values.Order().ToList();
        TestContext.Out.WriteLine(
            $"{sorted.Count} files, median {sorted[sorted.Count / 2]} lines, 90 % below {sorted[sorted.Count * 9 / 10]}");
        Assert.That(sorted[sorted.Count / 2], Is.LessThanOrEqualTo(110));
    }

    /// <summary>A line that is one text stays whole: in pieces nobody would find it.</summary>
    [Test]
    public void No_line_is_too_wide_to_be_read()
    {
        var wide = Sources().SelectMany(f => File.ReadLines(f)
            .Where(line => line.Length > 140 && !line.TrimStart().StartsWith('"') && !line.TrimStart().StartsWith('$')
                && !line.TrimStart().StartsWith('@'))
            .Select(line => $"{Path.GetRelativePath(Shared.Root, f)}: {line.Trim()}"));
        Assert.That(wide, Is.Empty);
    }

    [Test]
    public void Bodies_are_named_in_tables_only()
    {
        var naming = Sources().Where(f => !Path.GetFileName(f).StartsWith("CameraModel", StringComparison.Ordinal)
                && !f.EndsWith("MakerNote.cs", StringComparison.Ordinal) // which fields a model writes is its format
                && !f.Contains("Simulator", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => ModelInCode().IsMatch(l))
                .Select(l => $"{Path.GetRelativePath(Shared.Root, f)}: {l.Trim()}"));
        Assert.That(naming, Is.Empty, "What is special about a body is a column of CameraModel");
    }

    [Test]
    public void Unconfirmed_facts_are_few_and_listed()
    {
        var unconfirmed = Sources().SelectMany(f => File.ReadLines(f).Where(l => l.Contains("Unconfirmed:", StringComparison.Ordinal))
            .Select(l => $"{Path.GetRelativePath(Shared.Root, f)}: {l.Trim()}")).ToList();
        foreach (var line in unconfirmed)
            TestContext.Out.WriteLine(line);
        Assert.That(unconfirmed, Has.Count.LessThan(60));
    }

    /// <summary>A model name in a comparison or a switch; in a comment or a docstring it is a source or an example.</summary>
    [GeneratedRegex("""^(?!\s*//).*(==|is|case|Contains\(|StartsWith\(|Equals\()\s*"(ILCE|ILCA|DSC|ZV|ILME|SLT)""")]
    private static partial Regex ModelInCode();

    private static IEnumerable<string> Sources() => Projects
        .SelectMany(project => Directory.GetFiles(Path.Combine(Shared.Root, project), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
