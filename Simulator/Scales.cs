namespace SonyAlpha.Simulator;

/// <summary>The scales of the bodies' dials, in wire values and in the bodies' own order (captured from ILCE-7SM3 3.00 and ILCE-6000
/// 3.0).</summary>
internal static class Scales
{
    private const long AutoIso = 0xFFFFFF;

    /// <summary>Bits 28 to 31 of an ISO value beyond the sensor's own range (Sony's Camera Remote Command via CrCmd.DPCC
    /// PTPDef.swift:1122).</summary>
    private const long ExtendedIso = 0x10000000;

    /// <summary>Bits 24 to 27 of an ISO value with multi-frame noise reduction.</summary>
    private const long MultiFrameIso = 0x01000000;

    private static readonly int[] LongTenths = [300, 250, 200, 150, 130, 100, 80, 60, 50, 40, 32, 25, 20, 16, 13, 10, 8, 6, 5, 4];

    private static readonly int[] Fractions =
    [
        3, 4, 5, 6, 8, 10, 13, 15, 20, 25, 30, 40, 50, 60, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000,
        2500, 3200, 4000, 5000, 6400, 8000, 10000, 12800, 16000, 20000, 25600, 32000,
    ];

    private static readonly int[] HalfStopTenths = [300, 200, 150, 100, 80, 60, 40, 30, 20, 15, 10, 7, 5];

    private static readonly int[] HalfStopFractions =
        [3, 4, 6, 8, 10, 15, 20, 30, 45, 60, 90, 125, 180, 250, 350, 500, 750, 1000, 1500, 2000, 3000, 4000, 6000, 8000];

    private static readonly long[] LowIso = [40, 50, 64, 80];

    private static readonly long[] IsoStops =
    [
        100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000, 6400, 8000, 10000, 12800, 16000,
        20000, 25600, 32000, 40000, 51200, 64000, 80000, 102400, 128000, 160000, 204800, 256000, 320000, 409600,
    ];

    /// <summary>The limits that AUTO can be given.</summary>
    public static long[] AutoIsoLimits => [80, .. IsoStops];

    /// <summary>Apertures of a lens from f/2.8 to f/22, in hundredths.</summary>
    public static long[] Apertures =>
        [280, 320, 350, 400, 450, 500, 560, 630, 710, 800, 900, 1000, 1100, 1300, 1400, 1600, 1800, 2000, 2200];

    /// <summary>Exposure compensation in thousandths of a stop, upwards.</summary>
    public static long[] Compensations =>
    [
        -5000, -4700, -4300, -4000, -3700, -3300, -3000, -2700, -2300, -2000, -1700, -1300, -1000, -700, -300,
        0, 300, 700, 1000, 1300, 1700, 2000, 2300, 2700, 3000, 3300, 3700, 4000, 4300, 4700, 5000,
    ];

    /// <summary>Bulb, 30 s, and on to the fastest, one over <paramref name="fastest"/> seconds: numerator above, denominator
    /// below.</summary>
    public static long[] ShutterSpeeds(int fastest) => Speeds(fastest, 16);

    /// <summary>One over the shortest time of a list; null where it has none.</summary>
    public static int? FastestOf(IEnumerable<long> speeds) =>
        speeds.Where(speed => speed >> 16 == 1).Select(speed => (int?)(speed & 0xFFFF)).Max();

    /// <summary>With "Exposure step" on 0.5 EV; bulb first (Sony's help guides).</summary>
    public static long[] HalfStops(int fastest) =>
    [
        0,
        .. HalfStopTenths.Select(tenths => (long)tenths << 16 | 10),
        .. HalfStopFractions.TakeWhile(fraction => fraction <= fastest).Select(fraction => 1L << 16 | (long)fraction),
    ];

    /// <summary>The same in halves of 32 bits.</summary>
    public static long[] ExtendedShutterSpeeds(int fastest) => Speeds(fastest, 32);

    /// <summary>AUTO, a stop below the range, the range, two stops above it.</summary>
    public static long[] Version3Iso(int bottom, int top) =>
    [
        AutoIso, .. LowIso.Where(iso => 2 * iso >= bottom && iso < bottom).Select(iso => ExtendedIso | iso),
            .. LowIso.Where(iso => iso >= bottom),
        .. IsoStops.TakeWhile(iso => iso <= top),
        .. IsoStops.SkipWhile(iso => iso <= top).TakeWhile(iso => iso <= 4L * top).Select(iso => ExtendedIso | iso),
    ];

    /// <summary>AUTO, the range with the odd ends that the ILCE-6000 gives it, and all of it again with multi-frame noise
    /// reduction.</summary>
    public static long[] Version2Iso(int top)
    {
        long[] single = [.. IsoStops.TakeWhile(iso => iso <= top)];
        long[] multiFrame = [25, 50, 64, 80, .. single.Where(iso => iso != 20000), 51200];
        return [.. single.Prepend(25).Prepend(AutoIso).Append(102400).Concat(multiFrame.Prepend(AutoIso).Select(iso => MultiFrameIso | iso))
            .Distinct()];
    }

    /// <summary>Whether steps go over a value of the ISO list: those that stand in it and cannot be reached (libgphoto2 commit
    /// 0fe20a1cb).</summary>
    public static bool IsSteppedOver(long iso, int bottom, int top) =>
        (iso & 0x0F000000) != 0 || (iso != AutoIso && ((iso & 0xFFFFFF) > top || (iso & 0xFFFFFF) < bottom));

    private static long[] Speeds(int fastest, int shift) =>
    [
        0,
        .. LongTenths.Select(tenths => (long)tenths << shift | 10),
        .. Fractions.TakeWhile(fraction => fraction <= fastest).Select(fraction => 1L << shift | (long)fraction),
    ];
}
