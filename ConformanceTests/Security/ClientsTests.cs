using System.Net;
using Microsoft.AspNetCore.Http;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Who is remembered, who is forgotten for whom, and who may come in under which name.</summary>
public sealed class ClientsTests
{
    private static readonly IPAddress Stranger = IPAddress.Parse("192.168.1.66");
    private static readonly IPAddress Tablet = IPAddress.Parse("192.168.1.7");

    [Test]
    public void Three_hundred_foreign_numbers_drive_out_no_program_of_this_machine()
    {
        using VirtualClock clock = new();
        Clients clients = new(clock);
        var sleeping = clients.Session(NoCameras.One, 1);
        var tablet = clients.Session(NoCameras.One, 2, Tablet);
        for (uint number = 1000; number < 1300; number++)
            clients.Session(NoCameras.One, number, Stranger);
        Assert.That(clients.Session(NoCameras.One, 1), Is.SameAs(sleeping));
        Assert.That(clients.Session(NoCameras.One, 2, Tablet), Is.SameAs(tablet));
    }

    [Test]
    public void A_program_of_this_machine_finds_room_among_strangers()
    {
        using VirtualClock clock = new();
        Clients clients = new(clock);
        for (uint number = 1000; number < 1000 + Clients.Most; number++)
            clients.Session(NoCameras.One, number, Stranger);
        var mine = clients.Session(NoCameras.One, 1);
        clients.Session(NoCameras.One, 5000, Stranger);
        Assert.That(clients.Session(NoCameras.One, 1), Is.SameAs(mine));
        Assert.That(clients.Count, Is.LessThanOrEqualTo(Clients.Most));
    }

    [Test]
    public void Who_was_not_heard_of_for_half_an_hour_is_forgotten_and_nobody_else()
    {
        using VirtualClock clock = new();
        Clients clients = new(clock);
        clients.Session(NoCameras.One, 1);
        clock.Sleep(Clients.Silence - TimeSpan.FromMinutes(1));
        var later = clients.Session(NoCameras.One, 2);
        clients.Sweep();
        Assert.That(clients.Count, Is.EqualTo(2));
        clock.Sleep(TimeSpan.FromMinutes(2));
        clients.Sweep();
        Assert.That(clients.Count, Is.EqualTo(1));
        Assert.That(clients.Session(NoCameras.One, 2), Is.SameAs(later));
    }

    [TestCase("[fe80::5]:11111", "fe80::5%3", true)]
    [TestCase("[fe80::5%25eth0]:11111", "fe80::5%3", true)]
    [TestCase("[fe80::6]:11111", "fe80::5%3", false)]
    [TestCase("192.168.1.5", "::ffff:192.168.1.5", true)]
    [TestCase("192.168.1.6", "::ffff:192.168.1.5", false)]
    public void An_address_is_ours_whatever_network_card_it_is_of(string host, string local, bool isOurs)
    {
        var context = Request("/api/v1/camera/0/name");
        context.Request.Headers.Host = host;
        context.Connection.LocalIpAddress = IPAddress.Parse(local);
        Assert.That(ComesIn(context), Is.EqualTo(isOurs));
    }

    [TestCase("/live/0.mjpeg", "Referer", "http://evil.example/page", false)]
    [TestCase("/live/0.mjpeg", "Referer", "http://localhost:11111/", true)]
    [TestCase("/live/0.mjpeg", "Referer", "http://localhost:11112/", false)]
    [TestCase("/live/0.mjpeg", "Referer", "nonsense", false)]
    [TestCase("/web/cameras", "Referer", "http://evil.example/page", false)]
    [TestCase("/", "Referer", "http://evil.example/page", true)]
    [TestCase("/live/0.jpg", "Sec-Fetch-Site", "cross-site", false)]
    [TestCase("/live/0.jpg", "Sec-Fetch-Site", "same-site", false)]
    [TestCase("/live/0.jpg", "Sec-Fetch-Site", "same-origin", true)]
    [TestCase("/live/0.mjpeg", "Origin", "http://evil.example", false)]
    [TestCase("/live/0.mjpeg", "User-Agent", "Lavf/60.3", true)]
    public void A_live_picture_is_shown_on_no_page_of_others(string path, string header, string value, bool comesIn)
    {
        var context = Request(path);
        context.Request.Headers[header] = value;
        Assert.That(ComesIn(context), Is.EqualTo(comesIn));
    }

    [TestCase("image/avif,image/webp,*/*;q=0.8", false)]
    [TestCase("text/html,application/xhtml+xml", true)]
    public void A_browser_that_shows_a_live_picture_and_does_not_say_where_is_not_served(string accept, bool comesIn)
    {
        var context = Request("/live/0.mjpeg");
        context.Request.Headers.UserAgent = "Mozilla/5.0 (X11; Linux x86_64)";
        context.Request.Headers.Accept = accept;
        Assert.That(ComesIn(context), Is.EqualTo(comesIn));
    }

    private static DefaultHttpContext Request(string path)
    {
        DefaultHttpContext context = new();
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.Headers.Host = "localhost:11111";
        context.Connection.LocalIpAddress = IPAddress.Loopback;
        return context;
    }

    private static bool ComesIn(HttpContext context)
    {
        try
        {
            new Doorkeeper([], () => []).Check(context);
            return true;
        }
        catch (BadRequestException refused) when (refused.Status == 403)
        {
            return false;
        }
    }
}
