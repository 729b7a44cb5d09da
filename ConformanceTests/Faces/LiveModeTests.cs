using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Jpeg;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>The readout mode "Live view": exposures that are live pictures.</summary>
public sealed class LiveModeTests
{
    private const int LiveView = 3;

    private SimulatedServer server = null!;

    [SetUp]
    public async Task Serve()
    {
        Jpegs.Need();
        server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
        Assert.That((await server.Do(1, "readoutmode", $"ReadoutMode={LiveView}")).Message, Is.Empty);
    }

    [TearDown]
    public async Task End()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    [Test]
    public async Task An_exposure_is_the_live_picture_pixel_by_pixel()
    {
        // the camera may have read one more frame before it saw that nobody waits: by its time one knows the one that was exposed
        var tries = 0;
        do
        {
            Assert.That(tries++, Is.LessThan(50), "No exposure ends in the moment of its live picture");
            await server.Expose(1);
        }
        while (server.Camera.LastPicture!.Start + server.Camera.LastPicture.Duration != server.Camera.Live.Latest!.At);

        var live = JpegDecoder.Decode(server.Camera.Live.Latest.Picture.Jpeg.Span);
        using var frame = server.Camera.LastPicture!.Look()!;
        Assert.That((frame.Width, frame.Height), Is.EqualTo((live.Width, live.Height)));
        Assert.That(Enumerable.Range(0, live.Height).SelectMany(y => frame.Row(y).ToArray()),
            Is.EqualTo(live.Pixels.Select(p => (ushort)p)));
        Assert.That(((await server.Ask(1, "cameraxsize")).Value.GetInt32(), (await server.Ask(1, "maxadu")).Value.GetInt32()),
            Is.EqualTo((live.Width, 255)));
        Assert.That((await server.Ask(1, "sensortype")).Value.GetInt32(), Is.EqualTo((int)SensorType.Monochrome));
        Assert.That((await server.Ask(1, "bayeroffsetx")).Error, Is.EqualTo(AscomErrors.NotImplementedNumber));
        Assert.That((await server.Ask(1, "canfastreadout")).Value.GetBoolean(), Is.False, "NINA would hide the readout modes");
    }

    /// <summary>ILCE bodies of protocol 3.00 show 20 a second.</summary>
    [TestCase(0.0, 0.05)]
    [TestCase(0.01, 0.05)]
    [TestCase(0.05, 0.05)]
    [TestCase(0.5, 0.5)]
    public async Task An_exposure_lasts_as_many_live_pictures_as_were_asked_for(double asked, double lasts)
    {
        var limits = new[] { "exposuremin", "exposuremax",
            "exposureresolution" }.Select(member => server.Ask(1, member).Result.Value.GetDouble()).ToArray();
        Assert.That(limits, Is.EqualTo((double[])[0.05, 30, 0.05]));
        var begin = Clock.Real.GetTimestamp();
        await server.Expose(1, asked);
        Assert.That(Clock.Real.Since(begin).TotalSeconds, Is.GreaterThan(lasts - 0.1));
        Assert.That((await server.Ask(1, "lastexposureduration")).Value.GetDouble(), Is.EqualTo(lasts).Within(0.03));
    }

    [Test]
    public async Task What_is_too_long_for_a_live_picture_is_refused_by_its_limit()
    {
        Assert.That((await server.Do(1, "startexposure", "Duration=31&Light=True")).Message, Does.Contain("30 s"));
        await server.Do(1, "readoutmode", "ReadoutMode=0");
        Assert.That((await server.Ask(1, "exposuremax")).Value.GetDouble(), Is.GreaterThan(30));
    }

    [Test]
    public async Task A_stop_ends_it_with_what_came_until_then()
    {
        Assert.That((await server.Do(1, "startexposure", "Duration=20&Light=True")).Message, Is.Empty);
        Clock.Real.Sleep(TimeSpan.FromSeconds(0.5));
        Assert.That((await server.Do(1, "stopexposure")).Message, Is.Empty);
        var begin = Clock.Real.GetTimestamp();
        while (!(await server.Ask(1, "imageready")).Value.GetBoolean())
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(5)));
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }

        Assert.That((await server.Ask(1, "lastexposureduration")).Value.GetDouble(), Is.LessThan(10));
    }

    [Test]
    public async Task Binning_halves_it_and_the_next_mode_has_raw_frames_again()
    {
        await server.Expose(1);
        var width = (await server.Ask(1, "cameraxsize")).Value.GetInt32();
        await server.Do(1, "binx", "BinX=2");
        await server.Do(1, "numx", $"NumX={width / 2}");
        await server.Do(1, "numy", "NumY=100");
        await server.Expose(1);
        Assert.That((server.Camera.LastPicture!.Frame.Width, server.Camera.LastPicture.Frame.Height), Is.EqualTo((width / 2, 100)));
        await server.Do(1, "binx", "BinX=1");
        await server.Do(1, "readoutmode", "ReadoutMode=0"); // the window goes with the mode: it is set anew, as programs do
        await server.Do(1, "numx", $"NumX={(await server.Ask(1, "cameraxsize")).Value.GetInt32()}");
        await server.Do(1, "numy", $"NumY={(await server.Ask(1, "cameraysize")).Value.GetInt32()}");
        await server.Expose(1);
        Assert.That((server.Camera.LastPicture!.Frame.Width, server.Camera.Newest!.Value.Owner.MaxADU), Is.EqualTo((640, 16383)));
        Assert.That((server.Camera.Newest!.Value.Owner.SensorType, server.Camera.LastPicture.File is null),
            Is.EqualTo((SensorType.Rggb, false)));
    }

    [Test]
    public async Task A_window_that_is_not_in_the_picture_is_refused_by_its_size()
    {
        await server.Expose(1);
        await server.Do(1, "numx", "NumX=5000");
        Assert.That((await server.Do(1, "startexposure", "Duration=0.01&Light=True")).Message, Does.Contain("5000"));
    }
}
