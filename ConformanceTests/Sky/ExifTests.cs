using System.Text.Json;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Sky;

/// <summary>exiftool, which knows Sony's tags best, reads back what the writer meant.</summary>
public class ExifTests
{
    private static readonly Shot Shot = Shots.Of(Shots.Small) with { NoiseReduction = true, Iso = 102400 };

    [Test]
    public void A_raw_file_says_what_was_shot()
    {
        var said = Read("shot.arw", ArwWriter.Write(Shot, Shot.Render()));
        Assert.Multiple(() =>
        {
            Assert.That(said["FileType"], Is.EqualTo("ARW"));
            AssertExposure(said);
            Assert.That(said["RAWFileType"], Is.EqualTo("1"));
            Assert.That(said["SonyRawFileType"], Is.EqualTo("0"));
            Assert.That(said["BlackLevel"], Is.EqualTo("512 512 512 512"), "read through the cipher of SR2");
            Assert.That(said["ShutterCount"].Trim(), Is.EqualTo("7"));
        });
    }

    [Test]
    public void A_JPEG_file_says_what_was_shot()
    {
        var said = Read("shot.jpg", JpegPicture.Write(Shot, Shot.Render()));
        Assert.Multiple(() =>
        {
            Assert.That(said["FileType"], Is.EqualTo("JPEG"));
            Assert.That((said["ImageWidth"], said["ImageHeight"]), Is.EqualTo(("1104", "552")));
            AssertExposure(said);
        });
    }

    [TestCase(1 / 8000.0, "0.000125")]
    [TestCase(0.2, "0.2")]
    [TestCase(0.4, "0.4")]
    [TestCase(1.3, "1.3")]
    [TestCase(30, "30")]
    [TestCase(301.257, "301.257")]
    public void The_exposure_time_is_exact(double seconds, string expected)
    {
        var shot = Shots.Of(Shots.Sensors["SIM-640"]) with { Seconds = seconds };
        Assert.That(Read("shot.arw", ArwWriter.Write(shot, shot.Render()))["ExposureTime"], Is.EqualTo(expected));
    }

    [TestCase(1 / 250.0, false, 1 / 250.0)]
    [TestCase(2, false, 2)]
    [TestCase(31, true, 0)]
    public void Sony_s_own_exposure_time_says_the_same_and_of_bulb_nothing(double seconds, bool bulb, double expected)
    {
        var shot = Shots.Of(Shots.Small) with { Seconds = seconds, Bulb = bulb };
        var said = Read("shot.arw", ArwWriter.Write(shot, shot.Render()))["SonyExposureTime"];
        Assert.That(double.Parse(said, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected).Within(0.3).Percent);
    }

    [TestCase(true, "0 0 0")]
    [TestCase(false, "257 257 257")]
    public void The_electronic_shutter_moves_no_curtain(bool silent, string curtains)
    {
        var shot = Shots.Of(Shots.Small) with { Silent = silent };
        Assert.That(Read("shot.arw", ArwWriter.Write(shot, shot.Render()))["Shutter"], Is.EqualTo(curtains));
    }

    private static void AssertExposure(Dictionary<string, string> said)
    {
        Assert.That(said["Make"], Is.EqualTo("SONY"));
        Assert.That(said["Model"], Is.EqualTo("ILCE-7M4"));
        Assert.That(said["Software"], Does.Contain("simulated"));
        Assert.That(said["DateTimeOriginal"], Is.EqualTo("2026:01:02 03:04:05"));
        Assert.That(said["SubSecTimeOriginal"], Is.EqualTo("678"));
        Assert.That(said["OffsetTimeOriginal"], Is.EqualTo("+01:00"));
        Assert.That(said["RecommendedExposureIndex"], Is.EqualTo("102400"));
        Assert.That(said["LensModel"], Is.EqualTo("Simulated 400mm F5.6"));
        Assert.That(said["LongExposureNoiseReduction"], Is.EqualTo("65537"));
        Assert.That(said["SonyModelID"], Is.EqualTo("388"));
        Assert.That(said["InternalSerialNumber"], Is.EqualTo("0 0 4 18 52 86"));
    }

    private static Dictionary<string, string> Read(string name, byte[] file)
    {
        using var scratch = new Scratch();
        var (json, _) = Tool.Run("exiftool", "-j", "-n", scratch.Write(name, file));
        return JsonDocument.Parse(json).RootElement[0].EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.ToString());
    }
}
