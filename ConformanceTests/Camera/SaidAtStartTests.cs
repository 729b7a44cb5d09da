using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>StartExposure is the one place where a program shows what the driver says: what is known to spoil the frame is said
/// there.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SaidAtStartTests
{
    [TestCase(2, false, Description = "a speed of the camera")]
    [TestCase(0, false, Description = "a bias, whose speed nobody asked for")]
    [TestCase(0.72, true, Description = "too short for bulb, and between two speeds")]
    public void A_speed_is_told_where_it_is_not_what_was_asked_for_and_nowhere_else(double seconds, bool isTold)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Expose(client, seconds, light: seconds > 0);
        Assert.That(night.Log.Count(line => line.Contains("the camera's nearest speed is", StringComparison.Ordinal)),
            Is.EqualTo(isTold ? 1 : 0));
    }

    [Test]
    public void A_movie_that_is_running_is_said_with_its_cure_and_the_next_exposure_after_it_works()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.MovieRecordingState, 1);
        night.Clock.Sleep(TimeSpan.FromSeconds(15));
        Assert.That(() => client.Camera.StartExposure(2, true), Throws.TypeOf<AscomException>()
            .With.Property("Number").EqualTo(AscomErrors.InvalidOperationNumber).And.Message.Contains("Stop the recording"));
        Assert.That((client.Camera.CameraState, night.Body.Exposures.Count), Is.EqualTo((CameraState.Idle, 0)));
        night.Body.Turn(SonyProperty.MovieRecordingState, 0);
        night.Clock.Sleep(TimeSpan.FromSeconds(3));
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures.Single().Code));
    }

    [Test]
    public void What_an_exposure_can_set_itself_is_no_reason_to_refuse_it()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.StillCaptureMode, 2);
        night.Clock.Sleep(TimeSpan.FromSeconds(3));
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures.Single().Code));
    }

    [TestCase(50, null)]
    [TestCase(90, "Long Exposure NR")]
    public void Noise_reduction_that_the_body_tells_is_refused_where_the_dark_frame_outlasts_the_programs_patience(double seconds,
        string? says)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Expose(client, 1);
        night.Body.Turn(SonyProperty.LongExposureNR, (long)Toggle.On);
        night.Clock.Sleep(TimeSpan.FromSeconds(3));
        if (says is null)
            Assert.That(night.Expose(client, seconds), Is.EqualTo(night.Body.Exposures[^1].Code));
        else
            Assert.That(() => client.Camera.StartExposure(seconds, true), Throws.TypeOf<AscomException>().With.Message.Contains(says));
    }

    /// <summary>A 2.00 body does not tell it: after two frames it is guessed, said, and never a reason to refuse; a frame in time refutes
    /// it.</summary>
    [Test]
    public void Noise_reduction_that_is_only_inferred_warns_and_never_refuses_and_is_unlearnt()
    {
        using var night = new Observatory("SIM-640V2");
        using var client = night.Connect();
        night.Body.HasNoiseReductionOn = true;
        night.Expose(client, 90);
        Assert.That(night.Notices, Is.Empty, "one may be an accident");
        night.Expose(client, 90);
        Assert.That(night.Notices.Select(n => n.Kind), Is.EqualTo(new[] { NoticeKind.Warning }));
        Assert.That(night.Notices[0].Sentence, Does.Contain("Long Exposure NR"));
        night.Expose(client, 90);
        Assert.That(Warnings(night), Is.EqualTo(1), "said when the third one was started");
        night.Body.HasNoiseReductionOn = false;
        night.Expose(client, 90);
        Assert.That(Warnings(night), Is.EqualTo(2));
        night.Expose(client, 90);
        Assert.That(Warnings(night), Is.EqualTo(2), "a frame in time has refuted it");
    }

    [Test]
    public void A_reconnection_unteaches_what_was_inferred()
    {
        using var night = new Observatory("SIM-640V2");
        using var client = night.Connect();
        night.Body.HasNoiseReductionOn = true;
        night.Expose(client, 90);
        night.Expose(client, 90);
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        night.Body.PlugIn();
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        night.Expose(client, 90);
        Assert.That(Warnings(night), Is.Zero);
    }

    [Test]
    public void A_gain_that_does_not_fit_ASCOMs_16_bits_is_answered_with_the_highest_there_is()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        Assert.That(() => client.Camera.Gain = unchecked((short)51200),
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.InvalidValueNumber)
            .And.Message.Contains("51200").And.Message.Contains($"{client.Camera.GainMax}").And.Message.Contains("gain-mode"));
    }

    /// <summary>The simulator's files tell a temperature, as real ones of before 2020 do.</summary>
    [Test]
    public void The_temperature_is_that_of_the_last_frame_for_half_an_hour_and_for_whoever_comes_then()
    {
        using var night = new Observatory();
        using (var first = night.Connect())
        {
            Assert.That(() => first.Camera.CCDTemperature,
                Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotImplementedNumber));
            night.Options = new() { UnknownTemperatureIsNotSet = true };
            Assert.That(() => first.Camera.CCDTemperature,
                Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.ValueNotSetNumber));
            night.Expose(first);
            Assert.That(first.Camera.CCDTemperature, Is.InRange(-20, 60));
            first.Camera.StartExposure(60, true);
            Assert.That(first.Camera.CCDTemperature, Is.InRange(-20, 60), "also while the next one is taken");
            night.AwaitImage(first);
        }

        night.Clock.Sleep(TimeSpan.FromMinutes(29));
        using var next = night.Connect();
        Assert.That(next.Camera.CCDTemperature, Is.InRange(-20, 60), "programs that ask once ask when they connect");
        Assert.That(next.DeviceState.Select(s => s.Name), Has.Some.EqualTo("CCDTemperature"));
        night.Clock.Sleep(TimeSpan.FromMinutes(2));
        Assert.That(() => next.Camera.CCDTemperature, Throws.TypeOf<AscomException>());
        Assert.That(next.DeviceState.Select(s => s.Name), Has.None.EqualTo("CCDTemperature"));
    }

    [Test]
    public void That_a_stop_does_not_end_what_the_body_times_is_said_once()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        for (var i = 0; i < 2; i++)
        {
            client.Camera.StartExposure(30, true);
            night.Clock.Sleep(TimeSpan.FromSeconds(5));
            client.Camera.StopExposure();
            night.AwaitImage(client);
            Assert.That(night.Body.Exposures[^1].Seconds, Is.EqualTo(30).Within(0.1));
        }

        Assert.That(night.Log, Has.Exactly(1).Contains("runs to its end"));
    }

    private static int Warnings(Observatory night) =>
        night.Log.Count(line => line.Contains("needed twice the time", StringComparison.Ordinal));
}
