using System.Globalization;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What ASCOM has no member for, as Actions: one row each. Answers are plain text, numbers as everywhere with a point.</summary>
public static class CameraActions
{
    /// <summary>Mending writes some settings, each read back.</summary>
    private static readonly TimeSpan MendTime = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Func<Camera, string, string>> Rows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Doctor"]       = (camera, _) => Lines(camera.Examine().Select(f => $"{f.Name}: {f.Sentence}. {f.Advice}")),
        ["Mend"]         = (camera, _) => Lines(camera.Repair(MendTime)),
        ["Battery"]      = (camera, _) => Say(camera.Says(SonyProperty.BatteryPercent)),
        ["Overheating"]  = (camera, _) => Say(camera.Says(SonyProperty.Overheating)),
        ["CardShots"]    = (camera, _) => Say(camera.Says(SonyProperty.MediaSlot1RemainingShots)),
        ["Wire"]         = (camera, _) => camera.Wire,
        ["MegabytesPerSecond"] = (camera, _) => Say(camera.Recorder.Last?.MegabytesPerSecond),
        ["DeadTime"]     = (camera, _) => Say(camera.Recorder.Last is { } f ? f.Prepare + f.Process + f.Download + f.Decode : null),
        ["LastFrame"]    = (camera, _) => camera.Recorder.Last?.ToLine() ?? "",
        ["Count"]        = (camera, _) => string.Create(CultureInfo.InvariantCulture,
            $"{camera.Recorder.Count.Good} good, {camera.Recorder.Count.Other} failed or aborted, {camera.Recorder.Count.Retries} retried"),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Keys];

    /// <exception cref="AscomException">There is no such action, or the client is not connected.</exception>
    internal static string Run(string name, CameraSession session, string parameters) => Rows.TryGetValue(name, out var row)
        ? row(session.Shared, parameters)
        : throw new AscomException(AscomErrors.ActionNotImplementedNumber, $"There is no action \"{name}\". There are {string.Join(", ", Names)}");

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Say(object? value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : "";
}
