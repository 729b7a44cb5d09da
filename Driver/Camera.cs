namespace SonyAlpha.Driver;

/// <summary>ICameraV4's meaning.</summary>
public sealed partial class Camera
{
    public string Name => "Sony Alpha";
}
