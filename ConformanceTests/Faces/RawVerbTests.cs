using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

public sealed class RawVerbTests
{
    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_u16_file_is_the_coded_array()
    {
        var sample = Shared.File("arw/small/arw2_sky.ARW");
        var target = Path.Combine(folder, "sky.u16");
        Assert.That(Typed.Run("raw", sample, "--out", target).Code, Is.Zero);
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(sample));
        Assert.That(File.ReadAllBytes(target), Is.EqualTo(MemoryMarshal.AsBytes(frame.Pixels).ToArray()));
    }

    [Test]
    public void A_folder_is_worked_through_and_a_bad_file_does_not_stop_the_rest()
    {
        var samples = Directory.GetFiles(Shared.File("arw/small"), "*.ARW");
        var mixed = Path.Combine(folder, "in");
        Directory.CreateDirectory(mixed);
        foreach (var sample in samples)
            File.Copy(sample, Path.Combine(mixed, Path.GetFileName(sample)));
        File.WriteAllBytes(Path.Combine(mixed, "bad.arw"), File.ReadAllBytes(samples[0])[..5000]);
        var run = Typed.Run("raw", mixed, "--out", Path.Combine(folder, "out"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(samples.Length));
        Assert.That(run.Error, Does.Contain("bad.arw: ").And.Contains($"{samples.Length + 1} files, {samples.Length} decoded, 1 failed"));
        Assert.That(Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetExtension), Is.EqualTo(samples.Select(_ => ".fits")));
    }

    [Test]
    public void A_file_that_is_not_there_or_no_picture_is_named_and_leaves_nothing_behind()
    {
        var garbage = Path.Combine(folder, "garbage.arw");
        File.WriteAllBytes(garbage, [.. Enumerable.Range(0, 70000).Select(i => (byte)(i * 7))]);
        foreach (var path in new[] { garbage, Path.Combine(folder, "missing.arw") })
        {
            var run = Typed.Run("raw", path, "--out", Path.Combine(folder, "x.fits"));
            Assert.That((run.Code, run.Out), Is.EqualTo((1, "")));
            Assert.That(run.Error, Does.StartWith(path).And.Not.Contains("   at "));
        }

        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { garbage }));
    }

    [TestCase("x.jpg", 2)]
    [TestCase("nowhere/x.fits", 1)]
    public void An_output_that_cannot_be_is_refused_at_once(string output, int code) =>
        Assert.That(Typed.Run("raw", "any.arw", "--out", Path.Combine(folder, output)).Code, Is.EqualTo(code));
}
