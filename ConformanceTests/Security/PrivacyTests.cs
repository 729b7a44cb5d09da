using System.IO.Compression;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>What goes to strangers in a report of trouble.</summary>
public sealed class PrivacyTests
{
    private const string Photographer = "Erika Mustermann";

    [TestCase("ILCE-7M4 D0F3A19C opened", "ILCE-7M4 [serial] opened")]
    [TestCase("usb:0000000000000000000000D0F3A19CB7 opened", "usb:[serial] opened")]
    [TestCase("wpd:6&1A2B3C&0&2 was found", "wpd:6&1A2B3C&0&2 was found")]
    [TestCase("wpd:D0F3A19CB7 was found", "wpd:[serial] was found")]
    [TestCase("its serial number: K1234567", "its serial number: [serial]")]
    [TestCase("ILCE-7M4 firmware 2.01, 0x00000000012C000A", "ILCE-7M4 firmware 2.01, 0x00000000012C000A")]
    [TestCase("/home/erika/Pictures/x.arw", "/home/[user]/Pictures/x.arw")]
    [TestCase(@"C:\Users\Erika Mustermann\Pictures\x.arw", @"C:\Users\[user]\Pictures\x.arw")]
    [TestCase("see /Users/erika", "see /Users/[user]")]
    [TestCase("property 0xD1CE SetPhotographer = Erika (Erika), can be set: Erika | Max",
        "property 0xD1CE SetPhotographer = [text] ([text]), can be set")]
    [TestCase("property 0xD07B LensModelName = FE 24-70 (FE 24-70)", "property 0xD07B LensModelName = FE 24-70 (FE 24-70)")]
    [TestCase("property 0xD20D ShutterSpeed = 30 s (0x012C000A)", "property 0xD20D ShutterSpeed = 30 s (0x012C000A)")]
    [TestCase("property 0xD3FF D3FF = [1, 2] ([1, 2])", "property 0xD3FF D3FF = [1, 2] ([1, 2])")]
    public void A_line_for_a_report_says_what_happened_and_not_to_whom(string line, string told)
    {
        using var scratch = new Scratch();
        Assert.That(new Scrubber(SettingsIn(scratch), withSerials: false).Clean(line), Is.EqualTo(told));
    }

    [Test]
    public void Texts_and_serials_of_a_camera_are_hidden_wherever_they_come_up_again()
    {
        using var scratch = new Scratch();
        Scrubber scrubber = new(SettingsIn(scratch), withSerials: false);
        scrubber.HideSerial("000000c0ffee77");
        scrubber.HideTexts(new PropertyTable([Text(0xD1CE, Photographer), Text(0xD07C, "Lens-00815"), Text(0xD07B, "FE 24-70mm F2.8")],
            null), 300);
        Assert.That(scrubber.Clean("C0FFEE77 00c0ffee77 has erika mustermann and LENS-00815 on FE 24-70mm F2.8"),
            Is.EqualTo("[serial] [serial] has [text] and [text] on FE 24-70mm F2.8"));
    }

    [Test]
    public void A_bundle_tells_neither_where_the_telescope_stands_nor_whose_camera_it_is()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        var settings = SettingsIn(scratch);
        settings.Set(Settings.Location, "47.1 N 11.3 E");
        settings.Set(Settings.ArwFolder, Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "astro"));
        settings.Set(Settings.LastCamera, "usb:1-2|ILCE-7M4|D0F3A19CB7|USB");
        Directory.CreateDirectory(folders.Bodies);
        File.WriteAllText(Path.Combine(folders.Bodies, "ILCE-7M4.txt"),
            $"property 0xD1CE SetPhotographer = {Photographer} ({Photographer})\n");
        using (var log = Logging.Open(folders, Clock.Real, "info", new LogRing(), toTerminal: false))
            log.Information("D0F3A19CB7 at 47.1 N 11.3 E was let go");
        var all = Bundle(scratch, folders);
        Assert.That(all, Does.Not.Contain("47.1").And.Not.Contain("D0F3A19CB7").And.Not.Contain(Photographer)
            .And.Not.Contain(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));
        Assert.That(all,
            Does.Contain("location = [location]").And.Contain("[serial] at [location] was let go").And.Contain("arw-folder = ~/astro"));
        Assert.That(all, Does.Contain("usb:1-2|ILCE-7M4|[serial]|USB"));
    }

    [Test]
    public void A_body_is_described_without_the_texts_of_its_owner()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        using (Station station = new(folders, Clock.Real, new(["ILCE-7M4"], ClockDivisor: 50)))
        {
            station.OfferSimulated(CancellationToken.None);
            using var session = station.Bodies.Offered[0].NewSession();
            session.Connected = true;
            var texts = session.Shared.Snapshot.All.Where(p => p.Type == PtpType.String && !SonyProperty.Find(p.Code).IsOfEquipment)
                .ToList();
            Assert.That(texts, Is.Not.Empty);
        }

        var text = File.ReadAllLines(Path.Combine(folders.Bodies, "ILCE-7M4.txt"));
        Assert.That(text, Has.Some.Match("^property 0xD[0-9A-F]{3} \\w+ = \\[text\\] \\(\\[text\\]\\)"));
    }

    private static PropertyDescription Text(ushort code, string text) =>
        new(code, PtpType.String, 1, PropertyState.Enabled, PtpValue.Of(""), PtpValue.Of(text), PropertyForm.None, [], []);

    private static Settings SettingsIn(Scratch scratch)
    {
        var folders = Folders.Below(scratch.Folder);
        return new(new JsonSettingsStore(folders.SettingsFile), folders);
    }

    private static string Bundle(Scratch scratch, Folders folders)
    {
        var path = Path.Combine(scratch.Folder, "bundle.zip");
        Assert.That(Typed.In(folders, "bundle", "--out", path).Code, Is.Zero);
        using var zip = ZipFile.OpenRead(path);
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
