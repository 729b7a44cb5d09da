using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Doctoring;

public sealed class DoctorTests
{
    [TestCase(0x500E, 0x00010002L, "mode-dial")]
    [TestCase(0x500E, 0x00000001L, null)]
    [TestCase(0x500A, 0x8004L, "autofocus")]
    [TestCase(0x500A, 1L, null)]
    [TestCase(0x5013, 0x00018010L, "drive-mode")]
    [TestCase(0xD15B, 2L, "long-exposure-nr")]
    [TestCase(0xD0DB, 2L, "silent-mode")]
    [TestCase(0xD21E, 0x00FFFFFFL, "auto-iso")]
    [TestCase(0xD253, 3L, "no-raw")]
    [TestCase(0xD253, 2L, null)]
    [TestCase(0x5004, 3L, "no-raw")]
    [TestCase(0x5004, 0x13L, null)]
    [TestCase(0xD222, 0x10L, "save-destination")]
    [TestCase(0xD219, 2L, "aps-c-crop")]
    [TestCase(0xD25A, 0L, "priority-key")]
    [TestCase(0xD251, 2L, "overheating")]
    [TestCase(0xD218, 12L, "battery")]
    [TestCase(0xD218, -1L, null)]
    [TestCase(0xD2A4, 1L, "bulb-timer")]
    [TestCase(0xD1A7, 1L, "release-without-lens")]
    public void Each_trouble_has_its_name(int code, long value, string? expected)
    {
        var findings = Doctor.Examine(Table(Property((ushort)code, value)), CameraModel.Find("a body that nobody knows"));
        Assert.That(findings.Select(f => f.Name), expected is null ? Is.Empty : Is.EqualTo(new[] { expected }));
        Assert.That(findings.Select(f => f.Advice), Has.All.Not.Empty);
    }

    [Test]
    public void A_value_that_is_greyed_out_means_nothing() =>
        Assert.That(Doctor.Examine(Table(Property(0xD15B, 2) with { State = PropertyState.Disabled }), CameraModel.Find("x")), Is.Empty);

    [Test]
    public void A_small_sensor_is_not_called_cropped()
    {
        Assert.That(Doctor.Examine(Table(Property(0xD219, 2)), CameraModel.Find("ILCE-6400")), Is.Empty);
        Assert.That(Doctor.Examine(Table(Property(0xD219, 2)), CameraModel.Find("ILCE-7M3")).Select(f => f.Name), Is.EqualTo(new[] { "aps-c-crop" }));
    }

    [Test]
    public void A_full_card_matters_only_where_it_is_used()
    {
        PropertyDescription full = Property(0xD249, 0);
        Assert.That(Names(Table(full, Property(0xD222, 0x11))), Does.Contain("card-full"));
        Assert.That(Names(Table(full, Property(0xD222, 1))), Is.Empty);
    }

    [Test]
    public void What_the_body_lets_be_set_can_be_mended_and_the_rest_is_the_users()
    {
        var finding = Doctor.Examine(Table(Property(0x500A, 2)), CameraModel.Find("x")).Single();
        Assert.That(finding.Remedy, Is.EqualTo(((SonyAlpha.SonyProtocol.Property, Int128)?)(SonyProperty.FocusMode, 1)));
        var locked = Doctor.Examine(Table(Property(0x500E, 2) with { Access = 0 }), CameraModel.Find("x")).Single();
        Assert.That(locked.Remedy, Is.Null);
    }

    [Test]
    public void Star_eaters_are_named() =>
        Assert.That(Doctor.Examine(PropertyTable.Empty, CameraModel.Find("ILCE-6300")).Select(f => f.Name), Is.EqualTo(new[] { "star-eater" }));

    [Test]
    public void A_real_A7S_III_in_autofocus_and_program_mode_is_told_so()
    {
        var reader = new PtpReader(File.ReadAllBytes(Shared.File("captures/a7sm3-9209-mode3.data.bin")));
        var names = Names(PropertyTable.Read(ref reader, twoLists: true));
        TestContext.Out.WriteLine(string.Join(", ", names));
        Assert.That(names, Does.Contain("autofocus").And.Contain("auto-iso").And.Contain("priority-key"));
    }

    private static IEnumerable<string> Names(PropertyTable table) => Doctor.Examine(table, CameraModel.Find("x")).Select(f => f.Name);

    private static PropertyTable Table(params PropertyDescription[] properties) => new(properties, null);

    private static PropertyDescription Property(ushort code, long value) => new(
        code, PtpType.Int32, 1, PropertyState.Enabled, PtpValue.Of(PtpType.Int32, 0), PtpValue.Of(PtpType.Int32, value), PropertyForm.None, [], []);
}
