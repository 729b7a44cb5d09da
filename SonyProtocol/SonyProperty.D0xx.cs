namespace SonyAlpha.SonyProtocol;

public static partial class SonyProperty
{
    public static readonly Property TNumber          = new(0xD000);
    public static readonly Property IrisModeSetting  = new(0xD001);
    public static readonly Property IrisCloseSetting = new(0xD002);
    public static readonly Property IrisDisplayUnit  = new(0xD003);

    /// <summary>Distance in focus; needs a lens that tells it.</summary>
    public static readonly Property<FocusDistance> FocalDistanceInMeter = new(0xD004);

    public static readonly Property FocalDistanceInFeet      = new(0xD005);
    public static readonly Property FocalDistanceUnitSetting = new(0xD006);
    public static readonly Property FocusModeSetting         = new(0xD007);
    public static readonly Property FocusSpeedRange          = new(0xD008);
    public static readonly Property DigitalZoomScale         = new(0xD00A);

    /// <summary>Focal length that the lens is set to. Captured from ILCE-7SM3 3.00 with a 24-70 mm lens: range 24000 to 70000.</summary>
    public static readonly Property<FocalLength> ZoomDistance = new(0xD00B);

    public static readonly Property WhiteBalanceModeSetting  = new(0xD00C);
    public static readonly Property WhiteBalanceTint         = new(0xD00D);
    public static readonly Property ShutterAngle             = new(0xD00E);
    public static readonly Property ShutterSetting           = new(0xD00F);
    public static readonly Property ShutterMode              = new(0xD010);
    public static readonly Property ShutterModeStatus        = new(0xD011);
    public static readonly Property ShutterSelectMode        = new(0xD012);
    public static readonly Property ShutterModeSetting       = new(0xD013);
    public static readonly Property ShutterSlow              = new(0xD014);
    public static readonly Property ShutterSlowFrames        = new(0xD015);
    public static readonly Property ShutterSpeedValue        = new(0xD016);
    public static readonly Property ShutterSpeedCurrentValue = new(0xD017);
    public static readonly Property NDFilter                 = new(0xD018);
    public static readonly Property NDFilterMode             = new(0xD019);
    public static readonly Property NDFilterModeSetting      = new(0xD01A);
    public static readonly Property NDFilterValue            = new(0xD01B);
    public static readonly Property GainControlSetting       = new(0xD01C);
    public static readonly Property GainUnitSetting          = new(0xD01D);
    public static readonly Property GainDBValue              = new(0xD01E);
    public static readonly Property GainDBCurrentValue       = new(0xD01F);
    public static readonly Property GainBaseIsoSensitivity   = new(0xD020);
    public static readonly Property GainBaseSensitivity      = new(0xD021);
    public static readonly Property ExposureIndex            = new(0xD022);

    /// <summary>The ISO value in use while ISO is AUTO.</summary>
    public static readonly Property<Iso> IsoCurrentSensitivity = new(0xD023);

    public static readonly Property RecordingResolutionForMainMovie     = new(0xD024);
    public static readonly Property RecordingResolutionForProxyMovie    = new(0xD025);
    public static readonly Property ProxyFileFormatMovie                = new(0xD027);
    public static readonly Property RecordingFrameRateProxySettingMovie = new(0xD028);
    public static readonly Property ZoomDistanceUnitSetting             = new(0xD029);
    public static readonly Property SyncIDForFtpJobList                 = new(0xD02A);
    public static readonly Property MediaSlot1RecAvailableType          = new(0xD02B);
    public static readonly Property MediaSlot2RecAvailableType          = new(0xD02C);
    public static readonly Property SelectFtpServerID                   = new(0xD02E);
    public static readonly Property MoviePlayingState                   = new(0xD02F);
    public static readonly Property MoviePlayingSpeed                   = new(0xD030);
    public static readonly Property MediaSlot1ProfileUrl                = new(0xD031);
    public static readonly Property MediaSlot2ProfileUrl                = new(0xD032);
    public static readonly Property MediaSlot1Player                    = new(0xD035);
    public static readonly Property MediaSlot2Player                    = new(0xD036);
    public static readonly Property BatteryRemainDisplayUnit            = new(0xD037);
    public static readonly Property BatteryRemainingInMinutes           = new(0xD038);
    public static readonly Property BatteryRemainingInVoltage           = new(0xD039);
    public static readonly Property PowerSource                         = new(0xD03A);
    public static readonly Property Awb                                 = new(0xD03B);
    public static readonly Property BaseLookValue                       = new(0xD03C);
    public static readonly Property DCVoltage                           = new(0xD03E);

    /// <summary>Firmware version: "3.00".</summary>
    public static readonly Property SoftwareVersion = new(0xD040) { IsOfEquipment = true };

    public static readonly Property FtpFunction                    = new(0xD041);
    public static readonly Property PlaybackMedia                  = new(0xD042);
    public static readonly Property RecSettingsResetEnableStatus   = new(0xD043);
    public static readonly Property MonitorDispModeCandidates      = new(0xD044);
    public static readonly Property MonitorDispModeSetting         = new(0xD045);
    public static readonly Property MonitorDispMode                = new(0xD046);
    public static readonly Property TouchOperation                 = new(0xD047);
    public static readonly Property SelectFinderMonitor            = new(0xD048);
    public static readonly Property AutoPowerOffTemperature        = new(0xD049);
    public static readonly Property BodyKeyLock                    = new(0xD04A);
    public static readonly Property ImageIDNumericalValue          = new(0xD04B);
    public static readonly Property ImageIDString                  = new(0xD04C);
    public static readonly Property MonitorLutSettingAllLine       = new(0xD04D);
    public static readonly Property AutoFtpTransfer                = new(0xD04E);
    public static readonly Property AutoFtpTransferTarget          = new(0xD04F);
    public static readonly Property SimulRecSetting                = new(0xD050);
    public static readonly Property SQModeSetting                  = new(0xD051);
    public static readonly Property SQFrameRate                    = new(0xD052);
    public static readonly Property PictureCacheRecSetting         = new(0xD053);
    public static readonly Property PictureCacheRecSizeAndTime     = new(0xD054);
    public static readonly Property IntervalRecMovieTime           = new(0xD055);
    public static readonly Property IntervalRecMovieFrames         = new(0xD056);
    public static readonly Property UploadDatasetVersion           = new(0xD057);
    public static readonly Property BaseLookImportCommandVersion   = new(0xD059);
    public static readonly Property UnnamedD05A                    = new(0xD05A);
    public static readonly Property PushAutoIris                   = new(0xD05B);
    public static readonly Property PushAgc                        = new(0xD05C);
    public static readonly Property PushAutoNDFilter               = new(0xD05D);
    public static readonly Property PushAutoFocus                  = new(0xD05E);
    public static readonly Property ImagerScanMode                 = new(0xD05F);
    public static readonly Property SubjectRecognitionAF           = new(0xD060);
    public static readonly Property AFTransitionSpeed              = new(0xD061);
    public static readonly Property AFSubjShiftSens                = new(0xD062);
    public static readonly Property RecordingResolutionForRawMovie = new(0xD063);
    public static readonly Property TouchFunctionInMF              = new(0xD064);
    public static readonly Property PaintLookMasterBlack           = new(0xD065);
    public static readonly Property PaintLookRBlack                = new(0xD066);
    public static readonly Property PaintLookBBlack                = new(0xD067);
    public static readonly Property PaintLookKneeSetting           = new(0xD068);
    public static readonly Property PaintLookAutoKnee              = new(0xD069);
    public static readonly Property PaintLookKneePoint             = new(0xD06A);
    public static readonly Property PaintLookKneeSlope             = new(0xD06B);
    public static readonly Property PaintLookDetailSetting         = new(0xD06C);
    public static readonly Property PaintLookDetailLevel           = new(0xD06D);
    public static readonly Property NDFilterSwitchingSetting       = new(0xD073);
    public static readonly Property NDFilterPresetSelect           = new(0xD074);
    public static readonly Property NDFilterPreset1Value           = new(0xD075);
    public static readonly Property NDFilterPreset2Value           = new(0xD076);
    public static readonly Property NDFilterPreset3Value           = new(0xD077);
    public static readonly Property MonitoringOutputDisplaySdi     = new(0xD078);
    public static readonly Property MonitoringOutputDisplayHdmi    = new(0xD079);
    public static readonly Property CameraSystemErrorInfo          = new(0xD07A);

    /// <summary>Name of the lens: "24-70mm F2.8 DG DN | Art 019".</summary>
    public static readonly Property LensModelName = new(0xD07B) { IsOfEquipment = true };

    public static readonly Property LensSerialNumber = new(0xD07C);

    /// <summary>Firmware version of the lens: "03".</summary>
    public static readonly Property LensVersionNumber = new(0xD07D) { IsOfEquipment = true };

    public static readonly Property SimulRecSettingMovieRecButton       = new(0xD07F);
    public static readonly Property DisplayedMenuStatus                 = new(0xD080);
    public static readonly Property WhiteBalanceSwitch                  = new(0xD085);
    public static readonly Property WhiteBalancePresetColorTemperature  = new(0xD086);
    public static readonly Property WhiteBalanceRGain                   = new(0xD087);
    public static readonly Property WhiteBalanceBGain                   = new(0xD088);
    public static readonly Property WhiteBalanceOffsetColorTempAtw      = new(0xD089);
    public static readonly Property WhiteBalanceOffsetTintAtw           = new(0xD08A);
    public static readonly Property BaseLookImportOperationEnableStatus = new(0xD08B);
    public static readonly Property LanguageSetting                     = new(0xD08F);
    public static readonly Property AutoFocusHold                       = new(0xD091);
    public static readonly Property ImageIDNumericalValueSetting        = new(0xD092);
    public static readonly Property ExposureCtrlType                    = new(0xD099);
    public static readonly Property FTPSettingListOperationEnableStatus = new(0xD09A);
    public static readonly Property PlaybackContentsRecordingDateTime   = new(0xD09C);
    public static readonly Property PlaybackContentsName                = new(0xD09D);
    public static readonly Property PlaybackContentsNumber              = new(0xD09E);
    public static readonly Property PlaybackContentsTotalNumber         = new(0xD09F);
    public static readonly Property PlaybackContentsRecordingResolution = new(0xD0A0);
    public static readonly Property PlaybackContentsRecordingFrameRate  = new(0xD0A1);
    public static readonly Property PlaybackContentsRecordingFileFormat = new(0xD0A2);
    public static readonly Property PlaybackContentsGammaType           = new(0xD0A4);
    public static readonly Property WhiteBalanceOffsetSetting           = new(0xD0A9);
    public static readonly Property WhiteBalanceOffsetColorTemp         = new(0xD0AA);
    public static readonly Property FocusBracketShootingStatus          = new(0xD0AB);
    public static readonly Property VideoStreamSelect                   = new(0xD0AC);
    public static readonly Property VideoStreamCodec                    = new(0xD0AD);
    public static readonly Property VideoStreamResolution               = new(0xD0AE);
    public static readonly Property UnnamedD0AF                         = new(0xD0AF);
    public static readonly Property VideoStreamBitRateCompressionMode   = new(0xD0B5);
    public static readonly Property CameraOperatingMode                 = new(0xD0BC);
    public static readonly Property PlaybackViewMode                    = new(0xD0BD);
    public static readonly Property FirmwareUpdateCommandVersion        = new(0xD0BF);
    public static readonly Property FirmwareUpdateStatus                = new(0xD0C0);
    public static readonly Property MaximumNumberOfBytes                = new(0xD0C1);
    public static readonly Property UnnamedD0C2                         = new(0xD0C2);
    public static readonly Property BaseLookNameOfPlayback              = new(0xD0C3);
    public static readonly Property BaseLookAppliedOfPlayback           = new(0xD0C4);
    public static readonly Property TypeCAccessoryMode                  = new(0xD0C5);
    public static readonly Property PixelMappingEnableStatus            = new(0xD0C6);
    public static readonly Property DeleteUserBaseLook                  = new(0xD0C7);
    public static readonly Property SelectUserBaseLookToEdit            = new(0xD0C8);
    public static readonly Property UserBaseLookInput                   = new(0xD0C9);
    public static readonly Property UserBaseLookAELevelOffset           = new(0xD0CA);
    public static readonly Property BaseIsoSwitchEI                     = new(0xD0CB);
    public static readonly Property SelectBaseLookToSetInPplut          = new(0xD0CC);
    public static readonly Property EframingScaleAuto                   = new(0xD0CD);
    public static readonly Property EframingSpeedAuto                   = new(0xD0CE);
    public static readonly Property CameraEframing                      = new(0xD0CF);
    public static readonly Property SQRecFrameRate                      = new(0xD0D0);
    public static readonly Property SQRecordSetting                     = new(0xD0D1);
    public static readonly Property AudioRecording                      = new(0xD0D2);
    public static readonly Property TimeCodePreset                      = new(0xD0D3);
    public static readonly Property UserBitPreset                       = new(0xD0D4);
    public static readonly Property TimeCodeFormat                      = new(0xD0D5);
    public static readonly Property TimeCodeRun                         = new(0xD0D6);
    public static readonly Property TimeCodeMake                        = new(0xD0D7);
    public static readonly Property UserBitTimeRec                      = new(0xD0D8);

    /// <summary>Image stabilisation of stills; off on a telescope.</summary>
    public static readonly Property<Toggle> ImageStabilizationSteadyShot = new(0xD0D9);

    public static readonly Property ImageStabilizationSteadyShotMovie = new(0xD0DA);

    /// <summary>Silent shooting: on means electronic shutter, on many bodies 12 bit and no bulb.</summary>
    public static readonly Property<Toggle> SilentMode = new(0xD0DB);

    public static readonly Property SilentModeApertureDriveInAF   = new(0xD0DC);
    public static readonly Property SilentModeShutterWhenPowerOff = new(0xD0DD);
    public static readonly Property SilentModeAutoPixelMapping    = new(0xD0DE);

    /// <summary>Mechanical or electronic shutter.</summary>
    public static readonly Property<ShutterType> ShutterType = new(0xD0DF);

    public static readonly Property PictureProfileBlackLevel                  = new(0xD0E0);
    public static readonly Property PictureProfileGamma                       = new(0xD0E1);
    public static readonly Property PictureProfileBlackGammaRange             = new(0xD0E2);
    public static readonly Property PictureProfileBlackGammaLevel             = new(0xD0E3);
    public static readonly Property PictureProfileKneeMode                    = new(0xD0E4);
    public static readonly Property PictureProfileKneeAutoSetMaxPoint         = new(0xD0E5);
    public static readonly Property PictureProfileKneeAutoSetSensitivity      = new(0xD0E6);
    public static readonly Property PictureProfileKneeManualSetPoint          = new(0xD0E7);
    public static readonly Property PictureProfileKneeManualSetSlope          = new(0xD0E8);
    public static readonly Property PictureProfileColorMode                   = new(0xD0E9);
    public static readonly Property PictureProfileSaturation                  = new(0xD0EA);
    public static readonly Property PictureProfileColorPhase                  = new(0xD0EB);
    public static readonly Property PictureProfileColorDepthRed               = new(0xD0EC);
    public static readonly Property PictureProfileColorDepthGreen             = new(0xD0ED);
    public static readonly Property PictureProfileColorDepthBlue              = new(0xD0EE);
    public static readonly Property PictureProfileColorDepthCyan              = new(0xD0EF);
    public static readonly Property PictureProfileColorDepthMagenta           = new(0xD0F0);
    public static readonly Property PictureProfileColorDepthYellow            = new(0xD0F1);
    public static readonly Property PictureProfileDetailLevel                 = new(0xD0F2);
    public static readonly Property PictureProfileDetailAdjustMode            = new(0xD0F3);
    public static readonly Property PictureProfileDetailAdjustVHBalance       = new(0xD0F4);
    public static readonly Property PictureProfileDetailAdjustBWBalance       = new(0xD0F5);
    public static readonly Property PictureProfileDetailAdjustLimit           = new(0xD0F6);
    public static readonly Property PictureProfileDetailAdjustCrispening      = new(0xD0F7);
    public static readonly Property PictureProfileDetailAdjustHighlightDetail = new(0xD0F8);
    public static readonly Property CopyPictureProfile                        = new(0xD0F9);
    public static readonly Property CreativeLook                              = new(0xD0FA);
    public static readonly Property CreativeLookContrast                      = new(0xD0FB);
    public static readonly Property CreativeLookHighlights                    = new(0xD0FC);
    public static readonly Property CreativeLookShadows                       = new(0xD0FD);
    public static readonly Property CreativeLookFade                          = new(0xD0FE);
    public static readonly Property CreativeLookSaturation                    = new(0xD0FF);
}
