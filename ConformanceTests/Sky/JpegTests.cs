using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Sky;

public class JpegTests
{
    private static readonly Shot Shot = Shots.Of(Shots.Sensors["SIM-640"]);

    [TestCase(64, 48)]
    [TestCase(61, 35)]
    [TestCase(8, 8)]
    [TestCase(1, 1)]
    [TestCase(17, 33)]
    public void A_grey_picture_comes_back_as_it_was(int width, int height)
    {
        var luma = new byte[width * height];
        for (var i = 0; i < luma.Length; i++)
            luma[i] = (byte)(128 + 100 * Math.Sin(i % width / 9.0) * Math.Cos(i / width / 7.0));
        var decoded = Decode(JpegWriter.Write(new(width, height, luma), quality: 100), "gray", width * height);
        Assert.That(decoded.Zip(luma, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(2));
    }

    [TestCase(1)]
    [TestCase(50)]
    [TestCase(100)]
    public void Noise_is_coded_at_any_quality(int quality)
    {
        var luma = new byte[256 * 256];
        new Random(1).NextBytes(luma);
        var decoded = Decode(JpegWriter.Write(new(256, 256, luma), quality), "gray", luma.Length);
        var error = decoded.Zip(luma, (a, b) => (double)Math.Abs(a - b)).Average();
        Assert.That(error, Is.LessThan(quality switch { 1 => 70, 50 => 30, _ => 1 }));
    }

    [Test]
    public void Colours_come_back_as_they_were()
    {
        // Red, green, blue and grey quarters, in JFIF's signals
        (byte Y, byte Cb, byte Cr)[] quarters = [(76, 85, 255), (150, 44, 21), (29, 255, 107), (128, 128, 128)];
        int[][] expected = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [128, 128, 128]];
        var (luma, blue, red) = (new byte[64 * 64], new byte[32 * 32], new byte[32 * 32]);
        for (var i = 0; i < luma.Length; i++)
            luma[i] = quarters[(i / 64 / 32) * 2 + i % 64 / 32].Y;
        for (var i = 0; i < blue.Length; i++)
            (blue[i], red[i]) = (quarters[(i / 32 / 16) * 2 + i % 32 / 16].Cb, quarters[(i / 32 / 16) * 2 + i % 32 / 16].Cr);
        var decoded = Decode(JpegWriter.Write(new(64, 64, luma, blue, red), quality: 95), "rgb24", 3 * luma.Length);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var at = 3 * ((quarter / 2 * 32 + 16) * 64 + quarter % 2 * 32 + 16);
            Assert.That(decoded[at..(at + 3)].Select(c => (int)c), Is.EqualTo(expected[quarter]).AsCollection.Within(4));
        }
    }

    [Test]
    public void The_picture_of_a_body_still_tells_which_shot_it_is_of()
    {
        var luma = Decode(JpegPicture.Write(Shot, Shot.Render()), "gray", 640 * 480);
        Assert.That(FrameCode.TryRead<byte>(luma, 640, 480, out var code), Is.True);
        Assert.That(code, Is.EqualTo(new FrameCode(7, 0xDEADBEEF)));
    }

    [TestCase(0u)]
    [TestCase(1u)]
    [TestCase(0xFEDCBA98u)]
    public void A_live_frame_shows_its_number(uint number)
    {
        var frame = new LiveSky(1).Frame(Shot, number);
        var luma = Decode(frame, "gray", LiveSky.Width * LiveSky.Height);
        Assert.That(LiveSky.NumberOf(luma), Is.EqualTo(number));
    }

    [Test]
    public void A_live_frame_begins_with_its_quantisation_tables_and_ends_with_EOI()
    {
        var frame = new LiveSky(1).Frame(Shot, 1);
        Assert.That(frame[..4], Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF, 0xDB }));
        Assert.That(frame[^2..], Is.EqualTo(new byte[] { 0xFF, 0xD9 }));
        Assert.That(frame, Has.Length.LessThan(256 * 1024), "the buffer that Sony's own sample reserves");
    }

    [Test]
    public void Two_live_frames_differ()
    {
        var live = new LiveSky(1);
        Assert.That(live.Frame(Shot, 2), Is.Not.EqualTo(live.Frame(Shot, 1)));
        Assert.That(live.Frame(Shot, 2), Is.EqualTo(live.Frame(Shot, 2)));
    }

    [Test]
    public void Prepared_live_frames_repeat()
    {
        var live = new LiveSky(1);
        live.Prepare(Shot, count: 3);
        Assert.That(live.Frame(Shot, 4), Is.SameAs(live.Frame(Shot, 1)));
        Assert.That(live.Frame(Shot, 1), Is.EqualTo(new LiveSky(1).Frame(Shot, 1)));
    }

    /// <summary>Decodes with libjpeg-turbo, which must have nothing to say, and with ffmpeg, whose pixels are returned.</summary>
    private static byte[] Decode(byte[] file, string format, int length)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("picture.jpg", file);
        Assert.That(Tool.Run("djpeg", "-outfile", path + ".pnm", path).Errors, Is.Empty);
        Tool.Run("ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", format, path + ".raw");
        var pixels = File.ReadAllBytes(path + ".raw");
        Assert.That(pixels, Has.Length.EqualTo(length));
        return pixels;
    }
}
