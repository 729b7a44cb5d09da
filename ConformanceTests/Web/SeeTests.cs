using System.Text.Json;
using SonyAlpha.ConformanceTests.Shooting;
using SonyAlpha.Driver.Web;

namespace SonyAlpha.ConformanceTests.Web;

/// <summary>What the page's part of the server tells of a night while it goes on.</summary>
public sealed class SeeTests
{
    [Test]
    public void A_body_that_is_away_is_told_since_when_and_what_is_done_until_it_is_back()
    {
        using VirtualServer server = new("cable-pulled-exposing@1/40");
        using var page = server.Open();
        VirtualServer.Tell(page, "/web/camera/0/series", "count=1&seconds=5");
        for (var i = 0; i < 100 && Banners(page).Count == 0; i++)
            server.Clock.Sleep(TimeSpan.FromSeconds(0.5));
        server.Clock.Sleep(TimeSpan.FromSeconds(10));
        var (kind, sentence) = Banners(page).Single();
        Assert.That(kind, Is.EqualTo("away"));
        Assert.That(sentence, Does.Match(@"is away since 18:00:0\d UTC \(1\d s\)\. It is looked for each second, "
            + @"and programs stay connected for another 4\.8 minutes\. An exposure waits for it\."));
        server.Clock.Sleep(TimeSpan.FromSeconds(40));
        Assert.That(Banners(page), Is.Empty);
    }

    [Test]
    public void A_body_that_refuses_live_view_is_told_to_who_looks_and_to_who_asks_for_one_picture()
    {
        using VirtualServer server = new("live-view-denied");
        using var page = server.Open();
        VirtualServer.Tell(page, "/api/v1/camera/0/connected", "Connected=True&ClientID=1");
        var answer = VirtualServer.Ask(page, "/live/0.jpg");
        Assert.That(answer.Status, Is.EqualTo(503));
        Assert.That(answer.Text, Does.StartWith("There is no live picture: The SIM-640 refuses live view, though it says that it is on"));
        Assert.That(Banners(page), Is.Empty, "Nobody looks");
        using (server.Camera.Live.View())
        {
            var (kind, sentence) = Banners(page).Single();
            Assert.That((kind, sentence), Is.EqualTo(("live", server.Camera.LiveTrouble)));
        }
    }

    [Test]
    public void A_disk_that_is_nearly_full_and_settings_that_are_damaged_are_told()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        Assert.That(Banners(page), Is.Empty);
        server.Station.Keeper.FreeBytes = _ => 600_000_000;
        Directory.CreateDirectory(server.Folders.Settings);
        File.WriteAllText(server.Folders.SettingsFile, "{ this is none");
        var now = Banners(page);
        Assert.That(now.Select(b => b.Kind), Is.EqualTo(new[] { "disk", "settings" }));
        Assert.That(now[0].Sentence, Does.Contain("has 0.6 GB left").And.Contain(server.Folders.Rescue));
    }

    [Test]
    public void Another_version_on_disk_needs_a_restart()
    {
        var path = Path.GetTempFileName();
        try
        {
            Installed installed = new(path, "1.0.0");
            Assert.That(installed.Other, Is.Null);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(60));
            Assert.That(installed.Other, Is.EqualTo("Another version"));
            var own = typeof(Installed).Assembly.Location;
            Installed same = new(path, Driver.Product.Version);
            File.Copy(own, path, overwrite: true);
            Assert.That(same.Other, Is.Null, "the same version put there again");
            Installed older = new(path, "0.9.0");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(61));
            Assert.That(older.Other, Is.EqualTo($"Version {Driver.Product.Version}"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void For_who_looks_on_the_last_frame_stays_while_the_next_is_exposed_and_for_nobody_else(bool looksOn)
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/web/camera/0/series", "count=2&seconds=20");
        if (looksOn)
            VirtualServer.Ask(page, "/web/cameras");
        server.Clock.Sleep(TimeSpan.FromSeconds(35)); // the first is there, and the second is being exposed
        Assert.That(server.Camera.Shooting.Now!.Done, Is.EqualTo(1));
        Assert.That(VirtualServer.Ask(page, "/web/camera/0/frame.json").Status, Is.EqualTo(looksOn ? 200 : 404));
        server.Clock.Sleep(TimeSpan.FromMinutes(3));
        Assert.That(VirtualServer.Ask(page, "/web/camera/0/frame.json").Status, Is.EqualTo(404),
            "Nobody looks any more: its memory is free");
    }

    [Test]
    public void How_long_an_exposure_still_takes_is_told_whoever_started_it()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/web/camera/0/series", "count=1&seconds=60");
        server.Clock.Sleep(TimeSpan.FromSeconds(20));
        var camera = VirtualServer.Ask(page, "/web/cameras").Json.GetProperty("cameras")[0];
        Assert.That(camera.GetProperty("seconds").GetDouble(), Is.EqualTo(60));
        Assert.That(camera.GetProperty("left").GetDouble(), Is.EqualTo(41).Within(2));
    }

    [Test]
    public void The_body_s_magnifier_is_set_from_the_page_and_not_to_what_it_has_not()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/api/v1/camera/0/connected", "Connected=True&ClientID=1");
        JsonElement Now() => VirtualServer.Ask(page, "/web/cameras").Json.GetProperty("cameras")[0];
        Assert.That(Now().GetProperty("magnifications").EnumerateArray().Select(m => m.GetDouble()), Is.EqualTo(new[] { 0, 1, 2.1, 4.1 }));
        Assert.That(VirtualServer.Tell(page, "/web/camera/0/magnifier/2.1").Text, Is.EqualTo("The camera magnifies 2.1 times."));
        Assert.That(Now().GetProperty("magnified").GetDouble(), Is.EqualTo(2.1));
        var wrong = VirtualServer.Tell(page, "/web/camera/0/magnifier/7");
        Assert.That((wrong.Status, wrong.Text.Trim()), Is.EqualTo((409, "The magnifier has 0, 1, 2.1, 4.1 times (0 is off), and not 7")));
        Assert.That(VirtualServer.Tell(page, "/web/camera/0/magnifier/0").Text, Is.EqualTo("The magnifier is off."));
    }

    [Test]
    public void Where_no_mask_is_no_spikes_are_told()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, "/api/v1/camera/0/connected", "Connected=True&ClientID=1");
        VirtualServer.Tell(page, "/api/v1/camera/0/startexposure", "Duration=2&Light=True&ClientID=1");
        server.Clock.Sleep(TimeSpan.FromSeconds(10));
        var told = VirtualServer.Ask(page, "/web/camera/0/bahtinov.json?x=320&y=240").Json;
        Assert.That((told.GetProperty("frame").GetInt32(), told.TryGetProperty("offset", out _)), Is.EqualTo((1, false)));
        var action = VirtualServer.Tell(page, "/api/v1/camera/0/action", "ClientID=1&Action=Bahtinov&Parameters=320 240");
        Assert.That(action.Message, Does.StartWith("No three spikes are within 100 pixels of 320 240"));
    }

    [Test]
    public void Behind_a_mask_the_page_and_the_action_tell_the_same_spikes()
    {
        using VirtualServer server = new(new Driver.Simulation(["SIM-640"], HasMask: true));
        using var page = server.Open();
        VirtualServer.Tell(page, "/api/v1/camera/0/connected", "Connected=True&ClientID=1");
        VirtualServer.Tell(page, "/api/v1/camera/0/startexposure", "Duration=2&Light=True&ClientID=1");
        server.Clock.Sleep(TimeSpan.FromSeconds(10));
        var told = VirtualServer.Ask(page, "/web/camera/0/bahtinov.json?x=320&y=240").Json;
        var (offset, x, y) = (told.GetProperty("offset").GetDouble(), told.GetProperty("x").GetDouble(), told.GetProperty("y").GetDouble());
        Assert.That((offset, x, y), Is.EqualTo((0.0, 320.3, 239.6)).Using<(double, double, double), (double, double, double)>((a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 0.4 && Math.Abs(a.Item2 - b.Item2) < 0.4 && Math.Abs(a.Item3 - b.Item3) < 0.4), "In focus");
        var action = VirtualServer.Tell(page, "/api/v1/camera/0/action", "ClientID=1&Action=Bahtinov&Parameters=320 240");
        Assert.That(action.Value.GetString(), Is.EqualTo(FormattableString.Invariant($"offset {offset:0.00}, crossing {x:0.0} {y:0.0}")));
    }

    [Test]
    public void The_page_is_light() => Assert.That(StaticFiles.Bytes, Is.InRange(20_000, 200_000));

    private static IReadOnlyList<(string Kind, string Sentence)> Banners(HttpClient page) =>
        [.. VirtualServer.Ask(page, "/web/cameras").Json.GetProperty("banners").EnumerateArray().Select(Read)];

    private static (string Kind, string Sentence) Read(JsonElement banner) =>
        (banner.GetProperty("kind").GetString()!, banner.GetProperty("sentence").GetString()!);
}
