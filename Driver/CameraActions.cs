namespace SonyAlpha.Driver;

/// <summary>What ASCOM has no member for, as Actions: one row each.</summary>
public static class CameraActions
{
    private static readonly Dictionary<string, Func<Camera, string, string>> Rows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FramesTaken"] = (camera, _) => camera.Recorder.Count.Good.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Keys];

    /// <exception cref="AscomException">There is no such action, or the client is not connected.</exception>
    internal static string Run(string name, CameraSession session, string parameters) => Rows.TryGetValue(name, out var row)
        ? row(session.Camera, parameters)
        : throw new AscomException(AscomErrors.ActionNotImplementedNumber, $"There is no action \"{name}\". There are {string.Join(", ", Names)}");
}
