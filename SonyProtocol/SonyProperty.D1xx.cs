namespace SonyAlpha.SonyProtocol;

public static partial class SonyProperty
{
    public static readonly Property CreativeLookSharpness                 = new(0xD100);
    public static readonly Property CreativeLookSharpnessRange            = new(0xD101);
    public static readonly Property CreativeLookClarity                   = new(0xD102);
    public static readonly Property CustomLookImageStyle                  = new(0xD103);
    public static readonly Property TimeCodePresetResetEnableStatus       = new(0xD104);
    public static readonly Property UserBitPresetResetEnableStatus        = new(0xD105);
    public static readonly Property SensorCleaningEnableStatus            = new(0xD106);
    public static readonly Property ResetPictureProfileEnableStatus       = new(0xD107);
    public static readonly Property ResetCreativeLookEnableStatus         = new(0xD108);
    public static readonly Property ProxyRecordSetting                    = new(0xD109);
    public static readonly Property VideoStreamAdaptiveRateControl        = new(0xD10E);
    public static readonly Property VideoStreamResolutionMethod           = new(0xD10F);
    public static readonly Property StreamCipherType                      = new(0xD113);
    public static readonly Property StreamLatency                         = new(0xD116);
    public static readonly Property StreamTtl                             = new(0xD117);
    public static readonly Property StreamModeSetting                     = new(0xD118);
    public static readonly Property StreamStatus                          = new(0xD119);
    public static readonly Property VideoStreamMovieRecPermission         = new(0xD11A);
    public static readonly Property AudioStreamCodecType                  = new(0xD11B);
    public static readonly Property AudioStreamSamplingFrequency          = new(0xD11C);
    public static readonly Property AudioStreamBitDepth                   = new(0xD11D);
    public static readonly Property AudioStreamChannel                    = new(0xD11E);
    public static readonly Property IntervalRecMovieCountDownIntervalTime = new(0xD11F);
    public static readonly Property RecordingDuration                     = new(0xD120);
    public static readonly Property EframingType                          = new(0xD122);
    public static readonly Property EframingCommandVersion                = new(0xD123);
    public static readonly Property EframingModeAuto                      = new(0xD124);
    public static readonly Property EframingSpeedPtz                      = new(0xD127);
    public static readonly Property UnnamedD128                           = new(0xD128);
    public static readonly Property UnnamedD129                           = new(0xD129);
    public static readonly Property UnnamedD12A                           = new(0xD12A);
    public static readonly Property UnnamedD12B                           = new(0xD12B);

    /// <summary>Charge of a second battery in percent; -1 where there is none.</summary>
    public static readonly Property<sbyte> SecondBatteryPercent = new(0xD12D);

    /// <summary>Charge of a second battery in steps; 0xFF where there is none.</summary>
    public static readonly Property<BatteryIndicator> SecondBatteryLevelIndicator = new(0xD12E);

    public static readonly Property ContShootSpotBoostSpeed        = new(0xD12F);
    public static readonly Property ContShootSpotBoostStatus       = new(0xD130);
    public static readonly Property ContShootSpotBoostEnableStatus = new(0xD131);
    public static readonly Property SelectIptcMetadata             = new(0xD132);
    public static readonly Property FlickerLessShooting            = new(0xD133);
    public static readonly Property FlickerLessShootingStatus      = new(0xD134);
    public static readonly Property CustomWBSizeSetting            = new(0xD135);
    public static readonly Property AFFreeSizeAndPositionSetting   = new(0xD138);
    public static readonly Property PaintLookUserMatrixSetting     = new(0xD139);
    public static readonly Property PaintLookUserMatrixLevel       = new(0xD13A);
    public static readonly Property PaintLookUserMatrixPhase       = new(0xD13B);
    public static readonly Property PaintLookUserMatrixRG          = new(0xD13C);
    public static readonly Property PaintLookUserMatrixRB          = new(0xD13D);
    public static readonly Property PaintLookUserMatrixGR          = new(0xD13E);
    public static readonly Property PaintLookUserMatrixGB          = new(0xD13F);
    public static readonly Property PaintLookUserMatrixBR          = new(0xD140);
    public static readonly Property PaintLookUserMatrixBG          = new(0xD141);
    public static readonly Property PaintLookMultiMatrixSetting    = new(0xD142);
    public static readonly Property PaintLookMultiMatrixAxis       = new(0xD143);
    public static readonly Property PaintLookMultiMatrixHue        = new(0xD144);
    public static readonly Property PaintLookMultiMatrixSaturation = new(0xD145);
    public static readonly Property CompRAWShootingNR              = new(0xD148);

    /// <summary>Raw format of the frames of a noise reduction series.</summary>
    public static readonly Property<RawFileType> CompRAWShootingNRRawFileType = new(0xD149);

    public static readonly Property FtpTransferStillQualitySize = new(0xD14A);
    public static readonly Property FtpTransferTargetProxy      = new(0xD14B);
    public static readonly Property FtpPowerSave                = new(0xD14C);
    public static readonly Property IsoAutoMinShutterSpeedMode  = new(0xD14D);
    public static readonly Property NDFilterUnitSetting         = new(0xD14E);
    public static readonly Property NDFilterOpticalDensityValue = new(0xD14F);

    /// <summary>Power for the body over USB.</summary>
    public static readonly Property<Toggle> UsbPowerSupply = new(0xD150);

    public static readonly Property IntervalRecMovieFrameRate     = new(0xD151);
    public static readonly Property IntervalRecMovieRecordSetting = new(0xD152);
    public static readonly Property EframingRecordingImageCrop    = new(0xD153);
    public static readonly Property EframingHdmiCrop              = new(0xD154);
    public static readonly Property SynchroterminalForcedOutput   = new(0xD155);

    /// <summary>How constant the shutter lag is to be, at the price of being longer.</summary>
    public static readonly Property<ReleaseTimeLag> ShutterReleaseTimeLagControl = new(0xD156);

    public static readonly Property SubjectRecognitionInAF          = new(0xD157);
    public static readonly Property RecognitionTarget               = new(0xD158);
    public static readonly Property RightLeftEyeSelect              = new(0xD159);
    public static readonly Property CompRAWShootingNRNumberOfSheets = new(0xD15A);

    /// <summary>After a long exposure a dark frame as long; the body is busy meanwhile. Protocol 2.00 has it in the menu only.</summary>
    public static readonly Property<Toggle> LongExposureNR = new(0xD15B);

    /// <summary>Noise reduction of JPEG pictures at high ISO.</summary>
    public static readonly Property<NoiseReduction> HighIsoNR = new(0xD15C);

    public static readonly Property HlgStillImage                                  = new(0xD15D);
    public static readonly Property ColorSpaceStillImage                           = new(0xD15E);
    public static readonly Property RecordingMediaStillImage                       = new(0xD15F);
    public static readonly Property RecordingMediaMovie                            = new(0xD160);
    public static readonly Property AutoSwitchMedia                                = new(0xD161);
    public static readonly Property ContinuousShootingSpeedInElectricShutterHiplus = new(0xD162);
    public static readonly Property ContinuousShootingSpeedInElectricShutterHi     = new(0xD163);
    public static readonly Property ContinuousShootingSpeedInElectricShutterMid    = new(0xD164);
    public static readonly Property ContinuousShootingSpeedInElectricShutterLo     = new(0xD165);
    public static readonly Property BracketOrder                                   = new(0xD166);
    public static readonly Property FocusBracketOrder                              = new(0xD167);
    public static readonly Property FocusBracketExposureLock1stImg                 = new(0xD168);
    public static readonly Property FocusBracketIntervalUntilNextShot              = new(0xD169);
    public static readonly Property IntervalRecStillShootingStartTime              = new(0xD16A);
    public static readonly Property IntervalRecStillShootingInterval               = new(0xD16B);
    public static readonly Property IntervalRecStillNumberOfShots                  = new(0xD16C);
    public static readonly Property IntervalRecStillAETrackingSensitivity          = new(0xD16D);
    public static readonly Property IntervalRecStillShutterType                    = new(0xD16E);
    public static readonly Property IntervalRecStillShootIntervalPriority          = new(0xD16F);

    /// <summary>Electronic first curtain.</summary>
    public static readonly Property<Toggle> EFrontCurtainShutter = new(0xD170);

    public static readonly Property WindNoiseReduct   = new(0xD171);
    public static readonly Property AudioLevelDisplay = new(0xD172);
    public static readonly Property AutoSlowShutter   = new(0xD173);

    /// <summary>Slowest speed that ISO AUTO lets happen.</summary>
    public static readonly Property<ExtendedShutterSpeed> IsoAutoMinShutterSpeedManual = new(0xD176);

    public static readonly Property IsoAutoMinShutterSpeedPreset            = new(0xD177);
    public static readonly Property SoftSkinEffect                          = new(0xD178);
    public static readonly Property PrioritySetInAFS                        = new(0xD179);
    public static readonly Property PrioritySetInAFC                        = new(0xD17A);
    public static readonly Property FocusMagnificationTime                  = new(0xD17B);
    public static readonly Property PlaybackVolumeSettings                  = new(0xD17C);
    public static readonly Property AutoReview                              = new(0xD17D);
    public static readonly Property AudioSignals                            = new(0xD17E);
    public static readonly Property HdmiResolutionStillPlay                 = new(0xD17F);
    public static readonly Property HdmiOutputRecMediaMovie                 = new(0xD180);
    public static readonly Property HdmiOutputResolutionMovie               = new(0xD181);
    public static readonly Property HdmiOutput4KSetMovie                    = new(0xD182);
    public static readonly Property HdmiOutputRawMovie                      = new(0xD183);
    public static readonly Property HdmiOutputRawSettingMovie               = new(0xD184);
    public static readonly Property HdmiOutputColorGamutForRawOutMovie      = new(0xD185);
    public static readonly Property HdmiOutputTimeCodeMovie                 = new(0xD186);
    public static readonly Property HdmiOutputRecControlMovie               = new(0xD187);
    public static readonly Property TimeShiftShooting                       = new(0xD189);
    public static readonly Property TimeShiftTriggerSetting                 = new(0xD18A);
    public static readonly Property TimeShiftPreShootingTimeSetting         = new(0xD18B);
    public static readonly Property TopOfTheGroupShootingMarkSetting        = new(0xD18C);
    public static readonly Property UnnamedD18D                             = new(0xD18D);
    public static readonly Property MediaSlot3Status                        = new(0xD18E);
    public static readonly Property MediaSlot3RemainingShootingTime         = new(0xD18F);
    public static readonly Property MediaSlot3RecAvailableType              = new(0xD190);
    public static readonly Property MediaSlot3ProfileUrl                    = new(0xD191);
    public static readonly Property ImageStabilizationSteadyShotAdjust      = new(0xD192);
    public static readonly Property ImageStabilizationSteadyShotFocalLength = new(0xD193);
    public static readonly Property CameraShakeStatus                       = new(0xD194);
    public static readonly Property UpdateBodyStatus                        = new(0xD195);
    public static readonly Property EmbedLutFile                            = new(0xD196);
    public static readonly Property MediaSlot1WritingState                  = new(0xD197);
    public static readonly Property MediaSlot2WritingState                  = new(0xD198);
    public static readonly Property AutoFtpTransferTargetMovie              = new(0xD199);
    public static readonly Property FtpTransferTarget                       = new(0xD19A);
    public static readonly Property TimeShiftShootingStatus                 = new(0xD19B);
    public static readonly Property FocusDrivingStatusAbsolute              = new(0xD19C);
    public static readonly Property ZoomDrivingStatusAbsolute               = new(0xD19D);
    public static readonly Property DefaultAFFreeSizeAndPositionSetting     = new(0xD19E);

    /// <summary>Shutter speed with halves of 32 bits. <see cref="ShutterSpeed"/> is used where both are there.</summary>
    public static readonly Property<ExtendedShutterSpeed> ExtendedShutterSpeed = new(0xD19F);

    public static readonly Property UnnamedD1A0                         = new(0xD1A0);
    public static readonly Property UnnamedD1A1                         = new(0xD1A1);
    public static readonly Property LensCompensationShading             = new(0xD1A2);
    public static readonly Property LensCompensationChromaticAberration = new(0xD1A3);
    public static readonly Property LensCompensationDistortion          = new(0xD1A4);
    public static readonly Property LensCompensationBreathing           = new(0xD1A5);
    public static readonly Property FocusBracketRecordingFolder         = new(0xD1A6);

    /// <summary>Release without lens: must be on for a telescope.</summary>
    public static readonly Property<Toggle> ReleaseWithoutLens = new(0xD1A7);

    /// <summary>Release without card: must be on for a body without one.</summary>
    public static readonly Property<Toggle> ReleaseWithoutCard = new(0xD1A8);

    public static readonly Property ImageStabilizationFramingStabilizer = new(0xD1A9);
    public static readonly Property PrioritySetInAwb                    = new(0xD1AA);
    public static readonly Property AFIlluminator                       = new(0xD1AB);
    public static readonly Property ApertureDriveInAF                   = new(0xD1AC);
    public static readonly Property AFWithShutter                       = new(0xD1AD);
    public static readonly Property FullTimeDmf                         = new(0xD1AE);
    public static readonly Property PreAF                               = new(0xD1AF);
    public static readonly Property DisplayQualityFinderMonitor         = new(0xD1B0);
    public static readonly Property AudioSignalsVolume                  = new(0xD1B1);
    public static readonly Property ControlForHdmi                      = new(0xD1B2);
    public static readonly Property AntiDustShutterWhenPowerOff         = new(0xD1B3);
    public static readonly Property ShootingSelfTimerStatus             = new(0xD1B4);

    /// <summary>How far the settings of mode M are from what the meter finds.</summary>
    public static readonly Property<ExposureCompensation> MeteredManualLevel = new(0xD1B5);

    /// <summary>Lowest value that ISO AUTO takes.</summary>
    public static readonly Property<Iso> IsoAutoRangeLimitMin = new(0xD1B6);

    /// <summary>Highest value that ISO AUTO takes.</summary>
    public static readonly Property<Iso> IsoAutoRangeLimitMax = new(0xD1B7);

    public static readonly Property FaceEyeFrameDisplay                                    = new(0xD1B8);
    public static readonly Property UnnamedD1B9                                            = new(0xD1B9);
    public static readonly Property AFInFocusMagnifier                                     = new(0xD1BA);
    public static readonly Property CameraErrorCautionStatus                               = new(0xD1BB);
    public static readonly Property SystemErrorCautionStatus                               = new(0xD1BC);
    public static readonly Property InitialFocusMagnifierStill                             = new(0xD1BD);
    public static readonly Property RemoteSaveImageSize                                    = new(0xD1BE);
    public static readonly Property ProgramShiftStatus                                     = new(0xD1BF);
    public static readonly Property UnnamedD1C0                                            = new(0xD1C0);
    public static readonly Property WakeOnLan                                              = new(0xD1C1);
    public static readonly Property UnnamedD1C2                                            = new(0xD1C2);
    public static readonly Property UnnamedD1C3                                            = new(0xD1C3);
    public static readonly Property UnnamedD1C4                                            = new(0xD1C4);
    public static readonly Property UnnamedD1C5                                            = new(0xD1C5);
    public static readonly Property TrackingOnAFOnEnableStatus                             = new(0xD1C6);
    public static readonly Property ApsCSuper35mmShooting                                  = new(0xD1C7);
    public static readonly Property RecordingFileNumberStill                               = new(0xD1C8);
    public static readonly Property ForcedFileNumberResetEnableStatus                      = new(0xD1C9);
    public static readonly Property RecordingSettingFileName                               = new(0xD1CA);
    public static readonly Property RecordingFolderFormat                                  = new(0xD1CB);
    public static readonly Property StreamSettingListOperationEnableStatus                 = new(0xD1CC);
    public static readonly Property WriteCopyrightInfo                                     = new(0xD1CD);
    public static readonly Property SetPhotographer                                        = new(0xD1CE);
    public static readonly Property SetCopyright                                           = new(0xD1CF);
    public static readonly Property FileSettingsCameraID                                   = new(0xD1D0);
    public static readonly Property FileSettingsReelNumber                                 = new(0xD1D1);
    public static readonly Property FileSettingsCameraPosition                             = new(0xD1D2);
    public static readonly Property ContentInfoListEnableStatusSlot1                       = new(0xD1D4);
    public static readonly Property ContentInfoListEnableStatusSlot2                       = new(0xD1D5);
    public static readonly Property ContentInfoListRegenerateTimeSlot1                     = new(0xD1D6);
    public static readonly Property ContentInfoListRegenerateTimeSlot2                     = new(0xD1D7);
    public static readonly Property UnnamedD1D8                                            = new(0xD1D8);
    public static readonly Property UnnamedD1D9                                            = new(0xD1D9);
    public static readonly Property PostViewTransferResourceStatus                         = new(0xD1DA);
    public static readonly Property CreateNewFolderStillEnableStatus                       = new(0xD1DB);
    public static readonly Property FileSettingsTitleNameSettings                          = new(0xD1DC);
    public static readonly Property MicrophoneDirectivity                                  = new(0xD1DD);
    public static readonly Property GridLineDisplay                                        = new(0xD1DE);
    public static readonly Property ProductShowcaseSet                                     = new(0xD1DF);
    public static readonly Property AmountOfDefocusSetting                                 = new(0xD1E0);
    public static readonly Property CinematicVlogSetting                                   = new(0xD1E1);
    public static readonly Property CinematicVlogLook                                      = new(0xD1E2);
    public static readonly Property CinematicVlogMood                                      = new(0xD1E3);
    public static readonly Property CinematicVlogAFTransitionSpeed                         = new(0xD1E4);
    public static readonly Property FacePriorityInMultiMetering                            = new(0xD1E5);
    public static readonly Property SubjectRecognitionPersonTrackingSubjectShiftRange      = new(0xD1E6);
    public static readonly Property SubjectRecognitionAnimalBirdPriority                   = new(0xD1E7);
    public static readonly Property SubjectRecognitionAnimalBirdDetectionParts             = new(0xD1E8);
    public static readonly Property SubjectRecognitionAnimalStillTrackingSubjectShiftRange = new(0xD1E9);
    public static readonly Property SubjectRecognitionAnimalStillTrackingSensitivity       = new(0xD1EA);
    public static readonly Property SubjectRecognitionAnimalStillDetectionSensitivity      = new(0xD1EB);
    public static readonly Property SubjectRecognitionAnimalStillDetectionParts            = new(0xD1EC);
    public static readonly Property SubjectRecognitionBirdTrackingSubjectShiftRange        = new(0xD1ED);
    public static readonly Property SubjectRecognitionBirdTrackingSensitivity              = new(0xD1EE);
    public static readonly Property SubjectRecognitionBirdDetectionSensitivity             = new(0xD1EF);
    public static readonly Property SubjectRecognitionBirdDetectionParts                   = new(0xD1F0);
    public static readonly Property SubjectRecognitionInsectTrackingSubjectShiftRange      = new(0xD1F1);
    public static readonly Property SubjectRecognitionInsectTrackingSensitivity            = new(0xD1F2);
    public static readonly Property SubjectRecognitionInsectDetectionSensitivity           = new(0xD1F3);
    public static readonly Property SubjectRecognitionCarTrainTrackingSubjectShiftRange    = new(0xD1F4);
    public static readonly Property SubjectRecognitionCarTrainTrackingSensitivity          = new(0xD1F5);
    public static readonly Property SubjectRecognitionCarTrainDetectionSensitivity         = new(0xD1F6);
    public static readonly Property SubjectRecognitionPlaneTrackingSubjectShiftRange       = new(0xD1F7);
    public static readonly Property SubjectRecognitionPlaneTrackingSensitivity             = new(0xD1F8);
    public static readonly Property SubjectRecognitionPlaneDetectionSensitivity            = new(0xD1F9);
    public static readonly Property SubjectRecognitionPriorityOnRegisteredFace             = new(0xD1FA);
    public static readonly Property MonitorBrightnessType                                  = new(0xD1FB);
    public static readonly Property MonitorBrightnessManual                                = new(0xD1FC);
    public static readonly Property TCUBDisplaySetting                                     = new(0xD1FD);
    public static readonly Property GammaDisplayAssist                                     = new(0xD1FE);
    public static readonly Property GammaDisplayAssistType                                 = new(0xD1FF);
}
