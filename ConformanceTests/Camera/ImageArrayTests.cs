using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>From the sensor's pixels to the picture that a client asked for.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ImageArrayTests
{
    /// <summary>No table knows this size: its picture is what the file calls its default crop.</summary>
    private static readonly SensorShape Shape = new(1152, 576, new(12, 8, 1104, 552), 0, 0);

    private RawFrame raw = null!;

    [OneTimeSetUp]
    public void MakeAFrame()
    {
        var shot = Shots.Of(Shots.Small);
        raw = ArwDecoder.Decode(ArwWriter.Write(shot, shot.Render()));
    }

    [OneTimeTearDown]
    public void GiveItBack() => raw.Dispose();

    [Test]
    public void The_whole_array_is_the_file_pixel_by_pixel()
    {
        using var frame = Cut(Readout.WholeArray, 1, new(0, 0, 1152, 576));
        for (var y = 0; y < frame.Height; y++)
            Assert.That(frame.Row(y).SequenceEqual(raw.Row(y)), Is.True, $"row {y}");
    }

    [Test]
    public void A_window_is_that_part_of_the_active_area()
    {
        using var frame = Cut(Readout.ActiveArea, 1, new(10, 20, 300, 100));
        Assert.That((frame.Width, frame.Height), Is.EqualTo((300, 100)));
        for (var y = 0; y < frame.Height; y++)
            Assert.That(frame.Row(y).SequenceEqual(raw.Row(8 + 20 + y).Slice(12 + 10, 300)), Is.True, $"row {y}");
    }

    [TestCase(Readout.ActiveArea, 2, 2)]
    [TestCase(Readout.Superpixel, 1, 2)]
    [TestCase(Readout.Superpixel, 2, 4)]
    public void A_binned_pixel_is_the_mean_of_its_own_colour(Readout readout, int bin, int factor)
    {
        var window = new Window(6, 4, 100, 50);
        using var frame = Cut(readout, bin, window);
        for (var y = 0; y < window.Height; y++)
        {
            for (var x = 0; x < window.Width; x++)
                Assert.That(frame.Row(y)[x], Is.EqualTo(Mean(window.X + x, window.Y + y, factor)), $"({x}, {y})");
        }
    }

    [Test]
    public void A_frame_outlives_the_lease_it_was_cut_from()
    {
        using var lease = raw.Lease();
        var frame = ImageArray.Cut(lease, Request(Readout.ActiveArea, 1, new(0, 0, 50, 50), isWhole: false, Shape));
        lease.Dispose();
        var second = frame.Lease();
        frame.Dispose();
        Assert.That(second.Row(49).SequenceEqual(raw.Row(8 + 49).Slice(12, 50)), Is.True);
        second.Dispose();
        Assert.That(() => second.Row(0), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_promised_size_is_kept_though_the_encoding_has_fewer_columns()
    {
        using var frame = Cut(Readout.ActiveArea, 1, new(0, 0, 1112, 556), isWhole: true, Shape with { Active = new(12, 8, 1112, 556) });
        Assert.That((frame.Width, frame.Height), Is.EqualTo((1112, 556)));
    }

    [Test]
    public void Where_the_size_was_a_guess_all_that_came_is_delivered()
    {
        var guess = new SensorShape(200, 100, new(0, 0, 200, 100), 0, 0, IsCertain: false);
        using var frame = Cut(Readout.ActiveArea, 1, new(0, 0, 200, 100), isWhole: true, guess);
        Assert.That((frame.Width, frame.Height), Is.EqualTo((raw.File.ActiveArea.Width, raw.File.ActiveArea.Height)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Who_asked_for_all_of_a_smaller_picture_gets_all_of_the_larger_one_that_came(int bin)
    {
        var crop = new SensorShape(736, 368, new(0, 0, 736, 368), 0, 0);
        using var frame = Cut(Readout.ActiveArea, bin, new(0, 0, 736 / bin, 368 / bin), isWhole: true, crop);
        Assert.That((frame.Width, frame.Height), Is.EqualTo((Shape.Active.Width / bin, Shape.Active.Height / bin)));
    }

    /// <summary>Some columns more are columns of the picture too.</summary>
    [Test]
    public void Who_asked_for_all_gets_the_last_column_of_a_picture_that_is_a_little_larger()
    {
        using var frame = Cut(Readout.ActiveArea, 1, new(0, 0, 1100, 552), isWhole: true, Shape with { Active = new(12, 8, 1100, 552) });
        Assert.That((frame.Width, frame.Height), Is.EqualTo((1104, 552)));
    }

    [Test]
    public void A_part_of_a_smaller_picture_is_no_part_of_a_larger_one()
    {
        var crop = new SensorShape(736, 368, new(0, 0, 736, 368), 0, 0);
        var error = Assert.Throws<AscomException>(() => Cut(Readout.ActiveArea, 1, new(100, 50, 200, 100), promised: crop))!;
        Assert.That(error.Message, Does.Contain("1104 x 552").And.Contain("200 x 100 from (100, 50)"));
    }

    /// <summary>Made after LibRaw#717 and rawspeed#520: a body stands in APS-C, and somebody switches that off.</summary>
    [Test]
    public void Of_the_reported_case_nobody_gets_a_corner()
    {
        using var small = ArwDecoder.Decode(File.ReadAllBytes(Shared.File("cases/apsc-first.ARW")));
        using var large = ArwDecoder.Decode(File.ReadAllBytes(Shared.File("cases/fullframe-then.ARW")));
        var (told, came) = (SensorShape.Of(small.File), SensorShape.Of(large.File));
        Assert.That((told.Active.Width, told.Active.Height, came.Active.Width, came.Active.Height), Is.EqualTo((424, 304, 936, 624)));
        using var frame = ImageArray.Cut(large, Request(Readout.ActiveArea, 1, new(0, 0, 424, 304), isWhole: true, told));
        Assert.That((frame.Width, frame.Height), Is.EqualTo((936, 624)));
        Assert.That(() => ImageArray.Cut(large, Request(Readout.ActiveArea, 1, new(10, 10, 100, 100), isWhole: false, told)),
            Throws.TypeOf<AscomException>());
        Assert.That(ImageArray.Fits(Request(Readout.ActiveArea, 1, new(0, 0, 424, 304), isWhole: true, told), came), Is.False,
            "and the size is told anew");
    }

    [Test]
    public void A_window_beyond_a_smaller_frame_is_refused_with_both_sizes()
    {
        var error = Assert.Throws<AscomException>(() => Cut(Readout.ActiveArea, 1, new(2000, 0, 100, 100)))!;
        Assert.That(error.Message, Does.Contain("100 x 100 from (2000, 0)").And.Contain("CameraXSize"));
    }

    private Frame Cut(Readout readout, int bin, Window window, bool isWhole = false, SensorShape? promised = null) =>
        ImageArray.Cut(raw, Request(readout, bin, window, isWhole, promised ?? Shape));

    private static ExposureRequest Request(Readout readout, int bin, Window window, bool isWhole, SensorShape promised) =>
        new(TimeSpan.FromSeconds(1), FrameKind.Light, readout, bin, window, isWhole, promised, null);

    /// <summary>Factor x factor pixels two apart from each other, from the corner of the cell of 2 factor x 2 factor.</summary>
    private int Mean(int x, int y, int factor)
    {
        var (left, top) = ((x / 2 * 2 * factor) + (x % 2), (y / 2 * 2 * factor) + (y % 2));
        var sum = 0;
        for (var i = 0; i < factor; i++)
        {
            for (var j = 0; j < factor; j++)
                sum += raw.Row(Shape.Active.Y + top + (2 * i))[Shape.Active.X + left + (2 * j)];
        }

        return (int)Math.Round(sum / (double)(factor * factor), MidpointRounding.AwayFromZero);
    }
}
