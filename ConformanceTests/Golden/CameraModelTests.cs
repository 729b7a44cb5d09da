using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Golden;

public sealed class CameraModelTests
{
    [Test]
    public void Bodies_are_listed_once() => Assert.That(CameraModel.All.Select(m => m.Name), Is.Unique);

    [TestCase("ILCE-7M3")]
    [TestCase("ilce-7m3")]
    [TestCase("ILCE - 7M3 ")]
    public void A_body_is_found_however_it_writes_its_name(string name) =>
        Assert.That(CameraModel.Find(name).PixelMicrons, Is.EqualTo(5.93));

    [Test]
    public void An_unknown_body_works_with_the_defaults()
    {
        var unknown = CameraModel.Find("ILCE-99");
        Assert.That((unknown.Name, unknown.IsListed, unknown.PixelMicrons), Is.EqualTo(("ILCE-99", false, 0.0)));
        Assert.That(unknown.WarmUp, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(unknown.StarEaterInBulb, Is.False);
    }

    [Test]
    public void A_product_id_names_a_body_only_if_one_body_has_it()
    {
        Assert.That(CameraModel.FindProduct(0x0CAA)?.Name, Is.EqualTo("ILCE-6400"));
        Assert.That(CameraModel.FindProduct(0x0994), Is.Null, "charging: two bodies have it");
        Assert.That(CameraModel.All.SelectMany(m => m.Remote ?? []), Is.Unique);
    }
}
