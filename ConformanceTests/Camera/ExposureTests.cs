using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>One exposure, and what a client sees of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class ExposureTests : IDisposable
{
    private readonly Observatory night = new();

    public void Dispose() => night.Dispose();

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void The_picture_is_that_of_the_exposure(string model)
    {
        using var other = new Observatory(model);
        var client = other.Connect();
        var code = other.Expose(client, 2);
        Assert.That(code, Is.EqualTo(other.Body.Exposures.Single().Code));
        Assert.That(other.Body.Exposures.Single().Seconds, Is.EqualTo(2).Within(0.01));
    }

    [Test]
    public void A_series_delivers_each_its_own()
    {
        var client = night.Connect();
        foreach (var seconds in new[] { 0.01, 2, 45, 0.5, 1.1, 30 })
        {
            var code = night.Expose(client, seconds);
            Assert.That(code, Is.EqualTo(night.Body.Exposures[^1].Code), $"{seconds} s");
            Assert.That(night.Body.Exposures[^1].Seconds, Is.EqualTo(seconds).Within(0.02), $"{seconds} s");
        }
    }

    /// <summary>What lies between the command and the curtain only its owner can measure.</summary>
    [TestCase(0)]
    [TestCase(30)]
    public void Duration_and_start_are_those_of_the_shutter(int lagSet)
    {
        night.Options = new() { ShutterLag = TimeSpan.FromMilliseconds(lagSet) };
        var client = night.Connect();
        night.Expose(client, 45);
        var taken = night.Body.Exposures.Single();
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(taken.Seconds).Within(0.02));
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(45).Within(0.02));
        var start = DateTimeOffset.Parse(client.Camera.LastExposureStartTime + "Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That((taken.Opened - start).TotalMilliseconds, Is.EqualTo(night.Body.Body.ShutterLag.TotalMilliseconds - lagSet).Within(2));
    }

    [Test]
    public void A_dark_sees_no_light_and_a_light_does()
    {
        var client = night.Connect();
        night.Expose(client, 10, light: false);
        Assert.That(Median(client), Is.EqualTo(512).Within(8));
        night.Expose(client, 10);
        Assert.That(Median(client), Is.GreaterThan(525));
    }

    [Test]
    public void Gain_is_the_ISO_of_the_exposure()
    {
        var client = night.Connect();
        client.Camera.Gain = 1600;
        night.Expose(client);
        Assert.That(night.Body.Exposures.Single().Iso, Is.EqualTo(1600));
    }

    [Test]
    public void The_states_follow_each_other_and_the_image_comes_with_idle()
    {
        var client = night.Connect();
        client.Camera.StartExposure(5, true);
        var seen = new List<CameraState>();
        var percent = new List<short>();
        while (!client.Camera.ImageReady)
        {
            Assert.That(client.Camera.CameraState, Is.Not.EqualTo(CameraState.Idle));
            if (seen.LastOrDefault(CameraState.Error) != client.Camera.CameraState)
                seen.Add(client.Camera.CameraState);
            percent.Add(client.Camera.PercentCompleted);
            night.Clock.Sleep(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(seen, Is.SubsetOf(new[] { CameraState.Exposing, CameraState.Reading, CameraState.Download }).And.Ordered);
        Assert.That(seen[0], Is.EqualTo(CameraState.Exposing));
        Assert.That(percent, Is.Ordered.And.All.InRange(0, 100));
        Assert.That(percent, Has.Some.InRange(40, 60));
        Assert.That((client.Camera.CameraState, client.Camera.PercentCompleted), Is.EqualTo((CameraState.Idle, (short)100)));
    }

    [Test]
    public void A_stopped_exposure_keeps_its_picture()
    {
        var client = night.Connect();
        client.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(60));
        client.Camera.StopExposure();
        night.AwaitImage(client);
        var taken = night.Body.Exposures.Single();
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(taken.Code));
        Assert.That(taken.Seconds, Is.InRange(50, 62));
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(taken.Seconds).Within(0.05));
    }

    [TestCase(0.05, Description = "while preparing")]
    [TestCase(40, Description = "in mid-bulb")]
    public void An_aborted_exposure_is_idle_within_half_a_second_and_never_comes_back(double after)
    {
        var client = night.Connect();
        client.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(after));
        var asked = night.Clock.GetTimestamp();
        client.Camera.AbortExposure();
        Assert.That(night.Clock.Since(asked), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
        Assert.That((client.Camera.CameraState, client.Camera.ImageReady), Is.EqualTo((CameraState.Idle, false)));
        var next = night.Expose(client, 3);
        Assert.That(next, Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(night.Body.Exposures[^1].Seconds, Is.EqualTo(3).Within(0.1));
    }

    [TestCase(CameraState.Reading, Description = "the body makes the picture")]
    [TestCase(CameraState.Download, Description = "it is fetched")]
    public void An_abort_behind_the_shutter_forgets_the_picture_too(CameraState state)
    {
        using var large = new Observatory("ILCE-7SM3"); // its download can be caught
        var client = large.Connect();
        client.Camera.StartExposure(2, true);
        while (client.Camera.CameraState != state)
            large.Clock.Sleep(TimeSpan.FromMilliseconds(10));
        var asked = large.Clock.GetTimestamp();
        client.Camera.AbortExposure();
        Assert.That(large.Clock.Since(asked), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
        Assert.That((client.Camera.CameraState, client.Camera.ImageReady), Is.EqualTo((CameraState.Idle, false)));
        Assert.That(large.Expose(client, 3), Is.EqualTo(large.Body.Exposures[^1].Code));
    }

    [Test]
    public void An_aborted_bulb_leaves_the_shutter_closed()
    {
        var client = night.Connect();
        client.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(40));
        client.Camera.AbortExposure();
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        Assert.That(night.Body.Exposures.Single().Seconds, Is.InRange(35, 41));
    }

    [Test]
    public void Stop_and_abort_without_an_exposure_leave_everything_as_it_is()
    {
        var client = night.Connect();
        client.Camera.StopExposure();
        client.Camera.AbortExposure();
        var code = night.Expose(client);
        client.Camera.StopExposure();
        client.Camera.AbortExposure();
        Assert.That((client.Camera.ImageReady, Observatory.CodeOf(client)), Is.EqualTo((true, code)));
    }

    [Test]
    public void A_second_exposure_during_one_is_refused()
    {
        var client = night.Connect();
        client.Camera.StartExposure(10, true);
        var error = Assert.Throws<AscomException>(() => client.Camera.StartExposure(1, true))!;
        Assert.That(error.Number, Is.EqualTo(AscomErrors.InvalidOperationNumber));
        night.AwaitImage(client);
    }

    [TestCase(double.NaN)]
    [TestCase(-1.0)]
    [TestCase(0.0)]
    [TestCase(1e9)]
    [TestCase(double.PositiveInfinity)]
    public void A_light_of_an_impossible_duration_is_refused(double seconds)
    {
        var client = night.Connect();
        var error = Assert.Throws<AscomException>(() => client.Camera.StartExposure(seconds, true))!;
        Assert.That(error.Number, Is.EqualTo(AscomErrors.InvalidValueNumber));
        Assert.That(client.Camera.CameraState, Is.EqualTo(CameraState.Idle));
    }

    [Test]
    public void A_dark_of_no_duration_is_the_shortest_there_is()
    {
        var client = night.Connect();
        night.Expose(client, 0, light: false);
        Assert.That(night.Body.Exposures.Single().Seconds, Is.EqualTo(1.0 / 8000).Within(1e-6));
    }

    [Test]
    public void A_bulb_is_as_long_as_asked()
    {
        var client = night.Connect();
        foreach (var seconds in new[] { 33.3, 61.07, 120 })
        {
            night.Expose(client, seconds);
            Assert.That(night.Body.Exposures[^1].Seconds, Is.EqualTo(seconds).Within(0.02));
        }
    }

    private static int Median(CameraSession client)
    {
        using var frame = client.Camera.ImageArray;
        var all = new List<ushort>();
        for (var y = 120; y < frame.Height; y++)
            all.AddRange(frame.Row(y));
        all.Sort();
        return all[all.Count / 2];
    }
}
