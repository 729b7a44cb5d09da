using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

/// <summary>A body of the table: what is always so about it.</summary>
/// <param name="Model">As it calls itself.</param>
/// <param name="Firmware">Device version in DeviceInfo.</param>
/// <param name="ProductId">USB product id in PC Remote mode.</param>
/// <param name="Highest">Highest protocol version: 0x00C8 = 2.00, 0x012C = 3.00.</param>
/// <param name="Sensor">Where the picture lies in its arrays.</param>
/// <param name="Encodings">How it can store raw files; the first is what it is set to.</param>
/// <param name="IsoBottom">Lowest ISO value of the sensor's own range.</param>
/// <param name="IsoTop">Highest ISO value.</param>
/// <param name="FastestShutter">One over the shortest time of the mechanical shutter.</param>
public sealed record SimulatedBody(
    string Model, string Firmware, ushort ProductId, ushort Highest, SensorGeometry Sensor, RawEncoding[] Encodings,
    int IsoBottom, int IsoTop, int FastestShutter)
{
    public const ushort Version2 = 0x00C8;
    public const ushort Version3 = 0x012C;

    /// <summary>Bits of a raw value at best.</summary>
    public int Bits { get; init; } = 14;

    /// <summary>Whether raw values lose two bits in bulb (Sony support 00229990).</summary>
    public bool TwelveBitInBulb { get; init; }

    /// <summary>Whether its scale of times begins with bulb.</summary>
    public bool HasBulb { get; init; } = true;

    /// <summary>Whether it shows live view over USB at all.</summary>
    public bool HasLiveView { get; init; } = true;

    /// <summary>From the command to the curtain, opening and closing.</summary>
    public TimeSpan ShutterLag { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>From the end of the exposure to the picture in memory.</summary>
    public TimeSpan Processing { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>After the handshake: so long no autofocus, no first release with it, no live view (libgphoto2
    /// library.c:4953-4986).</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many exposures it takes on top while it still makes a picture.</summary>
    // Unconfirmed: one body of a user of Sony's examples took eight; how deep others go nobody says
    public int Depth { get; init; } = 8;

    /// <summary>How it writes 30 s: 300/10, or 30/1 as the ranges of ILCE-7M4, ILCE-6700 and ILCE-7RM5 end in 2.00.</summary>
    public long ThirtySeconds { get; init; } = 300 << 16 | 10;

    /// <summary>Properties by protocol version.</summary>
    public IReadOnlyDictionary<ushort, BodyProperty[]> Properties { get; init; } = new Dictionary<ushort, BodyProperty[]>();

    /// <summary>Controls that it lists in protocol 3.00.</summary>
    public ushort[] Controls { get; init; } = [];

    /// <summary>Where its properties come from: the capture or dump of a real one, a body like it, or a file.</summary>
    public string RestsOn { get; init; } = "";

    /// <summary>Controls that it obeys and does not list.</summary>
    public ushort[] ObeysUnlisted { get; init; } = [];

    /// <summary>Whether it stands as a file describes it, and not as the owner of a telescope would set it.</summary>
    public bool IsAsDescribed { get; init; }

    public bool Speaks3 => Highest >= Version3;

    /// <summary>The properties that it has in a protocol version, as they stand when it is switched on.</summary>
    internal IEnumerable<BodyProperty> PropertiesIn(ushort version) =>
        (IsAsDescribed ? Properties[version] : Properties[version].Select(Set)).Append(Code.CapProperty);

    /// <summary>What its owner has set in the menus: ready for the telescope.</summary>
    private BodyProperty Set(BodyProperty property) => property.Code switch
    {
        Code.CompressionSetting => property with { Current = 0x10 },
        Code.FocusMode          => property with { Current = 1 },
        Code.ExposureProgram    => property with { Current = 1 },
        Code.Iso                => property with { Current = Math.Max(100, IsoBottom) },
        Code.FileFormat         => property with { Current = 1 },
        Code.NearFarStatus      => property with { Current = 1 },
        Code.NoiseReduction     => property with { Current = 1 },
        Code.RawFileType        => property with
            { Form = Known([.. Encodings.Select(RawFileTypes.Of)]), Current = RawFileTypes.Of(Encodings[0]) },
        Code.LiveViewStatus     => property with { Current = 0 },
        Code.SoftwareVersion    => property with { Text = Firmware },
        _                       => property,
    };
}
