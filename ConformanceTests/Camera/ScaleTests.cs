using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Pictures multiplied to 16 bits: by one factor for all of a client's pictures, from its connecting on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaleTests
{
    [TestCase(Readout.ActiveArea, 1)]
    [TestCase(Readout.ActiveArea, 2)]
    [TestCase(Readout.Superpixel, 1)]
    [TestCase(Readout.WholeArray, 1)]
    public void A_scaled_picture_is_four_times_the_other_pixel_by_pixel(Readout readout, int bin)
    {
        using var night = new Observatory { Options = new() { Readout = readout } };
        var plain = Take(night, bin, out var maximum);
        night.Options = night.Options with { IsScaled = true };
        var scaled = Take(night, bin, out var scaledMaximum);
        Assert.That((maximum, scaledMaximum), Is.EqualTo((16383, 65532)));
        // two exposures have two noises: their means are as one to four, and no value of the second is none of a sensor's fours
        Assert.That(scaled.Average(v => v) / plain.Average(v => v), Is.EqualTo(4).Within(0.05));
        Assert.That(scaled, Has.All.Matches<ushort>(v => v % 4 == 0));
        Assert.That(plain, Has.Some.Matches<ushort>(v => v % 4 != 0));
    }

    [Test]
    public void It_holds_from_the_next_connect_on_and_never_changes_within_a_session()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Options = new() { IsScaled = true };
        night.Expose(client);
        Assert.That(client.Camera.MaxADU, Is.EqualTo(16383));
        using var second = night.Connect();
        Assert.That(second.Camera.MaxADU, Is.EqualTo(65532), "before its first picture");
        night.Options = new();
        second.Camera.StartExposure(1, true);
        night.AwaitImage(second);
        Assert.That(second.Camera.MaxADU, Is.EqualTo(65532), "and after it");
        using var frame = second.Camera.ImageArray;
        Assert.That(Enumerable.Range(0, frame.Height).SelectMany(y => frame.Row(y).ToArray()), Has.All.Matches<ushort>(v => v % 4 == 0));
    }

    [Test]
    public void FITS_names_the_factor_and_what_goes_with_it()
    {
        using var night = new Observatory { Options = new() { IsScaled = true } };
        using var client = night.Connect();
        client.Camera.StartExposure(1, true);
        night.AwaitImage(client);
        var file = client.Camera.Picture!.File!;
        var cards = FitsCards.Of(file, 0, 0, client.Camera.Scale).ToDictionary(card => card.Keyword, card => card.Value);
        Assert.That(cards["ADUSCALE"], Is.EqualTo(4));
        Assert.That(cards["BLKLEVEL"], Is.EqualTo(4 * file.BlackLevel));
        Assert.That(FitsCards.Of(file, 0, 0).Select(card => card.Keyword), Has.None.EqualTo("ADUSCALE"));
    }

    private static List<ushort> Take(Observatory night, int bin, out int maximum)
    {
        using var client = night.Connect();
        client.Camera.BinX = (short)bin;
        client.Camera.NumX = client.Camera.CameraXSize / bin;
        client.Camera.NumY = client.Camera.CameraYSize / bin;
        client.Camera.StartExposure(2, true);
        night.AwaitImage(client);
        maximum = client.Camera.MaxADU;
        using var frame = client.Camera.ImageArray;
        return [.. Enumerable.Range(0, frame.Height).SelectMany(y => frame.Row(y).ToArray())];
    }
}
