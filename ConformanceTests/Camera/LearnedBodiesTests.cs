using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What a check measured of a body is used from then on.</summary>
public sealed class LearnedBodiesTests
{
    [TestCase(null, false)]
    [TestCase(8.2, true)]
    public void A_body_that_was_seen_to_wake_slowly_is_waited_for(double? ready, bool isReached)
    {
        using var night = Learning("SIM-640V2", ["zeros/8"], new("1.00", ready, null, null, null, null));
        using var client = night.Connect();
        night.Await(() => night.Camera.Whole.Reached is not null, "the body");
        var stage = night.Camera.Whole.Reached!.Readiness.Single(s => s.Name == ReadinessStage.SaneValues);
        Assert.That(stage.IsReached, Is.EqualTo(isReached));
        Assert.That(stage.Took.TotalSeconds, Is.EqualTo(isReached ? 8 : 5).Within(0.6));
    }

    [TestCase("1.00", 0.1, 9.9)]
    [TestCase("1.00", -0.1, 10.1)]
    [TestCase("1.01", 0.1, 10)]
    [TestCase("1.00", 0.5, 10)]
    public void A_shutter_that_closes_late_is_told_to_close_earlier(string firmware, double error, double held)
    {
        using var night = Learning("SIM-640V2", [], new(firmware, null, null, null, error, null));
        using var client = night.Connect();
        night.Options = night.Options with { Shutter = ShutterPreference.Bulb };
        Assert.That(night.Expose(client, 10), Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(night.Body.Exposures[^1].Seconds, Is.EqualTo(held).Within(0.03));
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(10).Within(0.03));
    }

    [Test]
    public void What_was_measured_makes_waits_longer_and_never_shorter()
    {
        var usual = TimeSpan.FromSeconds(3);
        Assert.That(new[] { 0, 1, 2, 700 }.Select(measured => BodyTimes.Patience(usual, TimeSpan.FromSeconds(measured)).TotalSeconds),
            Is.EqualTo(new[] { 3, 3, 4, 30 }));
    }

    private static Observatory Learning(string model, string[] faults, LearnedBody body)
    {
        Observatory night = new(model, faults);
        night.Learned.Learn(model, night.Bus.Find(default)[0].Serial, body);
        return night;
    }
}
