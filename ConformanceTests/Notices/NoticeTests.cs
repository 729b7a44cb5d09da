using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Notices;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Notices;

/// <summary>What a person should learn reaches them, and nothing waits for that.</summary>
public sealed class NoticeTests
{
    private static readonly Notice Away = new(
        new DateTimeOffset(2026, 11, 28, 1, 2, 3, TimeSpan.Zero), "usb:1-2", NoticeKind.Away,
        "The camera is away: look at its cable – it is 3 °C");

    private readonly List<string> said = [];

    [SetUp]
    public void Begin() => said.Clear();

    [Test]
    public void Each_notice_goes_to_each_outlet_in_order_and_the_last_ones_are_kept()
    {
        using VirtualClock clock = new();
        NoticeStream stream = new(clock, said.Add);
        Recorded first = new(), second = new();
        stream.AddOutlet(first);
        stream.AddOutlet(second);
        for (var i = 0; i < 60; i++)
        {
            stream.Add(Away with { Sentence = $"{i}" });
            Assert.That(stream.Finish(TimeSpan.FromMinutes(1)));
        }

        Assert.That(first.Told.Select(n => n.Sentence), Is.EqualTo(Enumerable.Range(0, 60).Select(i => $"{i}")));
        Assert.That(second.Told, Is.EqualTo(first.Told));
        Assert.That(stream.Kept.Select(n => n.Number), Is.EqualTo(Enumerable.Range(11, NoticeStream.MostKept)));
    }

    [Test]
    public void An_outlet_that_hangs_or_fails_delays_nobody_and_has_a_bound()
    {
        using VirtualClock clock = new();
        NoticeStream stream = new(clock, said.Add);
        Recorded good = new(), hanging = new() { Work = () => clock.Sleep(TimeSpan.FromHours(1)) },
            failing = new() { Work = () => throw new IOException("no phone") };
        foreach (var outlet in new[] { hanging, failing, good })
            stream.AddOutlet(outlet);
        var begin = clock.GetTimestamp();
        for (var i = 0; i < 100; i++)
            stream.Add(Away);
        Assert.That(clock.Since(begin), Is.EqualTo(TimeSpan.Zero));
        clock.Sleep(TimeSpan.FromMinutes(1));
        Assert.That(good.Told, Has.Count.EqualTo(NoticeStream.MostWaiting), "of a hundred in one moment the newest");
        Assert.That(said, Has.Some.Contains("no phone").And.Some.Contains("left out"));
        Assert.That(stream.Finish(TimeSpan.FromDays(2)));
        Assert.That(hanging.Told, Has.Count.LessThanOrEqualTo(NoticeStream.MostWaiting + 1));
    }

    [Test]
    public void A_body_that_goes_and_comes_back_and_an_exposure_that_fails_are_told()
    {
        using Observatory night = new();
        using var client = night.Connect();
        client.Camera.StartExposure(40, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(200));
        night.Body.PlugIn();
        night.Await(() => night.Notices.Any(n => n.Kind == NoticeKind.Back), "the body again");
        Assert.That(night.Notices.Select(n => n.Kind), Is.SupersetOf(new[] { NoticeKind.Away, NoticeKind.Failed, NoticeKind.Back }));
        Assert.That(night.Notices.Where(n => n.Kind == NoticeKind.Failed).Select(n => n.Sentence),
            Has.All.Contains("40 s").And.All.Contains("unplugged"));
    }

    [Test]
    public void A_disk_that_fills_up_is_told_once_an_hour()
    {
        using VirtualClock clock = new();
        var folder = Directory.CreateTempSubdirectory("disk").FullName;
        try
        {
            List<string> told = [];
            Keeper keeper = new(clock, Path.Combine(folder, "rescue"), said.Add) { DiskLow = told.Add, FreeBytes = _ => 900_000 };
            for (var i = 0; i < 3; i++)
                keeper.Keep(new(new byte[1000], new(clock.GetUtcNow(), "ILCE-7M4", "1", 1, 100, FrameKind.Light, i, "DSC00001.ARW"), null),
                    folder);
            Assert.That(keeper.Finish(TimeSpan.FromMinutes(1)));
            Assert.That(told.Single(), Does.Contain(folder).And.Contain("Free some space"));
            clock.Sleep(TimeSpan.FromMinutes(61));
            keeper.Keep(new(new byte[1000], new(clock.GetUtcNow(), "ILCE-7M4", "1", 1, 100, FrameKind.Light, 9, "DSC00001.ARW"), null),
                folder);
            Assert.That(keeper.Finish(TimeSpan.FromMinutes(1)));
            Assert.That(told, Has.Count.EqualTo(2));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_webhook_gets_JSON_in_which_chats_find_their_text()
    {
        using Listener listener = new("topic", 204);
        Tell(listener.Address);
        var (head, body) = await listener.Asked.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(head, Does.StartWith("POST /topic?key=secret HTTP/1.1").And.Contain("application/json"));
        using var json = JsonDocument.Parse(body);
        foreach (var field in new[] { "text", "content" })
            Assert.That(json.RootElement.GetProperty(field).GetString(), Is.EqualTo(Away.Sentence));
        Assert.That(json.RootElement.GetProperty("kind").GetString(), Is.EqualTo("Away"));
        Assert.That(said, Is.Empty);
    }

    [Test]
    public async Task Ntfy_gets_the_sentence_as_text_with_a_title()
    {
        using Listener listener = new("ntfy", 200);
        Tell(listener.Address);
        var (head, body) = await listener.Asked.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(head, Does.Contain("Title: Sony Alpha: camera away (usb:1-2)").And.Contain("Priority: high").And.Contain("text/plain"));
        Assert.That(body, Is.EqualTo(Away.Sentence));
    }

    [Test]
    public void An_address_that_does_not_take_it_is_named_by_its_host_and_no_more_of_it()
    {
        using Listener listener = new("topic", 500);
        Tell(listener.Address);
        Assert.That(said.Single(), Does.Contain("127.0.0.1").And.Contain("500").And.Not.Contain("secret"));
    }

    [TestCase("https://ntfy.sh/my-topic", "https://ntfy.sh/my-topic")]
    [TestCase("", "")]
    [TestCase("ntfy.sh/topic", null)]
    [TestCase("file:///etc/passwd", null)]
    [TestCase("javascript:alert(1)", null)]
    public void An_address_is_one_of_the_web_or_none(string given, string? kept) =>
        Assert.That(Settings.NotifyUrl.Accept(given), Is.EqualTo(kept));

    [Test]
    public async Task The_page_is_told_the_last_ones()
    {
        await using var server = await SimulatedServer.Start("SIM-640");
        server.Station.Notices.Add(Away);
        using var json = JsonDocument.Parse(await server.Served.Http.GetStringAsync(new Uri("/web/cameras", UriKind.Relative)));
        var notice = json.RootElement.GetProperty("notices").EnumerateArray().Single();
        Assert.That((notice.GetProperty("number").GetInt64(), notice.GetProperty("kind").GetString(),
            notice.GetProperty("sentence").GetString()),
            Is.EqualTo((1L, "Away", Away.Sentence)));
    }

    private void Tell(Uri address)
    {
        using Webhook webhook = new(() => address.AbsoluteUri, new Hurried(), said.Add);
        webhook.Tell(Away);
    }

    private sealed class Recorded : INoticeOutlet
    {
        public List<Notice> Told { get; } = [];

        public Action Work { get; init; } = () => { };

        public void Tell(Notice notice)
        {
            Told.Add(notice);
            Work();
        }
    }

    /// <summary>Real time, in which nobody pauses.</summary>
    private sealed class Hurried : Clock
    {
        public override bool WaitUntil(object gate, Func<bool> condition, TimeSpan atMost) => condition();

        public override void Pulse(object gate)
        {
        }

        public override Worker Start(string name, Action work) => Real.Start(name, work);
    }

    /// <summary>Somebody's web server: it keeps the last request, and answers each alike.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener tcp = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource<(string, string)> asked = new();

        public Listener(string topic, int status)
        {
            tcp.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)tcp.LocalEndpoint).Port}/{topic}?key=secret");
            Clock.Real.Start("listener", () => Answer(status));
        }

        public Uri Address { get; }

        public Task<(string Head, string Body)> Asked => asked.Task;

        public void Dispose() => tcp.Dispose();

        private void Answer(int status)
        {
            try
            {
                while (true)
                {
                    using var client = tcp.AcceptTcpClient();
                    using var stream = client.GetStream();
                    var bytes = new byte[65536];
                    var count = 0;
                    string text;
                    do
                    {
                        count += stream.Read(bytes, count, bytes.Length - count);
                        text = Encoding.UTF8.GetString(bytes, 0, count);
                    }
                    while (!IsWhole(text));
                    stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                    var parts = text.Split("\r\n\r\n", 2);
                    asked.TrySetResult((parts[0], parts[1]));
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
            {
                // the test is over
            }
        }

        private static bool IsWhole(string text)
        {
            var parts = text.Split("\r\n\r\n", 2);
            var length = parts[0].Split("\r\n").Select(line => line.Split(':', 2))
                .Where(f => f[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                .Select(f => int.Parse(f[1], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
            return parts.Length == 2 && Encoding.UTF8.GetByteCount(parts[1]) >= length;
        }
    }
}
