namespace SonyAlpha.SonyProtocol;

public static partial class SonyProperty
{
    public static readonly Property BatteryLevel = new(0x5001);

    /// <summary>What a picture is written as, protocol 2.00. Changing it takes 1 to 2 s (libgphoto2 config.c:7489-7520).</summary>
    public static readonly Property<CompressionSetting> CompressionSetting = new(0x5004);

    /// <summary>White balance of the JPEG and the live view; raw data is untouched.</summary>
    public static readonly Property<WhiteBalance> WhiteBalance = new(0x5005);

    /// <summary>Aperture. Protocol 2.00: by steps, +1 closes it.</summary>
    public static readonly Property<FNumber> FNumber = new(0x5007);

    /// <summary>Focus mode. Protocol 2.00 calls it "display only" and takes it all the same (libgphoto2 ptp-pack.c:747-753).</summary>
    public static readonly Property<FocusMode> FocusMode = new(0x500A);

    /// <summary>How the light is metered; of no consequence with the mode dial on M.</summary>
    public static readonly Property<MeteringMode> ExposureMeteringMode = new(0x500B);

    /// <summary>Flash. Protocol 2.00 can set it even while it is called disabled (libgphoto2 ptp-pack.c:796-822).</summary>
    public static readonly Property<FlashMode> FlashMode = new(0x500C);

    /// <summary>The mode dial. Can be set while <see cref="PositionKey"/> is "application", else the dial decides.</summary>
    public static readonly Property<ExposureProgramMode> ExposureProgramMode = new(0x500E);

    /// <summary>Exposure compensation; cannot be set in mode M with fixed ISO. Protocol 2.00: by steps.</summary>
    public static readonly Property<ExposureCompensation> ExposureBiasCompensation = new(0x5010);

    /// <summary>Drive: single, continuous, self timer, bracketing. Protocol 3.00 may list it twice (libgphoto2 commit 77aee33ea).</summary>
    public static readonly Property<DriveMode> StillCaptureMode = new(0x5013);
}
