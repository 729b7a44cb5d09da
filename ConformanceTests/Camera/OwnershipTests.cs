using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A frame, and its settings, belong to the client that started it; others are let in where that costs nobody a frame.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OwnershipTests
{
    [Test]
    public void A_second_client_sees_the_body_at_work_and_no_picture_and_cannot_end_the_exposure()
    {
        using var night = new Observatory();
        using CameraSession owner = night.Connect(), guest = night.Connect();
        owner.Camera.StartExposure(60, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        Assert.That(guest.Camera.CameraState, Is.EqualTo(CameraState.Exposing));
        Assert.That(guest.Camera.PercentCompleted, Is.InRange(20, 40));
        guest.Camera.AbortExposure();
        guest.Camera.StopExposure();
        night.AwaitImage(owner);
        Assert.That(guest.Camera.ImageReady, Is.False);
        Assert.That(() => guest.Camera.ImageArray,
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.InvalidOperationNumber));
        Assert.That(() => guest.Camera.LastExposureDuration, Throws.TypeOf<AscomException>());
        Assert.That((Observatory.CodeOf(owner), night.Body.Exposures.Single().Seconds),
            Is.EqualTo((night.Body.Exposures.Single().Code, 60.0)).Using<double>((a, b) => Math.Abs(a - b) < 0.05 ? 0 : 1));
        Assert.That(guest.Camera.CameraState, Is.EqualTo(CameraState.Idle));
    }

    [Test]
    public void Gain_bins_window_and_readout_mode_are_each_clients_own()
    {
        using var night = new Observatory();
        using CameraSession one = night.Connect(), two = night.Connect();
        one.Camera.Gain = 1600;
        one.Camera.StartX = 20;
        one.Camera.NumX = 100;
        two.Camera.Gain = 400;
        two.Camera.BinX = 2;
        two.Camera.ReadoutMode = (short)Readout.WholeArray;
        Assert.That((one.Camera.Gain, one.Camera.BinX, one.Camera.StartX, one.Camera.NumX, one.Camera.ReadoutMode),
            Is.EqualTo(((short)1600, (short)1, 20, 100, (short)0)));
        one.Camera.StartExposure(2, true);
        night.AwaitImage(one);
        using (var frame = one.Camera.ImageArray)
            Assert.That(frame.Width, Is.EqualTo(100));
        two.Camera.StartExposure(2, true);
        night.AwaitImage(two);
        Assert.That(night.Body.Exposures.Select(e => e.Iso), Is.EqualTo(new[] { 1600, 400 }));
        Assert.That(one.Camera.Gain, Is.EqualTo(1600));
    }

    [Test]
    public void A_client_that_comes_while_another_exposes_waits_its_turn_and_gets_its_own_picture()
    {
        using var night = new Observatory();
        using CameraSession owner = night.Connect(), guest = night.Connect();
        owner.Camera.StartExposure(30, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        var asked = night.Clock.GetTimestamp();
        guest.Camera.StartExposure(5, true);
        Assert.That(night.Clock.Since(asked), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
        Assert.That((guest.Camera.CameraState, guest.Camera.PercentCompleted, owner.Camera.CameraState),
            Is.EqualTo((CameraState.Waiting, (short)0, CameraState.Exposing)));
        Assert.That(() => guest.Camera.StartExposure(5, true), Throws.TypeOf<AscomException>(), "one waits, not two");
        night.AwaitImage(owner);
        night.AwaitImage(guest);
        Assert.That(Observatory.CodeOf(owner), Is.EqualTo(night.Body.Exposures[0].Code));
        Assert.That(Observatory.CodeOf(guest), Is.EqualTo(night.Body.Exposures[1].Code));
        Assert.That(night.Notices.Select(n => n.Kind), Has.Exactly(1).EqualTo(NoticeKind.Late));
    }

    [Test]
    public void A_wait_that_a_program_would_not_sit_out_is_refused_in_words_and_costs_the_owner_nothing()
    {
        using var night = new Observatory();
        using CameraSession owner = night.Connect(), guest = night.Connect();
        owner.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        Assert.That(() => guest.Camera.StartExposure(5, true), Throws.TypeOf<AscomException>().With.Message.Contains("for another 29"));
        Assert.That(guest.Camera.CameraState, Is.EqualTo(CameraState.Exposing), "the body's");
        night.AwaitImage(owner);
        Assert.That(night.Expose(guest, 5), Is.EqualTo(night.Body.Exposures[1].Code));
    }

    [Test]
    public void With_retry_never_nobody_is_made_to_wait()
    {
        using var night = new Observatory { Options = new() { Repeats = false } };
        using CameraSession owner = night.Connect(), guest = night.Connect();
        owner.Camera.StartExposure(5, true);
        Assert.That(() => guest.Camera.StartExposure(5, true), Throws.TypeOf<AscomException>().With.Message.Contains("may not wait"));
        night.AwaitImage(owner);
    }

    [Test]
    public void The_exposure_of_a_client_that_died_is_ended_for_the_next_one_and_its_picture_is_kept()
    {
        using var night = new Observatory();
        var dead = night.Connect();
        using var next = night.Connect();
        dead.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(100));
        dead.Abandon();
        Assert.That(night.Expose(next, 5), Is.EqualTo(night.Body.Exposures[1].Code));
        Assert.That(night.Body.Exposures[0].Seconds, Is.InRange(99, 102));
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(night.Rescued(), Has.Count.EqualTo(1));
        Assert.That(night.Camera.Clients, Is.EqualTo(1));
    }

    [Test]
    public void A_client_that_is_silent_long_after_its_picture_was_due_loses_its_turn_to_another()
    {
        using var night = new Observatory("SIM-640V2");
        night.Body.HasNoiseReductionOn = true;
        using CameraSession silent = night.Connect(), next = night.Connect();
        silent.Camera.StartExposure(200, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(250));
        Assert.That(() => next.Camera.StartExposure(5, true), Throws.Nothing, "what is overdue has no known rest");
        next.Camera.AbortExposure();
        night.Clock.Sleep(TimeSpan.FromSeconds(30));
        next.Camera.StartExposure(5, true);
        Assert.That(() => silent.Camera.ImageReady, Throws.TypeOf<AscomException>().With.Message.Contains("for another program"));
        night.Await(() => night.Rescued().Count > 0, "the rescued picture");
    }

    [Test]
    public void The_page_can_end_anybodys_exposure_and_its_client_gets_the_picture()
    {
        using var night = new Observatory();
        using var owner = night.Connect();
        owner.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(50));
        Assert.That(night.Camera.StopWhatRuns());
        night.AwaitImage(owner);
        Assert.That(night.Body.Exposures.Single().Seconds, Is.InRange(49, 52));
        Assert.That(night.Camera.StopWhatRuns(), Is.False);
    }

    [Test]
    public void Of_three_pictures_that_nobody_fetched_the_oldest_is_a_file_and_says_so()
    {
        using var night = new Observatory();
        CameraSession[] clients = [night.Connect(), night.Connect(), night.Connect()];
        foreach (var client in clients)
        {
            client.Camera.StartExposure(1, true);
            night.AwaitImage(client);
        }

        Assert.That(() => clients[0].Camera.ImageReady, Throws.TypeOf<AscomException>().With.Message.Contains("rescue folder"));
        Assert.That(clients[0].Camera.CameraState, Is.EqualTo(CameraState.Idle));
        Assert.That(clients.Skip(1).Select(Observatory.CodeOf), Is.EqualTo(night.Body.Exposures.Skip(1).Select(e => e.Code)));
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(night.Rescued(), Has.Count.EqualTo(1));
        Assert.That(night.Expose(clients[0], 1), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    /// <summary>A programs' own time-out ends in an abort: what it waited for is kept. An abort before that is a wish.</summary>
    [TestCase(50, 0)]
    [TestCase(70, 1)]
    public void An_abort_long_after_the_picture_was_due_keeps_it_and_one_before_discards_it(double after, int kept)
    {
        using var night = new Observatory("SIM-640V2");
        night.Body.HasNoiseReductionOn = true; // which this body does not tell: the picture comes after 100 s
        using var client = night.Connect();
        client.Camera.StartExposure(50, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(after));
        var asked = night.Clock.GetTimestamp();
        client.Camera.AbortExposure();
        Assert.That(night.Clock.Since(asked), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
        Assert.That((client.Camera.CameraState == CameraState.Exposing, client.Camera.ImageReady), Is.EqualTo((false, false)));
        Assert.That(night.Expose(client, 1), Is.EqualTo(night.Body.Exposures[1].Code), "not the picture of the one before");
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(night.Rescued(), Has.Count.EqualTo(kept));
    }

    [Test]
    public void A_client_that_leaves_gives_up_its_exposure_and_nobody_elses()
    {
        using var night = new Observatory();
        using var stays = night.Connect();
        var leaves = night.Connect();
        leaves.Camera.StartExposure(300, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        leaves.Connected = false;
        Assert.That(night.Expose(stays, 5), Is.EqualTo(night.Body.Exposures[1].Code));
        leaves.Connected = true;
        Assert.That((leaves.Camera.ImageReady, leaves.Camera.CameraState), Is.EqualTo((false, CameraState.Idle)));
    }
}
