using System.Globalization;
using System.Text;
using System.Text.Json;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>Verbs that use a camera, on a simulated one.</summary>
public sealed class CameraVerbTests
{
    private string root = "";
    private Folders folders = Folders.Below("");

    [SetUp]
    public void Begin()
    {
        root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;
        folders = Folders.Below(root);
    }

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [Test]
    public void List_names_every_simulated_body_as_such()
    {
        using var json = JsonDocument.Parse(Typed.In(folders, "list", "--json").Out);
        var simulated = json.RootElement.EnumerateArray().Where(c => c.GetProperty("simulated").GetBoolean()).ToList();
        Assert.That(simulated.Select(c => c.GetProperty("id").GetString()),
            Is.SupersetOf(new[] { "sim:ILCE-7M4", "sim:ILCE-6000", "sim:SIM-640" }));
        Assert.That(Typed.In(folders, "list").Out, Does.Contain("sim:ILCE-7M4\tILCE-7M4\t"));
    }

    [Test]
    public void Info_tells_every_property_in_words()
    {
        using var json = JsonDocument.Parse(Typed.In(folders, "info", "--camera", "SIM:sim-640", "--clock", "fast", "--json").Out);
        var body = json.RootElement;
        Assert.That((body.GetProperty("model").GetString(), body.GetProperty("protocol").GetString()), Is.EqualTo(("SIM-640", "3.00")));
        var iso = body.GetProperty("properties").EnumerateArray().Single(p => p.GetProperty("code").GetString() == "0xD21E");
        Assert.That((iso.GetProperty("name").GetString(), iso.GetProperty("value").GetString()), Is.EqualTo(("Iso", "ISO 100")));
        Assert.That(iso.GetProperty("choices").EnumerateArray().Select(c => c.GetString()), Does.Contain("ISO 6400"));
    }

    [Test]
    public void Expose_writes_a_FITS_file_with_the_usual_keywords()
    {
        var path = Path.Combine(root, "light.fits");
        var run = Typed.In(folders, "expose", "--camera", "sim:SIM-640", "--seconds", "1/2", "--iso", "800", "--clock", "fast", "--out",
            path);
        Assert.That((run.Code, run.Out.Trim()), Is.EqualTo((0, path)), run.Error);
        var cards = Cards(path);
        Assert.That(cards["NAXIS1"], Is.EqualTo("640"));
        Assert.That(double.Parse(cards["EXPTIME"], CultureInfo.InvariantCulture), Is.EqualTo(0.5).Within(0.02));
        Assert.That((cards["GAIN"], cards["BAYERPAT"], cards["IMAGETYP"]), Is.EqualTo(("800", "RGGB", "LIGHT")));
        Assert.That(cards["INSTRUME"], Does.Contain("simulated"));
        Assert.That(cards["DATE-OBS"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$"));
        Assert.That(cards["SWCREATE"], Does.StartWith("ASCOM.SonyAlpha"));
    }

    [Test]
    public void Expose_keeps_the_camera_s_own_file_and_nothing_else()
    {
        var path = Path.Combine(root, "dark.arw");
        var run = Typed.In(folders, "expose", "--camera", "sim:SIM-640", "--seconds", "0", "--dark", "--clock", "fast", "--out", path);
        Assert.That(run.Code, Is.Zero, run.Error);
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(path));
        Assert.That((frame.Width, frame.File.Model), Is.EqualTo((640, "SIM-640")));
        Assert.That(Directory.GetFileSystemEntries(root, "dark*"), Is.EqualTo(new[] { path }));
    }

    [TestCase("ILCE-99", 1, "sim:ILCE-7M4", TestName = "An_id_that_is_not_there_is_answered_with_those_that_are")]
    [TestCase("sim:ILCE-99", 1, "sim:ILCE-7M4", TestName = "A_model_that_is_not_there_is_answered_with_those_that_are")]
    [TestCase("usb:9-9", 1, "usb:9-9", TestName = "An_unplugged_id_is_named")]
    public void A_camera_that_is_not_there(string id, int code, string said)
    {
        var run = Typed.In(folders, "expose", "--camera", id, "--seconds", "1", "--out", Path.Combine(root, "x.fits"));
        Assert.That((run.Code, run.Out), Is.EqualTo((code, "")));
        Assert.That(run.Error, Does.Contain(said).And.Not.Contains("   at "));
    }

    [TestCase("-1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("soon")]
    [TestCase("1/0")]
    [TestCase("1/2/3")]
    public void Seconds_that_are_none_are_wrong_usage(string seconds)
    {
        var run = Typed.In(folders, "expose", "--camera", "sim:SIM-640", "--seconds=" + seconds, "--out", Path.Combine(root, "x.fits"));
        Assert.That((run.Code, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain("seconds").And.Not.Contains("   at "));
    }

    [Test]
    public void Seconds_beyond_the_limit_and_an_ISO_that_is_none_are_refused_by_the_camera_and_leave_nothing_behind()
    {
        foreach (var wrong in new[] { new[] { "--seconds", "1e9" }, ["--seconds", "1", "--iso", "123"] })
        {
            var run = Typed.In(folders, ["expose", "--camera", "sim:SIM-640", "--clock", "fast", "--out", Path.Combine(root, "x.fits"),
                .. wrong]);
            Assert.That((run.Code, run.Out), Is.EqualTo((1, "")));
            Assert.That(run.Error, Does.Contain(wrong[^1] == "1e9" ? "1000000000" : "123"));
        }

        Assert.That(Directory.GetFiles(root), Is.Empty);
    }

    [Test]
    public void Live_writes_as_many_whole_JPEGs_as_were_asked_for()
    {
        var target = Path.Combine(root, "live");
        var run = Typed.In(folders, "live", "--camera", "sim:SIM-640", "--clock", "fast", "--frames", "5", "--out", target);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(Directory.GetFiles(target).Select(File.ReadAllBytes), Has.Exactly(5).Matches<byte[]>(
            jpeg => jpeg.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
            && jpeg.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9])));
        Assert.That(run.Error, Does.Contain("5 frames"));
    }

    /// <summary>It would wait for ever: no frame comes that could be counted.</summary>
    [Test]
    public void Live_ends_at_once_where_a_body_shows_none()
    {
        var run = Typed.In(folders, "live", "--camera", "sim:ILCE-6000", "--clock", "fast", "--frames", "1", "--out",
            Path.Combine(root, "live"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("The ILCE-6000 has no live view for a computer"));
    }

    [Test]
    public void A_simulated_body_stands_in_only_for_somebody_who_never_had_a_real_one()
    {
        using (var newcomer = Open())
        {
            newcomer.OfferAttached(CancellationToken.None);
            Assert.That(newcomer.Bodies.Offered.Select(c => c.Id), Is.EqualTo(new[] { "sim:ILCE-7M3" }));
        }

        new Settings(new JsonSettingsStore(folders.SettingsFile), folders).Set(Settings.LastCamera, "ptpip:192.0.2.1|ILCE-7M4|123|PTP/IP");
        using var owner = Open();
        owner.OfferAttached(CancellationToken.None);
        Assert.That(owner.Bodies.Offered.Select(c => c.Id), Is.EqualTo(new[] { "ptpip:192.0.2.1" }),
            "The missing one is offered, and says why it cannot be had");
        Assert.That(owner.MayOfferSimulated, Is.False);
    }

    [Test]
    public void Who_chose_a_real_camera_is_never_given_a_simulated_one()
    {
        new Settings(new JsonSettingsStore(folders.SettingsFile), folders).Set(Settings.Camera, "usb:1-2");
        using var station = Open();
        station.OfferAttached(CancellationToken.None);
        Assert.That(station.Bodies.Offered, Is.Empty);
        var run = Typed.In(folders, "expose", "--seconds", "1", "--out", Path.Combine(root, "x.fits"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("usb:1-2"));
    }

    [Test]
    public async Task A_taken_port_is_told_with_who_has_it()
    {
        await using var taken = await SimulatedServer.Start("SIM-640");
        var run = Typed.In(folders, "serve", "--simulate", "SIM-640", "--port", $"{taken.Served.Port}");
        Assert.That((run.Code, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain($"Port {taken.Served.Port} is taken by").And.Contains(Product.Name));
    }

    [TestCase("--simulate", "ILCE-99", "ILCE-7M4")]
    [TestCase("--bind", "nowhere", "nowhere")]
    [TestCase("--port", "70000", "70000")]
    [TestCase("--clock", "slow", "slow")]
    [TestCase("--fault", "nonsense", "nonsense")]
    public void Serve_refuses_what_makes_no_sense(string option, string value, string said)
    {
        var run = Typed.In(folders, "serve", option, value);
        Assert.That((run.Code, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(said));
    }

    private Station Open() => new(folders, SonyAlpha.SonyProtocol.Clock.Real);

    private static Dictionary<string, string> Cards(string path)
    {
        var text = Encoding.ASCII.GetString(File.ReadAllBytes(path)[..5760]);
        return Enumerable.Range(0, text.Length / 80).Select(i => text.Substring(i * 80, 80))
            .TakeWhile(c => !c.StartsWith("END ", StringComparison.Ordinal))
            .Where(c => c[8] == '=').ToDictionary(c => c[..8].Trim(), c => c[10..].Split(" / ")[0].Trim().Trim('\'').Trim());
    }
}
