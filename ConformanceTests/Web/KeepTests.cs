using System.Buffers.Binary;
using System.Text;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Shooting;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Driver.Web;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Web;

/// <summary>Frames are saved from the page, remembered with a small picture each, and simulated ones are nobody's treasure.</summary>
public sealed class KeepTests
{
    [Test]
    public async Task The_last_frame_is_saved_as_the_camera_s_file_and_as_FITS_with_the_frame_s_own_pixels()
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
        await server.Expose(1, 0.5, light: false);
        using var response = await server.Served.Http.GetAsync(new Uri("/web/camera/0/frame.arw?number=1", UriKind.Relative));
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Does.Match("^SIM-640_.*_dark_0.5s_ISO\\d+_00001.arw$"));
        using (var raw = ArwDecoder.Decode(await response.Content.ReadAsByteArrayAsync()))
            Assert.That(raw.File.ExposureTime!.Value.Value, Is.EqualTo(0.5).Within(0.01));
        var fits = await server.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/frame.fits?number=1", UriKind.Relative));
        var begin = Encoding.ASCII.GetString(fits, 0, 80 * 72).IndexOf("END  ", StringComparison.Ordinal) is var end
            ? (end / 2880 + 1) * 2880 : 0;
        Assert.That(Encoding.ASCII.GetString(fits, 0, begin), Does.Contain("IMAGETYP= 'DARK"));
        using var frame = server.Camera.LastPicture!.Look()!;
        for (var y = 0; y < frame.Height; y += 97)
        {
            var row = Enumerable.Range(0, frame.Width).Select(x => (ushort)(BinaryPrimitives.ReadInt16BigEndian(
                fits.AsSpan(begin + (2 * ((y * frame.Width) + x)))) + 32768)).ToArray();
            Assert.That(row, Is.EqualTo(frame.Row(y).ToArray()), $"row {y}");
        }
    }

    [Test]
    public async Task The_frames_of_the_night_are_listed_the_newest_first_and_saved_again_if_they_were_kept()
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
        await server.Expose(1, 0.01);
        server.Station.Settings.Set(Settings.KeepArw, "on");
        await server.Expose(1, 1);
        await server.Expose(1, 0.01, light: false);
        server.Station.Keeper.Finish(TimeSpan.FromSeconds(10));
        await Until(async () => (await server.Served.Get("/web/frames")).Json.GetProperty("frames").GetArrayLength() == 3);
        var gallery = (await server.Served.Get("/web/frames")).Json;
        var frames = gallery.GetProperty("frames").EnumerateArray().ToList();
        Assert.That(frames.Select(f => (f.GetProperty("number").GetInt32(), f.GetProperty("kind").GetString())),
            Is.EqualTo(new[] { (3, "dark"), (2, "light"), (1, "light") }));
        Assert.That(frames[1].GetProperty("hfr").GetDouble(), Is.InRange(0.5, 5));
        Assert.That(frames[1].GetProperty("kept").GetString(), Does.EndWith("_00002.arw"));
        var kept = gallery.GetProperty("places").EnumerateArray().First();
        Assert.That((kept.GetProperty("folder").GetString(), kept.GetProperty("files").GetInt32()),
            Is.EqualTo((server.Station.Settings.ForCameras.Folder, 2)));
        Assert.That(kept.GetProperty("free").GetInt64(), Is.Positive);
        var png = await server.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/thumbnail?number=1", UriKind.Relative));
        Assert.That(png[..4], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
        var again = await server.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/frame.arw?number=2", UriKind.Relative));
        Assert.That(again, Is.EqualTo(File.ReadAllBytes(frames[1].GetProperty("kept").GetString()!)));
        var fits = await server.Served.Http.GetByteArrayAsync(new Uri("/web/camera/0/frame.fits?number=2", UriKind.Relative));
        Assert.That(Encoding.ASCII.GetString(fits, 0, 5760), Does.Contain("IMAGETYP= 'LIGHT"));
        var gone = await server.Served.Get("/web/camera/0/frame.arw?number=1");
        Assert.That((gone.Status, gone.Text), Is.EqualTo((404, "Frame 1 is not in memory any more, and was not kept as a file. "
            + "Save a frame before the next but one is there, or switch keep-arw on\n")));
        Assert.That((await server.Served.Get("/web/camera/0/frame.arw?number=../../x")).Status, Is.EqualTo(400));
    }

    [Test]
    public void Frames_of_a_series_that_is_kept_as_FITS_are_told_and_saved_as_kept()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/web/camera/0/series", "count=2&seconds=1&format=fits");
        server.Clock.Sleep(TimeSpan.FromMinutes(1));
        var told = VirtualServer.Ask(page, "/web/frames").Json;
        Assert.That(told.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("kept").GetString()).ToArray(),
            Is.EqualTo(server.Kept().Reverse()).And.Length.EqualTo(2).And.All.EndsWith(".fits"));
        Assert.That(told.GetProperty("places")[0].GetProperty("files").GetInt32(), Is.EqualTo(2));
        Assert.That(VirtualServer.Ask(page, "/web/camera/0/frame.fits?number=1").Status, Is.EqualTo(200));
        Assert.That(VirtualServer.Ask(page, "/web/camera/0/frame.arw?number=1").Status, Is.EqualTo(404));
    }

    [Test]
    public void What_fails_again_and_again_is_one_frame_with_its_tries_and_one_notice()
    {
        using VirtualServer server = new("card-full");
        using var page = server.Open();
        VirtualServer.Tell(page, "/web/camera/0/series", "count=3&seconds=3");
        server.Clock.Sleep(TimeSpan.FromMinutes(10));
        var frame = VirtualServer.Ask(page, "/web/frames").Json.GetProperty("frames").EnumerateArray().Single();
        Assert.That((frame.GetProperty("failed").GetBoolean(), frame.GetProperty("tries").GetInt32()),
            Is.EqualTo((true, 14)).Using<(bool, int)>(
            (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) <= 3));
        Assert.That(frame.GetProperty("verdict").GetString(),
            Does.Contain("the memory card is full. Change or format it. The camera refused"),
            "It saves on the computer only already");
        Assert.That(VirtualServer.Ask(page, "/web/cameras").Json.GetProperty("notices").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void Exposures_that_were_aborted_are_each_a_frame_and_no_tries_of_one()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/api/v1/camera/0/connected", "Connected=True&ClientID=1");
        for (var i = 0; i < 2; i++)
        {
            VirtualServer.Tell(page, "/api/v1/camera/0/startexposure", "Duration=60&Light=True&ClientID=1");
            server.Clock.Sleep(TimeSpan.FromSeconds(5));
            VirtualServer.Tell(page, "/api/v1/camera/0/abortexposure", "ClientID=1");
            server.Clock.Sleep(TimeSpan.FromSeconds(30));
        }

        var frames = VirtualServer.Ask(page, "/web/frames").Json.GetProperty("frames").EnumerateArray();
        Assert.That(frames.Select(f => (f.GetProperty("verdict").GetString(), f.GetProperty("failed").GetBoolean())),
            Is.EqualTo(new[] { ("aborted", false), ("aborted", false) }));
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task Simulated_pictures_that_nobody_fetched_are_rescued_only_if_that_is_asked_for(bool asked, int files)
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        if (asked)
            server.Station.Settings.Set(Settings.RescueSimulated, "on");
        await server.Connect(1);
        await server.Expose(1);
        await server.Expose(1); // the one before is nobody's now
        server.Station.Keeper.Finish(TimeSpan.FromSeconds(10));
        Assert.That(server.Station.Keeper.Count.Rescued, Is.EqualTo(files));
    }

    [Test]
    public void The_gallery_forgets_the_oldest()
    {
        using Cameras.Observatory night = new();
        var owner = night.Connect().Camera;
        Gallery gallery = new(night.Keeper, () => night.Options, night.RescueFolder) { IsShown = true };
        for (var i = 1; i <= Gallery.Most + 5; i++)
            gallery.Add(new(night.Camera, Record(i), null, null, owner));
        Assert.That((gallery.Find(night.Camera.Id, 5), gallery.Find(night.Camera.Id, 6)?.Record.Frame),
            Is.EqualTo((default(Gallery.Entry), 6L)));
        Assert.That(gallery.Changes, Is.EqualTo(Gallery.Most + 5));
    }

    [TestCase("ok", 100, 2.0, 0, "good")]
    [TestCase("ok", 100, 3.0, 0, "stars 50 % larger than this night's best")]
    [TestCase("ok, 23.4 s late", 100, 2.0, 0, "23.4 s late")]
    [TestCase("ok", 0, null, 0, "no stars: clouds, dew, cap, or far out of focus")]
    [TestCase("ok", null, null, 0.25, "25 % burnt out")]
    [TestCase("The card is full", null, null, 0, "The card is full")]
    public void What_is_to_be_said_of_a_frame(string outcome, int? stars, double? radius, double burnt, string words)
    {
        var frame = Record(9) with { Outcome = outcome, Stars = stars, HalfFluxRadius = radius };
        var night = Enumerable.Range(1, 8).Select(i => Record(i) with { HalfFluxRadius = 2, Stars = 100 }).Append(frame);
        Assert.That(Verdict.Of(frame, burnt, night), Is.EqualTo(new Verdict(words == "good", words)));
    }

    private static FrameRecord Record(long number) =>
        new(DateTimeOffset.UnixEpoch, "sim:SIM-640", number, 10, 800, FrameKind.Light, "timed",
        0.1, 0.1, 0.1, 0.1, 1000, "none");

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var begin = Clock.Real.GetTimestamp(); !await condition() && Clock.Real.Since(begin) < TimeSpan.FromSeconds(20);)
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
    }
}
