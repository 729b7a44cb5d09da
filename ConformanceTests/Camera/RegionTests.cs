using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What a client's four numbers mean: they count the pixels of the sizes that it read last.</summary>
public sealed class RegionTests
{
    private static readonly SensorShape Full = new(6048, 4024, new(0, 0, 6024, 4024), 0, 0);
    private static readonly SensorShape Crop = new(3968, 2648, new(0, 0, 3948, 2648), 0, 0);
    private static readonly Coordinates Active = new(Full, Readout.ActiveArea);
    private static readonly Coordinates Super = new(Full, Readout.Superpixel);
    private static readonly Coordinates Cropped = new(Crop, Readout.ActiveArea);
    private static readonly Coordinates Live = new(new(1024, 680, new(0, 0, 1024, 680), 0, 0), Readout.LiveView);

    private static Region Connected => Region.Whole.Tell(Active);

    [Test]
    public void Nothing_said_is_all_there_is_in_every_mode()
    {
        foreach (var now in new[] { Active, Super, Cropped, Live })
            Assert.That(Connected.Resolve(now, 1), Is.EqualTo((new Window(0, 0, now.Size.Width, now.Size.Height), true)));
    }

    /// <summary>NINA: sizes at connect, the window, then the readout mode, then the exposure; and so again for each exposure.</summary>
    [Test]
    public void A_window_of_the_mode_that_was_is_scaled_each_time()
    {
        var region = Connected;
        foreach (var now in new[] { Active, Super, Super, Super, Active })
        {
            region = Set(region, now, 1506, 1006, 3012, 2012);
            Assert.That(region.Resolve(Super, 1), Is.EqualTo((new Window(752, 502, 1506, 1006), false)),
                "an even column stays an even one");
            Assert.That(region.Resolve(Active, 1), Is.EqualTo((new Window(1506, 1006, 3012, 2012), false)));
        }
    }

    [Test]
    public void All_that_was_told_at_connect_is_all_there_is_in_the_mode_that_is()
    {
        foreach (var (now, bin) in new[] { (Super, 1), (Super, 2), (Live, 1), (Active, 2) })
        {
            var region = Set(Connected, now, 0, 0, 6024 / bin, 4024 / bin);
            Assert.That(region.Resolve(now, bin), Is.EqualTo((new Window(0, 0, now.Size.Width / bin, now.Size.Height / bin), true)),
                $"{now.Readout}, bin {bin}");
            // its next exposure reads the sizes once more, and then sets those that it read first (data/traces/nina-one-light.txt)
            region = Set(region.Tell(now), now, 0, 0, 6024 / bin, 4024 / bin);
            Assert.That(region.Resolve(now, bin).IsWhole, $"{now.Readout}, bin {bin}, once more");
        }
    }

    [Test]
    public void Who_reads_the_sizes_of_the_new_mode_counts_in_them()
    {
        var region = Set(Connected.Tell(Super), Super, 100, 100, 200, 200);
        Assert.That(region.Resolve(Super, 1), Is.EqualTo((new Window(100, 100, 200, 200), false)));
        Assert.That(region.Resolve(Active, 1), Is.EqualTo((new Window(200, 200, 400, 400), false)), "and what was set goes with the mode");
    }

    [Test]
    public void What_was_written_is_read_back_and_in_another_mode_what_it_comes_to()
    {
        var region = Set(Connected, Active, 100, 200, 300, 400);
        Assert.That(Numbers(region.In(Active)), Is.EqualTo((100, 200, 300, 400)));
        Assert.That(Numbers(region.In(Super)), Is.EqualTo((50, 100, 150, 200)));
        Assert.That(Numbers(Set(region, Super, 20, 20, 30, 30).In(Super)), Is.EqualTo((20, 20, 30, 30)));
    }

    /// <summary>A body that stood in APS-C, or was set to it: a program goes on with the size that it read when it connected.</summary>
    [Test]
    public void All_of_the_picture_as_it_was_is_all_of_it_as_it_is()
    {
        Assert.That(Set(Connected, Cropped, 0, 0, 6024, 4024).Resolve(Cropped, 1), Is.EqualTo((new Window(0, 0, 3948, 2648), true)));
        var small = Region.Whole.Tell(Cropped);
        Assert.That(Set(small, Active, 0, 0, 3948, 2648).Resolve(Active, 1), Is.EqualTo((new Window(0, 0, 6024, 4024), true)),
            "and no corner");
    }

    [Test]
    public void A_part_of_the_picture_as_it_was_is_refused_with_both_sizes()
    {
        var region = Set(Region.Whole.Tell(Cropped), Cropped, 100, 100, 200, 200);
        var error = Assert.Throws<AscomException>(() => region.Resolve(Active, 1))!;
        Assert.That(error.Message, Does.Contain("3948 x 2648").And.Contain("6024 x 4024").And.Contain("CameraXSize"));
        Assert.That(Set(region.Tell(Active), Active, 100, 100, 200, 200).Resolve(Active, 1).Window,
            Is.EqualTo(new Window(100, 100, 200, 200)), "asked anew");
    }

    [TestCase(0, 0, 6025, 4024)]
    [TestCase(-1, 0, 10, 10)]
    [TestCase(6020, 0, 10, 10)]
    [TestCase(0, 0, 0, 10)]
    public void What_lies_in_no_picture_is_refused(int x, int y, int width, int height) =>
        Assert.That(() => Set(Connected, Active, x, y, width, height).Resolve(Active, 1),
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.InvalidValueNumber));

    [Test]
    public void What_a_client_was_told_does_not_grow_with_the_night()
    {
        var region = Connected;
        for (var i = 0; i < 1000; i++)
            region = region.Tell(i % 3 == 0 ? Active : i % 3 == 1 ? Super : Live);
        Assert.That(region.Told, Has.Count.LessThanOrEqualTo(4));
        Assert.That(region.Told[0], Is.EqualTo(Active));
    }

    private static Region Set(Region region, Coordinates now, int x, int y, int width, int height) => region
        .Set(now, r => r with { StartX = x }).Set(now, r => r with { StartY = y })
        .Set(now, r => r with { NumX = width }).Set(now, r => r with { NumY = height });

    private static (int X, int Y, int? Width, int? Height) Numbers(Region region) =>
        (region.StartX, region.StartY, region.NumX, region.NumY);
}
