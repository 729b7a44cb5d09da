using System.IO.Compression;
using System.Runtime.Versioning;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Attacks by way of files: names that lead elsewhere, links that others laid, and who may read what is written.</summary>
public sealed class FileTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly FileFacts Facts =
        new(DateTimeOffset.UnixEpoch, "ILCE-7M4", "1234", 300, 800, FrameKind.Light, 17, "DSC00152.ARW");

    private string root = "";

    [SetUp]
    public void Begin() => root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [TestCase("../../x")]
    [TestCase(@"..\..\x")]
    [TestCase("/etc/passwd")]
    [TestCase(@"C:\Windows\x")]
    [TestCase(@"\\server\share\x")]
    [TestCase("{name}/../../../x")]
    [TestCase("..{name}../..")]
    [TestCase("~/{name}")]
    [TestCase("{model}\0/../x")]
    public void A_template_does_not_lead_out_of_the_folder(string template) => AssertInside(FileTemplate.Fill(template, Facts));

    [TestCase("../../x.ARW")]
    [TestCase(@"..\..\x.ARW")]
    [TestCase("/etc/passwd")]
    [TestCase("x.ARW/../../../y")]
    [TestCase("x.A/../..RW")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("a\0b.ARW")]
    [TestCase("a\r\nb.ARW")]
    public void Nor_does_a_name_that_a_camera_made_up(string name)
    {
        var path = FileTemplate.Fill("{night}/{name}", Facts with { CameraName = name, Model = name });
        AssertInside(path);
        Assert.That(path.Any(char.IsControl), Is.False);
    }

    [TestCase("NUL")]
    [TestCase("con.ARW")]
    [TestCase("Com1.x.ARW")]
    public void A_file_is_not_named_like_one_of_Windows_devices(string name) =>
        Assert.That(FileTemplate.Fill("{name}", Facts with { CameraName = name }), Does.StartWith("_"));

    [Test]
    public void A_link_in_the_picture_folder_is_replaced_and_not_followed()
    {
        var victim = Path.Combine(root, "victim");
        var pictures = Directory.CreateDirectory(Path.Combine(root, "pictures")).FullName;
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(Path.Combine(pictures, "DSC00152.arw"), victim);
        File.CreateSymbolicLink(Path.Combine(pictures, "DSC00153.arw"), Path.Combine(root, "not-there"));
        Keeper keeper = new(Clock.Real, Path.Combine(root, "rescue"), _ => { });
        keeper.Keep(new(new byte[] { 1, 2, 3 }, Facts, null), pictures, "{name}");
        keeper.Keep(new(new byte[] { 1, 2, 3 }, Facts with { CameraName = "DSC00153.ARW" }, null), pictures, "{name}");
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(keeper.Count.Kept, Is.EqualTo(2));
        Assert.That(File.ReadAllText(victim), Is.EqualTo("precious"));
        Assert.That(File.Exists(Path.Combine(root, "not-there")), Is.False);
    }

    [Test]
    public void A_link_that_lies_where_a_file_is_begun_is_not_followed()
    {
        var (target, victim) = (Path.Combine(root, "x.arw"), Path.Combine(root, "victim"));
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink($"{target}.{Environment.ProcessId:x}-{Environment.CurrentManagedThreadId:x}.part", victim);
        Assert.That(() => AtomicFile.Write(target, new byte[] { 1 }), Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllText(victim), Is.EqualTo("precious"));
    }

    [Test]
    [UnsupportedOSPlatform("windows")] // there a profile's folders are closed to others as they are
    public void Nobody_else_on_this_machine_reads_settings_logs_or_pictures_in_the_rescue()
    {
        var folders = Folders.Below(root);
        using (Station station = new(folders, Clock.Real))
        {
            station.Settings.Set(Settings.Location, "Tautenburg");
            station.Keeper.Rescue(new(new byte[] { 1 }, Facts, null), "test");
            Assert.That(station.Keeper.Finish(TimeSpan.FromSeconds(10)));
        }

        foreach (var folder in new[] { folders.Settings, folders.State })
            Assert.That(File.GetUnixFileMode(folder) & Others, Is.EqualTo(UnixFileMode.None), folder);
        Assert.That(File.GetUnixFileMode(folders.SettingsFile) & Others, Is.EqualTo(UnixFileMode.None));
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            Assert.That(file, Does.StartWith(folders.Settings).Or.StartsWith(folders.State), "Everything lies below a closed folder");
    }

    [Test]
    public async Task What_a_client_says_can_neither_begin_a_line_of_the_log_nor_speak_to_the_terminal()
    {
        var folders = Folders.Below(root);
        using (Station station = new(folders, Clock.Real))
        {
            station.Log.Error(new InvalidOperationException("oh\n2026-11-21 INF forged"), "Said {Words}",
                "a\r\n2026-11-21 INF forged\u001b[2J\u2028");
            Assert.That(station.LogLines.Lines, Has.Some.Contains(@"Said a\u000d\u000a2026-11-21 INF forged\u001b[2J\u2028"));
        }

        var file = Directory.EnumerateFiles(folders.State, "*.log", SearchOption.AllDirectories).Single();
        var lines = await File.ReadAllLinesAsync(file);
        Assert.That(lines, Has.None.StartsWith("2026-11-21 INF forged").And.Some.Contains("    2026-11-21 INF forged"));
    }

    [Test]
    public void A_bundle_gives_away_neither_serial_numbers_nor_by_what_name_cameras_let_us_in()
    {
        const string serial = "00000000000000003282933003783803";
        var folders = Folders.Below(root);
        Settings settings = new(new JsonSettingsStore(folders.SettingsFile), folders);
        var secret = Guid.NewGuid().ToString();
        settings.Set(Settings.NetworkId, secret);
        settings.Set(Settings.LastCamera, $"usb:1-2|ILCE-7M4|{serial}|USB");
        using (var log = Logging.Open(folders, Clock.Real, "info", new LogRing(), toTerminal: false))
            log.Information("usb:{Serial} opened, ILCE-7M4 3783803, by {Guid}", serial, secret);
        var path = Path.Combine(root, "bundle.zip");
        Assert.That(Typed.In(folders, "bundle", "--out", path).Code, Is.Zero);
        using var zip = ZipFile.OpenRead(path);
        var all = string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.That(all, Does.Not.Contain("3783803").And.Not.Contain(secret));
        Assert.That(all, Does.Contain("usb:[serial] opened, ILCE-7M4 [serial], by [network-id]"));
    }

    [Test]
    public void A_bundle_holds_what_the_last_body_said_of_itself_but_not_its_serial_number()
    {
        var folders = Folders.Below(root);
        string serial;
        using (Station station = new(folders, Clock.Real, new(["SIM-640"], ClockDivisor: 50)))
        {
            station.OfferSimulated(CancellationToken.None);
            using var session = station.Bodies.Offered[0].NewSession();
            session.Connected = true;
            serial = session.Shared.Device!.SerialNumber.TrimStart('0');
        }

        var path = Path.Combine(root, "bundle.zip");
        Assert.That(Typed.In(folders, "bundle", "--out", path).Code, Is.Zero);
        using var zip = ZipFile.OpenRead(path);
        using StreamReader reader = new(zip.GetEntry("bodies/SIM-640.txt")!.Open());
        var text = reader.ReadToEnd();
        Assert.That(text,
            Does.StartWith("SIM-640, firmware 1.00").And.Contain("property 0xD20D ShutterSpeed = ").And.Contain("operation 0x9201"));
        Assert.That(serial, Has.Length.GreaterThan(3));
        Assert.That(text, Does.Not.Contain(serial));
    }

    private void AssertInside(string relative)
    {
        Assert.That(Path.IsPathRooted(relative), Is.False);
        Assert.That(Path.GetFullPath(Path.Combine(root, relative)), Does.StartWith(root + Path.DirectorySeparatorChar));
    }
}
