using System.IO.Compression;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Verbs;

public sealed class ReportAndBundleTests : IDisposable
{
    private Folders folders = Folders.OfThisUser;
    private StringWriter output = new();
    private StringWriter error = new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [SetUp]
    public void MakeFolders()
    {
        folders = Folders.Below(Directory.CreateTempSubdirectory("verbs").FullName);
        (output, error) = (new(), new());
    }

    [Test]
    public void The_last_night_is_reported()
    {
        Expose("2026-11-21T22:00:00Z", "ok");
        Expose("2026-11-21T22:05:10Z", "The cable was pulled");
        Assert.That(Run("report"), Is.EqualTo(ExitCode.Done));
        Assert.That(output.ToString(), Does.Contain("ILCE-7M4 12345678: 2 frames, 1 good").And.Contain("The cable was pulled"));
    }

    [Test]
    public void A_night_without_frames_is_an_error_that_names_the_others()
    {
        Expose("2026-11-21T22:00:00Z", "ok");
        Assert.That(Run("report", "2026-11-01"), Is.EqualTo(ExitCode.Failed));
        Assert.That(error.ToString(), Does.Contain("2026-11-01").And.Contain("2026-11-21"));
    }

    [Test]
    public void A_date_that_is_none_is_wrong_usage() => Assert.That(Run("report", "yesterday"), Is.EqualTo(ExitCode.WrongUsage));

    [Test]
    public void The_bundle_holds_the_night_without_the_serial_number()
    {
        Expose("2026-11-21T22:00:00Z", "ok");
        var path = Path.Combine(folders.State, "bundle.zip");
        Assert.That(Run("bundle", "--out", path), Is.EqualTo(ExitCode.Done));
        Assert.That(Content(path, "nights/frames-2026-11-21.csv"),
            Does.Contain("ILCE-7M4 [serial]").And.Contain("2026-11-21T22:00:00.000").And.Contain(",25000000,"));
        Assert.That(Content(path, "about.txt"), Does.Contain(Product.Version));
        Assert.That(Content(path, "settings.txt"), Does.Contain("gain-mode = value"));
    }

    [Test]
    public void A_bundle_that_cannot_be_written_leaves_nothing()
    {
        Assert.That(Run("bundle", "--out", "/proc/nowhere/bundle.zip"), Is.EqualTo(ExitCode.Failed));
        Assert.That(error.ToString(), Does.Contain("sonyalpha: "));
    }

    private int Run(params string[] args) => CommandLine.Run(args, new Terminal(output, error, Clock.Real, default) { Folders = folders });

    private void Expose(string start, string outcome) => new NightLog(folders.Nights, Assert.Fail).Add(new(
        DateTimeOffset.Parse(start, null), "ILCE-7M4 12345678", 1, 300, 800, FrameKind.Light, "bulb", 0.5, 1.25, 1, 0.05, 25_000_000, "USB",
        Outcome: outcome));

    private static string Content(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
