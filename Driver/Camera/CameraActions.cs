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
        ["DeadTime"]     = (camera, _) => Say(camera.Recorder.Last is { } f ? f.DeadSeconds : null),
        ["LastFrame"]    = (camera, _) => camera.Recorder.Last?.ToLine() ?? "",
        ["Stars"]        = StarsOf,
        ["Bahtinov"]     = BahtinovOf,
        ["Count"]        = (camera, _) => string.Create(CultureInfo.InvariantCulture,
            $"{camera.Recorder.Count.Good} good, {camera.Recorder.Count.Other} failed or aborted, {camera.Recorder.Count.Retries} retried"),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Rows.Keys];

    /// <exception cref="AscomException">There is no such action, or the client is not connected.</exception>
    internal static string Run(string name, CameraSession session, string parameters) => Rows.TryGetValue(name, out var row)
        ? row(session.Shared, parameters)
        : throw new AscomException(AscomErrors.ActionNotImplementedNumber,
            $"There is no action \"{name}\". There are {string.Join(", ", Names)}");

    /// <summary>Of the field: how many, their half-flux radius and their width; of the star nearest to the place "x y", its own.</summary>
    private static string StarsOf(Camera camera, string place)
    {
        const double Near = 40;
        if (camera.Newest is not var (picture, owner) || picture.FindStars(owner.MaxADU) is not { } field)
            throw AscomErrors.InvalidOperation("There is no picture to look for stars in: take one first");
        if (place.Length == 0)
            return string.Create(CultureInfo.InvariantCulture,
                $"{field.Stars.Count} stars, HFR {field.HalfFluxRadius:0.00}, FWHM {field.FullWidth:0.00}");
        var (x, y) = PlaceOf(place);
        return field.Nearest(x, y, Near) is { } star
            ? string.Create(CultureInfo.InvariantCulture,
                $"{star.X:0.0} {star.Y:0.0}, HFR {star.HalfFluxRadius:0.00}, FWHM "
                    + $"{star.FullWidth:0.00}{(star.IsBurnt ? ", burnt out" : "")}")
            : throw AscomErrors.InvalidValue(string.Create(CultureInfo.InvariantCulture,
                $"No star is within {Near} pixels of {x:0.#} {y:0.#}"));
    }

    /// <summary>Of the star at "x y" behind a Bahtinov mask: how far the middle spike is off the crossing of the others, in
    /// pixels.</summary>
    private static string BahtinovOf(Camera camera, string place)
    {
        var (x, y) = PlaceOf(place);
        using var frame = camera.Newest?.Picture.Look()
            ?? throw AscomErrors.InvalidOperation("There is no picture to look for spikes in: take one first");
        return Bahtinov.Find(frame, x, y) is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"offset {found.Offset:0.00}, crossing {found.X:0.0} {found.Y:0.0}")
            : throw AscomErrors.InvalidOperation(string.Create(CultureInfo.InvariantCulture,
                $"No three spikes are within {Bahtinov.Reach} pixels of {x:0.#} {y:0.#}: put the mask on, and give a bright star's place"));
    }

    private static (double X, double Y) PlaceOf(string place) =>
        place.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is [var left, var top]
            && double.TryParse(left, CultureInfo.InvariantCulture, out var x)
                && double.TryParse(top, CultureInfo.InvariantCulture, out var y)
            ? (x, y) : throw AscomErrors.InvalidValue(
                $"\"{place}\" is no place in the picture: give two numbers, column and row");

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Say(object? value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : "";
}
