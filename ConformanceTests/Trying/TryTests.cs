using System.IO.Compression;
using System.Text.Json;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Trying;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Trying;

/// <summary>The guided check against bodies of which it is known what is wrong with them: its verdicts are the right ones.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TryTests
{
    /// <summary>TABLE: a body, what is wrong with it, and the steps that must not work, with their verdicts. All others work or are
    /// skipped.</summary>
    private static IEnumerable<TestCaseData> Bodies() =>
    [
        Row("ILCE-7M4",  "", "settings as found=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6400", "", "RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6000", "", "live view=Skipped RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-7M3",  "wrong-exposure@3", "settings as found=Doubtful 1/10 s=Fails RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-7RM5", "late-bulb-end", "settings as found=Doubtful bulb 3 s=Fails RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("SIM-640",   "live-view-denied",
            "settings as found=Doubtful live view=Fails RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("SIM-640V2", "release-ignored@4",
            "settings as found=Doubtful 1 s=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6700", "", "settings as found=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6700", "zeros drive-late settings-late live-view-late",
            "settings as found=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-7SM3", "overheating-stop",
            "settings as found=Doubtful shortest=Fails 1/100 s=Fails 1/10 s=Fails 1 s=Fails bulb 3 s=Fails bulb 32 s=Fails abort=Fails "
                + "again=Fails "
            + "RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("SIM-640",   "authentication", "connect=Fails *=NotReached"),
        Row("ILCE-7M3",  "", "settings as found=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-7SM3", "", "settings as found=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6400", "no-events release-ignored@4", "1 s=Doubtful RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
        Row("ILCE-6300", "half-stops", "set shutter=Fails 1/100 s=Fails RAW+JPEG=Skipped focus drive=Skipped unplug=Skipped"),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void The_verdicts_are_right(string model, string faults, string expected)
    {
        using TryBench bench = new(model, faults.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var report = bench.Run();
        var wanted = Parse(expected);
        TestContext.Out.WriteLine(string.Join('\n', report.Lines()));
        Assert.Multiple(() =>
        {
            foreach (var result in report.Results)
            {
                var outcome = wanted.GetValueOrDefault(result.Step, wanted.GetValueOrDefault("*", TryOutcome.Works));
                Assert.That(result.Finding.Outcome, Is.EqualTo(outcome), $"{result.Step}: {result.Finding.Sentence}");
            }
        });
        Assert.That(wanted.Keys.Except(report.Results.Select(result => result.Step)), Is.EqualTo(wanted.Keys.Where(key => key == "*")),
            "Each row is about a step that there is");
        foreach (var columns in (int[])[TryReport.Columns, 80, 60])
            Assert.That(report.Lines(columns), Has.All.Length.LessThanOrEqualTo(columns));
        var failed = report.Results.Where(result => result.Finding.Outcome == TryOutcome.Fails).ToList();
        Assert.That(failed, Has.All.Matches<TryResult>(result => result.Finding.Advice.Length > 10), "what fails comes with what to do");
        Assert.That(failed.Select(result => result.Finding.Sentence).Distinct(), Has.All.Matches<string>(sentence =>
            report.Lines(2000).Count(line => line.EndsWith(sentence, StringComparison.Ordinal)) == 1), "told once");
        Assert.That(bench.Keeper.Finish(TimeSpan.FromSeconds(5)));
        if (report.IsGood)
            Assert.That(Directory.Exists(Path.Combine(bench.Folder, "rescue")), Is.False,
                "No frame of the check is kept, but what was not its own");
    }

    [Test]
    public void What_fails_comes_with_what_to_do()
    {
        using TryBench bench = new("ILCE-7M4", "wrong-exposure@2");
        var report = bench.Run();
        Assert.That(report.Lines(), Has.Some.StartsWith("  1/100 s: A dial on the camera, or its bulb timer, has priority"));
        Assert.That(report.IsGood, Is.False);
    }

    [Test]
    public void The_settings_are_back_and_the_body_is_let_go()
    {
        using TryBench bench = new("SIM-640");
        bench.Body.Turn(SonyProperty.Iso, 1600);
        bench.Body.Turn(SonyProperty.ShutterSpeed, 0x0001_001E);
        bench.Run();
        Assert.That((bench.Body[SonyProperty.Iso], bench.Body[SonyProperty.ShutterSpeed]), Is.EqualTo((1600L, 0x0001_001EL)));
        Assert.That(bench.Bodies.Offered[0].IsOpen, Is.False);
    }

    [TestCase("1/10 s")]
    [TestCase("bulb 32 s")]
    [TestCase("live view")]
    public void Whoever_ends_it_gets_the_settings_back_too(string step)
    {
        using TryBench bench = new("SIM-640");
        bench.Body.Turn(SonyProperty.Iso, 1600);
        bench.Body.Turn(SonyProperty.ShutterSpeed, 0x0001_001E);
        var before = bench.Clock.GetTimestamp();
        var report = bench.Run(atStep: name =>
        {
            if (name == step)
                bench.Stop();
        });
        Assert.That(report.Results.Single(result => result.Step == step).Finding.Outcome, Is.EqualTo(TryOutcome.NotReached));
        Assert.That((bench.Body[SonyProperty.Iso], bench.Body[SonyProperty.ShutterSpeed]), Is.EqualTo((1600L, 0x0001_001EL)));
        Assert.That(bench.Clock.Since(before), Is.LessThan(TimeSpan.FromMinutes(2)));
    }

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void A_cable_that_is_pulled_and_put_back_is_a_step_of_it(string model)
    {
        using TryBench bench = new(model);
        var report = bench.Run(new(Focus: false, Unplug: true));
        var unplugged = report.Results.Single(result => result.Step == "unplug");
        Assert.That(unplugged.Finding.Outcome, Is.EqualTo(TryOutcome.Works), unplugged.Finding.Sentence);
        Assert.That(unplugged.Measurements,
            Has.Some.Matches<Measurement>(m => m.Name == "away until it could be used again" && m.Value is > 1 and < 10));
        Assert.That(bench.Said, Has.Some.Contains("while its shutter is open"));
        var lifted = report.Facts.Single(fact => fact.Fact.Name == "unplug-lifts-button");
        Assert.That(lifted.Outcome, Is.EqualTo(FactOutcome.Confirmed), lifted.Seen);
        Assert.That(Directory.Exists(Path.Combine(bench.Folder, "rescue")), Is.False, "the picture of that exposure is nobody's");
    }

    [TestCase("ILCE-7M4")]
    [TestCase("SIM-640")]
    public void A_lens_that_may_be_moved_is_moved_a_little_and_back(string model)
    {
        using TryBench bench = new(model);
        var moved = bench.Run(new(Focus: true, Unplug: false)).Results.Single(result => result.Step == "focus drive");
        Assert.That(moved.Finding.Outcome, Is.EqualTo(TryOutcome.Works), moved.Finding.Sentence);
    }

    [TestCase("SIM-640", 0xD253, 2)]
    [TestCase("SIM-640V2", 0x5004, 0x13)]
    public void Of_RAW_and_JPEG_both_files_come_where_the_camera_is_set_to_them(string model, int code, int both)
    {
        using TryBench bench = new(model);
        bench.Body.Turn(SonyProperty.Find((ushort)code, ExtDeviceInfo.Version3), both);
        var report = bench.Run();
        var pair = report.Results.Single(result => result.Step == "RAW+JPEG").Finding;
        Assert.That((pair.Outcome, pair.Sentence), Is.EqualTo((TryOutcome.Works, "both files came")));
        Assert.That(report.Results.Single(result => result.Step == "memory").Finding.Outcome, Is.EqualTo(TryOutcome.Works));
    }

    [Test]
    public void Times_and_rates_that_the_body_is_made_with_are_measured()
    {
        using TryBench bench = new("SIM-640");
        var report = bench.Run();
        double Middle(string name) => report.Results.SelectMany(result => result.Measurements).Where(m => m.Name == name)
            .Select(m => m.Value).Order().ToList() is { Count: > 0 } all
            ? all[all.Count / 2] : double.NaN;
        Assert.That(Middle("end of exposure to picture in memory"), Is.EqualTo(0.4).Within(0.25));
        Assert.That(Middle("Iso until it is seen"), Is.InRange(1, 500));
        Assert.That(Middle("live view: pictures a second"), Is.GreaterThan(3));
        Assert.That(Middle("picture"), Is.EqualTo(0.65).Within(0.1));
        Assert.That(Middle("bulb: longer in the file than held"), Is.EqualTo(0).Within(50));
        var serial = bench.Simulated.Find(default)[0].Serial;
        Assert.That(bench.Learned.Find("SIM-640", serial),
            Is.Not.Null.And.Matches<LearnedBody>(b => b is { Process: > 0.1, MegabytesPerSecond: > 0 }));
    }

    [Test]
    public void The_zip_holds_all_and_tells_no_serial_number_and_can_be_simulated_and_played()
    {
        using TryBench bench = new("SIM-640");
        bench.Run();
        var serial = bench.Simulated.Find(default)[0].Serial.TrimStart('0');
        using (var zip = ZipFile.OpenRead(bench.Zip))
        {
            Assert.That(zip.Entries.Select(entry => entry.FullName),
                Is.EquivalentTo(new[] { "about.txt", "report.txt", "report.json", "body.json", "recording.jsonl" }));
            foreach (var entry in zip.Entries)
            {
                using StreamReader reader = new(entry.Open());
                var text = reader.ReadToEnd();
                Assert.That(text, Does.Not.Contain(serial).And.Not.Contain(Environment.MachineName).And.Not.Contain(bench.Folder),
                    entry.FullName);
                if (entry.FullName == "report.json")
                    Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("steps").GetArrayLength(), Is.EqualTo(TrySteps.All.Count));
            }
        }

        Assert.That(new FileInfo(bench.Zip).Length, Is.LessThan(3_000_000));
        Assert.That(BodyFile.Read(bench.Zip).Model, Is.EqualTo("SIM-640"));
        var folders = Folders.Below(bench.Folder);
        Assert.That(Typed.In(folders, "info", "--camera", $"sim:{bench.Zip}").Out, Does.Contain("model        SIM-640"));
        var played = Typed.In(folders, "expose", "--camera", $"replay:{bench.Zip}", "--seconds", "0.1", "--out",
            Path.Combine(bench.Folder, "x.arw"));
        Assert.That(played.Code, Is.Zero, played.Error);
    }

    [Test]
    public void Every_fact_that_can_be_decided_is_in_the_table_of_facts() =>
        Assert.That(Facts.Decided, Is.SubsetOf(UnconfirmedFact.All.Select(fact => fact.Name)));

    [TestCase("ILCE-7M4", "",
        "memory-empty-in-bulb=Confirmed bulb-by-write=Confirmed hold-harmless=Confirmed unlock-lasts=Confirmed zeros-last=Confirmed")]
    [TestCase("SIM-640V2", "", "speaks-while-exposing=Confirmed step-as-wide-as-property=Confirmed memory-empty-in-bulb=NotReached")]
    [TestCase("SIM-640V2", "no-events", "speaks-while-exposing=Contradicted")]
    [TestCase("SIM-640", "overheating-stop", "bulb-by-write=NotReached hold-harmless=NotReached")]
    [TestCase("SIM-640", "session-open", "reset-frees-session=Confirmed")]
    [TestCase("SIM-640V2", "release-ignored@4", "longer-half-press=Confirmed")]
    [TestCase("SIM-640", "", "longer-half-press=NotReached half-stop-steps=NotReached iso-ends-where-it-stops=NotReached")]
    [TestCase("SIM-640V2", "half-stops", "half-stop-steps=Confirmed")]
    [TestCase("SIM-640V2", "", "half-stop-steps=NotReached")]
    [TestCase("ILCE-6300", "", "iso-ends-where-it-stops=Confirmed")]
    public void Facts_that_nobody_had_confirmed_are_decided(string model, string faults, string expected)
    {
        using TryBench bench = new(model, faults.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var report = bench.Run();
        foreach (var part in expected.Split(' '))
        {
            var (name, outcome) = (part.Split('=')[0], Enum.Parse<FactOutcome>(part.Split('=')[1]));
            var verdict = report.Facts.Single(v => v.Fact.Name == name);
            Assert.That(verdict.Outcome, Is.EqualTo(outcome), $"{name}: {verdict.Seen}");
        }
    }

    [Test]
    public void What_was_not_reached_says_in_the_zip_what_it_needs()
    {
        using TryBench bench = new("SIM-640");
        var report = bench.Run();
        var open = report.Facts.Where(fact => fact.Outcome == FactOutcome.NotReached).ToList();
        Assert.That(open, Has.Count.GreaterThan(5).And.All.Matches<FactVerdict>(fact => fact.Seen == $"needs {fact.Fact.Needs}"));
        using var zip = ZipFile.OpenRead(bench.Zip);
        using StreamReader text = new(zip.GetEntry("report.txt")!.Open());
        var words = string.Join(' ', text.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var fact in open)
            Assert.That(words, Does.Contain($"{fact.Fact.Name} {fact.Fact.Needs}"));
    }

    private static TestCaseData Row(string model, string faults, string expected) =>
        new TestCaseData(model, faults, expected).SetArgDisplayNames(model, faults);

    private static Dictionary<string, TryOutcome> Parse(string expected)
    {
        var wanted = new Dictionary<string, TryOutcome>();
        var rest = expected.Trim();
        while (rest.Length > 0)
        {
            var at = rest.IndexOf('=', StringComparison.Ordinal);
            var end = rest.IndexOf(' ', at);
            wanted[rest[..at]] = Enum.Parse<TryOutcome>(end < 0 ? rest[(at + 1)..] : rest[(at + 1)..end]);
            rest = end < 0 ? "" : rest[(end + 1)..];
        }

        return wanted;
    }
}
