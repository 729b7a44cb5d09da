using System.Net;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Web;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>What the server has for people, as far as no browser is needed to see it.</summary>
public sealed class WebSiteTests
{
    private SimulatedServer server = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
        await server.Expose(1);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [TestCase("/", "text/html; charset=utf-8")]
    [TestCase("/web/style.css", "text/css; charset=utf-8")]
    [TestCase("/web/page.js", "text/javascript; charset=utf-8")]
    [TestCase("/web/server.js", "text/javascript; charset=utf-8")]
    [TestCase("/web/picture.js", "text/javascript; charset=utf-8")]
    [TestCase("/web/lists.js", "text/javascript; charset=utf-8")]
    [TestCase("/favicon.ico", "image/svg+xml")]
    public async Task The_page_s_files_are_inside_the_program_and_name_no_other_place(string path, string type)
    {
        using var response = await server.Served.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.ToString()), Is.EqualTo((HttpStatusCode.OK, type)));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal),
            Does.Not.Contain("http://").And.Not.Contains("https://"));
    }

    [Test]
    public async Task The_state_of_the_cameras_is_told_without_a_connection()
    {
        var camera = (await server.Served.Get("/web/cameras")).Json.GetProperty("cameras")[0];
        Assert.That((camera.GetProperty("id").GetString(), camera.GetProperty("open").GetBoolean()), Is.EqualTo(("sim:SIM-640", true)));
        Assert.That(camera.GetProperty("findings").EnumerateArray(), Is.Not.Empty);
    }

    [Test]
    public async Task What_is_known_of_the_lens_is_told_and_of_its_backlash_why_it_is_not()
    {
        var focus = (await server.Served.Get("/web/cameras")).Json.GetProperty("cameras")[0].GetProperty("focus");
        Assert.That(focus.GetProperty("most").GetInt32(), Is.GreaterThan(100));
        Assert.That(focus.GetProperty("backlash").GetString(), Does.StartWith("not measured").And.Contain("focus --learn"));
    }

    [Test]
    public async Task Who_looks_at_the_live_picture_is_no_program()
    {
        using var stream = await server.Served.Http.GetStreamAsync(new Uri("/live/0.mjpeg", UriKind.Relative));
        _ = stream.ReadByte();
        Assert.That(server.Camera.Clients, Is.EqualTo(2));
        var camera = (await server.Served.Get("/web/cameras")).Json.GetProperty("cameras")[0];
        Assert.That(camera.GetProperty("clients").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_loupe_has_the_frame_s_own_pixels_and_page_action_and_table_the_same_stars()
    {
        await using var own = await SimulatedServer.Start("SIM-640");
        await own.Connect(1);
        await own.Expose(1, 10);
        var crop = await own.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/crop?x=301&y=99&width=50&height=40", UriKind.Relative));
        using (var pixels = own.Camera.LastPicture!.Look()!)
        {
            for (var y = 0; y < 40; y++)
                Assert.That(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(crop.AsSpan(y * 100, 100)).ToArray(),
                    Is.EqualTo(pixels.Row(99 + y).Slice(301, 50).ToArray()));
        }

        foreach (var wrong in (string[])["x=0&y=0&width=1025&height=1", "x=-1&y=0&width=2&height=2", "x=639&y=0&width=2&height=2",
            "x=0&y=0&width=a&height=2", ""])
            Assert.That((await own.Served.Get($"/web/camera/0/crop?{wrong}")).Status, Is.EqualTo(400), wrong);
        var stars = (await own.Served.Get("/web/camera/0/stars.json")).Json;
        var chosen = stars.GetProperty("star");
        var action =
            (await own.Served.Put("/api/v1/camera/0/action",
                $"ClientID=1&Action=Stars&Parameters={chosen.GetProperty("x")} {chosen.GetProperty("y")}")).Value.GetString();
        Assert.That(action, Does.Contain(FormattableString.Invariant($"HFR {chosen.GetProperty("hfr").GetDouble():0.00}")));
        for (var begin = SonyProtocol.Clock.Real.GetTimestamp(); own.Camera.Recorder.Last is null
            && SonyProtocol.Clock.Real.Since(begin) < TimeSpan.FromSeconds(20);)
            SonyProtocol.Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        Assert.That(own.Camera.Recorder.Last!.Stars, Is.EqualTo(stars.GetProperty("count").GetInt32()));
    }

    [Test]
    public async Task The_last_frame_is_a_picture_with_its_numbers()
    {
        var frame = (await server.Served.Get("/web/camera/0/frame.json")).Json;
        Assert.That((frame.GetProperty("width").GetInt32(), frame.GetProperty("kind").GetString()), Is.EqualTo((640, "light")));
        Assert.That(frame.GetProperty("histogram").EnumerateArray().Sum(b => b.GetInt64()), Is.EqualTo(640 * 480));
        var png = await server.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/frame.png", UriKind.Relative));
        Assert.That(png[..8], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10 }));
        Assert.That((await server.Served.Get("/web/camera/7/frame.png")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_setting_is_changed_from_the_page_and_a_wrong_one_refused()
    {
        var changed = await server.Served.Put("/web/settings", "location=Tautenburg");
        Assert.That(changed.Json.EnumerateArray().Single(s => s.GetProperty("key").GetString() == "location").GetProperty("value")
            .GetString(), Is.EqualTo("Tautenburg"));
        var refused = await server.Served.Put("/web/settings", "gain-mode=seven");
        Assert.That((refused.Status, refused.Text), Is.EqualTo((400, "\"Gain\" cannot be \"seven\". Permitted: value, list\n")));
        Assert.That((await server.Served.Put("/web/settings", "last-camera=mine")).Status, Is.EqualTo(200));
        Assert.That(server.Station.Settings[Settings.LastCamera], Is.Empty, "What is hidden cannot be set from a page");
    }

    [Test]
    public async Task The_setup_pages_show_and_change_the_same_settings_without_scripts()
    {
        var page = await server.Served.Get("/setup/v1/camera/0/setup");
        Assert.That(page.Text, Does.Contain("Sony SIM-640 (simulated)").And.Contain(StaticFiles.NightScript));
        Assert.That(page.Text.Replace(StaticFiles.NightScript, "", StringComparison.Ordinal), Does.Not.Contain("<script"),
            "Nothing but its colours depends on a script");
        Assert.That(Settings.Shown.Select(s => s.Key),
            Has.All.Matches<string>(key => page.Text.Contains($"name=\"{key}\"", StringComparison.Ordinal)));
        using FormUrlEncodedContent form = new([new("arw-folder", "/tmp/<b>\"'"), new("readout", "whole")]);
        using var response = await server.Served.Http.PostAsync(new Uri("/setup", UriKind.Relative), form);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.That(answer, Does.Contain("Saved.").And.Not.Contains("<b>"));
        Assert.That(server.Station.Settings[Settings.Readout], Is.EqualTo("whole"));
        server.Station.Settings.Reset(Settings.Readout);
        server.Station.Settings.Reset(Settings.ArwFolder);
        Assert.That((await server.Served.Get("/setup/v1/camera/9/setup")).Status, Is.EqualTo(404));
        Assert.That((await server.Served.Get("/setup/v2")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_log_is_there_to_be_read() =>
        Assert.That((await server.Served.Get("/web/log")).Text, Does.Contain("sim:SIM-640 is open"));

    [Test]
    public void A_preview_makes_a_faint_sky_visible_and_leaves_a_star_white()
    {
        TestSky sky = new(300, 200);
        var preview = Preview.Of(sky, 0, 0, 16383, 1000);
        Assert.That((preview.Width, preview.Height), Is.EqualTo((150, 100)));
        Assert.That(preview.Paint().Average(p => p), Is.InRange(30, 90), "A background of 40 over black fills the eye");
        Assert.That(preview.Paint()[((50 * 150) + 75) * 3], Is.EqualTo(255));
        Assert.That(preview.Paint(0.5).Average(p => p), Is.GreaterThan(preview.Paint().Average(p => p) + 40), "as the slider says");
        var marked = preview.Paint(marksBurnt: true);
        var burnt = Enumerable.Range(0, 150 * 100).Where(i => marked.AsSpan(3 * i, 3) is [255, 0, 255]).ToList();
        Assert.That(burnt, Is.EqualTo(new[] { (50 * 150) + 75 }), "the star alone is burnt out");
        Assert.That(preview.Burnt, Has.All.EqualTo(1.0 / (150 * 100)).Within(1e-9));
        Assert.That(preview.Channels.Select(c => c.Sum()), Is.EqualTo(new[] { 15000, 30000, 15000 }));
        Assert.That((preview.Least, preview.Most), Is.EqualTo((540, 16383)));
        Assert.That(Preview.Of(sky, 0, 0, 16383, 40).Width, Is.LessThanOrEqualTo(40));
    }

    /// <summary>A sky of 552 +- 12 over black 512, and one star in its middle.</summary>
    private sealed class TestSky(int width, int height) : Frame
    {
        private readonly ushort[] row = new ushort[width];

        public override int Width => width;

        public override int Height => height;

        public override SonyProtocol.Arw.ArwFile? File => null;

        public override ReadOnlySpan<ushort> Row(int y)
        {
            for (var x = 0; x < width; x++)
                row[x] = y / 2 == height / 4 && x / 2 == width / 4 ? (ushort)16383 : (ushort)(540 + ((x * 7 + y * 13) % 25));
            return (ushort[])row.Clone();
        }

        public override Frame Lease() => this;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
