using System.Globalization;
using System.Text.Json;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver.Web;

/// <summary>What needs a person now, for as long as it does: a row each.</summary>
internal sealed class Banners(Station station)
{
    /// <summary>The battery's last fifth goes quickly in the cold.</summary>
    private const double LowBattery = 20;

    private const double Gigabyte = 1e9;

    /// <summary>Those that stand now.</summary>
    public IEnumerable<(string Kind, string Sentence)> Now =>
    [
        .. station.Bodies.Offered.Select(Away).OfType<string>().Select(sentence => ("away", sentence)),
        .. station.Bodies.Offered.Select(Battery).OfType<string>().Select(sentence => ("battery", sentence)),
        .. station.Bodies.Offered.Select(Live).OfType<string>().Select(sentence => ("live", sentence)),
        .. LowDisks().Select(sentence => ("disk", sentence)),
        .. station.Settings.Trouble is { } trouble ? [("settings", trouble)] : Array.Empty<(string, string)>(),
        .. Installed.Program.Other is { } other ? [("update",
            $"{other} is installed, and {Product.Version} runs still. Start the server again when nothing is being exposed")]
            : Array.Empty<(string, string)>(),
    ];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("banners");
        foreach (var (kind, sentence) in Now)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("sentence", sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string? Away(Camera camera)
    {
        if (camera.Whole.AwaySince is not { } since)
            return null;
        var whole = camera.Whole;
        var waits = camera.CameraState == CameraState.Waiting ? " An exposure waits for it." : camera.Shooting.IsRunning
            ? " The series goes on when it is back." : "";
        var left = whole.PatienceLeft;
        var connected = left > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture,
            $"programs stay connected for another {left.TotalMinutes:0.#} minutes") : "programs are told that it is not connected";
        return string.Create(CultureInfo.InvariantCulture,
            $"{camera.Name} is away since {since.UtcDateTime:HH:mm:ss} UTC ({whole.Absence.TotalSeconds:0} s). It is looked for each "
                + $"second, and {connected}.{waits} Look at its cable, its battery and its switch");
    }

    private static string? Battery(Camera camera) =>
        camera.IsOpen && Gauges.Battery.Read(camera.Whole) is { } percent and < LowBattery ? string.Create(CultureInfo.InvariantCulture,
            $"{camera.Name} has {percent:0} % of its battery left: change it, or connect power") : null;

    /// <summary>Nobody who does not look needs to hear of it.</summary>
    public static string? Live(Camera camera) => camera.Live.IsWatched ? camera.LiveTrouble : null;

    private IEnumerable<string> LowDisks()
    {
        var folders = station.Settings.ForCameras is { KeepsFiles: true, Folder: var kept } || station.Bodies.Offered.Any(
            camera => camera.Shooting.IsRunning) ? [station.Settings.ForCameras.Folder, station.Folders.Rescue]
            : new[] { station.Folders.Rescue };
        foreach (var folder in folders)
        {
            if (station.Keeper.FreeBytes(folder) is { } free and < Keeper.LowBytes)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"The disk of {folder} has {free / Gigabyte:0.##} GB left: free some space");
        }
    }
}
