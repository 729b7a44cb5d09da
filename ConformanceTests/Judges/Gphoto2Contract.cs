using System.Globalization;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>A simulated body at the end of a wire that gphoto2 and we both know.</summary>
/// <param name="camera">The body itself.</param>
/// <param name="options">The options by which gphoto2 finds it.</param>
/// <param name="connect">Our way to it.</param>
/// <param name="detach">Ends it.</param>
internal sealed class AttachedBody(SimulatedCamera camera, string[] options, Func<SonyCamera> connect, IDisposable detach) : IDisposable
{
    public SimulatedCamera Camera => camera;

    public string[] Options => options;

    public SonyCamera Connect() => connect();

    public void Dispose() => detach.Dispose();
}

/// <summary>A program that was written for real bodies uses the simulated ones: the same over each wire.</summary>
public abstract class Gphoto2Contract
{
    private static readonly string[] Bodies = ["ILCE-6000", "ILCE-6300", "ILCE-6400", "ILCE-7M3", "SIM-640V2"];

    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    /// <summary>Attaches a body of this model to the wire.</summary>
    private protected abstract AttachedBody Attach(string model);

    private protected Gphoto2 Of(AttachedBody body) => new(folder, body.Options);

    [TestCaseSource(typeof(Gphoto2Contract), nameof(Bodies))]
    public void Its_summary_has_the_type_and_value_of_every_property_as_we_read_them(string model)
    {
        using var body = Attach(model);
        var told = Of(body).Summary();
        using var camera = body.Connect();
        // whether live view is ready is a matter of when one asks
        var common = told.Where(t => camera.Properties[t.Code] is not null && t.Code != SonyProperty.LiveViewStatus.Code).ToList();
        foreach (var property in common)
        {
            var ours = camera.Properties[property.Code]!;
            Assert.That((ushort)ours.Type, Is.EqualTo(property.Type), $"type of 0x{property.Code:X4}");
            Assert.That(ours.Current.Number.ToString(CultureInfo.InvariantCulture), Is.EqualTo(property.Value),
                $"value of 0x{property.Code:X4}");
        }

        TestContext.Out.WriteLine($"{model}: {common.Count} properties agree");
        Assert.That(common, Has.Count.GreaterThan(20));
    }

    [TestCaseSource(typeof(Gphoto2Contract), nameof(Bodies))]
    public void It_lists_the_configuration_of_a_body(string model)
    {
        using var body = Attach(model);
        var said = Of(body).Run("--list-all-config");
        Assert.That(said,
            Does.Contain("/main/imgsettings/iso").And.Contains("/main/capturesettings/shutterspeed").And.Contains($"Current: {model}"));
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
        using var body = Attach(model);
        var gphoto2 = Of(body);
        gphoto2.Set(setting, value);
        Assert.That(gphoto2.Get(setting), Is.EqualTo(value));
    }

    [Test]
    public void What_it_set_we_read_and_what_we_set_it_reads()
    {
        using var body = Attach("ILCE-6400");
        var gphoto2 = Of(body);
        gphoto2.Set("iso", "1600");
        using (var camera = body.Connect())
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
        using var body = Attach("SIM-640V2");
        body.Camera.Turn(SonyProperty.CompressionSetting, quality);
        Of(body).Run("--capture-image-and-download", "--force-overwrite", "--filename", "shot.%C");
        var files = Directory.GetFiles(folder);
        Assert.That(files.Count(f => f.EndsWith("arw", StringComparison.Ordinal)), Is.EqualTo(raws));
        Assert.That(files.Count(f => f.EndsWith("jpg", StringComparison.Ordinal)), Is.EqualTo(jpegs));
        foreach (var file in files)
            WholeFiles.RequireWhole(File.ReadAllBytes(file), body.Camera.Exposures.Single());
    }

    [TestCase("ILCE-6000")]
    [TestCase("ILCE-7M3")]
    public void It_captures_the_raw_file_of_a_full_sensor(string model)
    {
        using var body = Attach(model);
        Of(body).Run("--capture-image-and-download", "--filename", "shot.%C");
        WholeFiles.RequireWhole(File.ReadAllBytes(Directory.GetFiles(folder).Single()), body.Camera.Exposures.Single());
    }

    [Test]
    public void It_holds_the_shutter_of_a_body_that_stands_on_bulb()
    {
        using var body = Attach("SIM-640V2");
        body.Camera.Turn(SonyProperty.ShutterSpeed, 0);
        Of(body).Run("--set-config", "bulb=1", "--wait-event=2s", "--set-config", "bulb=0",
            "--wait-event-and-download=3s", "--filename", "bulb.%C");
        var taken = body.Camera.Exposures.Single();
        Assert.That(taken.Seconds, Is.EqualTo(2).Within(0.5));
        WholeFiles.RequireWhole(File.ReadAllBytes(Directory.GetFiles(folder).Single()), taken);
    }

    [TestCase("ILCE-6300")]
    [TestCase("ILCE-7M3")]
    public void It_shows_the_live_view(string model)
    {
        using var body = Attach(model);
        Of(body).Run("--capture-preview", "--filename", "preview.jpg");
        WholeFiles.RequireJpegs(File.ReadAllBytes(Directory.GetFiles(folder).Single()), least: 1);
    }

    [Test]
    public void It_films_the_live_view()
    {
        using var body = Attach("ILCE-6300");
        Of(body).Run("--capture-movie=2s");
        WholeFiles.RequireJpegs(File.ReadAllBytes(Path.Combine(folder, "movie.mjpg")), least: 10);
    }
}
