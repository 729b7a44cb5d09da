using SonyAlpha.ConformanceTests.Wires;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>The same program over USB: libusb finds the body by the ids and descriptors of a real one, and needs no word about where it is.</summary>
[Category("Bus")]
public sealed class Gphoto2UsbTests
{
    private string folder = "";

    [SetUp]
    public void Begin() => folder = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [TestCase("ILCE-6300", "Sony Alpha-A6300")]
    [TestCase("ILCE-7M3", "Sony Alpha-A7 III")]
    public void It_finds_the_body_by_itself(string model, string name)
    {
        using var cable = new UsbBody(model);
        Assert.That(Of(cable).Run("--auto-detect"), Does.Contain(name).And.Contains(cable.Gphoto2Port));
        Assert.That(Of(cable).Run("--summary"), Does.Contain($"Model: {model}"));
    }

    [TestCase("iso", "800", "ILCE-6300")]
    [TestCase("shutterspeed", "1/250", "ILCE-6300")]
    [TestCase("f-number", "f/8", "ILCE-6300")]
    [TestCase("imagequality", "RAW+JPEG (Fine)", "ILCE-6300")]
    public void It_changes_a_setting_and_reads_it_back(string setting, string value, string model)
    {
        using var cable = new UsbBody(model);
        Of(cable).Set(setting, value);
        Assert.That(Of(cable).Get(setting), Is.EqualTo(value));
    }

    [TestCase("ILCE-6300")]
    [TestCase("ILCE-7M3")]
    public void It_captures_and_downloads_a_whole_picture(string model)
    {
        using var cable = new UsbBody(model);
        Of(cable).Run("--capture-image-and-download", "--filename", "shot.%C");
        Gphoto2Tests.RequireWhole(File.ReadAllBytes(Directory.GetFiles(folder).Single()), cable.Body.Exposures.Single());
    }

    [Test]
    public void It_shows_the_live_view()
    {
        using var cable = new UsbBody("ILCE-6300");
        Of(cable).Run("--capture-preview", "--filename", "preview.jpg");
        Gphoto2Tests.RequireJpegs(File.ReadAllBytes(Directory.GetFiles(folder).Single()), least: 1);
    }

    [Test]
    public void What_it_set_over_usb_our_driver_reads_over_usb()
    {
        using var cable = new UsbBody("ILCE-6300");
        Of(cable).Set("iso", "1600");
        using var camera = cable.Connect();
        Assert.That(camera.Properties.Get(SonyProperty.Iso)?.Value, Is.EqualTo(1600));
    }

    private Gphoto2 Of(UsbBody cable) => new(folder, ["--port", cable.Gphoto2Port]);
}
