using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>One size from the first frame on, and never a silent corner of a frame that has another.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GeometryTests
{
    private const long On = 2;
    private const long Off = 1;

    private static IEnumerable<string> Bodies => SimulatedBodies.All.Select(body => body.Model);

    /// <summary>An ILCE-6700 said 6240 columns before its first picture and 6244 when it was connected again.</summary>
    [TestCaseSource(nameof(Bodies))]
    public void A_body_has_one_size_before_its_first_picture_after_it_and_after_reconnecting_however_it_stores_them(string model)
    {
        using var night = new Observatory(model);
        List<(int, int)> sizes = [];
        foreach (var encoding in night.Body.Body.Encodings)
        {
            night.Body.Choose(encoding);
            using var client = night.Connect();
            sizes.Add(SizeOf(client));
            night.Expose(client);
            sizes.Add(SizeOf(client));
            using var frame = client.Camera.ImageArray;
            sizes.Add((frame.Width, frame.Height));
        }

        using var later = night.Connect();
        sizes.Add(SizeOf(later));
        Assert.That(sizes.Distinct().Count(), Is.EqualTo(1), string.Join(", ", sizes));
    }

    [Test]
    public void Sizes_follow_the_picture_up_as_they_followed_it_down()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.SensorCrop, On);
        Assert.That(Take(client, night), Is.EqualTo((416, 320)), "all that came");
        Assert.That(SizeOf(client), Is.EqualTo((416, 320)));
        night.Body.Turn(SonyProperty.SensorCrop, Off);
        Assert.That(Take(client, night), Is.EqualTo((640, 480)), "all that came, and no corner of it");
        Assert.That(SizeOf(client), Is.EqualTo((640, 480)));
        Assert.That(night.Log, Has.Some.Contains("416 x 320 pixels now").And.Some.Contains("640 x 480 pixels now"));
    }

    /// <summary>As NINA does, which sets what it read when it connected before each exposure.</summary>
    [Test]
    public void A_program_that_never_asks_again_gets_all_of_each_picture()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        var (width, height) = SizeOf(client);
        List<(int, int)> came = [];
        foreach (var crop in new[] { Off, On, On, Off, Off })
        {
            night.Body.Turn(SonyProperty.SensorCrop, crop);
            SetWindow(client, 0, 0, width, height);
            came.Add(Take(client, night));
        }

        Assert.That(came, Is.EqualTo(new[] { (640, 480), (416, 320), (416, 320), (640, 480), (640, 480) }));
    }

    [Test]
    public void A_part_of_a_picture_of_another_size_fails_in_words_and_the_picture_is_rescued()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.SensorCrop, On);
        Take(client, night);
        night.Body.Turn(SonyProperty.SensorCrop, Off);
        Assert.That(SizeOf(client), Is.EqualTo((416, 320)));
        SetWindow(client, 100, 100, 200, 100);
        Assert.That(() => night.Expose(client),
            Throws.TypeOf<AscomException>().With.Message.Contains("640 x 480").And.Message.Contains("200 x 100"));
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(Directory.GetFiles(night.RescueFolder, "*.arw", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        Assert.That(() => client.Camera.StartExposure(1, true), Throws.TypeOf<AscomException>().With.Message.Contains("CameraXSize"),
            "and again, before the shutter opens");
        Assert.That(SizeOf(client), Is.EqualTo((640, 480)));
        SetWindow(client, 100, 100, 200, 100);
        Assert.That(Take(client, night), Is.EqualTo((200, 100)), "whoever has read the size knows what it asks for");
    }

    /// <summary>NINA's order: sizes read at connect, StartX and NumX, then the readout mode, then the exposure.</summary>
    [Test]
    public void A_readout_mode_takes_the_window_with_it()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        SizeOf(client);
        for (var i = 0; i < 2; i++)
        {
            SetWindow(client, 160, 120, 320, 240);
            client.Camera.ReadoutMode = (short)Readout.Superpixel;
            Assert.That((client.Camera.NumX, client.Camera.NumY), Is.EqualTo(i == 0 ? (160, 120) : (320, 240)),
                "what was written now is read back");
            Assert.That(Take(client, night), Is.EqualTo((160, 120)));
        }

        SetWindow(client, 160, 120, 320, 240);
        client.Camera.ReadoutMode = (short)Readout.ActiveArea;
        Assert.That(Take(client, night), Is.EqualTo((320, 240)));
    }

    private static (int, int) Take(CameraSession client, Observatory night)
    {
        client.Camera.StartExposure(1, true);
        night.AwaitImage(client);
        using var frame = client.Camera.ImageArray;
        return (frame.Width, frame.Height);
    }

    private static (int, int) SizeOf(CameraSession client) => (client.Camera.CameraXSize, client.Camera.CameraYSize);

    private static void SetWindow(CameraSession client, int x, int y, int width, int height) =>
        (client.Camera.StartX, client.Camera.StartY, client.Camera.NumX, client.Camera.NumY) = (x, y, width, height);
}
