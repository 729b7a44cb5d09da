using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A file is held against the exposure whose picture it is said to be, whatever the clocks say.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameIdentityTests : IDisposable
{
    private const string Counting = "ILCE-7SM3";

    private readonly VirtualClock clock = new();
    private readonly FrameIdentity identity;
    private readonly DateTimeOffset evening;
    private readonly long begun;
    private uint releases;

    public FrameIdentityTests()
    {
        identity = new(clock);
        (evening, begun) = (clock.GetUtcNow(), clock.GetTimestamp());
    }

    public void Dispose() => clock.Dispose();

    /// <summary>The camera's own time: it knows nothing of the computer's.</summary>
    private DateTimeOffset CameraTime => evening + clock.Since(begun) + CameraAhead;

    private TimeSpan CameraAhead { get; set; }

    [Test]
    public void The_right_picture_raises_no_doubt()
    {
        Accept(30, 800);
        clock.Sleep(TimeSpan.FromSeconds(35));
        Assert.That(Doubt(Expose(30, 800), 30, 800), Is.Null);
    }

    [Test]
    public void A_picture_of_another_exposure_time_is_not_the_one() =>
        Assert.That(Doubt(Expose(10, 800), 30, 800), Does.Contain("10 s").And.Contain("30 s"));

    [Test]
    public void A_picture_of_another_ISO_is_not_the_one() =>
        Assert.That(Doubt(Expose(30, 1600), 30, 800), Does.Contain("1600").And.Contain("800"));

    /// <summary>Its release count, and nothing else, gives it away: its bytes were never seen, and clocks were set to and fro.</summary>
    [Test]
    public void A_picture_of_an_earlier_release_is_not_the_one_whatever_the_clocks_say()
    {
        var earlier = Expose(30, 800, Counting);
        Accept(30, 800, Counting);
        clock.Sleep(TimeSpan.FromSeconds(35));
        clock.SetForward(TimeSpan.FromDays(400));
        Expose(30, 800, Counting);
        Assert.That(Doubt(earlier, 30, 800), Does.Contain("release 1").And.Contain("release 2"));
    }

    [TestCase(40)]
    [TestCase(8)]
    public void The_picture_of_an_exposure_that_never_came_is_not_that_of_the_next_one(int later)
    {
        foreach (var model in new[] { Counting, "SIM-640" }) // one that counts its releases, and one that does not
        {
            Accept(30, 800, model);
            clock.Sleep(TimeSpan.FromSeconds(35));
            var never = Expose(30, 800, model);
            clock.Sleep(TimeSpan.FromSeconds(later));
            clock.SetForward(TimeSpan.FromHours(-7));
            var now = Expose(30, 800, model);
            Assert.That(Doubt(never, 30, 800), Does.Contain($"{later} s before"), model);
            Assert.That(Doubt(now, 30, 800), Is.Null, model);
            identity.Accept(ArwFile.Read(now), now);
        }
    }

    /// <summary>NTP, a person in the menu, a battery that was changed: between exposures and during them (indi-allsky#554,
    /// libgphoto2#443).</summary>
    [Test]
    public void No_step_of_either_clock_makes_a_good_picture_a_bad_one(
        [Values("ILCE-7SM3", "SIM-640")] string model, [Values(-7200, -5, 5, 3600, 63_000_000)] double seconds, [Values] bool isCameras)
    {
        Accept(2, 800, model);
        for (var i = 0; i < 3; i++)
        {
            clock.Sleep(TimeSpan.FromSeconds(5));
            if (i == 1)
                Expose(2, 800, model); // and one whose picture never came
            if (isCameras)
                CameraAhead += TimeSpan.FromSeconds(seconds + i);
            else
                clock.SetForward(TimeSpan.FromSeconds(seconds + i));
            var good = Expose(2, 800, model);
            clock.SetForward(isCameras ? TimeSpan.Zero : TimeSpan.FromSeconds(-3 * seconds));
            Assert.That(Doubt(good, 2, 800), Is.Null);
            identity.Accept(ArwFile.Read(good), good);
        }
    }

    [Test]
    public void The_same_file_a_second_time_is_not_the_one_however_short_the_exposures()
    {
        var first = Accept(0.1, 800);
        Accept(0.1, 800);
        clock.Sleep(TimeSpan.FromSeconds(1));
        Expose(0.1, 800);
        Assert.That(Doubt(first, 0.1, 800), Does.Contain("byte for byte"), "nor one of two before");
    }

    [Test]
    public void Two_overexposed_flats_are_two_pictures()
    {
        var white = new ushort[640 * 480];
        white.AsSpan().Fill(16383);
        var first = ArwWriter.Write(ShotOf("SIM-640", evening, 0.1, 800), white);
        identity.Accept(ArwFile.Read(first), first);
        var second = ArwWriter.Write(ShotOf("SIM-640", evening.AddSeconds(1), 0.1, 800), white);
        Assert.That(Doubt(second, 0.1, 800), Is.Null);
    }

    /// <summary>A body whose count means something else than we think would have every picture refused.</summary>
    [Test]
    public void Who_refused_a_picture_by_its_count_takes_the_next_one_as_it_comes()
    {
        releases = 900;
        Accept(2, 800, Counting);
        releases = 100;
        Assert.That(Doubt(Expose(2, 800, Counting), 2, 800), Is.Not.Null);
        identity.ForgetCounts();
        Assert.That(Doubt(Expose(2, 800, Counting), 2, 800), Is.Null);
    }

    [Test]
    public void A_count_of_16_bits_may_begin_anew()
    {
        releases = 65534;
        Accept(2, 800, Counting);
        releases = 0;
        Assert.That(Doubt(Expose(2, 800, Counting), 2, 800), Is.Null);
    }

    [Test]
    public void A_bulb_exposure_may_be_written_in_whole_seconds() =>
        Assert.That(Doubt(Expose(301, 800), 300.2, 800, isBulb: true), Is.Null);

    [TestCase(612, false)]
    [TestCase(640, true)]
    [TestCase(560, true)]
    public void A_long_bulb_exposure_may_be_off_by_a_fiftieth_and_not_by_a_fifteenth(int says, bool isDoubted) =>
        Assert.That(Doubt(Expose(says, 800), 600, 800, isBulb: true), isDoubted ? Does.Contain($"{says} s") : Is.Null);

    [Test]
    public void Two_pictures_by_a_body_whose_clock_stands_still_are_two()
    {
        var first = Accept(2, 800);
        var second = first.ToArray();
        second[second.Length * 2 / 3] ^= 1; // the noise of a pixel in the middle; the head is the same
        Assert.That(Doubt(second, 2, 800), Is.Null);
    }

    [Test]
    public void When_a_stray_was_taken_is_told_by_the_cameras_clock_as_it_was_seen_to_go()
    {
        CameraAhead = TimeSpan.FromHours(9);
        Accept(2, 800);
        clock.Sleep(TimeSpan.FromSeconds(10));
        var (stray, at) = (Expose(2, 800), clock.GetUtcNow());
        clock.Sleep(TimeSpan.FromSeconds(38));
        Assert.That(identity.StartOf(ArwFile.Read(stray)), Is.EqualTo(at).Within(TimeSpan.FromSeconds(1)));
        clock.SetForward(TimeSpan.FromHours(1));
        Assert.That(identity.StartOf(ArwFile.Read(stray)), Is.EqualTo(at + TimeSpan.FromHours(1)).Within(TimeSpan.FromSeconds(1)),
            "as the clock is now");
    }

    private byte[] Accept(double seconds, int iso, string model = "SIM-640")
    {
        var file = Expose(seconds, iso, model);
        identity.Accept(ArwFile.Read(file), file);
        return file;
    }

    /// <summary>The shutter opens; the file that the body makes.</summary>
    private byte[] Expose(double seconds, int iso, string model = "SIM-640")
    {
        identity.Opened(clock.GetTimestamp());
        var shot = ShotOf(model, CameraTime, seconds, iso) with { Counter = ++releases };
        return ArwWriter.Write(shot, shot.Render(seed: releases));
    }

    private string? Doubt(byte[] file, double seconds, int iso, bool isBulb = false) => identity.Doubt(ArwFile.Read(file), file,
        new(clock.GetUtcNow(), TimeSpan.FromSeconds(seconds), isBulb ? ShutterSpeed.Bulb : new((int)(seconds * 10), 10), []), Iso.Of(iso));

    private static Shot ShotOf(string model, DateTimeOffset cameraTime, double seconds, int iso) => Shots.Of(Shots.Sensors["SIM-640"]) with
    {
        Model = model, Seconds = seconds, Iso = iso, Start = cameraTime.ToOffset(TimeSpan.Zero),
    };
}
