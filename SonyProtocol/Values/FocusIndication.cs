using System.ComponentModel;

namespace SonyAlpha.SonyProtocol;

/// <summary>What the autofocus has found (libgphoto2 config.c:7444-7454). SonyCamera reads the same numbers as the shutter button: 1 up, 2
/// half.</summary>
public enum FocusIndication : byte
{
    Idle = 1,
    [Description("Focused")] FocusedSingle = 2,
    [Description("Not focused")] NotFocusedSingle = 3,
    [Description("Tracking")] Tracking = 5,
    [Description("Tracking, focused")] FocusedContinuous = 6,
    [Description("Tracking, not focused")] NotFocusedContinuous = 7,
    Unpause = 8,
    Pause = 9,
}
