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
    [TestCase(0xD24F, 2L, "interval-shooting")]
    [TestCase(0xD24F, 1L, null)]
    [TestCase(0xD268, 2L, "small-file")]
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
        Assert.That(Doctor.Examine(Table(Property(0xD219, 2)), CameraModel.Find("ILCE-7M3")).Select(f => f.Name),
            Is.EqualTo(new[] { "aps-c-crop" }));
    }

    [Test]
    public void A_full_card_matters_only_where_it_is_used()
    {
        PropertyDescription full = Property(0xD249, 0);
        Assert.That(Names(Table(full, Property(0xD222, 0x11))), Does.Contain("card-full"));
        Assert.That(Names(Table(full, Property(0xD222, 1))), Is.Empty);
    }

    [TestCase(1, 0, "card-full")]
    [TestCase(2, 0, "no-card")]
    [TestCase(0, 0, null)] // a slot of which the body says nothing it could mean
    [TestCase(1, 5, null)]
    public void A_card_is_full_or_missing_or_not_known(int status, int left, string? expected)
    {
        var slot = OneOf(0xD248, status, 1, 2);
        Assert.That(Names(Table(Property(0xD222, 0x11), slot, Property(0xD249, left))), expected is null
            ? Is.Empty : Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void The_remedy_is_one_that_the_body_offers()
    {
        var finding = Doctor.Examine(Table(OneOf(0xD222, 0x10, 0x11, 0x10)), CameraModel.Find("x")).Single();
        Assert.That(finding.Remedy?.Number, Is.EqualTo((Int128)0x11), "an ILCE-1 offers no \"computer alone\"");
        Assert.That(Doctor.Examine(Table(OneOf(0xD222, 0x10, 0x10)), CameraModel.Find("x")).Single().Remedy, Is.Null);
    }

    [Test]
    public void Zeros_after_the_handshake_are_not_known_yet_and_no_trouble()
    {
        var zeros = Table(OneOf(0x5013, 0, 1, 2), OneOf(0x500A, 0, 1, 2), OneOf(0xD21E, 0, 0xFFFFFF, 100), OneOf(0x5004, 0x10, 3, 0x10),
            Property(0xD25A, 0));
        var findings = Doctor.Examine(zeros, CameraModel.Find("x"));
        Assert.That(findings.Select(f => f.Name), Is.EqualTo(new[] { "not-known-yet" }));
        Assert.That(findings[0].Sentence, Does.Contain("still capture mode, focus mode, iso"));
    }

    [Test]
    public void What_spoils_every_frame_and_cannot_be_set_is_an_obstacle()
    {
        PropertyDescription locked = Property(0x5013, 0x8010) with { Access = 0 };
        Assert.That(Doctor.Obstacles(Table(locked), CameraModel.Find("x"), bulb: false).Select(f => f.Name),
            Is.EqualTo(new[] { "drive-mode" }));
        Assert.That(Doctor.Obstacles(Table(Property(0x5013, 0x8010)), CameraModel.Find("x"), bulb: false), Is.Empty, "an exposure sets it");
        PropertyDescription timer = Property(0xD2A4, 1) with { Access = 0 };
        Assert.That(Doctor.Obstacles(Table(timer), CameraModel.Find("x"), bulb: false), Is.Empty);
        var obstacles = Doctor.Obstacles(Table(timer), CameraModel.Find("x"), bulb: true);
        Assert.That(Doctor.Account(obstacles),
            Is.EqualTo(" The camera's bulb timer is on and would end exposures by itself. Switch \"Bulb Timer Settings\" off."));
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
        Assert.That(Doctor.Examine(PropertyTable.Empty, CameraModel.Find("ILCE-6300")).Select(f => f.Name),
            Is.EqualTo(new[] { "star-eater" }));

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

    private static PropertyDescription OneOf(ushort code, long value, params long[] choices)
    {
        PtpValue[] list = [.. choices.Select(choice => PtpValue.Of(PtpType.Int32, choice))];
        return Property(code, value) with { Form = PropertyForm.Enumeration, Choices = list, AllChoices = list };
    }

    private static PropertyDescription Property(ushort code, long value) => new(
        code, PtpType.Int32, 1, PropertyState.Enabled, PtpValue.Of(PtpType.Int32, 0), PtpValue.Of(PtpType.Int32, value), PropertyForm.None,
        [], []);
}
