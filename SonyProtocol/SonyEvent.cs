using System.Collections.Frozen;
using System.Reflection;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// What Sony bodies say unasked (CrCmd.DPCC PTPDef.swift:209-243, libgphoto2 ptp.h:1347-1363). Events are hints to look: they can be
/// missing, late and early.
/// </summary>
public static class SonyEvent
{
    /// <summary>Parameter: object handle, 0xFFFFC001 for captures. Early on some bodies, missing on others: ask ObjectInMemory
    /// (0xD215).</summary>
    public const ushort ObjectAdded = 0xC201;

    /// <summary>Parameter: object handle. The memory has been read out.</summary>
    public const ushort ObjectRemoved = 0xC202;

    /// <summary>Parameter: property code. The value is not in the event; one setting brings a burst of these.</summary>
    public const ushort DevicePropChanged = 0xC203;

    public const ushort DateTimeSettingResult       = 0xC205;
    public const ushort CapturedEvent               = 0xC206;
    public const ushort CwbCapturedResult           = 0xC208;
    public const ushort CameraSettingReadResult     = 0xC209;
    public const ushort FtpSettingReadResult        = 0xC20A;
    public const ushort MediaFormatResult           = 0xC20B;
    public const ushort FtpDisplayNameListChanged   = 0xC20C;
    public const ushort ContentsTransferEvent       = 0xC20D;
    public const ushort ZoomAndFocusPositionEvent   = 0xC20E;
    public const ushort DisplayListChangedEvent     = 0xC20F;
    public const ushort MediaProfileChanged         = 0xC210;
    public const ushort ControlJobListEvent         = 0xC211;
    public const ushort ControlUploadDataResult     = 0xC214;
    public const ushort ZoomPositionResult          = 0xC217;
    public const ushort FocusPositionResult         = 0xC218;
    public const ushort ControlGeneralSettingResult = 0xC21A;
    public const ushort LensInformationChanged      = 0xC21B;
    public const ushort FirmwareUpdateCheckResult   = 0xC21D;
    public const ushort FirmwareUpdateEvent         = 0xC21E;
    public const ushort StreamStatusEvent           = 0xC21F;
    public const ushort OperationResults            = 0xC222;
    public const ushort AFStatus                    = 0xC223;
    public const ushort MovieRecOperationResults    = 0xC224;
    public const ushort PresetInfoListChanged       = 0xC226;
    public const ushort CautionDisplayEvent         = 0xC228;
    public const ushort ContentInfoListChanged      = 0xC234;
    public const ushort ControlPtzfResult           = 0xC238;
    public const ushort PresetPtzfEvent             = 0xC239;
    public const ushort DeleteContentResult         = 0xC240;

    private static readonly FrozenDictionary<ushort, string> Names = typeof(SonyEvent)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
        .ToFrozenDictionary(f => (ushort)f.GetRawConstantValue()!, f => f.Name);

    public static string NameOf(ushort code) => Names.GetValueOrDefault(code) ?? $"Event 0x{code:X4}";
}
