using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Keeping;

/// <summary>What a program that was killed had begun to write is named at the next start, and made whole or removed.</summary>
public sealed class LeftoversTests
{
    private static readonly byte[] Whole = ArwOf("SIM-640");

    private string root = "";
    private List<string> said = [];

    [SetUp]
    public void Begin() => (root, said) = (Directory.CreateTempSubdirectory("left").FullName, []);

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [Test]
    public void A_picture_that_is_all_there_is_made_whole()
    {
        File.WriteAllBytes(Part("night/a.arw"), Whole);
        TidyUp();
        Assert.That(File.ReadAllBytes(Path.Combine(root, "night/a.arw")), Is.EqualTo(Whole));
        Assert.That(Files(), Is.EqualTo(new[] { "night/a.arw" }));
        Assert.That(said.Single(), Does.Contain("a.arw").And.Contain("all of it is there"));
    }

    [Test]
    public void What_is_there_already_is_not_overwritten()
    {
        File.WriteAllBytes(Part("a.arw"), Whole);
        File.WriteAllText(Path.Combine(root, "a.arw"), "another");
        TidyUp();
        Assert.That(Files(), Is.EqualTo(new[] { "a (2).arw", "a.arw" }));
        Assert.That(File.ReadAllText(Path.Combine(root, "a.arw")), Is.EqualTo("another"));
    }

    /// <summary>Cut short; all of its length, but zeros from somewhere on, as after a power cut; nothing at all.</summary>
    [TestCase("cut")]
    [TestCase("zeros")]
    [TestCase("empty")]
    public void Half_a_picture_is_removed_and_that_is_said(string how)
    {
        var half = how == "empty" ? [] : Whole[..(Whole.Length / 2)];
        if (how == "zeros")
            Array.Resize(ref half, Whole.Length);
        File.WriteAllBytes(Part("a.arw"), half);
        TidyUp();
        Assert.That(Files(), Is.Empty);
        Assert.That(said.Single(), Does.Contain("a.arw").And.Contain("removed"));
    }

    [Test]
    public void A_FITS_file_is_whole_with_its_last_block()
    {
        using MemoryStream stream = new();
        var row = new ushort[640];
        Fits.Write(stream, 640, 480, _ => row, [new("OBJECT", "M 42", "")]);
        File.WriteAllBytes(Part("a.fits"), stream.ToArray());
        File.WriteAllBytes(Part("b.fits"), stream.ToArray()[..^2880]);
        TidyUp();
        Assert.That(Files(), Is.EqualTo(new[] { "a.fits" }));
    }

    [Test]
    public void What_somebody_still_writes_and_what_is_not_ours_stays()
    {
        File.WriteAllText(Path.Combine(root, "film.mkv.12-5.part"), "another program's");
        File.WriteAllText(Path.Combine(root, "a.arw.part"), "another program's");
        using var writing = AtomicFile.Begin(Path.Combine(root, "b.arw"));
        TidyUp();
        Assert.That(Files(), Has.Count.EqualTo(3));
        Assert.That(said, Is.Empty);
    }

    [Test]
    public void A_program_that_starts_looks_after_its_own_folders()
    {
        var folders = Folders.Below(root);
        foreach (var folder in new[] { folders.Rescue, Path.Combine(folders.Pictures, "SonyAlpha", "2026-11-27") })
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, "a.arw.1f-5.part"), Whole);
        }

        Directory.CreateDirectory(folders.Settings);
        File.WriteAllText(folders.SettingsFile + ".1-5.part", "{ half"); // it would lie in the way of the next writer of that number
        using Station station = new(folders, Clock.Real);
        var begin = Clock.Real.GetTimestamp();
        while (Directory.GetFiles(root, "*.part", SearchOption.AllDirectories).Length > 0)
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(20)));
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }

        Assert.That(Directory.GetFiles(root, "a.arw", SearchOption.AllDirectories), Has.Length.EqualTo(2));
    }

    private static byte[] ArwOf(string model)
    {
        var shot = Shots.Of(Shots.Sensors[model]);
        return ArwWriter.Write(shot, shot.Render(seed: 1));
    }

    private string Part(string name)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return $"{path}.1f-5.part";
    }

    private void TidyUp() => Leftovers.TidyUp([root], said.Add);

    private List<string> Files() =>
        [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
}
