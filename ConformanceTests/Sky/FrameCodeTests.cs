using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Sky;

public class FrameCodeTests
{
    private static readonly Shot Shot = Shots.Of(Shots.Sensors["SIM-640"]);
    private static readonly FrameCode Expected = new(7, 0xDEADBEEF);

    [TestCase(0, 0, 640, 480)]
    [TestCase(12, 8, 600, 400)]
    [TestCase(44, 30, 596, 450)]
    [TestCase(FrameCode.X, FrameCode.Y, FrameCode.Width, FrameCode.Height)]
    [TestCase(13, 7, 500, 300)]
    public void It_is_read_from_any_crop_that_holds_it(int x, int y, int width, int height)
    {
        var crop = Shots.Crop(Shot.Render(), 640, x, y, width, height);
        Assert.That(FrameCode.TryRead<ushort>(crop, width, height, out var code), Is.True);
        Assert.That(code, Is.EqualTo(Expected));
    }

    [TestCase(0, 0, 1)]
    [TestCase(0, 0, 4)]
    [TestCase(12, 8, 4)]
    public void It_is_read_from_binned_pixels_summed_or_averaged(int x, int y, int divisor)
    {
        var (pixels, width, height) = (Shot.Render(), (640 - x) / 2, (480 - y) / 2);
        var binned = new int[width * height];
        for (var i = 0; i < binned.Length; i++)
        {
            var at = (y + i / width * 2) * 640 + x + i % width * 2;
            binned[i] = (pixels[at] + pixels[at + 1] + pixels[at + 640] + pixels[at + 641]) / divisor;
        }

        Assert.That(FrameCode.TryRead<int>(binned, width, height, out var code), Is.True);
        Assert.That(code, Is.EqualTo(Expected));
    }

    [Test]
    public void A_crop_that_lacks_a_part_of_it_has_none()
    {
        var crop = Shots.Crop(Shot.Render(), 640, FrameCode.X, FrameCode.Y + 2, FrameCode.Width, 100);
        Assert.That(FrameCode.TryRead<ushort>(crop, FrameCode.Width, 100, out _), Is.False);
    }

    [Test]
    public void One_wrong_bit_makes_it_invalid()
    {
        var pixels = Shot.Render();
        for (var row = FrameCode.Y + 10; row < FrameCode.Y + 12; row++)
            pixels.AsSpan(row * 640 + FrameCode.X, 32).Reverse();
        Assert.That(FrameCode.TryRead<ushort>(pixels, 640, 480, out _), Is.False);
    }

    [TestCase(0)]
    [TestCase(512)]
    [TestCase(16383)]
    public void An_even_picture_has_none(int value)
    {
        var pixels = new ushort[640 * 480];
        Array.Fill(pixels, (ushort)value);
        Assert.That(FrameCode.TryRead<ushort>(pixels, 640, 480, out _), Is.False);
    }

    [Test]
    public void It_touches_neither_the_median_nor_the_mean_of_a_dark()
    {
        var code = Shots.Crop(Shot.Render(), 640, FrameCode.X, FrameCode.Y, FrameCode.Width, FrameCode.Height);
        Assert.That(code.Average(pixel => (double)pixel), Is.EqualTo(512));
        Assert.That(Shots.Median(code), Is.EqualTo(512));
    }
}
