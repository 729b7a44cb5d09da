namespace SonyAlpha.SonyProtocol;


/// <summary>Whether live view frames can be had. Captured: 0 on bodies just connected, 1 on nearly all others; 2 was listed, never
/// seen.</summary>
public enum LiveViewStatus : byte
{
    Off = 0,
    On = 1,
}

/// <summary>Size and quality of live view frames.</summary>
public enum LiveViewImageQuality : byte
{
    Low = 1,
    High = 2,
}

/// <summary>Whether live view shows the effect of the settings: 1 is on here (libgphoto2 config.c:7425-7428).</summary>
public enum LiveViewDisplayEffect : byte
{
    On = 1,
    Off = 2,
}
