using SonyAlpha.Driver.Jpeg;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Jpeg;

public sealed class JpegDecoderTests
{
    [Test]
    public void A_grey_ramp_comes_back_as_it_was()
    {
        var ramp = Ramp(1024, 680);
        var picture = Decode(JpegWriter.Write(new JpegPlanes(1024, 680, ramp, null, null), 95));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((1024, 680)));
        var worst = picture.Pixels.Zip(ramp, (a, b) => Math.Abs(a - b)).Max();
        Assert.That(worst, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public void What_is_no_JPEG_is_refused_with_a_sentence()
    {
        Available();
        var error = Assert.Throws<JpegException>(() => JpegDecoder.Decode([1, 2, 3, 4]));
        Assert.That(error!.Message, Does.Contain("JPEG").Or.Contain("picture"));
    }

    private static byte[] Ramp(int width, int height)
    {
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i % width / 8) + (i / width / 8));
        return pixels;
    }

    private static GreyPicture Decode(byte[] jpeg)
    {
        Available();
        return JpegDecoder.Decode(jpeg);
    }

    private static void Available()
    {
        try
        {
            JpegDecoder.Decode([]);
        }
        catch (JpegException error) when (error.InnerException is DllNotFoundException)
        {
            Assert.Ignore(error.Message);
        }
        catch (JpegException)
        {
            // it is there, and does not like an empty file
        }
    }
}
