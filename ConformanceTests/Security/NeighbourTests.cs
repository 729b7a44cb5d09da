using System.Net;
using System.Net.Sockets;
using System.Text;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>The user opened the server to his network. What somebody else there still cannot do.</summary>
public sealed class NeighbourTests
{
    private SimulatedServer server = null!;
    private HttpClient neighbour = null!;

    [SetUp]
    public async Task Open()
    {
        server = await SimulatedServer.Start(Stranger.OpenToAll, "SIM-640");
        neighbour = Stranger.Client(server.Served);
    }

    [TearDown]
    public async Task Close()
    {
        neighbour.Dispose();
        await server.DisposeAsync();
    }

    private static IEnumerable<string> Guarded => Settings.Shown.Where(s => s.IsForThisMachine).Select(s => s.Key);

    [Test]
    public void Where_files_go_and_who_may_come_in_is_guarded() =>
        Assert.That(Settings.Shown.Where(s => !s.IsForThisMachine).Select(s => s.Key), Is.EquivalentTo(
            new[] { "camera", "gain-mode", "exposure-policy", "readout", "keep-arw", "repair", "shutter-lag" }));

    [TestCaseSource(nameof(Guarded))]
    public async Task Cannot_change(string key)
    {
        var before = server.Station.Settings[Settings.Find(key)];
        var setting = Settings.Find(key);
        var other = setting.Choices.Select(choice => choice.Value)
            .Concat(["8080", "0.0.0.0", "60", "1", "{frame}", "https://ntfy.sh/mine", "/etc/cron.d"])
            .First(value => value != before && setting.Accept(value) is { } accepted && setting.WhyNot(accepted, false) is null);
        var form = $"{key}={other}&gain-mode=list";
        using var page = await neighbour.PutAsync(new Uri("/web/settings", UriKind.Relative), Form(form));
        using var setup = await neighbour.PostAsync(new Uri("/setup", UriKind.Relative), Form(form));
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain(setting.Label).And.Contain("only be changed on the machine"));
        Assert.That(await setup.Content.ReadAsStringAsync(), Does.Contain("only be changed on the machine"));
        Assert.That(server.Station.Settings[Settings.Find(key)], Is.EqualTo(before));
        Assert.That(server.Station.Settings[Settings.GainMode], Is.EqualTo("list"), "The form did arrive: this shows something");
        Assert.That((await server.Served.Put("/web/settings", form)).Status, Is.EqualTo(200), "The user at the machine can");
    }

    [TestCase("ptpip:evil.example", false)]
    [TestCase("replay:/dev/zero", false)]
    [TestCase(@"replay:\\host\share\x.jsonl", false)]
    [TestCase("sim:ILCE-7M4", false)]
    [TestCase("SIM:sim-640", true)]
    [TestCase("", true)]
    public async Task Can_choose_no_camera_but_those_that_are_offered(string id, bool permitted)
    {
        server.Station.Settings.Set(Settings.Camera, "usb:1-2");
        using var answer = await neighbour.PutAsync(new Uri("/web/settings", UriKind.Relative), Form($"camera={Uri.EscapeDataString(id)}"));
        Assert.That(answer.StatusCode, Is.EqualTo(permitted ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
        Assert.That(server.Station.Settings[Settings.Camera], Is.EqualTo(permitted ? id : "usb:1-2"));
        Assert.That((await server.Served.Put("/web/settings", $"camera={Uri.EscapeDataString(id)}")).Status,
            Is.EqualTo(id.EndsWith("x.jsonl", StringComparison.Ordinal) ? 400 : 200),
            "The user at the machine can, if there is such a file");
    }

    [Test]
    public async Task Is_told_what_is_wrong_thirty_times_and_then_no_more_but_his_good_requests_are_answered()
    {
        var told = 0;
        for (var i = 0; i < 100; i++)
        {
            using var answer = await neighbour.GetAsync(new Uri("/api/v1/camera/0/nonsense", UriKind.Relative));
            told += answer.StatusCode == HttpStatusCode.BadRequest ? 1 : 0;
        }

        using var good = await neighbour.GetAsync(new Uri("/api/v1/camera/0/name", UriKind.Relative));
        Assert.That((told, good.StatusCode), Is.EqualTo((AlpacaServer.RefusalsExplained, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Cannot_take_all_connections()
    {
        List<Stream> taken = [];
        try
        {
            var ended = 0;
            for (var i = 0; i < Crowd.Most + 40; i++)
            {
                try
                {
                    taken.Add(await Stranger.Connect(Stranger.Address, server.Served.Port));
                }
                catch (SocketException)
                {
                    ended++; // it was closed before we knew that it was open
                }
            }

            foreach (var stream in taken.Skip(Crowd.Most))
                ended += await IsEnded(stream) ? 1 : 0;
            Assert.That(ended, Is.EqualTo(40));
            Assert.That((await server.Ask(1, "name")).Status, Is.EqualTo(200), "The program on this machine is not locked out");
        }
        finally
        {
            taken.ForEach(stream => stream.Dispose());
        }
    }

    [Test]
    public async Task An_address_that_means_any_is_no_name_of_ours()
    {
        foreach (var host in new[] { "0.0.0.0", "0", "[::]", "[::ffff:0.0.0.0]" })
            Assert.That((await server.Served.Send(HttpMethod.Get, "/api/v1/camera/0/name", ("Host", host))).Status, Is.AnyOf(400, 403),
                host);
    }

    /// <summary>Whether the other side closed it within five seconds: what is silent for ten would end anyhow.</summary>
    private static async Task<bool> IsEnded(Stream stream)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(5));
        try
        {
            return await stream.ReadAsync(new byte[1], patience.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static StringContent Form(string form) => new(form, Encoding.ASCII, "application/x-www-form-urlencoded");
}
