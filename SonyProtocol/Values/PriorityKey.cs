namespace SonyAlpha.SonyProtocol;

/// <summary>Who is master of the settings: the dials of the camera, or the program (libgphoto2 config.c:2346-2349).</summary>
public enum PriorityKey : byte
{
    Camera = 0,
    Application = 1,
}
