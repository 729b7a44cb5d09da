namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Somebody sets the computer's clock, or the camera's: no picture, and no wait, is another one for it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SteppingClockTests
{
    /// <summary>After so many seconds from the start of an exposure of 4 s: before the shutter, while it is open, while the picture is made
    /// or comes, after it.</summary>
    [Test]
    public void A_step_at_any_moment_costs_nothing([Values(0, 0.2, 1, 3.9, 4.2, 6)] double after,
        [Values(-63_000_000, -3600, -5, 5, 7200, 63_000_000)] double by)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Expose(client);
        foreach (var isCameras in new[] { true, false })
        {
            var begin = night.Clock.GetTimestamp();
            client.Camera.StartExposure(4, true);
            night.Clock.Sleep(TimeSpan.FromSeconds(after));
            if (isCameras)
                night.Body.ClockAhead += TimeSpan.FromSeconds(by);
            else
                night.Clock.SetForward(TimeSpan.FromSeconds(by));
            night.AwaitImage(client);
            Assert.That(Observatory.CodeOf(client), Is.EqualTo(night.Body.Exposures[^1].Code));
            Assert.That((night.Clock.Since(begin).TotalSeconds, client.Camera.LastExposureDuration),
                Is.EqualTo((Math.Max(4.8, after), 4)).Within(0.8));
            Assert.That(client.Camera.PercentCompleted, Is.EqualTo(100));
            Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code), "and the next one");
        }

        Assert.That(night.Rescued(), Is.Empty);
    }

    /// <summary>The shutter is held open by the host: by what goes by, not by what time it is.</summary>
    [Test]
    public void A_bulb_exposure_is_as_long_as_was_asked_for_though_the_clock_is_set_in_its_middle()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(60, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        night.Clock.SetForward(TimeSpan.FromHours(2));
        Assert.That(client.Camera.PercentCompleted, Is.EqualTo(33).Within(2));
        night.AwaitImage(client);
        Assert.That(night.Body.Exposures.Single().Seconds, Is.EqualTo(60).Within(0.1));
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(60).Within(0.1));
    }

    [TestCase(-5)]
    [TestCase(-3600)]
    [TestCase(86_400)]
    public void What_was_learned_of_clocks_ends_with_the_session(double by)
    {
        using var night = new Observatory();
        using (var first = night.Connect())
            night.Expose(first);
        night.Body.ClockAhead += TimeSpan.FromSeconds(by);
        using var second = night.Connect();
        Assert.That(night.Expose(second), Is.EqualTo(night.Body.Exposures[^1].Code));
    }
}
