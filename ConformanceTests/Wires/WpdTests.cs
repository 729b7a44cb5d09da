using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Wpd;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>What of Windows' portable devices can be told without Windows; the rest is run under Wine by ci/windows/tests.</summary>
public sealed class WpdTests
{
    private const string A6000 = @"\\?\usb#vid_054c&pid_094e#c9dce06f91a7#{6ac27878-a6fa-4155-ba85-f98f491d4f33}";

    [Test]
    public void A_number_is_packed_as_propidlbase_has_it()
    {
        PropVariant value = new(0xFFFFC201);
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<PropVariant>(in value)).ToArray();
        Assert.That(bytes, Has.Length.EqualTo(8 + 2 * nint.Size));
        Assert.That(bytes[..12], Is.EqualTo(new byte[] { 19, 0, 0, 0, 0, 0, 0, 0, 0x01, 0xC2, 0xFF, 0xFF }));
        Assert.That(value.Number, Is.EqualTo(0xFFFFC201));
        Assert.That(default(PropVariant).Number, Is.Null, "VT_EMPTY is no number");
    }

    [Test]
    public void A_key_is_packed_as_wtypes_has_it()
    {
        var key = WpdKeys.OperationCode;
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<PropertyKey>(in key)).ToArray();
        Assert.That(Unsafe.SizeOf<PropertyKey>(), Is.EqualTo(20));
        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("5850544D2E1A0641A357771E0819FC56" + "E9030000"));
    }

    [TestCase("C2010000-5738-4FF2-8445-BE3126691059", 0xC201)]
    [TestCase("C2030000-5738-4ff2-8445-be3126691059", 0xC203)]
    [TestCase("C2010001-5738-4FF2-8445-BE3126691059", null)]
    [TestCase("00000000-5738-4FF2-8445-BE3126691059", null)]
    [TestCase("E4CBCA1B-6918-48B9-85EE-02BE7C850AF9", null)]
    public void A_vendors_event_has_its_code_in_its_id(string id, int? code) =>
        Assert.That((int?)WpdEvents.CodeOf(new(id)), Is.EqualTo(code));

    [TestCase(A6000, 0x054C, 0x094E, "c9dce06f91a7", "C9DCE06F91A7")]
    [TestCase(@"\\?\USB#VID_054C&PID_0DA7&MI_00#6&2f3a&0&0000#{6AC27878-A6FA-4155-BA85-F98F491D4F33}", 0x054C, 0x0DA7, "6&2f3a&0&0000", "")]
    [TestCase(@"USB\VID_054C&PID_0D18\D0000001", 0x054C, 0x0D18, "D0000001", "D0000001")]
    public void A_device_is_known_by_the_name_that_Windows_gives_it(string path, int vendor, int product, string instance, string serial)
    {
        var id = PnpId.Parse(path)!;
        Assert.That((id.Vendor, id.Product, id.Instance, id.Serial), Is.EqualTo(((ushort)vendor, (ushort)product, instance, serial)));
        Assert.That(id.IsMeantBy($"WPD:{instance.ToUpperInvariant()}"));
        Assert.That(id.IsMeantBy($"wpd:{path}"));
        Assert.That(id.IsMeantBy("wpd:another"), Is.False);
    }

    [TestCase(@"\\?\SWD#WPDBUSENUM#_??_USBSTOR#disk&ven_sony&prod_dsc#{6ac27878-a6fa-4155-ba85-f98f491d4f33}")]
    [TestCase("")]
    public void A_disk_is_no_camera(string path) => Assert.That(PnpId.Parse(path), Is.Null);

    [TestCase("054c", "094e", "whatever", "ILCE-6000")]
    [TestCase("054c", "ffff", "ILCA - 68", "ILCA-68")]
    [TestCase("054c", "ffff", "ILCE-99", "ILCE-99")]
    [TestCase("054c", "ffff", "ZV - E1", "ZV-E1")]
    [TestCase("054c", "ffff", "ZV - 1M2", "ZV-1M2")]
    [TestCase("054c", "ffff", "DSC - RX1RM3", "DSC-RX1RM3")]
    [TestCase("054c", "ffff", "WALKMAN", null)]
    [TestCase("04a9", "094e", "ILCE-6000", null)]
    public void Only_Sonys_bodies_are_cameras(string vendor, string product, string name, string? body) =>
        Assert.That(PnpId.Parse($@"\\?\usb#vid_{vendor}&pid_{product}#1#{{6ac27878-a6fa-4155-ba85-f98f491d4f33}}")!.BodyName("", name),
            Is.EqualTo(body));

    [TestCase("08b7", "PC Remote")] // the ILCE-6000 in MTP mode
    [TestCase("0994", null)]        // charging, and which of three it is nobody can say
    [TestCase("094e", null)]
    public void A_camera_in_another_mode_is_told_from_its_product_number(string product, string? words) =>
        Assert.That(WpdTrouble.OfMode(PnpId.Parse(A6000.Replace("094e", product))!), words is null ? Is.Null : Does.Contain(words));

    [TestCase("094e", "libusbK", "MTP USB Device")]
    [TestCase("ffff", "libusbk", "MTP USB Device")] // a body that is not listed yet
    [TestCase("094e", "USBSTOR", "PC Remote")]
    [TestCase("094e", "", "no driver")]
    [TestCase("094e", "WUDFWpdMtp", "WUDFWpdMtp has not started")]
    [TestCase("094e", "WinUSB", null)]
    [TestCase("ffff", "usbaudio", null)]            // Sony's headphones
    public void A_camera_on_another_driver_is_named_with_its_cure(string product, string service, string? words) =>
        Assert.That(WpdTrouble.OfDriver(new(PnpId.Parse($@"USB\VID_054C&PID_{product}\1")!, service)), words is null
            ? Is.Null : Does.Contain(words));

    [TestCase(0x80070005, TransportFault.AccessDenied)]
    [TestCase(0x80070032, TransportFault.NotSupported)]
    [TestCase(0x80070057, TransportFault.Malformed)]
    [TestCase(0x800700AA, TransportFault.InUse)]
    [TestCase(0x8007001F, TransportFault.Disconnected)]
    [TestCase(0x80070016, TransportFault.Disconnected)]
    [TestCase(0x80070079, TransportFault.TimedOut)]
    [TestCase(0x8007048F, TransportFault.Disconnected)]
    [TestCase(0x80070490, TransportFault.Malformed)]
    [TestCase(0x8007138E, TransportFault.InUse)]
    [TestCase(0x802A0001, TransportFault.InUse)]
    [TestCase(0x802A0002, TransportFault.Disconnected)]
    [TestCase(0x802A0006, TransportFault.TimedOut)]
    [TestCase(0x80010108, TransportFault.Disconnected)]
    [TestCase(0x8000FFFF, TransportFault.Disconnected)] // unknown ones too
    public void A_number_of_Windows_becomes_a_sentence_with_a_cure(uint code, TransportFault fault)
    {
        var error = WpdErrors.Of((int)code, "Opening ILCE-6000");
        Assert.That((error.Fault, error.OsCode), Is.EqualTo((fault, (int?)code)));
        Assert.That(error.Message, Does.StartWith("Opening ILCE-6000 failed").And.Contain($"0x{code:X8}"));
    }

    [TestCase(0x80070032, ResponseCode.OperationNotSupported)]
    [TestCase(0x80004001, ResponseCode.OperationNotSupported)]
    [TestCase(0x80070001, ResponseCode.OperationNotSupported)]
    [TestCase(0x80070057, ResponseCode.InvalidParameter)]
    [TestCase(0x8007000D, ResponseCode.GeneralError)]
    [TestCase(0x80004005, ResponseCode.GeneralError)]
    [TestCase(0x80042009, ResponseCode.InvalidObjectHandle)] // the response itself in the low half
    [TestCase(0x8004A105, ResponseCode.TemporaryStorageFull)]
    public void An_operation_that_the_camera_refuses_is_a_response_and_not_the_end_of_the_wire(uint code, ushort response) =>
        Assert.That(WpdErrors.RefusalOf((int)code, 0x9205), Is.EqualTo((ushort?)response));

    [TestCase(0x802A0002)]
    [TestCase(0x8007048F)]
    [TestCase(0x8007001F)]
    [TestCase(0x80010108)]
    [TestCase(0x800700AA)]
    [TestCase(0x80040154)]
    public void A_camera_that_is_gone_refuses_nothing(uint code)
    {
        Assert.That(WpdErrors.RefusalOf((int)code, 0x9209), Is.Null);
        Assert.That(WpdErrors.RefusalOf((int)code, PtpOperation.GetStorageIDs.Code), Is.EqualTo((ushort?)ResponseCode.GeneralError),
            "nobody wants that answer");
    }

    [TestCase(256u << 10, 4u << 20)]
    [TestCase(0u, 4u << 20)]
    [TestCase(1u << 20, 4u << 20)]
    [TestCase(64u << 10, 1u << 20)]
    [TestCase(1u, 64u << 10)]
    [TestCase(uint.MaxValue, 4u << 20)]
    public void Sixteen_times_what_the_driver_likes_is_read_at_once_and_4_MiB_at_most(uint optimal, uint block)
    {
        Assert.That(WpdBlock.Size(optimal), Is.EqualTo(block));
        if (optimal == 256 << 10)
            Assert.That(Math.Ceiling(24e6 / block), Is.LessThanOrEqualTo(7), "reads of a picture of 24 MB");
    }

    [Test]
    public void Elsewhere_than_on_Windows_there_are_none()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("There are on Windows");
        Assert.That(new WpdBus().Find(default), Is.Empty);
        Assert.That(Assert.Throws<TransportException>(() => new WpdBus().Open("wpd:1", Clock.Real, default))!.Fault,
            Is.EqualTo(TransportFault.NotSupported));
    }
}
