namespace SonyAlpha.SonyProtocol;

public static partial class SonyProperty
{
    /// <summary>Flash compensation.</summary>
    public static readonly Property<ExposureCompensation> FlashCompensation = new(0xD200);

    /// <summary>Tone curve and HDR of JPEG pictures.</summary>
    public static readonly Property<DynamicRangeOptimizer> DynamicRangeOptimizer = new(0xD201);

    public static readonly Property UnnamedD202 = new(0xD202);

    /// <summary>Size of JPEG pictures.</summary>
    public static readonly Property<ImageSize> ImageSize = new(0xD203);

    /// <summary>Charge of all batteries together, in percent; 200 is two full ones.</summary>
    public static readonly Property<short> TotalBatteryPercent = new(0xD204);

    /// <summary>Charge of all batteries in steps.</summary>
    public static readonly Property<BatteryIndicator> TotalBatteryLevelIndicator = new(0xD205);

    public static readonly Property UnnamedD206                         = new(0xD206);
    public static readonly Property OsdImageMode                        = new(0xD207);
    public static readonly Property CameraButtonFunctionCapability      = new(0xD208);
    public static readonly Property CameraButtonFunctionMultiCapability = new(0xD209);
    public static readonly Property CameraDialFunctionCapability        = new(0xD20A);
    public static readonly Property CameraLeverFunctionCapability       = new(0xD20B);
    public static readonly Property CameraButtonFunctionStatus          = new(0xD20C);

    /// <summary>Shutter speed; zero is bulb. Protocol 2.00: by steps, +1 is shorter (libgphoto2 config.c:5767-5772).</summary>
    public static readonly Property<ShutterSpeed> ShutterSpeed = new(0xD20D) { Nothing = uint.MaxValue };

    /// <summary>Charge of the battery in steps; <see cref="BatteryPercent"/> is better where it is there.</summary>
    public static readonly Property<BatteryIndicator> BatteryLevelIndicator = new(0xD20E);

    /// <summary>Kelvin, 2500 to 9900 by 100.</summary>
    public static readonly Property<ColorTemperature> ColorTemperature = new(0xD20F);

    /// <summary>White balance shift green to magenta.</summary>
    public static readonly Property<WhiteBalanceShift> BiaxialFineTuningGMDirection = new(0xD210);

    /// <summary>Shape of JPEG pictures; raw files stay whole.</summary>
    public static readonly Property<AspectRatio> AspectRatio = new(0xD211);

    public static readonly Property UnnamedD212 = new(0xD212);

    /// <summary>Whether the autofocus has found something; idle at rest in all dumps of libgphoto2 camlibs/ptp2/cameras.</summary>
    public static readonly Property<FocusIndication> FocusIndication = new(0xD213);

    /// <summary>Bytes that the next file may have, at most; 31332000 on ILCE-7SM3 3.00. A hint and no promise.</summary>
    public static readonly Property<uint> PredictedMaximumFileSize = new(0xD214);

    /// <summary>Pictures in the transfer memory. Reading one before it says ready crashes firmware (libgphoto2
    /// library.c:5116-5138).</summary>
    public static readonly Property<ObjectInMemory> ObjectInMemory = new(0xD215);

    public static readonly Property AutoFtpTransferTargetStill = new(0xD216);

    /// <summary>Whether the automatic exposure is locked.</summary>
    public static readonly Property<LockIndication> AELockIndication = new(0xD217);

    /// <summary>Charge of the battery in percent; -1 unknown.</summary>
    public static readonly Property<sbyte> BatteryPercent = new(0xD218);

    /// <summary>APS-C/Super 35 crop: changes the size of raw files.</summary>
    public static readonly Property<Toggle> SensorCrop = new(0xD219);

    /// <summary>Effect in JPEG pictures; several effects switch raw files off.</summary>
    public static readonly Property<PictureEffect> PictureEffect = new(0xD21B);

    /// <summary>White balance shift amber to blue.</summary>
    public static readonly Property<WhiteBalanceShift> BiaxialFineTuningABDirection = new(0xD21C);

    /// <summary>Whether a movie is being recorded; stills cannot be taken meanwhile.</summary>
    public static readonly Property<MovieRecording> MovieRecordingState = new(0xD21D);

    /// <summary>ISO value. Protocol 2.00: by steps, +1 is higher.</summary>
    public static readonly Property<Iso> Iso = new(0xD21E);

    /// <summary>Whether the flash exposure is locked.</summary>
    public static readonly Property<LockIndication> FELockIndication = new(0xD21F);

    public static readonly Property AudioSignalsStartEnd = new(0xD220);

    /// <summary>Whether live view frames can be fetched.</summary>
    public static readonly Property<LiveViewStatus> LiveViewStatus = new(0xD221);

    /// <summary>Where pictures go. With the card alone no picture ever arrives.</summary>
    public static readonly Property<SaveDestination> SaveDestination = new(0xD222);

    /// <summary>Clock of the body, written as YYYYMMDDThhmmss; event 0xC205 tells the result.</summary>
    public static readonly Property DateTimeSettings = new(0xD223);

    /// <summary>Protocol 2.00, bodies of 2018 to 2021: exposure compensation that can be written.</summary>
    public static readonly Property<ExposureCompensation> AbsoluteExposureCompensation = new(0xD224) { OnlyIn = ExtDeviceInfo.Version2 };

    public static readonly Property ProtectImageInFtpTransfer = new(0xD225);

    /// <summary>Protocol 2.00, bodies of 2018 to 2021: ISO value that can be written.</summary>
    public static readonly Property<Iso> AbsoluteIso = new(0xD226) { OnlyIn = ExtDeviceInfo.Version2 };

    public static readonly Property FormatMediaStatus = new(0xD227);
    public static readonly Property UnnamedD228       = new(0xD228);

    /// <summary>Protocol 2.00, bodies of 2018 to 2021: shutter speed that can be written (libgphoto2 ptp.h:3539).</summary>
    public static readonly Property<ShutterSpeed> AbsoluteShutterSpeed = new(0xD229)
        { OnlyIn = ExtDeviceInfo.Version2, Nothing = uint.MaxValue };

    /// <summary>Protocol 3.00: what the autofocus can recognise, one bit each (captured from ILCE-7SM3 3.00).</summary>
    public static readonly Property AutoRecognitionTargetCandidates = new(0xD229) { OnlyIn = ExtDeviceInfo.Version3 };

    public static readonly Property UnnamedD22A = new(0xD22A);
    public static readonly Property UnnamedD22B = new(0xD22B);

    /// <summary>Where the autofocus looks.</summary>
    public static readonly Property<FocusArea> FocusArea = new(0xD22C);

    public static readonly Property FocusMagnifierStatus       = new(0xD22D);
    public static readonly Property UnnamedD22E                = new(0xD22E);
    public static readonly Property CurrentFocusMagnifierRatio = new(0xD22F);
    public static readonly Property FocusMagnifierPosition     = new(0xD230);

    /// <summary>Whether live view shows the effect of the settings; off is brighter at night.</summary>
    public static readonly Property<LiveViewDisplayEffect> LiveViewDisplayEffect = new(0xD231);

    public static readonly Property UnnamedD232                  = new(0xD232);
    public static readonly Property UnnamedD233                  = new(0xD233);
    public static readonly Property AutoRecognitionTargetSetting = new(0xD234);

    /// <summary>Whether the focus can be driven with <see cref="SonyControl.NearFar"/> now.</summary>
    public static readonly Property<Availability> NearFarEnableStatus = new(0xD235);

    /// <summary>Whether the AF/MF hold button works now (SonyAlphaUSB).</summary>
    public static readonly Property<Availability> AFMFHoldEnableStatus = new(0xD236);

    public static readonly Property ExposureStep                       = new(0xD237);
    public static readonly Property UnnamedD238                        = new(0xD238);
    public static readonly Property PixelShiftShootingMode             = new(0xD239);
    public static readonly Property PixelShiftShootingNumber           = new(0xD23A);
    public static readonly Property PixelShiftShootingInterval         = new(0xD23B);
    public static readonly Property PixelShiftShootingStatus           = new(0xD23C);
    public static readonly Property ProgressNumberOfPixelShiftShooting = new(0xD23D);
    public static readonly Property UnnamedD23E                        = new(0xD23E);

    /// <summary>Picture profile, 0 off, 1 to 11.</summary>
    public static readonly Property<byte> PictureProfile = new(0xD23F);

    public static readonly Property CreativeStyle         = new(0xD240);
    public static readonly Property FileFormatMovie       = new(0xD241);
    public static readonly Property RecordingSettingMovie = new(0xD242);
    public static readonly Property UnnamedD243           = new(0xD243);
    public static readonly Property UnnamedD244           = new(0xD244);
    public static readonly Property UnnamedD245           = new(0xD245);
    public static readonly Property UnnamedD246           = new(0xD246);
    public static readonly Property UnnamedD247           = new(0xD247);

    /// <summary>The card in slot 1.</summary>
    public static readonly Property<MediaStatus> MediaSlot1Status = new(0xD248);

    /// <summary>Pictures that the card in slot 1 still has room for.</summary>
    public static readonly Property<uint> MediaSlot1RemainingShots = new(0xD249);

    /// <summary>Of a movie, on the card in slot 1.</summary>
    // Unconfirmed: in seconds, as other times of Sony's are
    public static readonly Property<uint> MediaSlot1RemainingTime = new(0xD24A);
    public static readonly Property UnnamedD24B             = new(0xD24B);

    /// <summary>Focus position in percent of the way; needs a lens that tells it.</summary>
    public static readonly Property<byte> FocalPosition = new(0xD24C);

    public static readonly Property UnnamedD24D = new(0xD24D);

    /// <summary>Whether the automatic white balance is locked.</summary>
    public static readonly Property<LockIndication> AWBLockIndication = new(0xD24E);

    /// <summary>Interval shooting: while it is on, one press of the button starts a series. Captured from ILCE-1M2: 1 and 2.</summary>
    public static readonly Property<Toggle> IntervalRecStillMode = new(0xD24F);

    public static readonly Property IntervalRecStillStatus = new(0xD250);

    /// <summary>Whether the body is about to switch off for heat.</summary>
    public static readonly Property<Overheating> Overheating = new(0xD251);

    /// <summary>JPEG or HEIF quality; cannot be set while only raw files are written.</summary>
    public static readonly Property<StillImageQuality> StillImageQuality = new(0xD252);

    /// <summary>What a picture is written as, protocol 3.00.</summary>
    public static readonly Property<FileFormatStill> FileFormatStill = new(0xD253);

    /// <summary>Ratio and place of the focus magnifier.</summary>
    public static readonly Property<FocusMagnifierSetting> FocusMagnifierSetting = new(0xD254);

    public static readonly Property AFTrackingSensitivityStill = new(0xD255);

    /// <summary>The card in slot 2.</summary>
    public static readonly Property<MediaStatus> MediaSlot2Status = new(0xD256);

    /// <summary>Pictures that the card in slot 2 still has room for.</summary>
    public static readonly Property<uint> MediaSlot2RemainingShots = new(0xD257);

    /// <summary>Of a movie, on the card in slot 2; seconds as for slot 1.</summary>
    public static readonly Property<uint> MediaSlot2RemainingTime = new(0xD258);

    /// <summary>Who is master of the settings: the dials, or the program.</summary>
    public static readonly Property<PriorityKey> PositionKey = new(0xD25A);

    /// <summary>Whether a power zoom can be driven now.</summary>
    public static readonly Property<Availability> ZoomOperationEnableStatus = new(0xD25B);

    /// <summary>Magnification by zooming.</summary>
    public static readonly Property<ZoomScale> ZoomScale = new(0xD25C);

    public static readonly Property ZoomBarInformation   = new(0xD25D);
    public static readonly Property ZoomSpeedRange       = new(0xD25E);
    public static readonly Property ZoomSetting          = new(0xD25F);
    public static readonly Property ZoomTypeStatus       = new(0xD260);

    /// <summary>Seconds that a movie has been recorded (Sony's 3.00 example programs).</summary>
    public static readonly Property UnnamedD261 = new(0xD261);

    public static readonly Property WirelessFlashSetting = new(0xD262);
    public static readonly Property RedEyeReduction      = new(0xD263);

    /// <summary>Why the body refuses to be controlled.</summary>
    public static readonly Property<RemoteControlRestriction> RemoteControlRestrictionStatus = new(0xD264);

    public static readonly Property UnnamedD265 = new(0xD265);
    public static readonly Property UnnamedD266 = new(0xD266);

    /// <summary>Size of the live view area, in pixels.</summary>
    public static readonly Property<PointXY> LiveViewArea = new(0xD267);

    /// <summary>Size of the JPEG pictures that go to the computer.</summary>
    public static readonly Property<PcSaveImageSize> PcSaveImageSize = new(0xD268);

    /// <summary>Which files of a RAW+JPEG picture go to the computer.</summary>
    public static readonly Property<RawJpegPcSaveImage> RawJpegPcSaveImage = new(0xD269);

    /// <summary>Size and quality of live view frames.</summary>
    public static readonly Property<LiveViewImageQuality> LiveViewImageQuality = new(0xD26A);

    /// <summary>Area in which white balance can be measured.</summary>
    public static readonly Property<PointXY> CustomWBCapturableArea = new(0xD26B);

    /// <summary>Size of the frame in which white balance is measured.</summary>
    public static readonly Property<PointXY> CustomWBCaptureFrameSize = new(0xD26C);

    public static readonly Property CustomWBCaptureStandbyOperation       = new(0xD26D);
    public static readonly Property CustomWBCaptureStandbyCancelOperation = new(0xD26E);
    public static readonly Property CustomWBCaptureOperation              = new(0xD26F);
    public static readonly Property CustomWBExecutionState                = new(0xD270);

    /// <summary>1 if the settings can be saved and loaded as a file: the object <see cref="Ptp.ObjectHandle.SettingsFile"/> (Sony's 3.00
    /// example programs).</summary>
    public static readonly Property CameraSettingSaveOperation            = new(0xD271);

    public static readonly Property CameraSettingReadOperation            = new(0xD272);
    public static readonly Property CameraSettingSaveReadState            = new(0xD273);
    public static readonly Property FtpSettingSaveOperation               = new(0xD274);
    public static readonly Property FtpSettingReadOperation               = new(0xD275);
    public static readonly Property FtpSettingSaveReadState               = new(0xD276);

    /// <summary>Where newer bodies serve live view over the network.</summary>
    public static readonly Property LiveViewUrl = new(0xD278);

    public static readonly Property MediaSlot1FormatEnableStatus = new(0xD279);
    public static readonly Property MediaSlot2FormatEnableStatus = new(0xD27A);
    public static readonly Property MediaFormatProgressRate      = new(0xD27B);
    public static readonly Property SelectFtpServer              = new(0xD27C);
    public static readonly Property UnnamedD27D                  = new(0xD27D);
    public static readonly Property UnnamedD27E                  = new(0xD27E);
    public static readonly Property FtpConnectionStatus          = new(0xD27F);
    public static readonly Property FtpConnectionErrorInfo       = new(0xD280);

    /// <summary>Shutter speeds in fine steps.</summary>
    public static readonly Property<OnOff> HighResolutionSSSetting = new(0xD281);

    public static readonly Property HighResolutionShutterSpeed             = new(0xD282);
    public static readonly Property FunctionOfTouchOperation               = new(0xD283);
    public static readonly Property RemoteTouchOperationEnableStatus       = new(0xD284);
    public static readonly Property CancelRemoteTouchOperationEnableStatus = new(0xD285);
    public static readonly Property RecordingFrameRateSettingMovie         = new(0xD286);

    /// <summary>JPEG or HEIF.</summary>
    public static readonly Property<StillCompression> CompressionFileFormatStill = new(0xD287);

    /// <summary>How raw files are compressed.</summary>
    public static readonly Property<RawFileType> RawFileType = new(0xD288);

    /// <summary>How raw files on the card in slot 1 are compressed.</summary>
    public static readonly Property<RawFileType> MediaSlot1RawFileType = new(0xD289);

    /// <summary>How raw files on the card in slot 2 are compressed.</summary>
    public static readonly Property<RawFileType> MediaSlot2RawFileType = new(0xD28A);

    /// <summary>What is written to the card in slot 1.</summary>
    public static readonly Property<FileFormatStill> MediaSlot1FileFormatStill = new(0xD28B);

    /// <summary>What is written to the card in slot 2.</summary>
    public static readonly Property<FileFormatStill> MediaSlot2FileFormatStill = new(0xD28C);

    /// <summary>Quality of what is written to the card in slot 1.</summary>
    public static readonly Property<StillImageQuality> MediaSlot1ImageQuality = new(0xD28D);

    /// <summary>Quality of what is written to the card in slot 2.</summary>
    public static readonly Property<StillImageQuality> MediaSlot2ImageQuality = new(0xD28E);

    /// <summary>Size of the JPEG pictures on the card in slot 1.</summary>
    public static readonly Property<ImageSize> MediaSlot1ImageSize = new(0xD28F);

    /// <summary>Size of the JPEG pictures on the card in slot 2.</summary>
    public static readonly Property<ImageSize> MediaSlot2ImageSize = new(0xD290);

    public static readonly Property UnnamedD291                       = new(0xD291);

    /// <summary>Whether the card in slot 1 can be formatted now (Sony's 3.00 example programs).</summary>
    public static readonly Property MediaSlot1QuickFormatEnableStatus = new(0xD292);

    /// <summary>Whether the card in slot 2 can be formatted now.</summary>
    public static readonly Property MediaSlot2QuickFormatEnableStatus = new(0xD293);
    public static readonly Property CancelMediaFormatEnableStatus     = new(0xD294);
    public static readonly Property ContentsTransferEnableStatus      = new(0xD295);
    public static readonly Property UnnamedD296                       = new(0xD296);
    public static readonly Property SaveZoomAndFocusPosition          = new(0xD297);
    public static readonly Property LoadZoomAndFocusPosition          = new(0xD298);
    public static readonly Property RemoteControlZoomSpeedType        = new(0xD299);
    public static readonly Property ApsCOrFullSwitchingSetting        = new(0xD29A);

    /// <summary>Whether the crop can be switched now.</summary>
    public static readonly Property<Availability> ApsCOrFullSwitchingEnableStatus = new(0xD29B);

    public static readonly Property MovieRecSelfTimer                  = new(0xD29C);
    public static readonly Property MovieRecSelfTimerCountTime         = new(0xD29D);
    public static readonly Property PaintLookMultiMatrixAreaIndication = new(0xD29E);
    public static readonly Property MovieRecSelfTimerContinuous        = new(0xD29F);
    public static readonly Property MovieRecSelfTimerStatus            = new(0xD2A0);
    public static readonly Property FocusBracketShotNum                = new(0xD2A1);
    public static readonly Property FocusBracketFocusRange             = new(0xD2A2);

    /// <summary>Whether the body ends a bulb exposure by itself; captured from ILCE-7M5 and ILCE-1M2.</summary>
    public static readonly Property<OnOff> BulbTimerSetting = new(0xD2A4);

    /// <summary>Seconds after which the body ends a bulb exposure by itself, 2 to 900.</summary>
    public static readonly Property<ushort> BulbExposureTimeSetting = new(0xD2A5);

    /// <summary>Seconds since a bulb exposure began.</summary>
    // Unconfirmed: [bulb-times-in-seconds] the unit, which no source states
    public static readonly Property<uint> ElapsedBulbExposureTime = new(0xD2A6);

    /// <summary>Seconds that a bulb exposure will still last.</summary>
    // Unconfirmed: [bulb-times-in-seconds] the unit, which no source states
    public static readonly Property<ushort> RemainingBulbExposureTime = new(0xD2A7);

    /// <summary>Seconds that the noise reduction will still last.</summary>
    // Unconfirmed: [bulb-times-in-seconds] the unit, which no source states
    public static readonly Property<uint> RemainingNoiseReductionTime = new(0xD2A8);

    public static readonly Property MonitorLutSettingOutputDestAssign        = new(0xD2A9);
    public static readonly Property MonitorLutSetting1                       = new(0xD2AA);
    public static readonly Property MonitorLutSetting2                       = new(0xD2AB);
    public static readonly Property MonitorLutSetting3                       = new(0xD2AC);
    public static readonly Property AFTrackForSpeedChange                    = new(0xD2AD);
    public static readonly Property MonitoringOutputDisplaySettingDestAssign = new(0xD2AE);
    public static readonly Property MonitoringOutputDisplaySetting1          = new(0xD2AF);
    public static readonly Property MonitoringOutputDisplaySetting2          = new(0xD2B0);
    public static readonly Property UserBaseLookOutput                       = new(0xD2B1);
    public static readonly Property PlaySetOfMultiMedia                      = new(0xD2B2);
    public static readonly Property VideoStreamBitRateVbrMode                = new(0xD2B3);
    public static readonly Property UnnamedD2B4                              = new(0xD2B4);
    public static readonly Property RecordingFileNumberMovie                 = new(0xD2B5);
    public static readonly Property UnnamedD2B9                              = new(0xD2B9);
    public static readonly Property FlickerScanStatus                        = new(0xD2BA);
    public static readonly Property FlickerScanEnableStatus                  = new(0xD2BB);
    public static readonly Property TeleWideLeverValueCapability             = new(0xD2BD);
    public static readonly Property TargetStreamingDestinationSelect         = new(0xD2BE);
    public static readonly Property StreamDisplayName                        = new(0xD2BF);
    public static readonly Property VideoStreamMaxBitRate                    = new(0xD2C0);

    /// <summary>Shutter button pressed half way. What protocol 2.00 shows is no button state on newer bodies: 2 at rest.</summary>
    public static readonly Property<ButtonState> S1Button = new(0xD2C1);

    /// <summary>Shutter button pressed fully. What protocol 2.00 shows is no button state on newer bodies: 2 at rest.</summary>
    public static readonly Property<ButtonState> S2Button = new(0xD2C2);

    public static readonly Property<ButtonState> AelButton            = new(0xD2C3);
    public static readonly Property<ButtonState> AFLButton            = new(0xD2C4);
    public static readonly Property<ButtonState> ReleaseLock          = new(0xD2C5);
    public static readonly Property<ButtonState> RequestOneShooting   = new(0xD2C7);
    public static readonly Property<ButtonState> MovieRecButtonHold   = new(0xD2C8);
    public static readonly Property<ButtonState> FelButton            = new(0xD2C9);
    public static readonly Property<ButtonState> FormatMedia          = new(0xD2CA);
    public static readonly Property<ButtonState> FocusMagnifier       = new(0xD2CB);
    public static readonly Property<ButtonState> FocusMagnifierCancel = new(0xD2CC);
    public static readonly Property<ButtonState> RemoteKeyUp          = new(0xD2CD);
    public static readonly Property<ButtonState> RemoteKeyDown        = new(0xD2CE);
    public static readonly Property<ButtonState> RemoteKeyLeft        = new(0xD2CF);
    public static readonly Property<ButtonState> RemoteKeyRight       = new(0xD2D0);

    /// <summary>Focus drive, -7 to 7.</summary>
    public static readonly Property<short> NearFar = new(0xD2D1);

    public static readonly Property<ButtonState> AFMFHold                     = new(0xD2D2);
    public static readonly Property<ButtonState> CancelPixelShiftShooting     = new(0xD2D3);
    public static readonly Property<ButtonState> PixelShiftShootingModeButton = new(0xD2D4);
    public static readonly Property<ButtonState> HFRStandby                   = new(0xD2D5);
    public static readonly Property<ButtonState> HFRRecordingCancel           = new(0xD2D6);
    public static readonly Property<ButtonState> FocusStepNear                = new(0xD2D7);
    public static readonly Property<ButtonState> FocusStepFar                 = new(0xD2D8);
    public static readonly Property<ButtonState> AwblButton                   = new(0xD2D9);

    /// <summary>Place of the autofocus area on a grid of 640 x 480 (libgphoto2 config.c:9578).</summary>
    public static readonly Property<PointXY> AFAreaPositionXy = new(0xD2DC);

    /// <summary>Power zoom: -1 wide, 0 stop, +1 tele.</summary>
    public static readonly Property<sbyte> ZoomOperation = new(0xD2DD);

    public static readonly Property UnnamedD2DE                     = new(0xD2DE);
    public static readonly Property CustomWBCaptureStandby          = new(0xD2DF);
    public static readonly Property CustomWBCaptureStandbyCancel    = new(0xD2E0);
    public static readonly Property CustomWBCapture                 = new(0xD2E1);
    public static readonly Property SelectedMediaFormat             = new(0xD2E2);
    public static readonly Property RemoteTouchOperationXy          = new(0xD2E4);
    public static readonly Property CancelRemoteTouchOperation      = new(0xD2E5);
    public static readonly Property SaveZoomAndFocusPositionControl = new(0xD2E9);
    public static readonly Property LoadZoomAndFocusPositionControl = new(0xD2EA);
    public static readonly Property UserBitPresetReset              = new(0xD303);
}
