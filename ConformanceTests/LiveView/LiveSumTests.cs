using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.LiveView;

public sealed class LiveSumTests
{
    [TestCase(new byte[] { 80 }, 80)]
    [TestCase(new byte[] { 80, 160 }, 120)]
    [TestCase(new byte[] { 80, 81, 81 }, 81)]
    [TestCase(new byte[] { 255, 255, 255, 255, 255 }, 255)]
    public void What_is_shown_is_the_mean_of_what_came(byte[] greys, int mean)
    {
        Jpegs.Need();
        LiveSum sum = new(Picture(greys[0], 64));
        foreach (var grey in greys.Skip(1))
            sum.Add(Picture(grey, 64));
        Assert.That(sum.Mean().Pixels.Select(pixel => Math.Abs(pixel - mean)), Has.All.LessThanOrEqualTo(1)); // a JPEG's own error
    }

    [Test]
    public void Pictures_of_another_size_are_not_mixed_in()
    {
        Jpegs.Need();
        LiveSum sum = new(Picture(80, 64));
        sum.Add(Picture(80, 64));
        sum.Add(Picture(160, 32));
        var mean = sum.Mean();
        Assert.That((mean.Width, mean.Height, mean.Pixels.Length), Is.EqualTo((32, 32, 32 * 32)));
        Assert.That(mean.Pixels, Has.All.InRange(158, 162));
    }

    private static LiveFrame Picture(byte grey, int size)
    {
        var luma = new byte[size * size];
        Array.Fill(luma, grey);
        return new(1, default, new LiveViewFrame(JpegWriter.Write(new(size, size, luma), 95), default));
    }
}
