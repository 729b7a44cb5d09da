using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>Values that no sample has: MakerNotes of other bodies, made for the purpose.</summary>
public sealed class MakerNoteTests
{
    [TestCase("ILCE-7M4", 0x26, 0x88, 6)]
    [TestCase("ILCE-1", 0x26, 0x8A, 6)]
    [TestCase("ILCE-6000", 0x20, 0x7C, 4)]
    [TestCase("SLT-A99V", 0x20, 0xF0, 5)]
    public void Shutter_and_serial_number_are_found_where_the_body_keeps_them(string model, int shutter, int serial, int bytes)
    {
        var shot = new byte[256];
        shot[shutter + 3] = 1;
        for (var i = 0; i < bytes; i++)
            shot[serial + i] = Enciphered(i + 1);
        var facts = Read(model, new Ifd().Bytes(0x9050, shot));
        Assert.That(facts.InternalSerial, Is.EqualTo("010203040506"[..(bytes * 2)]));
        Assert.That(facts.Shutter, Is.EqualTo(ArwShutter.Mechanical));
    }

    [TestCase("ILCE-6700", 0, "010203040506")]
    [TestCase("ILCE-7M5",  0, "010203040506")]
    [TestCase("ILCE-7M5",  7, null)]
    public void The_newest_bodies_count_releases_where_others_keep_the_curtains_times(string model, byte first, string? serial)
    {
        var shot = new byte[256];
        shot[0] = first;
        shot[0x0A] = Enciphered(200);
        for (var i = 0; i < 6; i++)
            shot[0x38 + i] = Enciphered(i + 1);
        var facts = Read(model, new Ifd().Bytes(0x9050, shot));
        Assert.That((facts.Shutter, facts.InternalSerial), Is.EqualTo(((ArwShutter?)null, serial)));
    }

    [Test]
    public void A_shutter_that_took_no_time_is_electronic_and_a_serial_of_zeros_is_none()
    {
        var facts = Read("ILCE-7M4", new Ifd().Bytes(0x9050, new byte[256]));
        Assert.That((facts.Shutter, facts.InternalSerial), Is.EqualTo(((ArwShutter?)ArwShutter.Electronic, (string?)null)));
    }

    [Test]
    public void What_is_too_short_or_of_an_unknown_body_is_unknown()
    {
        var facts = Read("ILCE-7M4", new Ifd().Bytes(0x9050, new byte[20]).Bytes(0x9402, 1, 2).Bytes(0x9403, 1, 2));
        Assert.That((facts.Shutter, facts.InternalSerial, facts.AmbientTemperature, facts.CameraTemperature), Is.EqualTo(
            ((ArwShutter?)null, (string?)null, (int?)null, (int?)null)));
        Assert.That(Read("ILCE-NEW", new Ifd().Bytes(0x9050, new byte[256])).Shutter, Is.Null);
    }

    [TestCase("ILCE-7M3", 0xFF, 0x00, -12, -12)]
    [TestCase("ILCE-7M3", 0xFF, 0x00, 0, null)]
    [TestCase("ILCE-7M3", 0xFE, 0x00, 20, null)]
    [TestCase("ILCE-7M3", 0xFF, 0x05, 20, null)]
    [TestCase("SLT-A77V", 0xFF, 0x00, 20, null)]
    [TestCase("ILCA-99M2", 0xFF, 0x00, 20, null)]
    public void The_ambient_temperature_is_given_only_where_one_was_measured(string model, int third, int first, int degrees, int? expected)
    {
        var facts = Read(model, new Ifd().Bytes(0x9402, (byte)first, 0, (byte)third, 0, Enciphered(degrees), 0));
        Assert.That(facts.AmbientTemperature, Is.EqualTo(expected));
    }

    [TestCase(50, 31, 31)]
    [TestCase(50, 0, null)]
    [TestCase(0, 31, null)]
    [TestCase(100, 31, null)]
    public void The_temperature_inside_is_given_only_where_one_was_measured(int mark, int degrees, int? expected)
    {
        var facts = Read("ILCE-7M3", new Ifd().Bytes(0x9403, 0, 0, 0, 0, Enciphered(mark), Enciphered(degrees)));
        Assert.That(facts.CameraTemperature, Is.EqualTo(expected));
    }

    [TestCase(0, DarkSubtraction.Off)]
    [TestCase(0x10001, DarkSubtraction.Subtracted)]
    [TestCase(77, null)]
    public void Long_exposure_noise_reduction_is_told(int value, DarkSubtraction? expected) =>
        Assert.That(Read("ILCE-7M3", new Ifd().Long(0x2008, value)).DarkSubtraction, Is.EqualTo(expected));

    /// <summary>As the camera does: the cube modulo 249, above that unchanged.</summary>
    private static byte Enciphered(int value) => (byte)value is < 249 and var b ? (byte)(b * b * b % 249) : (byte)value;

    private static ArwFile Read(string model, Ifd note)
    {
        var bytes = new byte[note.Size];
        note.Write(bytes, 0, 0, sorted: false);
        Assert.That(TiffDirectory.TryOpen(bytes, 0, out var directory), Is.True);
        var payload = new ArwPayload(ArwEncoding.Arw2, 32, 32, default);
        return MakerNote.AddTo(new(payload) { Model = model, ActiveArea = default, CfaPattern = "RGGB", BitsPerSample = 14 }, directory);
    }
}
