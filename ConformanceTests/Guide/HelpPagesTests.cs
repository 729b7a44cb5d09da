using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Web;

namespace SonyAlpha.ConformanceTests.Guide;

/// <summary>The guide as the page serves it, under /help.</summary>
public sealed partial class HelpPagesTests
{
    private SimulatedServer server = null!;

    [OneTimeSetUp]
    public async Task Begin() => server = await SimulatedServer.Start("SIM-640");

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [Test]
    public async Task Each_chapter_is_a_page_whose_links_and_pictures_are_there()
    {
        Assert.That(GuidePages.Names.ToList(), Has.Member("").And.Member("troubles").And.Count.GreaterThan(9));
        foreach (var name in GuidePages.Names)
        {
            var page = await server.Served.Get(name.Length == 0 ? "/help" : $"/help/{name}");
            Assert.That(page.Status, Is.EqualTo(200), name);
            Assert.That(page.Text, Does.Contain("<h1").And.Contain("<title>").And.Contain(StaticFiles.NightScript).And.Not.Contain(".md"));
            Assert.That(page.Text.Replace(StaticFiles.NightScript, "", StringComparison.Ordinal), Does.Not.Contain("<script"));
            foreach (var target in Target().Matches(page.Text).Select(match => match.Groups[1].Value).Where(t => t.StartsWith('/')))
            {
                var (path, place) = target.Split('#') is [var before, var after] ? (before, after) : (target, "");
                using var there = await server.Served.Http.GetAsync(new Uri(path, UriKind.Relative));
                Assert.That(there.IsSuccessStatusCode, $"{name}: {target}");
                if (place.Length > 0)
                    Assert.That(await there.Content.ReadAsStringAsync(), Does.Contain($"id=\"{place}\""), $"{name}: {target}");
            }
        }
    }

    [Test]
    public async Task A_table_is_one_and_a_quotation_mark_is_no_tag()
    {
        var page = (await server.Served.Get("/help/troubles")).Text;
        Assert.That(page, Does.Contain("<table>").And.Contain("<code>mode-dial</code>").And.Contain("&quot;Camera Timeout&quot;"));
    }

    [TestCase("Sony SIM-640 is away since 18:00:04 UTC (11 s). It is looked for each second", "", "the-log-is-away")]
    [TestCase("The memory card is full: change it", "1312", "the-memory-card-is-full")]
    [TestCase("The camera's access is held by another program, or is in use", "",
        "held-by-or-is-in-use-over-wi-fi-busy-with-another-connection")]
    [TestCase("The camera is busy with another connection (reason 2): disconnect it", "1297",
        "held-by-or-is-in-use-over-wi-fi-busy-with-another-connection")]
    [TestCase("The camera is away. The camera closed the network connection: it was switched off", "",
        "over-wi-fi-or-lan-closed-the-network")]
    [TestCase("The camera closed the connection before saying anything: in the camera's network menu", "1298",
        "over-wi-fi-or-lan-closed-the-network")]
    [TestCase("The SIM-640 refuses live view, though it says that it is on: leave its menu", "", "live-view-is-black")]
    [TestCase("The mode dial is not on M. Turn the mode dial to M", "1035", "mode-dial")]
    [TestCase("Long Exposure NR takes a dark of 60 s after it. Switch \"Long Exposure NR\" off", "1035", "long-exposure-nr")]
    [TestCase("Pictures are sent to the computer as small JPEG files of 2 megapixels. Set \"PC Save Image Size\" to Original", "1035",
        "small-file")]
    [TestCase("The file format is JPEG: there is no RAW file. Set \"File Format\" to RAW", "1035", "no-raw")]
    [TestCase("Interval shooting is on: one press starts a series. Switch \"Interval Shooting\" off", "1035", "interval-shooting")]
    [TestCase("DSC00001.ARW: its Exif says an exposure of 0.25 s, and 2 s were taken: a dial decided", "1035", "its-exif-says")]
    [TestCase("The SIM-640 shows ShutterSpeed (0xD20D) = 1/250 s 3 s after it was told 2\"", "1312", "after-it-was-told")]
    [TestCase("The shutter stays shut: it reports an error, as when it is too hot. Let it cool", "1312", "it-reports-an-error")]
    [TestCase("The camera does not let this computer control it. Switch it off and on", "1312", "does-not-let-this-computer")]
    [TestCase("The camera did not answer operation 0x9209 within 20 s: switch it off and on again", "1299", "did-not-answer")]
    [TestCase("Gain 7 cannot be", "1025", "0x401")]
    [TestCase("Nobody has ever said that", "", "what-you-see")]
    [TestCase("https://evil.example/\r\n<script>", "#//evil.example", "what-you-see")]
    public async Task A_sentence_leads_to_the_row_that_has_its_cause_and_cure(string sentence, string number, string place)
    {
        using HttpClientHandler still = new() { AllowAutoRedirect = false };
        using HttpClient http = new(still) { BaseAddress = server.Served.Http.BaseAddress };
        var address = $"/help/troubles?says={Uri.EscapeDataString(sentence)}&number={Uri.EscapeDataString(number)}";
        using var told = await http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That((int)told.StatusCode, Is.EqualTo(302));
        var location = told.Headers.Location!.ToString();
        Assert.That(location, Does.StartWith($"/help/troubles#{place}"));
        Assert.That((await server.Served.Get("/help/troubles")).Text, Does.Contain($"id=\"{location.Split('#')[1]}\""));
    }

    [Test]
    public async Task Each_row_of_the_troubles_can_be_led_to()
    {
        var places = Place().Matches((await server.Served.Get("/help/troubles")).Text).Select(match => match.Groups[1].Value).ToList();
        Assert.That(places, Has.Count.GreaterThan(80).And.Unique);
    }

    [TestCase("/help/nothing")]
    [TestCase("/help/README.md")]
    [TestCase("/help/pictures/nothing.png")]
    [TestCase("/help/pictures/..%2f..%2fsettings.json")]
    [TestCase("/help/a/b/c")]
    public async Task What_is_no_chapter_is_not_there(string path) =>
        Assert.That((await server.Served.Get(path)).Status, Is.EqualTo(404));

    [Test]
    public async Task The_page_the_setup_page_and_what_stands_wrong_lead_to_it()
    {
        Assert.That((await server.Served.Get("/")).Text,
            Does.Contain("href=\"/help\"").And.Contain("href=\"/help/troubles#what-the-doctor-says\""));
        Assert.That((await server.Served.Get("/setup")).Text, Does.Contain("href=\"/help\""));
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Target();

    [GeneratedRegex("id=\"([^\"]+)\"")]
    private static partial Regex Place();
}
