using SonyAlpha.ConformanceTests.Wires;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>Over USB: libusb finds the body by the ids and descriptors of a real one.</summary>
[NonParallelizable]
[Category("Bus")]
public sealed class Gphoto2UsbTests : Gphoto2Contract
{
    [TestCase("ILCE-6300", "Sony Alpha-A6300")]
    [TestCase("ILCE-7M3", "Sony Alpha-A7 III")]
    public void It_finds_the_body_by_itself(string model, string name)
    {
        var cable = new UsbBody(model);
        using var body = Attach(cable);
        Assert.That(Of(body).Run("--auto-detect"), Does.Contain(name).And.Contains(cable.Gphoto2Port));
        Assert.That(Of(body).Run("--summary"), Does.Contain($"Model: {model}"));
    }

    private protected override AttachedBody Attach(string model) => Attach(new UsbBody(model));

    private static AttachedBody Attach(UsbBody cable) => new(cable.Body, ["--port", cable.Gphoto2Port], cable.Connect, cable);
}
