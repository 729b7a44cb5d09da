using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A file is held against the exposure whose picture it is said to be.</summary>
public sealed class FrameIdentityTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 2, 18, 0, 0, TimeSpan.Zero);

    private readonly FrameIdentity identity = new();

    [Test]
    public void The_right_picture_raises_no_doubt()
    {
        Accept(Evening, 30, 800);
        Assert.That(Doubt(File(Evening.AddSeconds(35), 30, 800, counter: 2), Evening.AddSeconds(35), 30, 800), Is.Null);
    }

    [Test]
    public void A_picture_of_another_exposure_time_is_not_the_one() =>
        Assert.That(Doubt(File(Evening, 10, 800), Evening, 30, 800), Does.Contain("10 s").And.Contain("30 s"));

    [Test]
    public void A_picture_of_another_ISO_is_not_the_one() =>
        Assert.That(Doubt(File(Evening, 30, 1600), Evening, 30, 800), Does.Contain("1600").And.Contain("800"));

    [Test]
    public void The_picture_before_is_not_the_one()
    {
        Accept(Evening, 30, 800);
        Assert.That(Doubt(File(Evening, 30, 800, counter: 2), Evening.AddSeconds(35), 30, 800), Does.Contain("35 s before"));
    }

    [Test]
    public void The_same_file_a_second_time_is_not_the_one_however_short_the_exposures()
    {
        var file = Accept(Evening, 0.1, 800);
        Assert.That(Doubt(file, Evening.AddSeconds(1), 0.1, 800), Does.Contain("byte for byte"));
    }

    [Test]
    public void Two_overexposed_flats_are_two_pictures()
    {
        var white = new ushort[640 * 480];
        white.AsSpan().Fill(16383);
        var first = ArwWriter.Write(ShotOf(Evening, 0.1, 800), white);
        identity.Accept(ArwFile.Read(first), first, Taken(Evening, 0.1, isBulb: false));
        var second = ArwWriter.Write(ShotOf(Evening.AddSeconds(1), 0.1, 800), white);
        Assert.That(Doubt(second, Evening.AddSeconds(1), 0.1, 800), Is.Null);
    }

    [Test]
    public void The_cameras_clock_may_be_in_another_zone()
    {
        Accept(Evening, 30, 800, ahead: TimeSpan.FromHours(9));
        var second = File(Evening.AddSeconds(40) + TimeSpan.FromHours(9), 30, 800, counter: 2);
        Assert.That(Doubt(second, Evening.AddSeconds(40), 30, 800), Is.Null);
    }

    [Test]
    public void A_bulb_exposure_may_be_written_in_whole_seconds() =>
        Assert.That(Doubt(File(Evening, 301, 800), Evening, 300.2, 800, isBulb: true), Is.Null);

    private byte[] Accept(DateTimeOffset at, double seconds, int iso, TimeSpan ahead = default)
    {
        var file = File(at + ahead, seconds, iso);
        identity.Accept(ArwFile.Read(file), file, Taken(at, seconds, isBulb: false));
        return file;
    }

    private string? Doubt(byte[] file, DateTimeOffset at, double seconds, int iso, bool isBulb = false) =>
        identity.Doubt(ArwFile.Read(file), file, Taken(at, seconds, isBulb), Iso.Of(iso));

    private static ExposureResult Taken(DateTimeOffset at, double seconds, bool isBulb) =>
        new(at, TimeSpan.FromSeconds(seconds), isBulb ? ShutterSpeed.Bulb : new((int)(seconds * 10), 10), []);

    private static byte[] File(DateTimeOffset cameraTime, double seconds, int iso, uint counter = 1)
    {
        var shot = ShotOf(cameraTime, seconds, iso) with { Counter = counter };
        return ArwWriter.Write(shot, shot.Render(seed: counter));
    }

    private static Shot ShotOf(DateTimeOffset cameraTime, double seconds, int iso) =>
        Shots.Of(Shots.Sensors["SIM-640"]) with { Seconds = seconds, Iso = iso, Start = cameraTime.ToOffset(TimeSpan.Zero) };
}
