using System.Collections.Frozen;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// What can be pressed, turned and driven with SdioControlDevice (0x9207): code, type and range. A button has two values, 1 up and 2
/// down. Names, types and ranges from Sony's own list as CrCmd.DPCC PTPDef.swift:40-111 quotes it; what it lacks from libgphoto2
/// ptp.h:3586-3625.
/// </summary>
public static class SonyControl
{
    /// <summary>Shutter button half way: focus.</summary>
    public static readonly Control S1Button = new(0xD2C1);

    /// <summary>Shutter button all the way: releases; in bulb the shutter is open while it is pressed.</summary>
    public static readonly Control S2Button = new(0xD2C2);

    /// <summary>Exposure lock.</summary>
    public static readonly Control AelButton = new(0xD2C3);

    /// <summary>Focus lock.</summary>
    public static readonly Control AflButton = new(0xD2C4);

    public static readonly Control ReleaseLock = new(0xD2C5);

    /// <summary>Takes one picture; in bulb it opens the shutter (libgphoto2 config.c:9480-9503).</summary>
    public static readonly Control RequestOneShooting = new(0xD2C7);

    /// <summary>Movie button: pressed and released once starts, once more stops.</summary>
    public static readonly Control MovieRecButtonHold = new(0xD2C8);

    public static readonly Control FelButton = new(0xD2C9);

    /// <summary>Formats the card. Never sent by this driver.</summary>
    public static readonly Control FormatMedia = new(0xD2CA);

    public static readonly Control FocusMagnifier       = new(0xD2CB);
    public static readonly Control FocusMagnifierCancel = new(0xD2CC);
    public static readonly Control RemoteKeyUp          = new(0xD2CD);
    public static readonly Control RemoteKeyDown        = new(0xD2CE);
    public static readonly Control RemoteKeyLeft        = new(0xD2CF);
    public static readonly Control RemoteKeyRight       = new(0xD2D0);

    /// <summary>Focus drive, -7 to 7: the sign is the direction (negative is near), the size the step. 1, 3 and 7 have effect
    /// (alpha-fairy).</summary>
    public static readonly Control NearFar = new(0xD2D1, PtpType.Int16, -7, 7);

    /// <summary>Focus by hand while it is held.</summary>
    public static readonly Control AFMFHold = new(0xD2D2);

    public static readonly Control CancelPixelShift   = new(0xD2D3);
    public static readonly Control PixelShiftMode     = new(0xD2D4);
    public static readonly Control HfrStandby         = new(0xD2D5);
    public static readonly Control HfrRecordingCancel = new(0xD2D6);
    public static readonly Control FocusStepNear      = new(0xD2D7);
    public static readonly Control FocusStepFar       = new(0xD2D8);
    public static readonly Control AwblButton         = new(0xD2D9);

    /// <summary>Program shift, by steps of 1 (CAPP).</summary>
    public static readonly Control ProgramShift = new(0xD2DA, PtpType.Int8, -1, 1);

    // Unconfirmed: a button like its neighbours; no source states its type
    public static readonly Control WhiteBalanceInitialization = new(0xD2DB);

    /// <summary>Place of the autofocus area, x in the high half, y in the low one, on a grid of 640 x 480 (libgphoto2
    /// config.c:9578).</summary>
    public static readonly Control AFAreaPositionXy = new(0xD2DC, PtpType.UInt32, 0, 0xFFFFFFFF);

    /// <summary>Power zoom: -1 wide, 0 stop, +1 tele (Sony SDK).</summary>
    public static readonly Control ZoomOperation = new(0xD2DD, PtpType.Int8, -1, 1);

    public static readonly Control CustomWBCaptureStandby       = new(0xD2DF);
    public static readonly Control CustomWBCaptureStandbyCancel = new(0xD2E0);
    public static readonly Control CustomWBCapture              = new(0xD2E1, PtpType.UInt32, 0, 0xFFFFFFFF);

    /// <summary>Formats a card: 1 and 2 fully, 0x11 and 0x12 quickly (Sony's 3.00 example programs). Never sent by this driver.</summary>
    public static readonly Control SelectedMediaFormat = new(0xD2E2, PtpType.UInt16, 1, 18);

    public static readonly Control HighResolutionSSAdjust = new(0xD2E3, PtpType.Int16, -32768, 32767);

    /// <summary>A touch on the screen, x in the high half, y in the low one.</summary>
    public static readonly Control RemoteTouchOperationXy = new(0xD2E4, PtpType.UInt32, 0, 0xFFFFFFFF);

    public static readonly Control CancelRemoteTouchOperation = new(0xD2E5);
    public static readonly Control S1S2Button                 = new(0xD2E6);
    public static readonly Control CancelMediaFormat          = new(0xD2E7);

    // Unconfirmed: a button like its neighbours; no source states its type
    public static readonly Control WiFiPowerOff = new(0xD2E8);

    /// <summary>Keeps zoom and focus under a number.</summary>
    public static readonly Control SaveZoomAndFocusPosition = new(0xD2E9, PtpType.UInt8, 0, 255);

    /// <summary>Goes to the zoom and focus that were kept under a number.</summary>
    public static readonly Control LoadZoomAndFocusPosition = new(0xD2EA, PtpType.UInt8, 0, 255);

    /// <summary>Switches between APS-C and full frame.</summary>
    public static readonly Control ApsCOrFullSwitching = new(0xD2EB);

    public static readonly Control ColorTemperatureStep                      = new(0xD2EC, PtpType.Int16, -30, 30);
    public static readonly Control WhiteBalanceTintStep                      = new(0xD2ED, PtpType.Int16, -198, 198);
    public static readonly Control ResetMultiMatrix                          = new(0xD2EE);
    public static readonly Control FocusOperation                            = new(0xD2EF, PtpType.Int8, -1, 1);
    public static readonly Control HighResolutionSSAdjustInIntegralMultiples = new(0xD2F0, PtpType.Int16, -1, 1);
    public static readonly Control FlickerScan                               = new(0xD2F1);
    public static readonly Control SetPresetInfoZoomOnlyValue                = new(0xD2F2, PtpType.UInt16, 0, 0xFFFF);
    public static readonly Control RecSettingsReset                          = new(0xD2F3);
    public static readonly Control ContShootSpotBoostButton                  = new(0xD2F6);
    public static readonly Control RemoteKeyCancelBackButton                 = new(0xD2F7);
    public static readonly Control RemoteKeyDisplayButton                    = new(0xD2F8);
    public static readonly Control RemoteKeySet                              = new(0xD2F9);
    public static readonly Control RemoteKeyRightUp                          = new(0xD2FA);
    public static readonly Control RemoteKeyRightDown                        = new(0xD2FB);
    public static readonly Control RemoteKeyLeftUp                           = new(0xD2FC);
    public static readonly Control RemoteKeyLeftDown                         = new(0xD2FD);
    public static readonly Control MovieRecButton2ndToggle                   = new(0xD2FE);
    public static readonly Control RemoteKeyMenuButton                       = new(0xD2FF);

    /// <summary>Maps hot pixels; takes minutes. Never sent by this driver.</summary>
    public static readonly Control PixelMapping = new(0xD300);

    /// <summary>Switches the body off.</summary>
    public static readonly Control PowerOff = new(0xD301);

    public static readonly Control TimeCodePresetReset = new(0xD302);
    public static readonly Control UserBitPresetReset  = new(0xD303);

    /// <summary>Shakes the sensor. Never sent by this driver.</summary>
    public static readonly Control SensorCleaning = new(0xD304);

    public static readonly Control ResetPictureProfile = new(0xD305);
    public static readonly Control ResetCreativeLook   = new(0xD306);
    public static readonly Control StreamButton        = new(0xD307);

    // Unconfirmed: a button like its neighbours; no source states its type
    public static readonly Control WiFiDirectModeOff = new(0xD308);

    public static readonly Control CameraButtonFunction      = new(0xD309, PtpType.UInt32, 0, 0xFFFFFFFF);
    public static readonly Control CameraButtonFunctionMulti = new(0xD30A, PtpType.UInt32, 0, 0xFFFFFFFF);
    public static readonly Control CameraDialFunction        = new(0xD30B, PtpType.Int32, int.MinValue, int.MaxValue);
    public static readonly Control CameraLeverFunction       = new(0xD30C, PtpType.Int32, int.MinValue, int.MaxValue);
    public static readonly Control TrackingOnAFOnButton      = new(0xD30D);
    public static readonly Control ForcedFileNumberReset     = new(0xD30E);
    public static readonly Control SetPostViewEnable         = new(0xD312);

    /// <summary>Switches live view on (2) and off (1) on the newest bodies.</summary>
    public static readonly Control SetLiveViewEnable = new(0xD313);

    /// <summary>Makes a folder of the given name on the card.</summary>
    public static readonly Control CreateNewFolderStill = new(0xD314, PtpType.String);

    public static readonly Control CameraStandby = new(0xD315);

    /// <summary>Switches a sleeping body on.</summary>
    public static readonly Control PowerOn = new(0xD316);

    public static readonly Control ShutterEcsNumberStep    = new(0xF000, PtpType.Int16, -32768, 32767);
    public static readonly Control MovieRecButtonToggle    = new(0xF001);
    public static readonly Control CancelFocusPosition     = new(0xF002);
    public static readonly Control ZoomOperationWithInt16  = new(0xF003, PtpType.Int16, -32767, 32767);
    public static readonly Control FocusOperationWithInt16 = new(0xF004, PtpType.Int16, -32767, 32767);
    public static readonly Control CancelZoomPosition      = new(0xF00C);

    /// <summary>Asks the body for another USB mode.</summary>
    public static readonly Control UsbConnectionModeRequest = new(0xF012, PtpType.UInt16, 1, 1);

    public static readonly Control PresetPtzfRecall = new(0xF015, PtpType.UInt16, 0, 0xFFFF);

    /// <summary>The row of a code, or one without a name.</summary>
    public static Control Find(ushort code) =>
        Index.ByCode.GetValueOrDefault(code) ?? new Control(code, name: $"Control 0x{code:X4}");

    public static IEnumerable<Control> All => Index.ByCode.Values.OrderBy(c => c.Code);

    /// <summary>Apart from the rows, so that these exist when it is built.</summary>
    private static class Index
    {
        public static readonly FrozenDictionary<ushort, Control> ByCode = TableRows.ByCode<Control>(typeof(SonyControl), c => c.Code);
    }
}
