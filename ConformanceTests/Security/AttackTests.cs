using System.Net;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Attacks on the server, each as one that fails.</summary>
public sealed class AttackTests
{
    private Served served = null!;

    [OneTimeSetUp]
    public async Task Serve() => served = await Served.NoCamera();

    [OneTimeTearDown]
    public async Task End() => await served.DisposeAsync();

    [TestCase("evil.example", 403)]
    [TestCase("evil.example:11111", 403)]
    [TestCase("127.0.0.1.evil.example", 403)]
    [TestCase("localhost.evil.example", 403)]
    [TestCase("10.9.8.7", 403)]
    [TestCase("[2001:db8::1]", 403)]
    [TestCase("127.0.0.1", 200)]
    [TestCase("localhost:11111", 200)]
    [TestCase("LocalHost.", 200)]
    [TestCase("[::1]:11111", 200)]
    public async Task A_name_that_is_not_ours_is_DNS_rebinding(string host, int status) =>
        Assert.That((await served.Send(HttpMethod.Get, "/api/v1/camera/0/name", ("Host", host))).Status, Is.EqualTo(status));

    [Test]
    public async Task The_machine_s_own_name_is_ours()
    {
        foreach (var name in new[] { Environment.MachineName, $"{Environment.MachineName}.local" })
            Assert.That((await served.Send(HttpMethod.Get, "/api/v1/camera/0/name", ("Host", name))).Status, Is.EqualTo(200), name);
    }

    [Test]
    public async Task A_name_that_the_user_added_is_ours()
    {
        await using var open = await Served.Cameras([NoCameras.One],
            AlpacaOptions.Loopback with { MoreHosts = () => ["observatory.example"] });
        Assert.That((await open.Send(HttpMethod.Get, "/api/v1/camera/0/name", ("Host", "Observatory.Example:80"))).Status, Is.EqualTo(200));
        Assert.That((await open.Send(HttpMethod.Get, "/api/v1/camera/0/name", ("Host", "x.observatory.example"))).Status, Is.EqualTo(403));
    }

    [TestCase("http://evil.example")]
    [TestCase("https://127.0.0.1")]
    [TestCase("null")]
    public async Task A_page_of_another_site_cannot_send_a_PUT(string origin) =>
        Assert.That((await served.Send(HttpMethod.Put, "/api/v1/camera/0/abortexposure", ("Origin", origin))).Status, Is.EqualTo(403));

    [Test]
    public async Task A_page_of_another_port_of_this_machine_cannot_either() =>
        Assert.That((await served.Send(HttpMethod.Put, "/api/v1/camera/0/abortexposure", ("Origin", "http://127.0.0.1:1"))).Status,
            Is.EqualTo(403));

    [Test]
    public async Task Our_own_page_can() => Assert.That(
        (await served.Send(HttpMethod.Put, "/api/v1/camera/0/abortexposure", ("Origin", $"http://127.0.0.1:{served.Port}"))).Status,
        Is.EqualTo(200));

    [Test]
    public async Task A_browser_that_says_cross_site_is_believed() => Assert.That(
        (await served.Send(HttpMethod.Get, "/api/v1/camera/0/imageready", ("Sec-Fetch-Site", "cross-site"))).Status, Is.EqualTo(403));

    [Test]
    public async Task No_other_site_is_told_that_it_may_read()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/camera/0/name");
        request.Headers.Add("Origin", $"http://127.0.0.1:{served.Port}");
        using var response = await served.Http.SendAsync(request);
        Assert.That(response.Headers.Select(h => h.Key), Has.None.StartsWith("Access-Control"));
        Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_before_it_takes_memory()
    {
        using StringContent body = new(new string('a', 100_000), null, "application/x-www-form-urlencoded");
        using var response = await served.Http.PutAsync(new Uri("/api/v1/camera/0/connected", UriKind.Relative), body);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_path_that_is_too_long_is_refused() =>
        Assert.That(await served.Raw($"GET /{new string('a', 9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), Does.StartWith("HTTP/1.1 414"));

    [Test]
    public async Task Headers_that_are_too_long_or_too_many_are_refused()
    {
        Assert.That(await served.Raw($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 20000)}\r\n\r\n"),
            Does.StartWith("HTTP/1.1 431"));
        var many = string.Concat(Enumerable.Range(0, 100).Select(i => $"X{i}: 1\r\n"));
        Assert.That(await served.Raw($"GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), Does.StartWith("HTTP/1.1 431"));
    }

    [TestCase("/../../../../etc/passwd")]
    [TestCase("/%2e%2e/%2e%2e/etc/passwd")]
    [TestCase("/web/..%2f..%2fetc/passwd")]
    [TestCase("/api/v1/camera/0/..\\..\\windows")]
    public async Task No_path_leads_out_and_no_answer_tells_where_the_program_lies(string path)
    {
        var answer = await served.Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.That(answer, Does.Match("^HTTP/1.1 4(00|04) "));
        Assert.That(answer, Does.Not.Contain("root:").And.Not.Contain(AppContext.BaseDirectory).And.Not.Contain("   at "));
    }

    [Test]
    public void Only_refused_requests_of_others_are_counted()
    {
        var rejections = new Quota(Clock.Real, AlpacaServer.RefusalsExplained, TimeSpan.FromSeconds(10));
        var (stranger, friend) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        var told = Enumerable.Range(0, 100).Count(_ => rejections.Count(stranger));
        Assert.That(told, Is.EqualTo(AlpacaServer.RefusalsExplained));
        Assert.That(rejections.Count(friend), "Somebody else is not punished for it");
        Assert.That(Enumerable.Range(0, 100).All(_ => rejections.Count(IPAddress.Loopback)), "This machine never is");
    }

    [TestCase("127.0.0.1", "127.0.0.1", "127.0.0.1", true)]
    [TestCase("127.0.0.1", "192.168.1.9", "192.168.1.5", false, Description = "Nobody elsewhere can follow up")]
    [TestCase("192.168.1.5", "192.168.1.9", "192.168.1.5", true)]
    [TestCase("192.168.1.5", "10.0.0.9", "10.0.0.5", false, Description = "Another network card than the one that HTTP listens on")]
    [TestCase("0.0.0.0", "10.0.0.9", "10.0.0.5", true)]
    [TestCase("0.0.0.0", "fe80::9", "fe80::5", false)]
    [TestCase("::", "fe80::9", "fe80::5", true)]
    [TestCase("::1", "fe80::9", "fe80::5", false)]
    public void Discovery_only_answers_where_HTTP_can_be_reached(string bound, string sender, string card, bool answers) =>
        Assert.That(Discovery.CanReach([IPAddress.Parse(bound)], IPAddress.Parse(sender), [IPAddress.Parse(card)]), Is.EqualTo(answers));
}
