using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>
/// Other bodies, firmwares and owners than those that were described: descriptions with something changed. Each exposure ends in its own
/// picture or in a sentence that says what to do, in bounded time, whatever the body tells.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ChangedBodyTests
{
    /// <summary>Beyond the exposure itself: a picture that never comes is waited for, and its dark frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly double[] Times = [0.01, 2.5, 31];

    /// <summary>A picture was lost to it: nothing that the body told before would have said so.</summary>
    private static readonly string[] LateSentences = ["delivered no RAW", "did not deliver the picture", "made no exposure"];

    [Test]
    public void Whatever_a_body_tells_an_exposure_ends_in_its_picture_or_in_what_to_do([Range(0, 3)] int quarter)
    {
        var files = Directory.GetFiles(Shared.File("bodies/prepared")).Concat(Directory.GetFiles(Shared.File("bodies/dumped"))).Order()
            .ToList();
        var changes = BodyChange.All.ToList();
        Random dice = new(Dice.Seed + quarter);
        using var scratch = new Scratch();
        for (var times = Dice.Throws(12); times > 0; times--)
        {
            var (file, some) = (files[dice.Next(files.Count)],
                Enumerable.Range(0, dice.Next(1, 4)).Select(_ => changes[dice.Next(changes.Count)]).ToList());
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            var made = some.Where(change => change.Apply(json["properties"]!.AsArray())).Select(change => change.Name).ToList();
            var path = scratch.Write($"{quarter}-{times}.json", System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));
            foreach (var trouble in Troubles(path))
                Assert.Fail($"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)} with {string.Join(", ", made)}: "
                    + $"{trouble}");
        }
    }

    [TestCase("a6300", "5004: zero", null)]
    [TestCase("a6300", "5004: all bits", null)]
    [TestCase("a1m2", "5013: a range from least to most", null)]
    [TestCase("a1m2", "asked for a version after 3.00", null)]
    [TestCase("a6300", "properties of unknown kinds", null)]
    [TestCase("a1m2", "HEIF (D253 = 5), locked", "Set \"File Format\" to RAW")]
    [TestCase("a1m2", "small file (D268 = 2), locked", "Set \"PC Save Image Size\" to Original")]
    [TestCase("a6300", "D215 not there", "0xD215")]
    [TestCase("a6300", "D215: all bits", "unplug the cable")]
    [TestCase("a6300", "D20D not there", "0xD20D")]
    [TestCase("a6300", "D2C1 not there", "does not open the shutter: look at its screen")]
    [TestCase("a1m2", "500E: zero", "turn the mode dial to M")]
    public void What_would_lose_a_picture_is_put_right_or_said_before_the_shutter_opens(string body, string change, string? says)
    {
        var json = JsonNode.Parse(File.ReadAllText(Shared.File($"bodies/prepared/{body}.json")))!;
        Assert.That(BodyChange.All.Single(c => c.Name == change).Apply(json["properties"]!.AsArray()));
        using var scratch = new Scratch();
        using var night = new Observatory([scratch.Write("body.json", System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()))],
            new() { HasSmallPictures = true });
        night.Options = Observatory.Impatient;
        using var client = night.Connect();
        if (says is null)
        {
            Assert.That(night.Expose(client, 2.5), Is.EqualTo(night.Body.Exposures[^1].Code));
            return;
        }

        Assert.That(Assert.Throws<AscomException>(() => night.Expose(client, 2.5))!.Message, Does.Contain(says));
        Assert.That(night.Body.Exposures, Is.Empty);
        Assert.That(night.Clock.GetElapsedTime(0), Is.LessThan(TimeSpan.FromMinutes(2)));
    }

    /// <summary>What is not as it should be with the body of a file.</summary>
    private static List<string> Troubles(string path)
    {
        using var night = new Observatory([path], new() { HasSmallPictures = true }, withLog: false);
        night.Options = Observatory.Impatient;
        List<string> troubles = [];
        try
        {
            using var client = night.Connect();
            foreach (var seconds in Times)
            {
                if (Trouble(night, client, seconds) is { } trouble)
                    troubles.Add($"{seconds} s: {trouble}");
            }
        }
        catch (AscomException error) when (!IsAnswer(error))
        {
            troubles.Add($"connecting: {error.Number:X} {error.Message}");
        }

        return troubles;
    }

    private static string? Trouble(Observatory night, CameraSession client, double seconds)
    {
        var (taken, begun) = (night.Body.Exposures.Count, night.Clock.GetTimestamp());
        try
        {
            var code = night.Expose(client, seconds);
            var truth = night.Body.Exposures[^1];
            return truth.Code != code ? "another exposure's picture" : Math.Abs(truth.Seconds - seconds) > 0.05
                ? $"{truth.Seconds} s" : null;
        }
        catch (AscomException error)
        {
            var took = night.Clock.Since(begun) - TimeSpan.FromSeconds(2 * seconds);
            return !IsAnswer(error) ? $"{error.Number:X} {error.Message}"
                : took > Patience ? $"{took.TotalSeconds:0} s too late: {error.Message}"
                : night.Body.Exposures.Count > taken && !LateSentences.Any(late => error.Message.Contains(late, StringComparison.Ordinal))
                ? $"exposed, and then: {error.Message}"
                : null;
        }
    }

    /// <summary>Whether it is a sentence of ours, and names the dial, the menu, the limit or the cable.</summary>
    private static bool IsAnswer(AscomException error) =>
        error.Number != AscomErrors.UnforeseenNumber && !Class().IsMatch(error.Message) && Cure().IsMatch(error.Message);

    [GeneratedRegex(@"\b[A-Z]\w+(?:Exception|Error)\b|   at ")]
    private static partial Regex Class();

    /// <summary>A dial by its name; an item of the menu in the camera's own words, to what it is to be set; a limit with its number; the
    /// cable, the power and the body's own screen, where the body tells nothing else.</summary>
    [GeneratedRegex("""
        \b(?:mode\ dial\ (?:to|stands\ on)|(?:drive|shutter\ speed)\ dial\b|AF/MF\ switch)
        | "[A-Z][^"]{2,}"\ (?:to\ [A-Z0-9]|off\b|on\b) | drive\ mode\ to\ single | [Ss]et\ the\ (?:focus\ to\ MF|ISO\ in\ the\ camera's\ menu)
        | is\ not\ 0\ to\ [0-9.]+\ s | shortest,\ [0-9.E-]+\ s | (?:ends|begins)\ at\ ISO
        | [Uu]nplug\ the\ cable | [Ll]ook\ at\ its\ screen,\ leave\ its\ menu
        | [Ss]witch\ it\ off\ and\ on | memory\ card
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Cure();

    [TestCase("The camera cannot expose.", false)]
    [TestCase("The camera is busy. Leave it alone for some seconds", false)]
    [TestCase("Choose another value", false)]
    [TestCase("The ILCE-1 does not allow ShutterSpeed (0xD20D) to be set to 2 s now. Turn the mode dial to M.", true)]
    [TestCase("The file format is JPEG. Set \"File Format\" to RAW", true)]
    [TestCase("A duration of 31 s is not 0 to 30 s, which the camera can expose", true)]
    public void A_cure_names_the_dial_the_menu_the_limit_or_the_cable(string sentence, bool isOne) =>
        Assert.That(Cure().IsMatch(sentence), Is.EqualTo(isOne));
}
