namespace SonyAlpha.Driver;

/// <summary>TABLE: the kinds, in the order in which lists have them. What a kind means is in its folder; no face knows one by
/// name.</summary>
public static class DeviceKinds
{
    public static IReadOnlyList<DeviceKind> All { get; } =
    [
        Camera.Row,
        Focuser.Row,
        Switch.Row,
    ];
}
