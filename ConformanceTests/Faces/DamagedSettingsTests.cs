using System.Text;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A settings file that a power cut, an editor or a hand has spoilt.</summary>
public sealed class DamagedSettingsTests
{
    private static IEnumerable<TestCaseData> Damages()
    {
        static TestCaseData Case(string name, string text) => new TestCaseData(Encoding.UTF8.GetBytes(text)).SetArgDisplayNames(name);
        yield return Case("truncated", "{ \"bind\": \"0.0.0.0\", \"ca");
        yield return Case("empty", "");
        yield return Case("zeros", new string('\0', 300));
        yield return Case("a duplicate key", "{ \"bind\": \"0.0.0.0\", \"bind\": \"127.0.0.1\" }");
        yield return Case("no object", "[1]");
        yield return Case("a wrong value", "{ \"bind\": \"banana\", \"camera\": \"usb:1-2\" }");
        yield return Case("a wrong kind of value", "{ \"bind\": { \"a\": 1 }, \"camera\": \"usb:1-2\" }");
        yield return new TestCaseData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }).SetArgDisplayNames("UTF-16");
    }

    [TestCaseSource(nameof(Damages))]
    public void The_last_good_copy_holds_and_every_verb_and_the_log_say_so(byte[] damage)
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Choose(folders);
        File.WriteAllBytes(folders.SettingsFile, damage);
        var settings = Open(folders);
        Assert.That((settings[Settings.Bind], settings[Settings.Camera]), Is.EqualTo(("0.0.0.0", "usb:1-2")));
        Assert.That(settings.Trouble, Does.Contain(folders.SettingsFile).And.Contain("last good"));
        foreach (var verb in new[] { "settings", "list", "report", "bundle" })
            Assert.That(Typed.In(folders, verb == "bundle" ? [verb, "--out", Path.Combine(scratch.Folder, "b.zip")] : [verb]).Error,
                Does.Contain(folders.SettingsFile), verb);
        using Station station = new(folders, Clock.Real);
        Assert.That(station.LogLines.Lines, Has.Some.Contains("last good"));
        // the program's own memory may have come to it meanwhile, where it can be read
        if (settings.Trouble!.Contains("not permitted", StringComparison.Ordinal))
            Assert.That(Open(folders).Trouble, Is.EqualTo(settings.Trouble), "What the user wrote is left alone");
        else
            Assert.That(File.ReadAllBytes(folders.SettingsFile), Is.EqualTo(damage), "What the user wrote is left alone");
    }

    [TestCaseSource(nameof(Damages))]
    public void Nothing_simulated_is_offered_while_nobody_knows_what_was_chosen(byte[] damage)
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Directory.CreateDirectory(folders.Settings);
        File.WriteAllBytes(folders.SettingsFile, damage);
        using Station station = new(folders, Clock.Real);
        Assert.That(station.MayOfferSimulated, Is.False);
        station.OfferAttached(CancellationToken.None);
        Assert.That(station.Bodies.Offered.Where(camera => camera.IsSimulated), Is.Empty);
        Assert.That(station.Settings.Trouble, Does.Contain("defaults hold"));
    }

    [Test]
    public void A_byte_order_mark_is_no_damage()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Directory.CreateDirectory(folders.Settings);
        File.WriteAllText(folders.SettingsFile, "{ \"port\": 12000 }", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That((Open(folders)[Settings.Port], Open(folders).Trouble), Is.EqualTo(("12000", (string?)null)));
    }

    [Test]
    public void A_wrong_value_is_put_right_by_setting_it()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Choose(folders);
        File.WriteAllText(folders.SettingsFile, "{ \"port\": \"banana\", \"bind\": \"127.0.0.1\" }");
        Assert.That(Typed.In(folders, "settings", "port", "12000").Code, Is.Zero);
        Assert.That((Open(folders)[Settings.Port], Open(folders)[Settings.Bind], Open(folders).Trouble),
            Is.EqualTo(("12000", "127.0.0.1", (string?)null)));
    }

    [Test]
    public async Task The_page_says_it_too()
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        var file = server.Station.Folders.SettingsFile;
        server.Station.Settings.Set(Settings.Location, "here");
        File.WriteAllText(file, "{");
        Assert.That((await server.Served.Get("/web/cameras")).Text, Does.Contain("last good"));
        Assert.That((await server.Served.Get("/setup")).Text, Does.Contain("role=\"alert\"").And.Contain("last good"));
    }

    [Test]
    public void Several_settings_are_written_together_or_not_at_all()
    {
        using var scratch = new Scratch();
        var settings = Open(Folders.Below(scratch.Folder));
        settings.Set(Settings.Port, "12000");
        Assert.Throws<SettingRefusedException>(() => settings.Set([(Settings.Location, "there"), (Settings.Port, "banana")]));
        Assert.That((settings[Settings.Location], settings[Settings.Port]), Is.EqualTo(("", "12000")));
        settings.Set([(Settings.Location, "there"), (Settings.Port, "13000")]);
        Assert.That((settings[Settings.Location], settings[Settings.Port]), Is.EqualTo(("there", "13000")));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "A link needs rights there")]
    public void A_link_stays_one_and_what_it_points_to_is_written()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Directory.CreateDirectory(folders.Settings);
        var real = scratch.Write("dotfiles.json", "{}"u8.ToArray());
        File.CreateSymbolicLink(folders.SettingsFile, real);
        Open(folders).Set(Settings.Port, "12000");
        Assert.That(new FileInfo(folders.SettingsFile).LinkTarget, Is.EqualTo(real));
        Assert.That(File.ReadAllText(real), Does.Contain("12000"));
        File.Delete(real);
        Open(folders).Set(Settings.Port, "13000");
        Assert.That(File.ReadAllText(real), Does.Contain("13000"), "Also where it points to nothing yet");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "A link needs rights there")]
    public void A_link_to_a_link_stays_one_too()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Directory.CreateDirectory(folders.Settings);
        var real = scratch.Write("dotfiles.json", "{}"u8.ToArray());
        var between = Path.Combine(scratch.Folder, "between.json");
        File.CreateSymbolicLink(between, real);
        File.CreateSymbolicLink(folders.SettingsFile, between);
        Open(folders).Set(Settings.Port, "12000");
        Assert.That((new FileInfo(folders.SettingsFile).LinkTarget, new FileInfo(between).LinkTarget), Is.EqualTo((between, real)));
        Assert.That(File.ReadAllText(real), Does.Contain("12000"));
    }

    private static void Choose(Folders folders)
    {
        var settings = Open(folders);
        settings.Set(Settings.Camera, "usb:1-2");
        settings.Set(Settings.Bind, "0.0.0.0");
    }

    private static Settings Open(Folders folders) => new(new JsonSettingsStore(folders.SettingsFile), folders);
}
