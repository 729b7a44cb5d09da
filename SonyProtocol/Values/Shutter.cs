namespace SonyAlpha.SonyProtocol;

/// <summary>Which shutter is used (libgphoto2 config.c:7456-7460).</summary>
public enum ShutterType : byte
{
    Auto = 1,
    Mechanical = 2,
    Electronic = 3,
}

/// <summary>How the lag of the shutter is treated (libgphoto2 config.c:7437-7441).</summary>
public enum ReleaseTimeLag : byte
{
    Off = 1,
    Stable = 2,
    Fastest = 3,
}

/// <summary>Noise reduction of JPEG pictures.</summary>
public enum NoiseReduction : byte
{
    Off = 1,
    Low = 2,
    Normal = 3,
    High = 4,
}
