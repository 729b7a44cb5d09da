using System.ComponentModel;
using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// Single, continuous, self-timer or bracketing. Protocol 2.00 has 16 bits, 3.00 the same number with a group above it (libgphoto2
/// config.c:1563-1718, 4549-4610). So modes are compared by <see cref="Drive"/>.
/// </summary>
public readonly record struct DriveMode(uint Raw)
{
    /// <summary>One picture; it has no group: the same in both protocols.</summary>
    public static readonly DriveMode Single = new((uint)Drive.Single);

    public Drive Drive => (Drive)(ushort)Raw;

    public bool IsSingle => Drive == Drive.Single;

    /// <summary>What kind of exposure bracket it is; null for everything else.</summary>
    public ExposureBracket? Bracket => ExposureBracket.Of((ushort)Raw);

    public override string ToString() => Words.Of(Drive) ?? Bracket?.ToString() ?? $"0x{Raw:X}";
}

/// <summary>Exposure bracketing, as the digits of its drive mode say it: 0x8nsT for n pictures, 0xC2sT for two.</summary>
/// <param name="Pictures">2, 3, 5, 7 or 9.</param>
/// <param name="StepEv">Stops from picture to picture.</param>
/// <param name="Continuous">All at one press of the button.</param>
/// <param name="Darker">Two pictures: whether the second is the darker one.</param>
public readonly record struct ExposureBracket(int Pictures, double StepEv, bool Continuous, bool Darker)
{
    /// <summary>Stops by the step digit (libgphoto2 config.c:1578-1697).</summary>
    private static readonly double[] Steps = [0, 1.0, 2.0, 3.0, 1.3, 0.5, 1.5, 0.7, 1.7, 2.7];

    internal static ExposureBracket? Of(ushort code)
    {
        int pictures = (code >> 8) & 0xF, step = (code >> 4) & 0xF, kind = code & 0xF;
        var known = (code >> 12 == 0x8 && pictures is 3 or 5 or 7 or 9) || code >> 8 == 0xC2;
        if (!known || step is 0 or > 9)
            return null;
        // 3 is 0.3 and 3.0, 5 is 0.5 and 2.3, 7 is 0.7 and 2.5: bits 1 and 2 of the last digit tell the small ones
        var small = (kind & 6) == 6;
        var stops = (step, small) switch
        {
            (3, true)  => 0.3,
            (5, false) => 2.3,
            (7, false) => 2.5,
            _          => Steps[step],
        };
        return new(pictures, stops, Continuous: (kind & 1) == 1, Darker: (kind & 8) != 0);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Bracket {StepEv:0.0} EV, {Pictures} pictures{(Pictures == 2 ? Darker ? " -" : " +" : "")}, "
            + $"{(Continuous ? "continuous" : "single")}");
}

/// <summary>The low 16 bits of <see cref="DriveMode"/>, but for exposure brackets.</summary>
public enum Drive : ushort
{
    [Description("Single")] Single = 0x0001,
    [Description("Continuous Hi")] ContinuousHi = 0x0002,
    [Description("Time-lapse")] TimeLapse = 0x0003,
    [Description("Self-timer 5 s")] SelfTimer5s = 0x8003,
    [Description("Self-timer 10 s")] SelfTimer10s = 0x8004,
    [Description("Self-timer 2 s")] SelfTimer2s = 0x8005,
    [Description("Self-portrait, 1 person")] SelfPortraitOne = 0x8006,
    [Description("Self-portrait, 2 people")] SelfPortraitTwo = 0x8007,
    [Description("Self-timer 10 s, 3 pictures")] SelfTimer10s3 = 0x8008,
    [Description("Self-timer 10 s, 5 pictures")] SelfTimer10s5 = 0x8009,
    RemoteCommander = 0x800A,
    MirrorUp = 0x800B,
    [Description("Self-timer 5 s, 3 pictures")] SelfTimer5s3 = 0x800C,
    [Description("Self-timer 5 s, 5 pictures")] SelfTimer5s5 = 0x800D,
    [Description("Self-timer 2 s, 3 pictures")] SelfTimer2s3 = 0x800E,
    [Description("Self-timer 2 s, 5 pictures")] SelfTimer2s5 = 0x800F,
    [Description("Continuous Hi+")] ContinuousHiPlus = 0x8010,
    [Description("Continuous Hi-Live")] ContinuousHiLive = 0x8011,
    [Description("Continuous Lo")] ContinuousLo = 0x8012,
    Continuous = 0x8013,
    [Description("Continuous, speed priority")] ContinuousSpeedPriority = 0x8014,
    [Description("Continuous Mid")] ContinuousMid = 0x8015,
    [Description("Continuous Mid-Live")] ContinuousMidLive = 0x8016,
    [Description("Continuous Lo-Live")] ContinuousLoLive = 0x8017,
    [Description("White balance bracket Lo")] WhiteBalanceBracketLo = 0x8018,
    [Description("DRO bracket Lo")] DroBracketLo = 0x8019,
    [Description("LPF bracket")] LpfBracket = 0x801A,
    [Description("White balance bracket Hi")] WhiteBalanceBracketHi = 0x8028,
    [Description("DRO bracket Hi")] DroBracketHi = 0x8029,
    [Description("Spot burst Lo")] SpotBurstLo = 0x8030,
    [Description("Spot burst Mid")] SpotBurstMid = 0x8031,
    [Description("Spot burst Hi")] SpotBurstHi = 0x8032,
    FocusBracket = 0x8040,
}
