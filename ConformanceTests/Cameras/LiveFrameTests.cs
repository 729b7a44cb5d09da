using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Live view as a body is asked for it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LiveFrameTests
{
    [Test]
    public void The_object_is_described_once_and_fetched_each_time()
    {
        using var body = new StagedBody("SIM-640");
        using var camera = body.Connect();
        for (var i = 0; i < 10; i++)
        {
            body.Clock.Sleep(TimeSpan.FromMilliseconds(100));
            Assert.That(camera.LiveFrame(default), Is.Not.Null);
        }

        Assert.That(body.Asked.Count(a => a is { Operation: 0x1008, First: ObjectHandle.LiveView }), Is.EqualTo(1));
        Assert.That(body.Asked.Count(a => a is { Operation: 0x1009, First: ObjectHandle.LiveView }), Is.EqualTo(10));
    }

    [Test]
    public void A_busy_body_is_not_waited_for()
    {
        using var body = new StagedBody("SIM-640");
        using var camera = body.Connect();
        body.Answers = request => request.Operation == 0x1009 ? new PtpResponse(ResponseCode.DeviceBusy) : null;
        var begin = body.Clock.GetTimestamp();
        Assert.That(camera.LiveFrame(default), Is.Null);
        Assert.That(body.Clock.Since(begin).TotalSeconds, Is.LessThan(0.1));
        for (var i = 0; i < 30; i++)
            camera.LiveFrame(default);
        Assert.That(camera.LiveViewTrouble, Is.Null, "busy is no \"no\"");
    }

    [Test]
    public void An_empty_answer_is_asked_again_at_once()
    {
        using var body = new StagedBody("SIM-640");
        using var camera = body.Connect();
        body.Clock.Sleep(TimeSpan.FromMilliseconds(100));
        var empty = 1;
        body.Answers = request => request.Operation == 0x1009 && empty-- > 0 ? new PtpResponse(ResponseCode.Ok) : null;
        Assert.That(camera.LiveFrame(default), Is.Not.Null);
    }

    [Test]
    public void A_body_that_says_it_is_on_and_refuses_for_ever_is_told_with_what_to_do_and_one_that_thinks_better_is_not()
    {
        using var body = new StagedBody("SIM-640");
        using var camera = body.Connect();
        var isDenied = true;
        body.Answers = request => isDenied && request.Operation == 0x1009 ? new PtpResponse(ResponseCode.AccessDenied) : null;
        for (var i = 0; i < 100; i++)
        {
            Assert.That(camera.LiveViewTrouble, Is.Null, $"after {i} refusals");
            Assert.That(camera.LiveFrame(default), Is.Null);
            body.Clock.Sleep(TimeSpan.FromMilliseconds(100));
        }

        Assert.That(camera.LiveViewTrouble, Does.Contain("refuses live view, though it says that it is on: leave its menu"));
        isDenied = false;
        Assert.That(camera.LiveFrame(default), Is.Not.Null);
        Assert.That(camera.LiveViewTrouble, Is.Null);
    }

    [Test]
    public void A_body_without_live_view_is_known_by_its_refusals()
    {
        using var body = new StagedBody("ILCE-6000");
        using var camera = body.Connect();
        for (var i = 0; i < 10 && camera.LiveViewTrouble is null; i++)
        {
            Assert.That(camera.LiveFrame(default), Is.Null);
            body.Clock.Sleep(TimeSpan.FromMilliseconds(50));
        }

        Assert.That(camera.LiveViewTrouble, Does.Contain("The ILCE-6000 has no live view"));
    }
}
