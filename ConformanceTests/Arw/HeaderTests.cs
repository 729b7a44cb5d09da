using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>The heads of real files: what exiftool reads in them, we read too.</summary>
public sealed class HeaderTests
{
    [Test]
    public void A_real_FX3_file_says_all_of_itself()
    {
        var facts = ArwFile.Read(Samples.Read("real-heads/exifast_Sony_ILME-FX3_real.ARW"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((facts.RawWidth, facts.RawHeight), Is.EqualTo((4288, 2848)));
            Assert.That(facts.Encoding, Is.EqualTo(ArwEncoding.Arw2));
            Assert.That(facts.BitsPerSample, Is.EqualTo(14));
            Assert.That(facts.ActiveArea, Is.EqualTo(new Area(0, 0, 4256, 2848)));
            Assert.That(facts.DefaultCrop, Is.EqualTo(new Area(12, 8, 4240, 2832)));
            Assert.That(facts.CfaPattern, Is.EqualTo("RGGB"));
            Assert.That((facts.RedOffsetX, facts.RedOffsetY), Is.EqualTo((0, 0)));
            Assert.That((facts.BlackLevel, facts.WhiteLevel, facts.LinearLimit), Is.EqualTo((512, 16383, 15360)));
            Assert.That(facts.ExposureTime, Is.EqualTo(new Fraction(1, 125)));
            Assert.That(facts.Iso, Is.EqualTo(20000));
            Assert.That(facts.CameraTime, Is.EqualTo(new DateTime(2023, 9, 28, 1, 0, 3, 921)));
            Assert.That(facts.UtcOffset, Is.EqualTo(TimeSpan.FromHours(-4)));
            Assert.That((facts.Make, facts.Model, facts.Software), Is.EqualTo(("SONY", "ILME-FX3", "ILME-FX3 v4.00")));
            Assert.That(facts.Lens, Is.EqualTo("E 28-75mm F2.8 A063"));
            Assert.That(facts.DarkSubtraction, Is.EqualTo(DarkSubtraction.Unused));
            Assert.That((facts.InternalSerial, facts.Shutter), Is.EqualTo(("47ff0000a708", ArwShutter.Mechanical)));
            Assert.That(facts.ModelId, Is.EqualTo(385));
            Assert.That(facts.AmbientTemperature, Is.Null, "its zero degrees mean that nobody measured");
            Assert.That(facts.CameraTemperature, Is.Null);
            Assert.That(facts.Preview, Is.EqualTo((143522, 294493)));
            Assert.That(facts.Orientation, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_real_A200_files_black_level_is_read_through_its_cipher()
    {
        var facts = ArwFile.Read(Samples.Read("real-heads/exifast_Sony_DSLR-A200_real.ARW"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts.BlackLevel, Is.EqualTo(4));
            Assert.That(facts.LinearLimit, Is.EqualTo(15360));
            Assert.That(facts.Encoding, Is.EqualTo(ArwEncoding.Arw1));
            Assert.That((facts.BitsPerSample, facts.MaxValue), Is.EqualTo((12, 4095)));
        }
    }

    [Test]
    public void A_temperature_is_read_through_its_cipher()
    {
        var facts = ArwFile.Read(Samples.Read("small/ljpeg_sky.ARW"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts.ActiveArea, Is.EqualTo(new Area(0, 0, 1400, 900)));
            Assert.That(facts.BlackLevel, Is.EqualTo(512));
            Assert.That((facts.AmbientTemperature, facts.CameraTemperature), Is.EqualTo((7, 31)));
        }
    }

    [TestCase("real-heads/exifast_Sony_SLT-A33_real.ARW", "pixels go on to byte")]
    [TestCase("real-heads/exifast_Sony_ILME-FX3_real.ARW", "pixels go on to byte")]
    [TestCase("real-heads/exifast_Sony_DSLR-A200_real.ARW", "cut off")]
    [TestCase("real-heads/filetype_fixture-sony-zv-e10.arw", "raw directory")]
    public void A_file_that_is_cut_off_is_refused_with_the_byte(string name, string words)
    {
        var file = Samples.Read(name);
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains(words));
    }
}
