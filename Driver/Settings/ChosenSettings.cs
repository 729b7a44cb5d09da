using System.Globalization;

namespace SonyAlpha.Driver;

/// <summary>What the user has chosen, at one moment. Immutable: a change is another one.</summary>
public sealed class ChosenSettings
{
    private readonly Dictionary<string, string> values;

    /// <param name="kept">As the store has it, by key; what is not permitted any more counts as not chosen.</param>
    public ChosenSettings(IReadOnlyDictionary<string, string> kept, Folders folders)
    {
        Kept = kept;
        values = Settings.All.ToDictionary(setting => setting.Key, setting =>
            kept.GetValueOrDefault(setting.Key) is { } value && setting.Accept(value) is { } accepted ? accepted : setting.Default);
        ForCameras = new()
        {
            GainMode = this[Settings.GainMode] == "list" ? GainMode.List : GainMode.Value,
            Shutter = this[Settings.ExposurePolicy] switch
            {
                "speeds" => ShutterPreference.Speeds,
                "bulb"   => ShutterPreference.Bulb,
                _        => ShutterPreference.Fitting,
            },
            Readout = this[Settings.Readout] switch
            {
                "whole"      => Readout.WholeArray,
                "superpixel" => Readout.Superpixel,
                _            => Readout.ActiveArea,
            },
            KeepsFiles = IsOn(Settings.KeepArw),
            Folder = this[Settings.ArwFolder] is { Length: > 0 } folder ? folder : UsualFolder(folders),
            Template = this[Settings.ArwName],
            RescuesSimulated = IsOn(Settings.RescueSimulated),
            RepairsByItself = IsOn(Settings.Repair),
            IsScaled = this[Settings.Scale] == "16",
            AwayPatience = TimeSpan.FromMinutes(Number(Settings.AwayPatience)),
            Repeats = this[Settings.Retry] != "never",
            Lens = this[Settings.Lens],
            FocusOvershoot = Number(Settings.FocusOvershoot),
            HomesLens = IsOn(Settings.HomeLens),
            IsFocuserRelative = this[Settings.FocuserScale] == "relative",
            UnknownTemperatureIsNotSet = this[Settings.UnknownTemperature] == "not-set",
            ShutterLag = TimeSpan.FromMilliseconds(Number(Settings.ShutterLag)),
        };
    }

    /// <summary>What it was made of.</summary>
    internal IReadOnlyDictionary<string, string> Kept { get; }

    /// <summary>What cameras must know of it all.</summary>
    public CameraOptions ForCameras { get; }

    /// <summary>Where the camera's files are kept while nobody has chosen.</summary>
    public static string UsualFolder(Folders folders) => Path.Combine(folders.Pictures, "SonyAlpha");

    /// <summary>The user's choice, or the default.</summary>
    public string this[Setting setting] => values[setting.Key];

    private bool IsOn(Setting setting) => this[setting] == "on";

    private int Number(Setting setting) => int.Parse(this[setting], CultureInfo.InvariantCulture);
}
