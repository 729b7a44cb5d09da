using System.Text.Json;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Shooting;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Shooting;

/// <summary>A series lives in the server: it is begun from a page, and goes on whatever becomes of page and cable.</summary>
public sealed class IntervalometerTests
{
    private const string Series = "/web/camera/0/series";

    [Test]
    public void Twenty_own_frames_are_there_though_the_cable_slips_and_the_page_is_closed_and_opened_again()
    {
        using VirtualServer server = new("cable-pulled-exposing@7/20");
        using (var page = server.Open())
        {
            Assert.That(VirtualServer.Tell(page, Series, "count=20&seconds=5&pause=3&kind=light").Text, Is.EqualTo("begun"));
            Await(server, page, series => series.GetProperty("done").GetInt32() >= 3);
        }

        server.Clock.Sleep(TimeSpan.FromSeconds(60)); // nobody looks, and the cable is out
        using var again = server.Open();
        var between = SeriesOf(again);
        Assert.That(between.GetProperty("done").GetInt32(), Is.InRange(4, 15), "It went on while nobody looked");
        Assert.That(between.GetProperty("running").GetBoolean());
        var end = Await(server, again, series => !series.GetProperty("running").GetBoolean(), 3);
        server.Station.Keeper.Finish(TimeSpan.FromSeconds(10));
        var codes = server.Kept().Select(CodeOf).ToList();
        Assert.That((end.GetProperty("done").GetInt32(), codes.Count, codes.Distinct().Count()), Is.EqualTo((20, 20, 20)));
        Assert.That(server.Kept(), Has.All.Contains("_light_5s_"));
        Assert.That(server.Camera.Recorder.Count.Retries + end.GetProperty("failed").GetInt32(), Is.Positive, "The cable did slip");
    }

    [Test]
    public void A_frame_that_fails_for_good_is_taken_again_and_the_trouble_is_told_meanwhile()
    {
        using VirtualServer server = new("cable-pulled-exposing@2/20");
        server.Station.Settings.Set(Settings.Retry, "never");
        using var page = server.Open();
        VirtualServer.Tell(page, Series, "count=3&seconds=2");
        var waits = Await(server, page, series => series.GetProperty("trouble").ValueKind == JsonValueKind.String);
        Assert.That(waits.GetProperty("trouble").GetString(), Does.Contain("unplugged"));
        Assert.That((waits.GetProperty("done").GetInt32(), waits.GetProperty("phase").GetString()), Is.EqualTo((1, "Waiting")));
        var end = Await(server, page, series => !series.GetProperty("running").GetBoolean());
        Assert.That((end.GetProperty("done").GetInt32(), end.GetProperty("failed").GetInt32() > 0), Is.EqualTo((3, true)));
        Assert.That(end.GetProperty("trouble").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(server.Station.Notices.Kept[^1].Notice.Sentence, Does.StartWith("The series is over: 3 of 3 frames"));
    }

    [Test]
    public void An_error_that_nobody_foresaw_ends_no_series()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        var isFirst = true;
        server.Camera.Shooting.Kept += _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                throw new NotSupportedException("Reference");
            }
        };
        VirtualServer.Tell(page, Series, "count=2&seconds=1&format=fits");
        var waits = Await(server, page, s => s.GetProperty("failed").GetInt32() > 0 || !s.GetProperty("running").GetBoolean());
        Assert.That(waits.GetProperty("trouble").GetString(), Does.Contain("Its log says how").And.Not.Contain("Reference"));
        var end = Await(server, page, s => !s.GetProperty("running").GetBoolean());
        Assert.That((end.GetProperty("done").GetInt32(), end.GetProperty("failed").GetInt32()), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Frames_of_one_name_are_files_beside_each_other([Values("fits", "arw")] string format)
    {
        using VirtualServer server = new();
        server.Station.Settings.Set(Settings.ArwName, "{model}");
        using var page = server.Open();
        VirtualServer.Tell(page, Series, $"count=3&seconds=2&format={format}");
        Await(server, page, series => !series.GetProperty("running").GetBoolean());
        server.Station.Keeper.Finish(TimeSpan.FromSeconds(10));
        Assert.That(server.Kept(), Has.Count.EqualTo(3).And.All.EndsWith(format));
    }

    [Test]
    public void It_ends_after_the_frame_at_hand_or_now()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, Series, "count=9&seconds=5");
        Await(server, page, series => series.GetProperty("phase").GetString() == "Exposing");
        Assert.That(VirtualServer.Tell(page, $"{Series}/after").Text, Is.EqualTo("ends after this frame"));
        Assert.That(Await(server, page, s => !s.GetProperty("running").GetBoolean()).GetProperty("done").GetInt32(), Is.EqualTo(1));
        VirtualServer.Tell(page, Series, "count=9&seconds=100&kind=dark");
        Await(server, page, series => series.GetProperty("phase").GetString() == "Exposing");
        server.Clock.Sleep(TimeSpan.FromSeconds(5));
        var told = server.Clock.GetTimestamp();
        VirtualServer.Tell(page, $"{Series}/now");
        Assert.That(Await(server, page, s => !s.GetProperty("running").GetBoolean()).GetProperty("done").GetInt32(), Is.Zero);
        Assert.That(server.Clock.Since(told), Is.LessThan(TimeSpan.FromSeconds(3)));
        Assert.That(VirtualServer.Tell(page, $"{Series}/now").Text, Is.EqualTo("nothing runs"));
    }

    [Test]
    public void A_pause_is_a_pause_and_after_so_many_frames_the_mount_has_time_to_dither()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        VirtualServer.Tell(page, Series, "count=4&seconds=1&pause=10&ditherEvery=2&ditherPause=30");
        var seen = new HashSet<string?>();
        var begin = server.Clock.GetTimestamp();
        var first = Await(server, page, s => s.GetProperty("done").GetInt32() == 1);
        Assert.That(first.GetProperty("left").GetDouble(), Is.EqualTo(3 * 2 + (3 * 10) + 30).Within(6));
        Await(server, page, s => seen.Add(s.GetProperty("phase").GetString()) && !s.GetProperty("running").GetBoolean());
        Assert.That(server.Clock.Since(begin).TotalSeconds, Is.InRange(4 + (3 * 10) + 30, 4 + (3 * 10) + 30 + 20));
        Assert.That(seen, Is.SupersetOf(new[] { "Exposing", "Pausing", "Dithering", "Over" }));
    }

    [Test]
    public void What_cannot_be_meant_so_is_refused_with_a_sentence()
    {
        using VirtualServer server = new();
        using var page = server.Open();
        foreach (var (form, sentence) in new[]
        {
            ("seconds=5", "count is missing"), ("count=0&seconds=5", "A series has 1 to 9999 frames, and not 0"),
            ("count=2&seconds=-1", "Seconds must be 0 to 86400, and are -1"), ("count=2&seconds=1,5", "seconds must be a number"),
            ("count=2&seconds=5&kind=moon", "kind cannot be \"moon\". There are light, dark, bias, flat"),
            ("count=2&seconds=5&pause=1e9", "The pause must be"), ("count=2&seconds=5&format=tiff", "There are arw, fits"),
        })
        {
            var answer = VirtualServer.Tell(page, Series, form);
            Assert.That((answer.Status, answer.Text), Is.EqualTo((400, answer.Text)), form);
            Assert.That(answer.Text, Does.Contain(sentence), form);
        }

        VirtualServer.Tell(page, Series, "count=2&seconds=5");
        var second = VirtualServer.Tell(page, Series, "count=2&seconds=5");
        Assert.That((second.Status, second.Text.Trim()), Is.EqualTo((409, "A series is running, 0 of 2 frames are there: end it first")));
        using HttpRequestMessage foreign = new(HttpMethod.Put, Series) { Content = new StringContent("count=1&seconds=1") };
        foreign.Headers.Add("Origin", "http://evil.example");
        using var refused = page.Send(foreign);
        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
    }

    /// <summary>Done, phase, seconds since it began, expected left: 5 frames of 10 s and 2 s beside, pauses of 3 s, 20 s each 2.</summary>
    [TestCase(0, SeriesPhase.Exposing, 0, 5 * 12 + (4 * 3) + (2 * 20))]
    [TestCase(1, SeriesPhase.Pausing, 1, 2 + (4 * 12) + (3 * 3) + (2 * 20))]
    [TestCase(2, SeriesPhase.Dithering, 3, 20 + (3 * 12) + (2 * 3) + 20)]
    [TestCase(4, SeriesPhase.Exposing, 15, 0)]
    [TestCase(5, SeriesPhase.Over, 0, 0)]
    public void The_rest_of_a_series_is_counted_with_its_pauses(int done, SeriesPhase phase, double since, double left)
    {
        SeriesPlan plan = new(5, 10, Pause: 3, DitherEvery: 2, DitherPause: 20);
        var lasts = phase is SeriesPhase.Exposing ? TimeSpan.FromSeconds(10) : plan.PauseAfter(done);
        SeriesState state = new(plan, default, done, 0, phase, 0, lasts, TimeSpan.FromSeconds(2));
        Assert.That(state.Left(TimeSpan.FromSeconds(since)).TotalSeconds, Is.EqualTo(left));
    }

    private static JsonElement SeriesOf(HttpClient page) =>
        VirtualServer.Ask(page, "/web/cameras").Json.GetProperty("cameras")[0].GetProperty("series");

    private static JsonElement Await(VirtualServer server, HttpClient page, Func<JsonElement, bool> condition, double pause = 0.5)
    {
        for (var i = 0; i < 2000; i++)
        {
            var series = SeriesOf(page);
            if (condition(series))
                return series;
            server.Clock.Sleep(TimeSpan.FromSeconds(pause));
        }

        throw new AssertionException($"It never came to that: {SeriesOf(page)}");
    }

    private static FrameCode CodeOf(string path)
    {
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(path));
        var area = frame.File.ActiveArea;
        var pixels = new ushort[area.Width * 120];
        for (var y = 0; y < 120; y++)
            frame.Row(area.Y + y).Slice(area.X, area.Width).CopyTo(pixels.AsSpan(y * area.Width));
        return FrameCode.TryRead<ushort>(pixels, area.Width, 120, out var code) ? code
            : throw new AssertionException($"{path} carries no code");
    }
}
