using SonyAlpha.Simulator;
using SimulatedSky = SonyAlpha.Simulator.Sky;

namespace SonyAlpha.ConformanceTests.Sky;

public class SkyTests
{
    private static readonly Shot Light = Shots.Of(Shots.Sensors["SIM-640"]);

    [TestCase(1, 100)]
    [TestCase(300, 800)]
    [TestCase(30, 12800)]
    public void A_dark_has_its_median_at_the_black_level(double seconds, int iso)
    {
        var dark = Light with { Light = false, Seconds = seconds, Iso = iso };
        Assert.That(Shots.Median(dark.Active(dark.Render())), Is.EqualTo(512).Within(8));
    }

    [TestCase(1, 800, 14)]
    [TestCase(1, 800, 12)]
    [TestCase(30, 400, 14)]
    [TestCase(2, 100, 14)]
    public void Four_times_the_exposure_raises_the_sky_fourfold(double seconds, int iso, int bits)
    {
        var brief = Light with { Seconds = seconds, Iso = iso, Bits = bits };
        var lengthy = brief with { Seconds = 4 * seconds };
        Assert.Multiple(() =>
        {
            Assert.That(Rise(lengthy) / Rise(brief), Is.EqualTo(4).Within(0.4), "median");
            Assert.That((Mean(lengthy.Render()) - 512) / (Mean(brief.Render()) - 512), Is.EqualTo(4).Within(0.4), "mean");
        });
    }

    [Test]
    public void Brightness_follows_the_ISO() =>
        Assert.That(Rise(Light with { Iso = 1600 }) / Rise(Light), Is.EqualTo(2).Within(0.1));

    [Test]
    public void The_same_seed_and_shot_give_the_same_pixels_and_another_release_others()
    {
        var pixels = Light.Render();
        Assert.Multiple(() =>
        {
            Assert.That(Light.Render(), Is.EqualTo(pixels));
            Assert.That(Same(pixels, (Light with { Counter = 8 }).Render()), Is.LessThan(pixels.Length / 10));
            Assert.That(Same(pixels, Light.Render(seed: 2)), Is.LessThan(pixels.Length / 10));
        });
    }

    [Test]
    public void The_noise_of_the_sky_is_that_of_its_electrons()
    {
        // Two pictures of the same stars differ by their noise alone: variance of the difference is twice that of one
        var light = Light with { Seconds = 10, Iso = 800 };
        var (a, b) = (light.Render(), (light with { Counter = 8 }).Render());
        var background = Enumerable.Range(0, a.Length).Where(i => Math.Abs(a[i] - 1312) < 400 && Math.Abs(b[i] - 1312) < 400).ToArray();
        var variance = background.Average(i => Math.Pow(a[i] - b[i], 2)) / 2;
        var signal = background.Average(i => a[i]) - 512;
        Assert.That(variance, Is.EqualTo(0.3 * 8 * signal).Within(10).Percent, "0.3 DN an electron at ISO 100");
    }

    [Test]
    public void Hot_pixels_stay_where_they_are_and_grow_with_the_exposure()
    {
        var (brief, lengthy) = (Light with { Light = false, Seconds = 60 }, Light with { Light = false, Seconds = 240, Counter = 8 });
        var (a, b) = (brief.Render(), lengthy.Render());
        var hot = Outside(brief, a).Where(i => a[i] > 700).ToArray();
        Assert.That(hot, Has.Length.GreaterThan(20));
        Assert.That(hot.Where(i => b[i] < 16000).Select(i => (b[i] - 512.0) / (a[i] - 512)), Has.All.EqualTo(4).Within(1));
    }

    [Test]
    public void Noise_reduction_takes_the_hot_pixels_away()
    {
        var dark = Light with { Light = false, Seconds = 240 };
        var (kept, removed) = (dark.Render(), (dark with { NoiseReduction = true }).Render());
        Assert.Multiple(() =>
        {
            Assert.That(Outside(dark, kept).Count(i => kept[i] > 700), Is.GreaterThan(20));
            Assert.That(Outside(dark, removed).Count(i => removed[i] > 700), Is.Zero);
        });
    }

    [Test]
    public void Stars_are_sharpest_at_the_best_focus()
    {
        double Sharpness(double focus)
        {
            var light = Light with { Focus = focus, Seconds = 2 };
            var pixels = light.Render();
            return Outside(light, pixels).OrderByDescending(i => pixels[i]).Take(200).Average(i => pixels[i]);
        }

        double[] positions = [0, 25, 40, 50, 60, 75, 100];
        Assert.That(positions.MaxBy(Sharpness), Is.EqualTo(SimulatedSky.BestFocus));
        Assert.That(Sharpness(40), Is.GreaterThan(Sharpness(25)));
        Assert.That(Sharpness(60), Is.GreaterThan(Sharpness(75)));
    }

    [Test]
    public void A_small_step_of_the_telescope_moves_the_stars_by_as_much()
    {
        // 40 arc seconds to the north at 2 arc seconds a pixel: 20 rows down; without hot pixels, which stay
        var light = Light with { Seconds = 2, NoiseReduction = true };
        var moved = light with { Pointing = Pointing.Orion with { Declination = Pointing.Orion.Declination + 40 / 3600.0 } };
        var (a, b) = (light.Render(), moved.Render());
        var brightest = Outside(light, a).Where(i => i / 640 is > 100 and < 440).MaxBy(i => a[i]);
        Assert.That(b[brightest + 20 * 640], Is.EqualTo(a[brightest]).Within(15).Percent);
        Assert.That(b[brightest], Is.LessThan(a[brightest] / 2));
    }

    [Test]
    public void Twelve_bits_go_in_steps_of_four_on_the_scale_of_fourteen()
    {
        var pixels = (Light with { Bits = 12, Seconds = 600 }).Render();
        Assert.That(pixels, Has.All.Matches<ushort>(pixel => pixel % 4 == 0 && pixel <= 16383));
        Assert.That(pixels.Max(), Is.EqualTo(16380));
    }

    [Test]
    public void Padding_is_at_the_black_level()
    {
        var shot = Shots.Of(Shots.Small, RawEncoding.Lossless);
        var pixels = shot.Render();
        var (width, height) = (shot.Sensor.LosslessWidth, shot.Sensor.LosslessHeight);
        Assert.That((width, height), Is.EqualTo((1536, 1024)));
        Assert.That(Shots.Crop(pixels, width, 1130, 0, width - 1130, height), Has.All.EqualTo(512));
        Assert.That(Shots.Crop(pixels, width, 0, 570, width, height - 570), Has.All.EqualTo(512));
    }

    [Test]
    public void The_simulator_is_bright_even_where_the_sphere_narrows()
    {
        foreach (var declination in new[] { -90.0, -89.9, 0, 89.95, 90 })
        {
            foreach (var rightAscension in new[] { 0.0, 0.001, 359.999 })
            {
                var light = Light with { Pointing = new(rightAscension, declination) };
                var pixels = light.Render();
                Assert.That(Outside(light, pixels).Count(i => pixels[i] > 6000), Is.GreaterThan(20), $"stars at {light.Pointing}");
            }
        }
    }

    // Where the frame code is not
    private static IEnumerable<int> Outside(Shot shot, ushort[] pixels)
    {
        var width = shot.Sensor.WidthIn(shot.Encoding);
        return Enumerable.Range(0, pixels.Length).Where(i => i / width is < FrameCode.Y or >= FrameCode.Y + FrameCode.Height);
    }

    // The median over the black level
    private static double Rise(Shot shot) => Shots.Median(shot.Render()) - 512;

    private static int Same(ushort[] a, ushort[] b) => a.Zip(b, (p, q) => p == q).Count(same => same);

    private static double Mean(ushort[] pixels) => pixels.Average(pixel => (double)pixel);
}
