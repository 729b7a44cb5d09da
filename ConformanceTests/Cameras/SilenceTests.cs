using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What is asked of a body while its shutter is open and its picture awaited, and what comes of it when it does not
/// answer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SilenceTests
{
    private const uint Full = 0xD2C2;

    [TestCase("ILCE-6300", 0, 40)]
    [TestCase("ILCE-6300", 0x0032000A, 5)]
    [TestCase("SIM-640V2", 0x00010064, 0.01)]
    public void A_body_of_version_2_is_asked_nothing_while_its_shutter_is_open(string model, int speed, double seconds)
    {
        foreach (var fault in new[] { "no-events", "hangs-after-shutter" })
        {
            using var body = new StagedBody(model, ExtDeviceInfo.Version2, fault);
            using var camera = body.Connect();
            body.Expose(camera, new((uint)speed), seconds);
            var (opened, closed) = Shutter(body, speed, seconds);
            var asked = body.Asked.Where(a => a.Operation == 0x9209 && a.At > opened).Select(a => (a.At - closed).TotalSeconds).ToList();
            Assert.That(asked[0], Is.GreaterThanOrEqualTo(0.19), "not before 0.2 s after the close");
            Assert.That(asked[0], Is.LessThan(0.5), "and then without waiting for an event");
        }
    }

    [Test]
    public void A_body_of_version_3_is_looked_at_once_a_second()
    {
        using var body = new StagedBody("ILCE-7M4");
        using var camera = body.Connect();
        body.Expose(camera, ShutterSpeed.Bulb, 20);
        var (opened, closed) = Shutter(body, 0, 20);
        Assert.That(body.Asked.Count(a => a.Operation == 0x9209 && a.At > opened && a.At < closed), Is.InRange(15, 25));
    }

    [TestCase("ILCE-6300", ExtDeviceInfo.Version2)]
    [TestCase("ILCE-7M4", ExtDeviceInfo.Version3)]
    public void A_body_that_is_busy_for_the_whole_of_its_dark_frame_has_failed_nothing(string model, int version)
    {
        using var body = new StagedBody(model, (uint)version);
        using var camera = body.Connect();
        body.Body.Turn(SonyProperty.LongExposureNR, 2);
        body.Answers = request => request.Operation == 0x9209 && SincePress(body) is > 0.1 and < 55
            ? new PtpResponse(ResponseCode.DeviceBusy) : null;
        var taken = body.Expose(camera, ShutterSpeed.Bulb, 31);
        Assert.That(taken.Objects, Has.Count.EqualTo(1));
        Assert.That(taken.Duration.TotalSeconds, Is.EqualTo(31).Within(0.1), "and the shutter closed in time");
    }

    [TestCase("ILCE-6300", ExtDeviceInfo.Version2, 31.3)]
    [TestCase("ILCE-7M4", ExtDeviceInfo.Version3, 31.3)]
    [TestCase("ILCE-7M4", ExtDeviceInfo.Version3, 10)]
    [TestCase("ILCE-7M4", ExtDeviceInfo.Version3, 29)]
    public void A_look_that_is_never_answered_costs_no_picture_and_no_time(string model, int version, double when)
    {
        using var body = new StagedBody(model, (uint)version);
        using var camera = body.Connect();
        var silences = 0;
        body.IsSilent = request => request.Operation == 0x9209 && SincePress(body) > when && silences++ == 0;
        var taken = body.Expose(camera, ShutterSpeed.Bulb, 31);
        Assert.That(silences, Is.GreaterThan(0));
        Assert.That(taken.Objects, Has.Count.EqualTo(1));
        Assert.That(taken.Duration.TotalSeconds, Is.EqualTo(31).Within(0.1));
    }

    [Test]
    public void A_body_that_never_answers_again_ends_at_the_deadline_and_not_as_one_that_made_no_exposure()
    {
        using var body = new StagedBody("ILCE-6300", ExtDeviceInfo.Version2);
        using var camera = body.Connect();
        body.Answers = request => request.Operation == 0x9209 && SincePress(body) > 2 ? new PtpResponse(ResponseCode.DeviceBusy) : null;
        var error = Assert.Throws<CameraException>(() => body.Expose(camera, new(0x0014000A), 2));
        Assert.That(error!.Message, Does.Contain("did not deliver the picture within 6"));
    }

    [TestCase(0x0014000A, 2, 0.5)]
    [TestCase(0x00020005, 0.4, 0.4)]
    [TestCase(0x00010064, 0.01, 0.05)]
    public void The_button_is_held_as_long_as_the_exposure_and_half_a_second_at_most(int speed, double seconds, double held)
    {
        using var body = new StagedBody("SIM-640");
        using var camera = body.Connect();
        Assert.That(Held(body, camera, new((uint)speed), seconds), Is.EqualTo(held).Within(0.02));
    }

    [Test]
    public void A_body_that_does_not_tell_its_drive_mode_is_pressed_briefly()
    {
        using var body = new StagedBody("SIM-640");
        body.Shows = table => new([.. table.All.Where(p => p.Code != 0x5013)], null);
        using var camera = body.Connect();
        Assert.That(Held(body, camera, new(0x0014000A), 2), Is.EqualTo(0.05).Within(0.02));
    }

    [Test]
    public void A_body_that_swallowed_a_release_is_given_longer_the_next_time()
    {
        using var body = new StagedBody("SIM-640", ExtDeviceInfo.Version3, "release-ignored");
        using var camera = body.Connect();
        Assert.Throws<NotExposedException>(() => body.Expose(camera, new(0x0014000A), 2));
        Assert.That(HalfToFull(body), Is.LessThan(0.2));
        body.Expose(camera, new(0x0014000A), 2);
        Assert.That(HalfToFull(body), Is.EqualTo(1.5).Within(0.05));
    }

    private static double Held(StagedBody body, SonyCamera camera, ShutterSpeed speed, double seconds)
    {
        body.Expose(camera, speed, seconds);
        var moves = body.Asked.Where(a => a is { Operation: 0x9207, First: Full }).ToList();
        var down = moves.FindIndex(a => a.Data[0] == 2);
        return (moves[down + 1].At - moves[down].At).TotalSeconds;
    }

    private static double HalfToFull(StagedBody body)
    {
        var down = body.Asked.FindLastIndex(a => a is { Operation: 0x9207, First: Full } && a.Data[0] == 2);
        return (body.Asked[down].At - body.Asked.Take(down).Last(a => a is { Operation: 0x9207, First: 0xD2C1 }).At).TotalSeconds;
    }

    private static (TimeSpan Opened, TimeSpan Closed) Shutter(StagedBody body, int speed, double seconds)
    {
        var opened = body.Asked.Last(a => a is { Operation: 0x9207, First: Full } && a.Data[0] == 2).At;
        var lifted = body.Asked.First(a => a is { Operation: 0x9207, First: Full } && a.Data[0] == 1 && a.At > opened).At;
        return (opened, speed == 0 ? lifted : opened + TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Seconds since the button went down; -1 before.</summary>
    private static double SincePress(StagedBody body)
    {
        var press = body.Asked.FindLastIndex(a => a is { Operation: 0x9207, First: Full } && a.Data[0] == 2);
        return press < 0 ? -1 : (double)body.Clock.GetTimestamp() / body.Clock.TimestampFrequency - body.Asked[press].At.TotalSeconds;
    }
}
