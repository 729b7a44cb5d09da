using System.Globalization;
using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>A program that was written for real bodies uses the simulated ones.</summary>
[Category("Gphoto2")]
public sealed class Gphoto2Tests
{
    private static readonly string[] Bodies = ["ILCE-6000", "ILCE-6300", "ILCE-6400", "ILCE-7M3", "SIM-640V2"];

    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [TestCaseSource(nameof(Bodies))]
    public void Its_summary_has_the_type_and_value_of_every_property_as_we_read_them(string model)
    {
        using var bench = new NetworkBench(model);
        var told = new Gphoto2(bench.PtpIp.Port, folder).Summary();
        using var camera = Connect(bench);
        // whether live view is ready is a matter of when one asks
        var common = told.Where(t => camera.Properties[t.Code] is not null && t.Code != SonyProperty.LiveViewStatus.Code).ToList();
        foreach (var property in common)
        {
            var ours = camera.Properties[property.Code]!;
            Assert.That((ushort)ours.Type, Is.EqualTo(property.Type), $"type of 0x{property.Code:X4}");
            Assert.That(ours.Current.Number.ToString(CultureInfo.InvariantCulture), Is.EqualTo(property.Value), $"value of 0x{property.Code:X4}");
        }

        TestContext.Out.WriteLine($"{model}: {common.Count} properties agree");
        Assert.That(common, Has.Count.GreaterThan(20));
    }

    [TestCaseSource(nameof(Bodies))]
    public void It_lists_the_configuration_of_a_body(string model)
    {
        using var bench = new NetworkBench(model);
        var said = new Gphoto2(bench.PtpIp.Port, folder).Run("--list-all-config");
        Assert.That(said, Does.Contain("/main/imgsettings/iso").And.Contains("/main/capturesettings/shutterspeed").And.Contains($"Current: {model}"));
    }

    [TestCase("iso", "800", "ILCE-6300")]
    [TestCase("iso", "6400", "ILCE-7M3")]
    [TestCase("shutterspeed", "1/250", "ILCE-6300")]
    [TestCase("shutterspeed", "30", "ILCE-6400")]
    [TestCase("f-number", "f/8", "ILCE-6300")]
    [TestCase("imagequality", "RAW+JPEG (Fine)", "ILCE-6300")]
    [TestCase("focusmode", "Automatic", "ILCE-7M3")]
    public void It_changes_a_setting_and_reads_it_back(string setting, string value, string model)
    {
        using var bench = new NetworkBench(model);
        var gphoto2 = new Gphoto2(bench.PtpIp.Port, folder);
        gphoto2.Set(setting, value);
        Assert.That(gphoto2.Get(setting), Is.EqualTo(value));
    }

    [Test]
    public void What_it_set_we_read_and_what_we_set_it_reads()
    {
        using var bench = new NetworkBench("ILCE-6400");
        var gphoto2 = new Gphoto2(bench.PtpIp.Port, folder);
        gphoto2.Set("iso", "1600");
        using (var camera = Connect(bench))
        {
            Assert.That(camera.Properties.Get(SonyProperty.Iso)?.Value, Is.EqualTo(1600));
            camera.Set(SonyProperty.ShutterSpeed, new ShutterSpeed(1, 60));
        }

        Assert.That(gphoto2.Get("shutterspeed"), Is.EqualTo("1/60"));
    }

    [TestCase(16, 1, 0)]
    [TestCase(3, 0, 1)]
    [TestCase(19, 1, 1)]
    public void It_captures_and_downloads_whole_pictures(int quality, int raws, int jpegs)
    {
        using var bench = new NetworkBench("SIM-640V2");
        bench.Body.Turn(SonyProperty.CompressionSetting, quality);
        new Gphoto2(bench.PtpIp.Port, folder).Run("--capture-image-and-download", "--force-overwrite", "--filename", "shot.%C");
        var files = Directory.GetFiles(folder);
        Assert.That(files.Count(f => f.EndsWith("arw", StringComparison.Ordinal)), Is.EqualTo(raws));
        Assert.That(files.Count(f => f.EndsWith("jpg", StringComparison.Ordinal)), Is.EqualTo(jpegs));
        foreach (var file in files)
            RequireWhole(File.ReadAllBytes(file), bench.Body.Exposures.Single());
    }

    [TestCase("ILCE-6000")]
    [TestCase("ILCE-7M3")]
    public void It_captures_the_raw_file_of_a_full_sensor(string model)
    {
        using var bench = new NetworkBench(model);
        new Gphoto2(bench.PtpIp.Port, folder).Run("--capture-image-and-download", "--filename", "shot.%C");
        RequireWhole(File.ReadAllBytes(Directory.GetFiles(folder).Single()), bench.Body.Exposures.Single());
    }

    [Test]
    public void It_holds_the_shutter_of_a_body_that_stands_on_bulb()
    {
        using var bench = new NetworkBench("SIM-640V2");
        bench.Body.Turn(SonyProperty.ShutterSpeed, 0);
        new Gphoto2(bench.PtpIp.Port, folder).Run("--set-config", "bulb=1", "--wait-event=2s", "--set-config", "bulb=0",
            "--wait-event-and-download=3s", "--filename", "bulb.%C");
        var taken = bench.Body.Exposures.Single();
        Assert.That(taken.Seconds, Is.EqualTo(2).Within(0.5));
        RequireWhole(File.ReadAllBytes(Directory.GetFiles(folder).Single()), taken);
    }

    [TestCase("ILCE-6300")]
    [TestCase("ILCE-7M3")]
    public void It_shows_the_live_view(string model)
    {
        using var bench = new NetworkBench(model);
        new Gphoto2(bench.PtpIp.Port, folder).Run("--capture-preview", "--filename", "preview.jpg");
        RequireJpegs(File.ReadAllBytes(Directory.GetFiles(folder).Single()), least: 1);
    }

    [Test]
    public void It_films_the_live_view()
    {
        using var bench = new NetworkBench("ILCE-6300");
        new Gphoto2(bench.PtpIp.Port, folder).Run("--capture-movie=2s");
        RequireJpegs(File.ReadAllBytes(Path.Combine(folder, "movie.mjpg")), least: 10);
    }

    private static SonyCamera Connect(NetworkBench bench) => SonyCamera.Connect(
        new PtpIpBus(() => new(Guid.NewGuid())).Open(string.Create(CultureInfo.InvariantCulture, $"ptpip:127.0.0.1:{bench.PtpIp.Port}"), Clock.Real, default),
        Clock.Real);

    internal static void RequireWhole(byte[] file, TakenExposure taken)
    {
        if (file is [0xFF, 0xD8, ..])
        {
            RequireJpegs(file, least: 1);
            return;
        }

        using var frame = ArwDecoder.Decode(file);
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(taken.Code));
    }

    /// <summary>ffmpeg decodes every frame and has nothing to complain of.</summary>
    internal static void RequireJpegs(byte[] stream, int least)
    {
        using var scratch = new Scratch();
        var (counted, errors) = Tool.Run("ffprobe", "-v", "error", "-f", "mjpeg", "-count_frames", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0",
            scratch.Write("frames.mjpg", stream));
        Assert.That(errors, Is.Empty);
        Assert.That(int.Parse(counted.Trim().TrimEnd(','), CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(least));
        Assert.That(stream.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]));
    }
}
