using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// What the mode dial stands on. Protocol 2.00 has 16 bits, 3.00 the same number with a group above it: P is 2 and 0x00010002
/// (libgphoto2 config.c:4152-4248). So programs are compared by <see cref="Program"/>.
/// </summary>
public readonly record struct ExposureProgramMode(uint Raw)
{
    /// <summary>M, which has no group: the same in both protocols.</summary>
    public static readonly ExposureProgramMode Manual = new((uint)ExposureProgram.Manual);

    public ExposureProgram Program => (ExposureProgram)(ushort)Raw;

    public bool IsManual => Program == ExposureProgram.Manual;

    public override string ToString() => Words.Of(Program) ?? $"0x{Raw:X}";
}

/// <summary>The low 16 bits of <see cref="ExposureProgramMode"/> (libgphoto2 config.c:4152-4248).</summary>
public enum ExposureProgram : ushort
{
    [Description("M")] Manual = 0x0001,
    [Description("P")] ProgramAuto = 0x0002,
    [Description("A")] AperturePriority = 0x0003,
    [Description("S")] ShutterPriority = 0x0004,
    Creative = 0x0005,
    Action = 0x0006,
    Portrait = 0x0007,
    [Description("Intelligent Auto")] IntelligentAuto = 0x8000,
    [Description("Superior Auto")] SuperiorAuto = 0x8001,
    [Description("P_A")] ProgramA = 0x8008,
    [Description("P_S")] ProgramS = 0x8009,
    SportsAction = 0x8011,
    Sunset = 0x8012,
    NightScene = 0x8013,
    Landscape = 0x8014,
    Macro = 0x8015,
    [Description("Hand-held twilight")] HandHeldTwilight = 0x8016,
    NightPortrait = 0x8017,
    AntiMotionBlur = 0x8018,
    Pet = 0x8019,
    Gourmet = 0x801A,
    Fireworks = 0x801B,
    HighSensitivity = 0x801C,
    MemoryRecall = 0x8020,
    [Description("Continuous priority AE")] ContinuousPriority = 0x8030,
    [Description("Tele-zoom continuous priority AE")] TeleZoomContinuous = 0x8031,
    [Description("Tele-zoom continuous priority AE 10")] TeleZoomContinuous10 = 0x8032,
    [Description("Continuous priority AE 12")] ContinuousPriority12 = 0x8033,
    [Description("3D sweep panorama")] SweepPanorama3D = 0x8040,
    SweepPanorama = 0x8041,
    [Description("Movie P")] MovieP = 0x8050,
    [Description("Movie A")] MovieA = 0x8051,
    [Description("Movie S")] MovieS = 0x8052,
    [Description("Movie M")] MovieM = 0x8053,
    [Description("Movie scene")] MovieScene = 0x8054,
    [Description("S&Q movie P")] SlowQuickMovieP = 0x8059,
    [Description("S&Q movie A")] SlowQuickMovieA = 0x805A,
    [Description("S&Q movie S")] SlowQuickMovieS = 0x805B,
    [Description("S&Q movie M")] SlowQuickMovieM = 0x805C,
    [Description("S&Q movie scene")] SlowQuickMovieScene = 0x805D,
    FlashOff = 0x8060,
    PictureEffect = 0x8070,
    [Description("High frame rate P")] HighFrameRateP = 0x8080,
    [Description("High frame rate A")] HighFrameRateA = 0x8081,
    [Description("High frame rate S")] HighFrameRateS = 0x8082,
    [Description("High frame rate M")] HighFrameRateM = 0x8083,
    [Description("S&Q P")] SlowQuickP = 0x8084,
    [Description("S&Q A")] SlowQuickA = 0x8085,
    [Description("S&Q S")] SlowQuickS = 0x8086,
    [Description("S&Q M")] SlowQuickM = 0x8087,
    Movie = 0x8088,
    Still = 0x8089,
    [Description("F (movie or S&Q)")] FlexibleMovieOrSlowQuick = 0x808A,
    [Description("Movie F")] MovieF = 0x8090,
    [Description("S&Q F")] SlowQuickF = 0x8091,
    [Description("Interval movie F")] IntervalMovieF = 0x8092,
    [Description("Interval movie P")] IntervalMovieP = 0x8093,
    [Description("Interval movie A")] IntervalMovieA = 0x8094,
    [Description("Interval movie S")] IntervalMovieS = 0x8095,
    [Description("Interval movie M")] IntervalMovieM = 0x8096,
    [Description("Interval movie auto")] IntervalMovieAuto = 0x8097,
}
