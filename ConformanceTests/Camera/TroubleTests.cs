using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Never die, come back: what becomes of an exposure, of Connected and of the rest of the night when the body goes away. Patience:
/// AwayTests.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TroubleTests
{
    /// <summary>From when it could be noticed.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Return = TimeSpan.FromSeconds(15);

    /// <summary>A body that falls asleep or is switched off disappears from the bus as one without its cable does.</summary>
    [TestCase(40, Description = "while the shutter is open, in bulb")]
    [TestCase(20, Description = "while the shutter is open, timed by the body")]
    public void An_exposure_whose_body_goes_fails_within_two_seconds_with_a_reason_and_the_next_one_works(double seconds)
    {
        using var night = new Observatory { Options = Observatory.Impatient };
        using var client = night.Connect();
        client.Camera.Gain = 1600;
        client.Camera.StartExposure(seconds, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(seconds / 2));
        night.Body.PullCable();
        var gone = night.Clock.GetTimestamp();
        var error = Assert.Throws<AscomException>(() => night.AwaitImage(client))!;
        Assert.That(night.Clock.Since(gone), Is.LessThanOrEqualTo(Notice));
        Assert.That(client.Connected, Is.False);
        Assert.That(error.Message, Does.Contain("unplugged"));
        Assert.That(() => client.Camera.StartExposure(1, true), Throws.TypeOf<AscomException>().With.Message.Contains("is away"));

        night.Body.PlugIn();
        ComesBack(night, client);
        Assert.That((night.Expose(client), client.Camera.Gain), Is.EqualTo((night.Body.Exposures[^1].Code, (short)1600)));
        Assert.That(night.Body.Exposures[^1].Iso, Is.EqualTo(1600), "the same settings");
    }

    [Test]
    public void A_battery_that_gives_out_during_an_exposure_is_told_within_two_seconds()
    {
        using var night = new Observatory("SIM-640", $"{Faults.BatteryEmpty.Name}@1") { Options = Observatory.Impatient };
        using var client = night.Connect();
        client.Camera.StartExposure(60, true);
        night.Await(() => !night.Body.IsPlugged, "the empty battery");
        var gone = night.Clock.GetTimestamp();
        Assert.Throws<AscomException>(() => night.AwaitImage(client));
        Assert.That(night.Clock.Since(gone), Is.LessThanOrEqualTo(Notice));
        night.Body.PlugIn();
        ComesBack(night, client);
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    [Test]
    public void A_body_that_goes_when_nothing_is_exposed_is_not_connected_within_two_seconds()
    {
        using var night = new Observatory { Options = Observatory.Impatient };
        using var client = night.Connect();
        night.Clock.Sleep(TimeSpan.FromMinutes(5));
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        Assert.That(client.Connected, Is.False);
    }

    [Test]
    public void Another_program_that_takes_the_body_is_named_and_the_body_is_taken_up_again_after_it()
    {
        using var night = new Observatory { Options = Observatory.Impatient };
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        night.Body.PlugIn();
        using (night.Bus.Open(night.Camera.Id, night.Clock, CancellationToken.None))
        {
            night.Clock.Sleep(TimeSpan.FromSeconds(10));
            Assert.That(client.Connected, Is.False);
            Assert.That(() => client.Camera.StartExposure(1, true), Throws.TypeOf<AscomException>().With.Message.Contains("in use"));
        }

        ComesBack(night, client);
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    [Test]
    public void Noise_reduction_doubles_an_exposure_and_what_an_abort_waits_for_and_no_more()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.LongExposureNR, (long)Toggle.On);
        Assert.That(night.Expose(client, 50), Is.EqualTo(night.Body.Exposures[^1].Code));

        client.Camera.StartExposure(50, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        client.Camera.AbortExposure();
        var aborted = night.Clock.GetTimestamp();
        Assert.That(night.Expose(client, 1), Is.EqualTo(night.Body.Exposures[^1].Code), "not the picture of the one before");
        Assert.That(night.Clock.Since(aborted), Is.LessThan(TimeSpan.FromSeconds(60)), "the dark frame of 20 s, and a moment");
    }

    [Test]
    public void One_clients_farewell_leaves_the_others_exposure_alone()
    {
        using var night = new Observatory();
        using CameraSession taker = night.Connect(), guest = night.Connect();
        taker.Camera.StartExposure(60, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        guest.Connected = false;
        Assert.That((guest.Connected, taker.Connected), Is.EqualTo((false, true)));
        Assert.That(() => guest.Camera.ImageReady,
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotConnectedNumber));
        night.AwaitImage(taker);
        Assert.That(Observatory.CodeOf(taker), Is.EqualTo(night.Body.Exposures.Single().Code));
    }

    [Test]
    public void Of_any_burst_of_Connect_and_Disconnect_the_last_one_wins([Range(1, 20)] int seed)
    {
        using var night = new Observatory();
        using var client = night.Camera.NewSession();
        Random chance = new(seed);
        var last = false;
        for (var i = chance.Next(2, 30); i > 0; i--)
        {
            last = chance.Next(2) == 0;
            if (last)
                client.Connect();
            else
                client.Disconnect();
            if (chance.Next(3) == 0)
                night.Clock.Sleep(TimeSpan.FromMilliseconds(chance.Next(2000)));
        }

        night.Await(() => !client.Connecting, "the end of Connecting");
        Assert.That(client.Connected, Is.EqualTo(last));
        if (last)
            Assert.That(night.Expose(client, 0.1), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    private static void ComesBack(Observatory night, CameraSession client)
    {
        var begin = night.Clock.GetTimestamp();
        night.Await(() => client.Connected, "the body again");
        Assert.That(night.Clock.Since(begin), Is.LessThanOrEqualTo(Return));
    }
}
