using System.Globalization;
using System.Text;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>What the FITS files of `expose` and `raw` say of a picture.</summary>
public sealed class FitsHeaderTests
{
    [Test]
    public void An_exposure_says_when_it_began_was_half_over_and_ended_and_where_pixels_begin_and_end()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "light.fits");
        Assert.That(Typed.In(Folders.Below(scratch.Folder), "expose", "--camera", "sim:SIM-640", "--seconds", "2", "--iso", "800",
            "--clock", "fast", "--out", path).Code, Is.Zero);
        var cards = Cards(path);
        DateTime At(string keyword) => DateTime.Parse(cards[keyword].Trim('\''), CultureInfo.InvariantCulture);
        Assert.That(At("DATE-END") - At("DATE-OBS"), Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(At("DATE-AVG") - At("DATE-OBS"), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That((cards["ISOSPEED"], cards["OFFSET"], cards["DATAMAX"]), Is.EqualTo(("800", "512", "16383")));
        Verify(path);
    }

    [Test]
    public void A_file_of_a_body_says_lens_and_aperture()
    {
        using var scratch = new Scratch();
        var cards = Cards(Raw(scratch, new GeneratedFile(ArwEncoding.Arw2, 64, 48, Content.Sky, 1).Make().File));
        Assert.That((cards["FOCALLEN"], cards["FOCRATIO"], cards["APTDIA"], cards["ISOSPEED"]),
            Is.EqualTo(("250.", "4.8", "52.083", "1600")));
        Assert.That((cards["DATE-OBS"], cards["DATE-END"]), Is.EqualTo(("'2026-01-02T02:04:05.250'", "'2026-01-02T02:04:35.250'")));
        Assert.That(cards["DATE-LOC"], Is.EqualTo("'2026-01-02T03:04:05.250'"));
    }

    [TestCase(ArwEncoding.Arw1)]
    [TestCase(ArwEncoding.Packed12)]
    public void The_largest_value_is_that_of_the_encoding(ArwEncoding encoding)
    {
        using var scratch = new Scratch();
        Assert.That(Cards(Raw(scratch, new GeneratedFile(encoding, 64, 48, Content.Sky, 1).Make().File))["DATAMAX"], Is.EqualTo("4095"));
    }

    [Test]
    public void A_body_that_does_not_know_its_zone_says_the_time_of_its_clock()
    {
        using var scratch = new Scratch();
        var cards = Cards(Raw(scratch, File.ReadAllBytes(Shared.File("cases/no-offset.ARW"))));
        Assert.That(cards.Keys, Has.None.EqualTo("DATE-OBS"));
        Assert.That(cards["DATE-LOC"], Does.Match(@"'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.123'"));
        Assert.That(cards["DATAMAX"], Is.EqualTo("16383"));
    }

    [TestCase("SIM-640")]
    [TestCase("ILCE-7M3")]
    public void The_name_of_a_sensor_is_that_of_a_sensor_and_says_nothing_else(string model)
    {
        using var scratch = new Scratch();
        using Station station = new(Folders.Below(scratch.Folder), SonyProtocol.Clock.Real, new([model]));
        station.OfferSimulated(CancellationToken.None);
        Assert.That(new ClientCamera(station.Bodies.Offered.Single()).SensorName,
            Is.EqualTo(SonyProtocol.CameraModel.Find(model).SensorName).And.Not.Contain("simulated"));
    }

    [Test]
    public void A_repaired_picture_says_that_it_is_and_how_much_of_it()
    {
        using var scratch = new Scratch();
        var file = new GeneratedFile(ArwEncoding.Arw2, 640, 48, Content.Sky, 1).Make().File;
        file.AsSpan(^640..^624).Fill(0xFF);
        var (arw, fits) = (scratch.Write("bad.arw", file), Path.Combine(scratch.Folder, "bad.fits"));
        Assert.That(Typed.Run("raw", arw, "--out", fits).Error, Does.Contain("is damaged"));
        var run = Typed.Run("raw", "--repair", arw, "--out", fits);
        Assert.That((run.Code, run.Error),
            Is.EqualTo((0,
                $"{arw}: 1 piece is damaged, 32 pixels together, and marked with zeros: 32 x 1 from (0, 47){Environment.NewLine}")));
        var cards = Cards(fits);
        Assert.That((cards["BLANK"], cards["DAMAGED"]), Is.EqualTo(("-32768", "1")));
        Verify(fits);
    }

    private static string Raw(Scratch scratch, byte[] file)
    {
        var target = Path.Combine(scratch.Folder, "x.fits");
        var run = Typed.Run("raw", scratch.Write("x.arw", file), "--out", target);
        Assert.That(run.Code, Is.Zero, run.Error);
        Verify(target);
        return target;
    }

    private static void Verify(string path) =>
        Assert.That(Tool.Run("fitsverify", path).Output, Does.Contain("0 warning(s) and 0 error(s)"));

    private static Dictionary<string, string> Cards(string path) => Encoding.ASCII.GetString(File.ReadAllBytes(path)).Chunk(80)
        .Select(card => new string(card)).TakeWhile(card => !card.StartsWith("END ", StringComparison.Ordinal))
            .Where(card => card[8] == '=')
        .ToDictionary(card => card[..8].TrimEnd(), card => card[10..].Split(" /")[0].Trim());
}
