using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

/// <summary>Codes that mean something to the body itself. Its other properties are only kept and told.</summary>
internal static class Code
{
    // Operations
    public const ushort GetDeviceInfo    = 0x1001;
    public const ushort OpenSession      = 0x1002;
    public const ushort CloseSession     = 0x1003;
    public const ushort GetStorageIDs    = 0x1004;
    public const ushort GetStorageInfo   = 0x1005;
    public const ushort GetNumObjects    = 0x1006;
    public const ushort GetObjectHandles = 0x1007;
    public const ushort GetObjectInfo    = 0x1008;
    public const ushort GetObject        = 0x1009;
    public const ushort GetThumb         = 0x100A;
    public const ushort GetPartialObject = 0x101B;
    public const ushort Connect          = 0x9201;
    public const ushort GetExtDeviceInfo = 0x9202;
    public const ushort SetProperty      = 0x9205;
    public const ushort ControlDevice    = 0x9207;
    public const ushort GetAllProperties = 0x9209;

    // Events
    public const ushort ObjectAdded     = 0xC201;
    public const ushort ObjectRemoved   = 0xC202;
    public const ushort PropertyChanged = 0xC203;

    // Properties
    public const ushort CompressionSetting = 0x5004;
    public const ushort FNumber            = 0x5007;
    public const ushort FocusMode          = 0x500A;
    public const ushort ExposureProgram    = 0x500E;
    public const ushort Compensation       = 0x5010;
    public const ushort Drive              = 0x5013;
    public const ushort SoftwareVersion    = 0xD040;
    public const ushort SilentMode         = 0xD0DB;
    public const ushort NoiseReduction     = 0xD15B;
    public const ushort ExtendedShutter    = 0xD19F;
    public const ushort ShutterSpeed       = 0xD20D;
    public const ushort FocusIndication    = 0xD213;
    public const ushort ObjectInMemory     = 0xD215;
    public const ushort Battery            = 0xD218;
    public const ushort Movie              = 0xD21D;
    public const ushort SensorCrop         = 0xD219;
    public const ushort Iso                = 0xD21E;
    public const ushort LiveViewStatus     = 0xD221;
    public const ushort SaveDestination    = 0xD222;
    public const ushort AbsoluteIso        = 0xD226;
    public const ushort AbsoluteShutter    = 0xD229;
    public const ushort NearFarStatus      = 0xD235;
    public const ushort CardStatus         = 0xD248;
    public const ushort CardShots          = 0xD249;
    public const ushort FocalPosition      = 0xD24C;
    public const ushort IntervalMode       = 0xD24F;
    public const ushort LensName           = 0xD07B;
    public const ushort FocusPositionSetting = 0xE042;
    public const ushort FocusPosition      = 0xE043;
    public const ushort Overheating        = 0xD251;
    public const ushort JpegQuality        = 0xD252;
    public const ushort FileFormat         = 0xD253;
    public const ushort PositionKey        = 0xD25A;
    public const ushort SecondCardStatus   = 0xD256;
    public const ushort PictureSize        = 0xD268;
    public const ushort PairSaved          = 0xD269;
    public const ushort LiveViewQuality    = 0xD26A;
    public const ushort RawFileType        = 0xD288;

    // Controls
    public const ushort HalfPress   = 0xD2C1;
    public const ushort FullPress   = 0xD2C2;
    public const ushort OneShot     = 0xD2C7;
    public const ushort MovieButton = 0xD2C8;
    public const ushort NearFar     = 0xD2D1;
    public const ushort StepNear    = 0xD2D7;
    public const ushort StepFar     = 0xD2D8;
    public const ushort BothPresses = 0xD2E6;
    public const ushort PowerOff    = 0xD301;

    // Object handles
    public const uint Picture   = 0xFFFFC001;
    public const uint LiveFrame = 0xFFFFC002;

    /// <summary>The mark of a simulated body, on whatever wire: see <see cref="SimulatorProperty"/>.</summary>
    public static readonly BodyProperty CapProperty = new(SimulatorProperty.CapCode, U8, Notation.Set, On, 1, 1, OneOf(1, 2));
}
