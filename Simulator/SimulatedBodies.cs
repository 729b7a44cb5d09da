using static SonyAlpha.Simulator.RawEncoding;
using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

/// <summary>
/// The bodies that can be simulated. Product ids: libgphoto2 library.c:1068-1410. Sensors: dnglab analyze.yaml and rawspeed cameras.xml of
/// real files. Ranges of ISO and shutter: SonyCamera CameraManager.cpp.
/// </summary>
public static partial class SimulatedBodies
{
    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(3);

    /// <summary>Every body, those of protocol 2.00 first.</summary>
    public static readonly SimulatedBody[] All =
    [
        //  model        firmware  USB     array        sees light  JPEG: edge, size  raw files                                 ISO        
        //  1/s
        Old("ILCE-6000", "3.0",  0x094E, new(6048, 4024, 6020, 4024, 12, 12, 6000, 4000), [Compressed],                          100,
            25600, 4000)
            with { Bits = 12, HasLiveView = false },
        Old("ILCE-6300", "2.0",  0x079C, new(6048, 4024, 6020, 4024, 12, 12, 6000, 4000), [Compressed],                          100,
            51200, 4000)
            with { Properties = Only(Version2Of6300) },
        Old("ILCE-6400", "2.00", 0x0CAA, new(6048, 4024, 6026, 4024, 12, 12, 6000, 4000), [Compressed],                          100,
            102400, 4000, Since2018),
        Old("ILCE-7M3",  "4.01", 0x0C34, new(6048, 4024, 6048, 4024, 12, 12, 6000, 4000), [Uncompressed, Compressed],            100,
            51200, 8000, Since2018)
            with { WarmUp = SlowStart },
        New("ILCE-7SM3", "3.00", 0x0D18, new(4288, 2848, 4264, 2848, 12,  8, 4240, 2832), [Uncompressed, Compressed],             80,
            102400, 8000)
            with { WarmUp = SlowStart },
        New("ILCE-7M4",  "2.01", 0x0DA7, new(7040, 4688, 7032, 4688, 12,  8, 7008, 4672), [Uncompressed, Lossless, Compressed],  100,
            51200, 8000)
            with
            {
                WarmUp = SlowStart, TwelveBitInBulb = true, Properties = Both(Version2Of7M4, 100, 51200, 8000),
                // SonyCamera ChangeLog 1.0.1.13
                ObeysUnlisted = [Code.NearFar], Controls = [.. Version3Controls.Where(c => c != Code.NearFar)],
            },
        New("ILCE-7RM5", "2.00", 0x0E0C, new(9600, 6376, 9568, 6376, 32, 20, 9504, 6336), [Lossless, Uncompressed, Compressed],  100,
            32000, 8000)
            with { Processing = TimeSpan.FromSeconds(1) },
        New("ILCE-6700", "1.03", 0x0E78, new(6272, 4168, 6244, 4168, 26, 20, 6192, 4128), [Lossless, Compressed],                100,
            32000, 4000)
            with { Properties = Both(Version2Of6700, 100, 32000, 4000) },
        New("ILCE-1M2",  "3.00", 0x0EED, new(8672, 5784, 8664, 5784, 12, 12, 8640, 5760), [Lossless, Uncompressed, Compressed],   50,
            102400, 8000)
            with
            {
                WarmUp = SlowStart, Controls = ControlsOf1M2,
                Properties = new Dictionary<ushort, BodyProperty[]>
                {
                    [SimulatedBody.Version2] = Version2OfNew, [SimulatedBody.Version3] = Version3Of1M2,
                },
            },
        Quick(Old("SIM-640V2", "1.00", 0x0641, new(640, 480, 640, 480, 0, 0, 640, 480),   [Uncompressed, Compressed],            100,
            25600, 4000, Since2018)),
        Quick(New("SIM-640",   "1.00", 0x0640, new(640, 480, 640, 480, 0, 0, 640, 480),   [Uncompressed, Lossless, Compressed],  100,
            51200, 8000)),
    ];

    // The second list of 0x9202 (captured from ILCE-7SM3 3.00)
    private static ushort[] Version3Controls =>
    [
        0xD2C1, 0xD2C2, 0xD2C3, 0xD2C4, 0xD2C7, 0xD2C8, 0xD2C9, 0xD2D1, 0xD2D2, 0xD2D7, 0xD2D8, 0xD2D9, 0xD2DA, 0xD2DB, 0xD2DC, 0xD2DD,
        0xD2DF, 0xD2E0, 0xD2E1, 0xD2E2, 0xD2E4, 0xD2E5, 0xD2E6, 0xD2E7, 0xD2E8, 0xD2E9, 0xD2EA, 0xD2EB, 0xD2F3, 0xD302, 0xD303, 0xD305,
        0xD306, 0xD304, 0xD301, 0xD300, 0xD308, 0xF002, 0xD2F2, 0xD309, 0xD30A, 0xD30B, 0xD2C7, 0xD2CD, 0xD2CE, 0xD2CF, 0xD2D0,
    ];

    /// <summary>The body of this name, in any case; null if there is none.</summary>
    public static SimulatedBody? Find(string model) =>
        Array.Find(All, body => body.Model.Equals(model, StringComparison.OrdinalIgnoreCase));

    /// <summary>The body of this name, or of the file of this name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that there are.</exception>
    public static SimulatedBody Named(string name) => BodyFile.IsNamedBy(name) ? BodyFile.Read(name) : Find(name)
        ?? throw new ArgumentException($"There is no simulated \"{name}\". There are: {string.Join(", ", All.Select(b => b.Model))}");

    private static SimulatedBody Old(
        string model, string firmware, ushort product, SensorGeometry sensor, RawEncoding[] encodings, int isoBottom, int isoTop,
        int fastest,
        BodyProperty[]? changes = null) =>
        new(model, firmware, product, SimulatedBody.Version2, sensor, encodings, isoBottom, isoTop, fastest)
        {
            RestsOn = OriginOf(model),
            Properties = new Dictionary<ushort, BodyProperty[]>
            {
                [SimulatedBody.Version2] = [.. With(Version2, changes ?? [])
                    .Select(p => p.Code == Code.Iso ? p with { Form = OneOf(Scales.Version2Iso(isoTop)) } : p)],
            },
        };

    private static Dictionary<ushort, BodyProperty[]> Only(BodyProperty[] version2) => new() { [SimulatedBody.Version2] = version2 };

    private static Dictionary<ushort, BodyProperty[]> Both(BodyProperty[] version2, int isoBottom, int isoTop, int fastest) => new()
    {
        [SimulatedBody.Version2] = version2, [SimulatedBody.Version3] = [.. Version3.Select(p => Fitted(p, isoBottom, isoTop, fastest))],
    };

    private static SimulatedBody New(
        string model, string firmware, ushort product, SensorGeometry sensor, RawEncoding[] encodings, int isoBottom, int isoTop,
        int fastest) =>
        new(model, firmware, product, SimulatedBody.Version3, sensor, encodings, isoBottom, isoTop, fastest)
        {
            RestsOn = OriginOf(model),
            Properties = new Dictionary<ushort, BodyProperty[]>
            {
                [SimulatedBody.Version2] = Version2OfNew,
                [SimulatedBody.Version3] = [.. Version3.Select(p => Fitted(p, isoBottom, isoTop, fastest))],
            },
            Controls = Version3Controls,
        };

    /// <summary>On what the tables of a body rest.</summary>
    private static string OriginOf(string model) => model switch
    {
        "ILCE-6000" => "a capture of its own (3.0)",
        "ILCE-6300" => "a dump of its own (1.0)",
        "ILCE-6400" => "an ILCE-6000, and what dumps of ILCE-6300 and ILCE-7RM3 add",
        "ILCE-7M3"  => "an ILCE-6000, and what dumps of ILCE-7RM3 and 7RM3A add",
        "ILCE-7SM3" => "a capture of its own (3.00)",
        "ILCE-7M4"  => "a dump of its own in 2.00 (1.00), an ILCE-7SM3 in 3.00",
        "ILCE-7RM5" => "an ILCE-7SM3 in 3.00, the codes of its own dump in 2.00",
        "ILCE-1M2"  => "a dump of its own in 3.00 (3.00), the codes of an ILCE-7RM5's in 2.00",
        "ILCE-6700" => "a dump of its own in 2.00 (1.02), an ILCE-7SM3 in 3.00",
        "SIM-640V2" => "nothing: small pictures for tests",
        "SIM-640"   => "nothing: small pictures for tests",
        _           => "",
    };

    /// <summary>No body of Sony's: small pictures for tests, and no time to warm up.</summary>
    private static SimulatedBody Quick(SimulatedBody body) =>
        body with { Processing = TimeSpan.FromMilliseconds(300), WarmUp = TimeSpan.Zero };

    /// <summary>A table with rows exchanged, and new ones behind.</summary>
    private static IEnumerable<BodyProperty> With(BodyProperty[] table, BodyProperty[] changes) =>
    [
        .. table.Select(old => Array.Find(changes, p => p.Code == old.Code) ?? old),
        .. changes.Where(p => !Array.Exists(table, old => old.Code == p.Code)),
    ];

    private static BodyProperty Fitted(BodyProperty property, int isoBottom, int isoTop, int fastest) => property.Code switch
    {
        Code.Iso             => property with { Form = OneOf(Scales.Version3Iso(isoBottom, isoTop)) },
        Code.ShutterSpeed    => property with { Form = OneOf(Scales.ShutterSpeeds(fastest)) },
        Code.ExtendedShutter => property with { Form = OneOf(Scales.ExtendedShutterSpeeds(fastest)) },
        _                    => property,
    };

    private static BodyProperty[] Version2OfNew =>
        [.. With(Version2, Since2018).Where(p => Version2OfNewBodies.Contains(p.Code)).Select(WithoutLists)];

    /// <summary>New bodies that are asked for protocol 2.00 name no ISO values (libgphoto2 cameras/: ILCE-7M4, -7RM5, -6700).</summary>
    private static BodyProperty WithoutLists(BodyProperty property) =>
        property.Code == Code.Iso ? property with { Form = Unlisted } : property;
}
