using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Attached is not present: while the body is away a client stays connected, for a while, and is told nothing that is not
/// so.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AwayTests
{
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(2);

    [Test]
    public void A_body_that_is_away_stays_connected_for_five_minutes_and_is_not_connected_then_in_words()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromMinutes(4.9));
        Assert.That((client.Connected, client.Connecting), Is.EqualTo((true, false)));
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        Assert.That(client.Connected, Is.False);
        Assert.That(() => client.Camera.CameraState,
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotConnectedNumber)
            .And.Message.Contains("is away since 30"));
        Assert.That(night.Notices.Select(n => n.Kind), Is.EqualTo(new[] { NoticeKind.Away, NoticeKind.Gone }));
        night.Body.PlugIn();
        night.Await(() => client.Connected, "the body again");
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    [Test]
    public void Patience_is_counted_anew_from_each_loss()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        for (var i = 0; i < 3; i++)
        {
            night.Body.PullCable();
            night.Clock.Sleep(TimeSpan.FromMinutes(4));
            Assert.That(client.Connected);
            night.Body.PlugIn();
            night.Clock.Sleep(TimeSpan.FromSeconds(20));
        }

        Assert.That(night.Notices.Select(n => n.Kind), Has.None.EqualTo(NoticeKind.Gone));
    }

    [Test]
    public void Connecting_again_returns_at_once_while_the_body_is_away()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        var begin = night.Clock.GetTimestamp();
        client.Connected = true;
        client.Connect();
        Assert.That((client.Connected, client.Connecting, night.Clock.Since(begin)), Is.EqualTo((true, false, TimeSpan.Zero)));
    }

    [Test]
    public void A_client_for_whom_the_body_never_was_open_is_not_connected_to_one_that_is_away()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        using var late = night.Camera.NewSession();
        Assert.That(() => late.Connected = true, Throws.TypeOf<AscomException>().With.Message.Contains("plugged"));
        Assert.That((late.Connected, client.Connected), Is.EqualTo((false, true)));
    }

    /// <summary>Every member that a program reads while it waits answers as before, and what is live is live.</summary>
    [Test]
    public void What_the_body_is_stays_and_what_it_does_is_told_live()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.Gain = 1600;
        night.Expose(client);
        var before = BodyValues(client);
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        Assert.That(BodyValues(client), Is.EqualTo(before));
        Assert.That((client.Camera.CameraState, client.Camera.ImageReady, client.Camera.PercentCompleted),
            Is.EqualTo((CameraState.Idle, true, (short)100)));
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(night.Body.Exposures[0].Code));
        var stamp = (DateTime)client.DeviceState.Single(s => s.Name == "TimeStamp").Value;
        Assert.That(stamp, Is.EqualTo(night.Clock.GetUtcNow().UtcDateTime));
        client.Camera.StartExposure(2, true);
        Assert.That((client.Camera.ImageReady, client.DeviceState.Single(s => s.Name == "ImageReady").Value),
            Is.EqualTo((false, (object)false)), "never the picture before");
    }

    [Test]
    public void A_gain_that_is_set_while_the_body_is_away_is_that_of_the_next_exposure()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        client.Camera.Gain = 3200;
        client.Camera.BinX = 2;
        client.Camera.NumX = 100;
        client.Camera.ReadoutMode = 0;
        Assert.That((client.Camera.Gain, client.Camera.GainMax > 3200), Is.EqualTo(((short)3200, true)));
        night.Body.PlugIn();
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        client.Camera.StartExposure(2, true);
        night.AwaitImage(client);
        using var frame = client.Camera.ImageArray;
        Assert.That((night.Body.Exposures.Single().Iso, frame.Width), Is.EqualTo((3200, 100)));
    }

    [TestCase(1)]
    [TestCase(120)]
    public void An_exposure_that_is_started_while_the_body_is_away_waits_for_it_and_is_named_late(double seconds)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        var asked = night.Clock.GetTimestamp();
        client.Camera.StartExposure(seconds, true);
        Assert.That(night.Clock.Since(asked), Is.LessThanOrEqualTo(TimeSpan.FromSeconds(0.5)));
        night.Clock.Sleep(TimeSpan.FromSeconds(30));
        Assert.That((client.Camera.CameraState, client.Camera.ImageReady), Is.EqualTo((CameraState.Waiting, false)));
        night.Body.PlugIn();
        night.AwaitImage(client);
        Assert.That(night.Clock.Since(asked), Is.LessThan(TimeSpan.FromSeconds(seconds + 60)), "NINA waits no longer");
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(night.Body.Exposures.Single().Code));
        Assert.That(night.Notices.Select(n => n.Kind), Is.EqualTo(new[] { NoticeKind.Away, NoticeKind.Back, NoticeKind.Late }));
        Assert.That(night.Notices[^1].Sentence, Does.Match("began 3[0-9] s after"));
        Assert.That(night.Camera.Recorder.Last!.Outcome, Does.Match("^ok, 3[0-9][.0-9]* s late$"));
        Assert.That(night.Camera.Recorder.Last.IsGood);
        Assert.That(client.Camera.Picture!.Late, Is.EqualTo(TimeSpan.FromSeconds(31)).Within(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void A_body_that_does_not_return_within_the_room_fails_the_exposure_with_the_reason_and_the_camera_is_idle()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        var asked = night.Clock.GetTimestamp();
        client.Camera.StartExposure(10, true);
        night.Await(() => client.Camera.CameraState == CameraState.Idle, "the end of the wait");
        Assert.That(night.Clock.Since(asked), Is.InRange(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60)));
        Assert.That(() => client.Camera.ImageReady, Throws.TypeOf<AscomException>().With.Message.Contains("plugged"));
        Assert.That(client.DeviceState.Select(s => s.Name), Has.None.EqualTo("ImageReady"));
        Assert.That(client.Connected);
    }

    [Test]
    public void With_retry_never_an_exposure_is_refused_while_the_body_is_away_and_the_client_stays_connected()
    {
        using var night = new Observatory { Options = new() { Repeats = false } };
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        Assert.That(() => client.Camera.StartExposure(1, true),
            Throws.TypeOf<AscomException>().With.Message.Contains("plugged").And.Message.Contains("retry"));
        Assert.That((client.Connected, client.Camera.CameraState), Is.EqualTo((true, CameraState.Idle)));
    }

    [Test]
    public void An_abort_and_a_stop_end_the_wait_at_once_and_nothing_is_exposed_afterwards([Values] bool stops)
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(Notice);
        client.Camera.StartExposure(10, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        if (stops)
            client.Camera.StopExposure();
        else
            client.Camera.AbortExposure();
        Assert.That(client.Camera.CameraState, Is.EqualTo(CameraState.Idle));
        night.Body.PlugIn();
        night.Clock.Sleep(TimeSpan.FromMinutes(2));
        Assert.That(night.Body.Exposures, Is.Empty);
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
    }

    private static List<string> BodyValues(CameraSession client) =>
    [
        .. Driver.Camera.Row.Members
            .Where(m => m.Kind != MemberKind.Method && m.Type != MemberType.Image
                && m.Name is not ("CameraState" or "ImageReady" or "PercentCompleted" or "DeviceState"))
            .Select(m => $"{m.Name} {Value(m, client)}"),
    ];

    private static string Value(Member member, CameraSession client)
    {
        try
        {
            return member.Call(client, []) is System.Collections.IEnumerable list and not string
                ? string.Join('|', list.Cast<object>()) : $"{member.Call(client, [])}";
        }
        catch (AscomException error)
        {
            return error.Message;
        }
    }
}
