using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Shooting;

/// <summary>A series from the command line names its files itself.</summary>
public sealed class SeriesVerbTests
{
    private string root = "";

    [SetUp]
    public void Begin() => root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [TestCase("bias", "fits")]
    [TestCase("flat", "fits")]
    [TestCase("dark", "arw")]
    public void Files_have_their_kind_in_name_and_header(string kind, string format)
    {
        var folder = Path.Combine(root, "series");
        string[] time = kind == "bias" ? [] : ["--seconds", "0.1"];
        var run = Run(["--count", "2", "--kind", kind, "--iso", "800", "--format", format, "--out", folder, .. time]);
        Assert.That(run.Code, Is.Zero, run.Error);
        var files = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(files, Has.Length.EqualTo(2).And.All.Contains($"_{kind}_").And.All.Contains("_ISO800_").And.All.EndsWith($".{format}"));
        Assert.That(files, Is.EquivalentTo(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)));
        if (format == "fits")
            Assert.That(File.ReadAllText(files[0]), Does.Contain($"IMAGETYP= '{kind.ToUpperInvariant()}"));
        Assert.That(run.Error, Does.Contain($"2 of 2 frames are in {folder}"));
    }

    [TestCase("A series has 1 to 9999 frames, and not 0", "--seconds", "1", "--count", "0")]
    [TestCase("--kind moon is none. There are light, dark, bias, flat", "--seconds", "1", "--count", "2", "--kind", "moon")]
    [TestCase("--dark and --kind flat cannot both be meant", "--seconds", "1", "--count", "2", "--kind", "flat", "--dark")]
    [TestCase("names of their own, so give a folder", "--seconds", "1", "--count", "2", "--out", "x.fits")]
    [TestCase("say how many frames with --count", "--seconds", "1", "--pause", "3", "--out", "x.fits")]
    [TestCase("--seconds is missing", "--count", "2")]
    [TestCase("--format png is none. There are fits, arw", "--seconds", "1", "--count", "2", "--format", "png")]
    public void What_cannot_be_meant_so_is_wrong_usage(string sentence, params string[] options)
    {
        var run = Run(options);
        Assert.That((run.Code, run.Out), Is.EqualTo((2, "")), run.Error);
        Assert.That(run.Error, Does.Contain(sentence));
    }

    private Typed Run(string[] options) =>
        Typed.In(Folders.Below(root), ["expose", "--camera", "sim:SIM-640", "--clock", "fast", .. options]);
}
