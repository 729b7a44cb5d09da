using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// The third-stop scales of Sony's dials, in the dial's order, for bodies that name no values (protocol 2.00 gives ranges). Steps forward
/// go on in this order. Captured from ILCE-7SM3 3.00; above 1/8000 s the electronic shutters of ILCE-9 and ILCE-1 (SonyCamera
/// CameraManager.cpp).
/// </summary>
public static class StandardScales
{
    /// <summary>Bulb, then from 30 s to 1/32000 s.</summary>
    public static IReadOnlyList<ShutterSpeed> ShutterSpeeds { get; } =
    [
        ShutterSpeed.Bulb,
        .. new[] { 300, 250, 200, 150, 130, 100, 80, 60, 50, 40, 32, 25, 20, 16, 13, 10, 8, 6, 5,
            4 }.Select(tenths => new ShutterSpeed(tenths, 10)),
        .. new[]
        {
            3, 4, 5, 6, 8, 10, 13, 15, 20, 25, 30, 40, 50, 60, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600,
                2000, 2500,
            3200, 4000, 5000, 6400, 8000, 10000, 12800, 16000, 20000, 25600, 32000,
        }.Select(denominator => new ShutterSpeed(1, denominator)),
    ];

    /// <summary>AUTO, then from 50 to 409600.</summary>
    public static IReadOnlyList<Iso> IsoValues { get; } =
    [
        Iso.Auto,
        .. new[]
        {
            50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000, 6400, 8000, 10000,
            12800, 16000, 20000, 25600, 32000, 40000, 51200, 64000, 80000, 102400, 128000, 160000, 204800, 256000, 320000, 409600,
        }.Select(Iso.Of),
    ];

    /// <summary>From f/1 to f/32.</summary>
    public static IReadOnlyList<FNumber> FNumbers { get; } =
    [
        .. new ushort[]
        {
            100, 110, 120, 140, 160, 180, 200, 220, 250, 280, 320, 350, 400, 450, 500, 560, 630, 710, 800, 900, 1000, 1100, 1300, 1400,
                1600,
            1800, 2000, 2200, 2500, 2900, 3200,
        }.Select(hundredths => new FNumber(hundredths)),
    ];

    /// <summary>The scale of a property as wire values of the type that the body declares; empty for what has none.</summary>
    public static IEnumerable<PtpValue> For(Property property, PtpType type) => property switch
    {
        Property<ShutterSpeed> row => ShutterSpeeds.Select(value => row.Write(value, type)),
        Property<Iso> row          => IsoValues.Select(value => row.Write(value, type)),
        Property<FNumber> row      => FNumbers.Select(value => row.Write(value, type)),
        _                          => [],
    };

    /// <summary>The part of a scale that every body has: shutter speeds from 30 s to 1/4000 s and bulb, ISO 100 to 12800.</summary>
    public static IEnumerable<PtpValue> Common(Property property, PtpType type) => property switch
    {
        Property<ShutterSpeed> row => ShutterSpeeds.Where(s => s.IsBulb || s.Seconds >= 1.0 / 4000).Select(value => row.Write(value, type)),
        Property<Iso> row          => IsoValues.Where(i => i.Value is >= 100 and <= 12800).Select(value => row.Write(value, type)),
        _                          => [],
    };
}
