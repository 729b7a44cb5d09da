using System.Collections.Frozen;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.SonyProtocol;

/// <summary>On what a row of the table rests.</summary>
public enum ModelBasis
{
    /// <summary>Nothing but its name and its raw files.</summary>
    Name,

    /// <summary>Reports of its users and programs that know it: at least its USB product id.</summary>
    Facts,

    /// <summary>A public dump of what a real one says of its properties.</summary>
    Dump,
}

/// <summary>
/// What a body will not tell of itself. Black level and colours stand in its raw files and are read there, and so is the true size of each
/// frame. A body that is not listed works with the defaults.
/// </summary>
/// <param name="Name">As the body calls itself: "ILCE-7M3".</param>
/// <param name="PixelMicrons">Pixel pitch in µm: width of the sensor as Sony states it by the pixels of the full picture. 0
/// unknown.</param>
/// <param name="RawWidth">
/// Width of the coded array of a file of the whole sensor, uncompressed or ARW2 where the body has that, as tag 0x100 of real files says it
/// (dnglab's samples). What clients are told before the first frame; 0 unknown, learned from it.
/// </param>
/// <param name="RawHeight">Its height.</param>
/// <param name="Remote">USB product ids in PC Remote mode (libgphoto2 library.c:1068-1410; vendor 054C).</param>
/// <param name="Mtp">USB product ids in MTP mode, in which it cannot be controlled.</param>
/// <param name="Other">USB product ids while it charges or is a disk (libgphoto2#343).</param>
/// <param name="SensorName">
/// Sony Semiconductor's name of the sensor where it was read off the chip or is undisputed (teardowns of landingfield.wordpress.com;
/// digitalcameraworld.com on the IMX410); else empty.
/// </param>
/// <param name="WarmUpSeconds">
/// Seconds after connecting in which the first exposure may fail (libgphoto2 library.c:4953-4986, which names thirteen bodies and waits 3
/// s). Waiting costs nothing, so an unknown body gets it too; 0 stands where years of use have shown none.
/// </param>
/// <param name="StarEaterInBulb">
/// Small stars are filtered away in bulb, not in timed speeds (markshelley.co.uk): what a timed speed can do is not done in bulb.
/// </param>
/// <param name="TwelveBitInBulb">Raw values have 12 bits in bulb (Sony support 00229990, as darktable#10556 and others quote it).</param>
/// <param name="SlowStep">A step of a setting takes 0.7 s (libgphoto2 commit 7c5b212fb).</param>
/// <param name="NoLiveView">No live view frames over USB (SonyCamera CameraManager.cpp).</param>
/// <param name="ObeysUnlistedFocusDrive">Drives the focus by 0xD2D1 though it does not list it (SonyCamera ChangeLog 1.0.1.13).</param>
/// <param name="Dump">
/// The public dump of a real body's properties by which it is known: libgphoto2 camlibs/ptp2/cameras/sony-NAME.txt. Empty: there is none.
/// </param>
/// <param name="AbsoluteSettingsInVersion2">ISO and shutter speed can be written in protocol 2.00 (libgphoto2
/// camlibs/ptp2/cameras).</param>
/// <param name="NoBulb">Its shutter has no bulb (Sony's specifications), and its list in protocol 2.00 does not tell.</param>
/// <param name="IsoFloor">
/// The lowest ISO that it can be stepped to in protocol 2.00, whose list is not the body's range: it begins at 25 on a dozen models
/// (libgphoto2 camlibs/ptp2/cameras). 50 where Sony's specifications have that.
/// </param>
/// <param name="IsoTop">The highest, of which the same list says 409600 (SonyCamera CameraManager.cpp). 0 unknown: learned when a walk
/// stops. What a body reaches only with multi-frame noise reduction is above it.</param>
/// <param name="AssumedSize">No file of this body was seen: the size is that of bodies with the same sensor, and the first frame
/// decides.</param>
public sealed record CameraModel(
    string Name,
    double PixelMicrons = 0,
    int RawWidth = 0,
    int RawHeight = 0,
    ushort[]? Remote = null,
    ushort[]? Mtp = null,
    ushort[]? Other = null,
    string SensorName = "",
    double WarmUpSeconds = CameraModel.UsualWarmUp,
    bool StarEaterInBulb = false,
    bool TwelveBitInBulb = false,
    bool SlowStep = false,
    bool NoLiveView = false,
    bool AbsoluteSettingsInVersion2 = false,
    bool ObeysUnlistedFocusDrive = false,
    string Dump = "",
    bool AssumedSize = false,
    bool NoBulb = false,
    int IsoFloor = 100,
    int IsoTop = 0)
{
    private const double UsualWarmUp = 3;

    // Unconfirmed: the ends of ISO (IsoTop) of the 1-inch bodies, ILCA-68, 77M2 and 99M2, ILCE-3000, 3500, 6100, 6600, 7S, 7SM2 and QX1,
    // SLT-A99V
    // and DSC-RX1RM2 are as their data sheets are remembered; none was at hand. A walk that stops below teaches the body's own.
    public static readonly CameraModel[] All =
    [
        new("ILCE-1",      4.16, 8672, 5784, [0x0D1C], AbsoluteSettingsInVersion2: true, Dump: "ilce1"),
        new("ILCE-1M2",    4.16, 8672, 5784, [0x0EED], Dump: "a1m2"),
        new("ILCE-3000",   4.25, 5504, 3656, WarmUpSeconds: 0, IsoTop: 16000),
        new("ILCE-3500",   4.25, 5504, 3656, WarmUpSeconds: 0, IsoTop: 16000),
        new("ILCE-5000",   4.25, 5504, 3656, [0x07C6], WarmUpSeconds: 0, NoLiveView: true, Dump: "slt-a5000", IsoTop: 16000),
        new("ILCE-5100",   3.92, 6048, 4024, [0x0957], [0x08E7], WarmUpSeconds: 0, IsoTop: 25600),
        new("ILCE-6000",   3.92, 6048, 4024, [0x094E], [0x08B7], [0x0994], WarmUpSeconds: 0, StarEaterInBulb: true, NoLiveView: true,
            Dump: "a6000", IsoTop: 25600),
        new("ILCE-6001",   3.92, 6048, 4024, WarmUpSeconds: 0, StarEaterInBulb: true, NoLiveView: true, IsoTop: 25600),
        new("ILCE-6100",   3.92, 6048, 4024, [0x0D14], [0x0D13], WarmUpSeconds: 0, IsoTop: 51200),
        new("ILCE-6300",   3.92, 6048, 4024, [0x079C], [0x077A], WarmUpSeconds: 0, StarEaterInBulb: true, Dump: "a6300", IsoTop: 51200),
        new("ILCE-6400",   3.92, 6048, 4024, [0x0CAA], WarmUpSeconds: 0, Dump: "a6400", IsoTop: 102400),
        new("ILCE-6500",   3.92, 6048, 4024, [0x07A4], [0x0784], WarmUpSeconds: 0, StarEaterInBulb: true, IsoTop: 51200),
        new("ILCE-6600",   3.92, 6048, 4024, [0x0D10], [0x0D0F], WarmUpSeconds: 1, IsoTop: 102400),
        new("ILCE-6700",   3.76, 6272, 4168, [0x0E78], Dump: "a6700"),
        new("ILCE-7",      5.97, 6048, 4024, [0x094C], WarmUpSeconds: 0, StarEaterInBulb: true, NoLiveView: true, IsoFloor: 50,
            IsoTop: 25600),
        new("ILCE-7C",     5.93, 6048, 4024, [0x0D2B], AbsoluteSettingsInVersion2: true, Dump: "a7c"),
        new("ILCE-7CM2",   5.12, 7040, 4688),
        new("ILCE-7CR",    3.76, 9600, 6376),
        // waits to boot (INDIGO ptp_sony_initialise)
        new("ILCE-7M2",    5.97, 6048, 4024, [0x0A6A], WarmUpSeconds: 1, StarEaterInBulb: true, IsoFloor: 50, IsoTop: 25600),
        new("ILCE-7M3",    5.93, 6048, 4024, [0x0C34, 0x096F], [0x0C03], [0x0C02, 0x0994], "IMX410", IsoFloor: 50),
        new("ILCE-7M4",    5.12, 7040, 4688, [0x0DA7], [0x0DA6], TwelveBitInBulb: true, ObeysUnlistedFocusDrive: true, Dump: "a7m4"),
        new("ILCE-7M5",    5.12, 7168, 5120, [0x0F56], [0x0F50], Dump: "a7m5"),
        new("ILCE-7R",     4.88, 7392, 4920, [0x094D], WarmUpSeconds: 0, StarEaterInBulb: true, IsoFloor: 50, IsoTop: 25600),
        new("ILCE-7RM2",   4.51, 8000, 5320, [0x0A6B], [0x09E7], WarmUpSeconds: 0, StarEaterInBulb: true, Dump: "a7mr2", IsoFloor: 50,
            IsoTop: 102400),
        new("ILCE-7RM3",   4.51, 8000, 5320, [0x0C33], [0x0C00], WarmUpSeconds: 0, Dump: "a7r3", IsoFloor: 50, IsoTop: 102400),
        new("ILCE-7RM3A",  4.51, 8000, 5320, [0x0D9B], WarmUpSeconds: 0, Dump: "a7r3a", IsoFloor: 50, IsoTop: 102400),
        new("ILCE-7RM4",   3.76, 9600, 6376, [0x0CCC], TwelveBitInBulb: true, AbsoluteSettingsInVersion2: true, Dump: "a7r4"),
        new("ILCE-7RM4A",  3.76, 9600, 6376, [0x0D9F], TwelveBitInBulb: true, AbsoluteSettingsInVersion2: true, Dump: "ilce-7rm4a"),
        new("ILCE-7RM5",   3.76, 9600, 6376, [0x0E0C], Dump: "a7r5"),
        new("ILCE-7S",     8.40, 4288, 2848, [0x0954], [0x08E2], null, "IMX235", WarmUpSeconds: 1, StarEaterInBulb: true, Dump: "a7s",
            IsoFloor: 50, IsoTop: 409600),
        new("ILCE-7SM2",   8.40, 4288, 2848, [0x0A71], WarmUpSeconds: 0, StarEaterInBulb: true, IsoFloor: 50, IsoTop: 409600),
        new("ILCE-7SM3",   8.40, 4288, 2848, [0x0D18], [0x0D17], null, "IMX510", Dump: "a7sm3"),
        new("ILCE-9",      5.93, 6048, 4024, [0x0C2A], WarmUpSeconds: 0, StarEaterInBulb: true, IsoFloor: 50),
        new("ILCE-9M2",    5.93, 6048, 4024),
        new("ILCE-9M3",    5.93, 6048, 4020, [0x0E80]),
        new("ILCE-QX1",    4.25, 5504, 3656, WarmUpSeconds: 0, IsoTop: 16000),
        new("ILCA-68",     3.92, 6048, 4016, [0x079B], [0x0779], WarmUpSeconds: 0, Dump: "slt-a68", IsoTop: 25600),
        new("ILCA-77M2",   3.92, 6048, 4024, [0x0953], WarmUpSeconds: 0, Dump: "a77m2", IsoFloor: 50, IsoTop: 25600),
        new("ILCA-99M2",   4.51, 8000, 5320, [0x079E], WarmUpSeconds: 0, IsoFloor: 50, IsoTop: 102400),
        new("SLT-A58",     4.25, 5504, 3656, [0x0737], [0x0736], WarmUpSeconds: 0, SlowStep: true, NoLiveView: true, Dump: "slt-a58",
            IsoTop: 16000),
        new("SLT-A99V",    5.97, 6048, 4024, null, [0x0675], [0x0641], WarmUpSeconds: 0, NoLiveView: true, IsoFloor: 50, IsoTop: 25600),
        new("ILME-FX3",    8.40, 4288, 2848, [0x0DA3]),
        new("ILME-FX3A",   8.40, 4288, 2848, [0x0F52], AssumedSize: true),
        new("ILME-FX30",   3.76, 6272, 4168),
        new("ILX-LR1",     3.76, 9600, 6376, [0x0E90], AssumedSize: true),
        new("ZV-E1",       8.40, 4608, 3072),
        new("ZV-E10",      3.92, 6048, 4024, [0x0D97], [0x0DE3], AbsoluteSettingsInVersion2: true, Dump: "zv-e10"),
        new("ZV-E10M2",    3.76, 6272, 4168, null, [0x0EE7]),
        new("ZV-1",        2.41, 5504, 3672, [0x0C44], [0x0C1B], AbsoluteSettingsInVersion2: true, Dump: "zv1"),
        new("ZV-1M2",      2.41, 5504, 3672),
        new("DSC-RX0",     2.75, 4832, 3224, [0x0C32], [0x0BFD], WarmUpSeconds: 0, AbsoluteSettingsInVersion2: true, Dump: "dsc-rx0",
            NoBulb: true),
        new("DSC-RX0M2",   2.75, 4832, 3224, [0x0CA6], AbsoluteSettingsInVersion2: true, Dump: "rx0m2", NoBulb: true),
        new("DSC-RX1RM2",  4.51, 8000, 5320, [0x0A70], WarmUpSeconds: 0, Dump: "rx1rm2", IsoFloor: 50, IsoTop: 102400),
        new("DSC-RX1RM3",  3.76, 9600, 6376),
        new("DSC-RX10M3",  2.41, 5504, 3672, [0x079D], WarmUpSeconds: 0, Dump: "rx10-3", IsoTop: 12800),
        new("DSC-RX10M4",  2.41, 5504, 3672, [0x0C2F], WarmUpSeconds: 0, NoLiveView: true, IsoTop: 12800),
        new("DSC-RX100M4", 2.41, 5504, 3672, [0x0A6D], WarmUpSeconds: 0, Dump: "rx100m4", IsoTop: 12800),
        new("DSC-RX100M5", 2.41, 5504, 3672, [0x07A3], WarmUpSeconds: 0, Dump: "dsc-rx100m5", IsoTop: 12800),
        new("DSC-RX100M5A", 2.41, 5504, 3672, [0x0CB2], [0x0CB1], WarmUpSeconds: 0, Dump: "rx100m5a", IsoTop: 12800),
        new("DSC-RX100M6", 2.41, 5504, 3672, [0x0C38], [0x0830], WarmUpSeconds: 0, Dump: "rx100m6", IsoTop: 12800),
        new("DSC-RX100M7", 2.41, 5504, 3672, [0x0CAE], AbsoluteSettingsInVersion2: true, Dump: "rx100m7"),
        new("SIM-640",     5.93, WarmUpSeconds: 0),   // the simulator's own: small pictures for tests
        new("SIM-640V2",   5.93, WarmUpSeconds: 0),
    ];

    /// <summary>What is known of how it behaves rests on this.</summary>
    public ModelBasis Basis => Dump.Length > 0 ? ModelBasis.Dump : (Remote ?? Mtp) is not null ? ModelBasis.Facts : ModelBasis.Name;

    /// <summary>Smaller than full frame's 36 mm, APS-C or less; false where the size is not known.</summary>
    public bool HasSmallSensor => PixelMicrons * RawWidth is > 0 and < 30_000;

    private static readonly FrozenDictionary<string, CameraModel> ByName = All
        .ToFrozenDictionary(model => model.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<ushort, CameraModel> ByProduct = All
        .SelectMany(model => model.ProductIds.Select(id => (id, model)))
        .GroupBy(pair => pair.id).Where(group => group.Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.Single().model);

    public TimeSpan WarmUp => TimeSpan.FromSeconds(WarmUpSeconds);

    /// <summary>The picture within the coded array; null if the body's size is not known.</summary>
    public Area? ActiveArea => VisibleArea.Find(RawWidth, RawHeight, Name);

    public bool IsListed => ByName.ContainsKey(Name);

    /// <summary>Every USB product id that it may show, whatever mode it is in.</summary>
    public IEnumerable<ushort> ProductIds => [.. Remote ?? [], .. Mtp ?? [], .. Other ?? []];

    /// <summary>
    /// The named body, or one with no particulars: a new camera works before it is listed. Case and spaces do not matter: over MTP some
    /// bodies call themselves "ILCA - 68" (SonyCamera CameraManager.cpp).
    /// </summary>
    public static CameraModel Find(string name)
    {
        var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        return ByName.GetValueOrDefault(plain) ?? new(plain);
    }

    /// <summary>The body that has a USB product id; null for an unknown one and for those that several bodies share.</summary>
    public static CameraModel? FindProduct(ushort productId) => ByProduct.GetValueOrDefault(productId);
}
