using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What went wrong and is over is tried again while the client still waits: exposure and a minute.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RepeatTests
{
    /// <summary>When the cable is pulled, and for how long.</summary>
    [TestCase(5, 2, 20, 2)]
    [TestCase(120, 2, 20, 2)]
    [TestCase(120, 20, 10, 2)]
    public void A_light_whose_cable_slips_comes_late_and_within_what_a_client_waits(double seconds, double after, double away,
        int exposures)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Expose(client, 1); // what a download takes is known
        client.Camera.Gain = 1600;
        var asked = night.Clock.GetTimestamp();
        client.Camera.StartExposure(seconds, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(after));
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(away));
        Assert.That((client.Connected, client.Camera.CameraState), Is.EqualTo((true, CameraState.Waiting)));
        night.Body.PlugIn();
        night.AwaitImage(client);
        Assert.That(night.Clock.Since(asked), Is.LessThan(TimeSpan.FromSeconds(seconds + 60)));
        var taken = night.Body.Exposures[^1];
        Assert.That((Observatory.CodeOf(client), taken.Iso), Is.EqualTo((taken.Code, 1600)));
        Assert.That(taken.Seconds, Is.EqualTo(seconds).Within(0.05));
        Assert.That(night.Body.Exposures, Has.Count.GreaterThanOrEqualTo(exposures));
    }

    [Test]
    public void What_would_come_too_late_for_the_client_is_not_exposed_again()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(120, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(80));
        night.Body.PullCable();
        var gone = night.Clock.GetTimestamp();
        Assert.That(() => night.AwaitImage(client), Throws.TypeOf<AscomException>().With.Message.Contains("unplugged"));
        Assert.That(night.Clock.Since(gone), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(2)), "CCDciel goes on at once");
        Assert.That((client.Camera.CameraState, client.Connected), Is.EqualTo((CameraState.Idle, true)));
    }

    /// <summary>The frame is whole, and only its way to us was broken.</summary>
    [TestCase("cable-pulled-downloading@1/20", 120)]
    [TestCase("wrong-length-object@1", 120)]
    [TestCase("cable-pulled-downloading@1/20", 5)]
    public void A_download_that_broke_is_fetched_again_and_not_exposed_again(string fault, double seconds)
    {
        using var night = new Observatory("SIM-640", fault);
        using var client = night.Connect();
        night.Expose(client, seconds);
        Assert.That(night.Body.Exposures, Has.Count.EqualTo(1));
        Assert.That(night.Rescued(), Is.Empty);
        night.Await(() => night.Camera.Recorder.Last is not null, "the night's line");
        Assert.That(night.Camera.Recorder.Last!.Seconds, Is.EqualTo(seconds).Within(0.1), "the table has the shutter's time");
        Assert.That(night.Camera.Recorder.Last.Prepare, Is.InRange(0, 2), "it opened once, when it was asked for");
        Assert.That(night.Camera.Recorder.Last.DeadSeconds, Is.InRange(0, 60), "all that the camera was away for");
        Assert.That(night.Notices.Select(n => n.Kind), Has.None.EqualTo(NoticeKind.Late), "its shutter opened when it was asked for");
    }

    /// <summary>The body times it itself and ends it while nobody is there.</summary>
    [Test]
    public void An_exposure_that_the_body_ended_by_itself_while_it_was_away_is_fetched()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(30, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        night.Body.PlugIn();
        night.AwaitImage(client);
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(client.Camera.LastExposureDuration, Is.EqualTo(30).Within(0.1));
        night.Await(() => night.Camera.Recorder.Last is not null, "the night's line");
        Assert.That(night.Camera.Recorder.Last!.Prepare, Is.InRange(0, 2));
    }

    /// <summary>What it took until the camera was back is no time in which nobody asked for anything.</summary>
    [Test]
    public void The_time_that_a_camera_was_away_behind_its_frame_is_in_the_night_s_line()
    {
        using var night = new Observatory("SIM-640", "cable-pulled-exposing@1/28");
        using var client = night.Connect();
        night.Expose(client, 8);
        Assert.That(night.Body.Exposures, Has.Count.EqualTo(1), "its picture is fetched");
        night.Await(() => night.Camera.Recorder.Last is not null, "the night's line");
        var line = night.Camera.Recorder.Last!;
        Assert.That((line.Prepare, line.Process), Is.EqualTo((0.5, 25.0)).Using<(double, double), (double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.5 && Math.Abs(a.Item2 - b.Item2) < 12), $"{line}");
    }

    [Test]
    public void A_release_that_the_body_ignored_is_asked_for_again()
    {
        using var night = new Observatory("SIM-640", $"{Faults.ReleaseIgnored.Name}@1");
        using var client = night.Connect();
        Assert.That(night.Expose(client, 5), Is.EqualTo(night.Body.Exposures.Single().Code));
        Assert.That(night.Camera.Recorder.Last!.Retries, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_tried_again_after_an_abort_or_a_stop([Values] bool stops)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(40, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        if (stops)
            client.Camera.StopExposure();
        else
            client.Camera.AbortExposure();
        Assert.That(client.Camera.CameraState, Is.EqualTo(CameraState.Idle));
        var taken = night.Body.Exposures.Count;
        night.Body.PlugIn();
        night.Clock.Sleep(TimeSpan.FromMinutes(3));
        Assert.That(night.Body.Exposures, Has.Count.LessThanOrEqualTo(taken + 1), "the bulb that the body itself ended, and no other");
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    [Test]
    public void What_a_repetition_would_not_mend_is_told_at_once()
    {
        using var night = new Observatory("SIM-640", $"{Faults.CardFull.Name}@1");
        using var client = night.Connect();
        var begin = night.Clock.GetTimestamp();
        Assert.That(() => night.Expose(client, 5), Throws.TypeOf<AscomException>().With.Message.Contains("card is full"));
        Assert.That(night.Clock.Since(begin), Is.LessThan(TimeSpan.FromSeconds(5)));
    }
}
