using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>`expose --out` looks at its target before the shutter opens, and whatever happens to the target afterwards: the picture
/// stays.</summary>
public sealed class ExposeLosesNothingTests
{
    private string root = "";
    private Folders folders = Folders.Below("");

    [SetUp]
    public void Begin()
    {
        root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;
        folders = Folders.Below(Path.Combine(root, "own"));
    }

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [TestCase("fits")]
    [TestCase("arw")]
    public void A_target_that_goes_away_during_the_exposure_costs_no_picture(string form)
    {
        var target = Directory.CreateDirectory(Path.Combine(root, "stick"));
        var away = Clock.Real.Start("unplugging the stick", () =>
        {
            var begin = Clock.Real.GetTimestamp();
            while (!IsLogged("exposure 1 of") && Clock.Real.Since(begin) < TimeSpan.FromSeconds(30))
                Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
            target.Delete(recursive: true);
        });
        Typed.In(folders, "settings", "rescue-simulated", "on");
        var run = Expose(Path.Combine(target.FullName, $"light.{form}"), seconds: "2");
        Assert.That(away.Join(TimeSpan.FromSeconds(30)));
        Assert.That((run.Code, run.Out), Is.EqualTo((1, "")), run.Error);
        var kept = Directory.GetFiles(folders.Rescue, "*", SearchOption.AllDirectories).Single();
        Assert.That(run.Error, Does.Contain($"light.{form}").And.Contains(kept));
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(kept));
        Assert.That(frame.File.ExposureTime!.Value.Value, Is.EqualTo(2).Within(0.1));
    }

    [Test]
    public void A_name_that_the_disk_does_not_take_is_refused_before_the_shutter_opens()
    {
        var run = Expose(Path.Combine(root, new string('x', 252) + ".fits"), seconds: "30");
        Assert.That((run.Code, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("cannot be written"));
        Assert.That(IsLogged("exposure 1 of"), Is.False);
        Assert.That(Directory.GetFiles(root), Is.Empty);
    }

    /// <summary>In a process of its own, on a disk of its own, of 300 kB.</summary>
    [Test]
    [Platform("Linux")]
    public void A_disk_without_room_is_refused_before_the_shutter_opens()
    {
        var disk = Directory.CreateDirectory(Path.Combine(root, "disk")).FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll");
        var (output, errors) = Tool.Run("sh", "-c",
            $"unshare -rm sh -c 'mount -t tmpfs -o size=300k none {disk} || exit 9; "
            + $"XDG_STATE_HOME={root} XDG_CONFIG_HOME={root} dotnet {program} expose --camera sim:SIM-640 --seconds 30 --clock fast "
                + $"--out {disk}/x.fits; "
            + $"echo ended with $?; ls {disk}' || echo no disk");
        if (output.Contains("no disk", StringComparison.Ordinal))
            Assert.Ignore($"No disk can be made here: {errors}");
        Assert.That(output.Trim(), Is.EqualTo("ended with 1"), "and nothing lies on the disk");
        Assert.That(errors, Does.Contain("has room for 0 MB").And.Contains("Free some space"));
    }

    private Typed Expose(string path, string seconds) =>
        Typed.In(folders, "expose", "--camera", "sim:SIM-640", "--seconds", seconds, "--clock", "fast", "--out", path);

    private bool IsLogged(string words) => Directory.Exists(folders.State)
        && Directory.GetFiles(folders.State, "*.log", SearchOption.AllDirectories).Any(log =>
    {
        using StreamReader reader = new(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Contains(words, StringComparison.Ordinal);
    });
}
