using static SonyAlpha.Simulator.FaultUnit;

namespace SonyAlpha.Simulator;

/// <summary>What real bodies were seen to do wrong, by name. How a body acts stands where it acts: each row is asked for in one
/// place.</summary>
public static class Faults
{
    private static readonly List<Fault> Rows = [];

    /// <summary>Somebody comes and puts the plug back in.</summary>
    private const double ReplugSeconds = 5;

    public static IReadOnlyList<Fault> All => Rows;

    // Connecting
    public static readonly Fault HandshakeEmpty =
        Row("handshake-empty", Handshake, 3, "GetExtDeviceInfo answers nothing while the body starts (libgphoto2 commit ec6f80de6)");
    public static readonly Fault Authentication =
        Row("authentication", Handshake, Fault.ForEver,
            "a body with access authentication on refuses the handshake with 0xA101 (libgphoto2 ptp.h:1224)");
    public static readonly Fault StalePicture =
        Row("stale-picture", Handshake, 1,
            "a picture of an earlier session is still in memory, also after the power was off (libgphoto2 library.c:5001)");

    public static readonly Fault VersionRefused =
        Row("version-refused", Handshake, Fault.ForEver,
            "a body that only knows 2.00 refuses every other version with 0xA101 (issue threads of Sony's Camera Remote Command examples)");
    public static readonly Fault SessionOpen =
        Row("session-open", Handshake, 1,
            "the session of a program that crashed is still open: 0x201E, and its transactions are refused with 0x2004 (libgphoto2 "
                + "library.c, camera_init)");

    // Getting ready: how many seconds it takes
    public static readonly Fault Zeros = Row("zeros", Handshake, Fault.ForEver,
        "the dataset reads zeros at first (dumps of ILCE-6300, ILCA-68, DSC-RX100M5 right after the handshake)", seconds: 3);
    public static readonly Fault LiveViewLate =
        Row("live-view-late", Handshake, Fault.ForEver,
            "0xD221 becomes 1 late (dumps of ILCE-7RM4, ILCE-7C, ZV-1; Sony's examples wait for it without limit)", seconds: 4);
    public static readonly Fault DriveLate =
        Row("drive-late", Handshake, Fault.ForEver,
            "0x5013 can be set only some time after the computer took charge (Sony's shoot_an_image_and_get_it.sh waits for its IsEnable)",
            seconds: 2);
    public static readonly Fault SettingsLate =
        Row("settings-late", Handshake, Fault.ForEver,
            "nothing can be set before some time after 0xD25A = 1 (libgphoto2 commit bd5bb46b2)", seconds: 2);

    // How somebody left the body
    public static readonly Fault DriveDial =
        Row("drive-dial", Handshake, Fault.ForEver, "the drive dial stands on continuous, and times end at 0.5 s (dump of an ILCE-1M2)");
    public static readonly Fault IntervalShooting =
        Row("interval-shooting", Handshake, Fault.ForEver, "interval shooting is on: one press starts a series (0xD24F = 2)");
    public static readonly Fault SmallFile =
        Row("small-file", Handshake, Fault.ForEver,
            "only a small JPEG goes to the computer (0xD268 = 2, an ILCE-6700's default over Wi-Fi: alpha2go docs/protocol.md)");
    public static readonly Fault JpegOnly =
        Row("jpeg-only", Handshake, Fault.ForEver, "JPEG files alone are taken (most public dumps of bodies)");
    public static readonly Fault NoCard = Row("no-card", Handshake, Fault.ForEver, "there is no memory card (dump of an ILCE-7SM3)");
    public static readonly Fault UnknownCard =
        Row("unknown-card", Handshake, Fault.ForEver, "the body says nothing of its card slots (dump of an ILCE-1)");
    public static readonly Fault HalfStops =
        Row("half-stops", Handshake, Fault.ForEver, "\"Exposure step\" is 0.5 EV: 1.5 s and 1/90 are times, 1.3 s and 1/80 are none");

    // Talking
    public static readonly Fault Busy = Row("busy", Transaction, 3,
        "DeviceBusy 0x2019 for some hundred milliseconds (libgphoto2 ptp.h:1140)");
    public static readonly Fault SessionLost =
        Row("session-lost", Transaction, 1, "SessionNotOpen 0x2003 in the middle of a session (SonyCamera, WPD)");
    public static readonly Fault CablePulled =
        Row("cable-pulled", Transaction, 1, "the USB device disappears (ASCOMSonyCameraDriver#24)", ReplugSeconds);
    public static readonly Fault StallsRefusing =
        Row("stalls-refusing", Transaction, Fault.ForEver,
            "a refused operation stalls the pipe and no answer follows (notes to Sony's 2.00 examples; USB/IP only)");
    public static readonly Fault NoEvents =
        Row("no-events", Event, Fault.ForEver, "no events at all (ILCE-9: INDIGO ptp_sony_exposure; libgphoto2#88)");

    // Properties
    public static readonly Fault CorruptDataset =
        Row("corrupt-dataset", Dataset, 1, "a record of unknown form makes the rest unreadable (libgphoto2 commits 09f8a940b, 3b9f9696b)");
    public static readonly Fault TruncatedDataset =
        Row("truncated-dataset", Dataset, 1, "the dataset breaks off (libgphoto2 commits 09f8a940b, 3b9f9696b)");
    public static readonly Fault Hanging = Row("hanging-0x9209", Dataset, 1,
        "0x9209 is never answered (ILCE-5100, ILCE-6300: libgphoto2#373, #376)");
    public static readonly Fault HangsAfterShutter =
        Row("hangs-after-shutter", Dataset, Fault.ForEver,
            "0x9209 sooner than 0.2 s after the shutter button is never answered (ILCE-5100, ILCE-6300: libgphoto2#376)");
    public static readonly Fault SilentExposing =
        Row("silent-exposing", Dataset, Fault.ForEver,
            "0x9209 is never answered while the shutter is open (protocol 2.00: SonyCamera asks nothing then; libgphoto2#373)");
    public static readonly Fault RefusedSet =
        Row("refused-set", Setting, 1, "a value of the list is refused with InvalidDevicePropValue 0x201C");
    public static readonly Fault SetWithoutEffect =
        Row("set-without-effect", Setting, Fault.ForEver, "a value is accepted and does not change (Bulb: libgphoto2 config.c:5908)");

    // Releasing
    public static readonly Fault ReleaseIgnored =
        Row("release-ignored", Exposure, 1,
            "the shutter command is accepted and no exposure follows (dougforpres.github.io, sony-driver part 3)");
    public static readonly Fault FocusNotFound =
        Row("focus-not-found", Exposure, 1, "autofocus gives up: 0xD213 = 3 (libgphoto2 library.c:4940)");
    public static readonly Fault MemoryFull =
        Row("memory-full", Exposure, 1, "TemporaryStorageFull 0xA105: the transfer memory was not read out (libgphoto2 ptp.h:1229)");
    public static readonly Fault CardFull =
        Row("card-full", Exposure, Fault.ForEver, "StoreFull 0x200C: no room on the card, which is written too");
    public static readonly Fault OverheatingStop =
        Row("overheating-stop", Exposure, Fault.ForEver, "CameraStatusError 0xA106, and 0xD251 says overheating");
    public static readonly Fault BodyButtonShot =
        Row("body-button-shot", Exposure, 1, "somebody presses the button on the body between two exposures");

    // Exposing
    public static readonly Fault WrongExposure =
        Row("wrong-exposure", Exposure, 1, "the body exposes for another time than was set: its dial wins (ASCOMSonyCameraDriver#21)");
    public static readonly Fault LateBulbEnd = Row("late-bulb-end", Exposure, 1, "the shutter closes one second after the command");
    public static readonly Fault CablePulledExposing =
        Row("cable-pulled-exposing", Exposure, 1, "the USB device disappears while the shutter is open (ASCOMSonyCameraDriver#24)",
            ReplugSeconds);
    public static readonly Fault BatteryEmpty =
        Row("battery-empty", Exposure, 1, "the battery gives out while the shutter is open, and the body is gone", double.PositiveInfinity);
    public static readonly Fault FirmwareCrash =
        Row("firmware-crash", Exposure, 1, "the firmware crashes while it makes the picture, and starts anew (libgphoto2#981)", 8);
    public static readonly Fault EarlyEvent =
        Row("early-event", Exposure, 1, "ObjectAdded comes before the picture is ready (ILCE-7M2, ILCE-7M3: libgphoto2#981)");
    public static readonly Fault NoiseReduction =
        Row("noise-reduction", Exposure, Fault.ForEver,
            "a dark frame follows each exposure of a second or more; in 2.00 nothing tells (gphoto2#120, indilib/indi#251)");
    public static readonly Fault BusyReducing =
        Row("busy-reducing", Exposure, Fault.ForEver, "the same, and everything answers DeviceBusy 0x2019 meanwhile");
    public static readonly Fault SlowPicture =
        Row("slow-picture", Exposure, 1, "the picture is ready only half a minute later: a slow card (libgphoto2 library.c:5126)", 30);

    // Fetching
    public static readonly Fault EmptyObjectInfo =
        Row("empty-objectinfo", FaultUnit.ObjectInfo, 3, "0xD215 = 0xFFFB and an ObjectInfo of no bytes (ILCE-6400: libgphoto2#1058)");
    public static readonly Fault CutPicture =
        Row("cut-picture", Download, 1, "the picture breaks off and the body says OK; it can be fetched again");
    public static readonly Fault WrongLengthObject =
        Row("wrong-length-object", Download, 1, "the data phase announces another length than it has");
    public static readonly Fault CablePulledDownloading =
        Row("cable-pulled-downloading", Download, 1, "the USB device disappears in the middle of the picture (ASCOMSonyCameraDriver#24)",
            ReplugSeconds);

    public static readonly Fault CablePulledAfterPicture =
        Row("cable-pulled-after-picture", Download, 1,
            "the USB device disappears when the picture's last byte has come (ASCOMSonyCameraDriver#24)", ReplugSeconds);

    // Focusing
    public static readonly Fault FocusSwallowed =
        Row("focus-swallowed", FocusMove, 1,
            "a move of the focus is accepted and does not happen (SonyCamera: moves that come too fast are lost)");
    public static readonly Fault LensStalls =
        Row("lens-stalls", FocusMove, Fault.ForEver,
            "the lens does not move any more: third-party lenses without the firmware for it (dougforpres.github.io, sony-focus-support)");

    // Looking
    public static readonly Fault LiveViewDenied =
        Row("live-view-denied", LiveFrame, Fault.ForEver,
            "every live view frame is refused with AccessDenied 0x200F (libgphoto2 library.c:3889)");

    public static readonly Fault LiveViewEmpty =
        Row("live-view-empty", LiveFrame, 10, "frames of no bytes, and OK (Sony's examples ask again at once)");

    /// <summary>The fault of this name; null if there is none.</summary>
    public static Fault? Find(string name) => Rows.Find(fault => fault.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <param name="seconds">How long it lasts, for what has a length.</param>
    private static Fault Row(string name, FaultUnit unit, int times, string seen, double? seconds = null)
    {
        Rows.Add(new(name, unit, times, seen)
        {
            Lasts = seconds is { } length ? double.IsFinite(length) ? TimeSpan.FromSeconds(length) : Timeout.InfiniteTimeSpan : null,
        });
        return Rows[^1];
    }
}
