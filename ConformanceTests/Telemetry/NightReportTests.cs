using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.ConformanceTests.Telemetry;

public sealed class NightReportTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_line_comes_back_as_the_frame_it_was()
    {
        var frame = Frame(0) with { Outcome = "The camera said \"no\", twice,\nand left", Temperature = 12.5, Battery = 80,
            CardShots = 4000, Retries = 1 };
        Assert.That(FrameRecord.Parse(frame.ToLine()), Is.EqualTo(frame with { Outcome = "The camera said \"no\", twice, and left" }));
    }

    [Test]
    public void A_line_of_a_table_without_stars_is_read_all_the_same()
    {
        var frame = Frame(0) with { Stars = 12, HalfFluxRadius = 1.5, FullWidth = 3 };
        Assert.That(FrameRecord.Parse(frame.ToLine()), Is.EqualTo(frame));
        Assert.That(FrameRecord.Parse(string.Join(',', frame.ToLine().Split(',').Take(20))), Is.EqualTo(Frame(0)));
        Assert.That(FrameRecord.Parse(string.Join(',', frame.ToLine().Split(',').Take(23))), Is.EqualTo(frame));
    }

    [Test]
    public void Half_a_line_is_no_frame() => Assert.That(FrameRecord.Parse(Frame(0).ToLine()[..40]), Is.Null);

    [Test]
    public void The_small_hours_belong_to_the_night_before() =>
        Assert.That(NightLog.NightOf(Evening.AddHours(9)), Is.EqualTo(new DateOnly(2026, 11, 21)));

    [Test]
    public void Every_second_of_a_night_is_accounted_for()
    {
        FrameRecord[] night = [Frame(0), Frame(310), Frame(620) with { Outcome = "The cable was pulled" }, Frame(940)];
        var report = NightReport.Of(night).Single();
        Assert.That(report.Open, Is.EqualTo(900));
        Assert.That(report.Wasted, Is.EqualTo(300));
        Assert.That(report.Open + report.Wasted + report.Prepare + report.Process + report.Download + report.Decode + report.Again
            + report.Failing + report.Waiting,
            Is.EqualTo(report.Span).Within(1e-6));
        Assert.That(report.OpenShare, Is.EqualTo(900 / report.Span));
        Assert.That(report.MegabytesPerSecond, Is.EqualTo(25));
        Assert.That(report.ToLines(), Has.Some.Contains("The cable was pulled"));
    }

    [Test]
    public void The_time_after_a_failure_is_nobody_s_wish_and_the_same_failure_again_is_one_line()
    {
        var full = Frame(0) with { Seconds = 0, Process = 0, Download = 0, Decode = 0, Outcome = "The card is full" };
        FrameRecord[] night = [Frame(0), .. Enumerable.Range(1, 25).Select(i => full with { Start = Evening.AddSeconds(310 + (60 * i)),
            Frame = i }), Frame(2000) with { Retries = 1, Process = 28 }];
        var report = NightReport.Of(night).Single();
        Assert.That(report.Again, Is.EqualTo(28));
        Assert.That(report.Failing, Is.EqualTo(2000 - 370 - (25 * 0.5)).Within(1e-6));
        Assert.That(report.Failures, Is.EqualTo(new[] { "22:06:10 to 22:30:10, 25 frames from 1 to 25: The card is full" }));
    }

    /// <summary>Who aborts may go to bed.</summary>
    [Test]
    public void The_time_after_an_abort_is_one_in_which_nobody_asked()
    {
        var report = NightReport.Of([Frame(0) with { Outcome = FrameRecord.Aborted }, Frame(4000)]).Single();
        Assert.That((report.Failing, report.Waiting), Is.EqualTo((0.0, 4000 - 302.3 - 0.5)).Using<(double, double), (double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6));
    }

    [Test]
    public void A_night_is_read_back_from_its_file()
    {
        var folder = Directory.CreateTempSubdirectory("night").FullName;
        var log = new NightLog(folder, text => Assert.Fail(text));
        FrameRecord[] night = [Frame(0), Frame(400)];
        foreach (var frame in night)
            log.Add(frame);
        Assert.That(log.Nights(), Is.EqualTo(new[] { new DateOnly(2026, 11, 21) }));
        Assert.That(log.Read(log.Nights()[0]), Is.EqualTo(night));
        Directory.Delete(folder, recursive: true);
    }

    private static FrameRecord Frame(double second) =>
        new(Evening.AddSeconds(second), "ILCE-7M4 1234", (long)second, 300, 800, FrameKind.Light, "bulb", 0.5, 1.25, 1, 0.05, 25_000_000,
            "USB");
}
