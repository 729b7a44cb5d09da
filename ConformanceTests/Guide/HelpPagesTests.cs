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
            Assert.That(page.Text, Does.Contain("<h1").And.Contain("<title>").And.Not.Contain("<script").And.Not.Contain(".md"));
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
}
