using System.Globalization;
using System.Net;

namespace SonyAlpha.Driver;

/// <summary>What the user has chosen, of the rows of <see cref="All"/>.</summary>
/// <remarks>
/// Threads: any. Whoever asks gets what is published; the store is looked at first, so that a change in one program is seen in the other.
/// </remarks>
public sealed partial class Settings
{
    private readonly ISettingsStore store;
    private readonly Folders folders;
    private ChosenSettings published;

    public Settings(ISettingsStore store, Folders folders)
    {
        (this.store, this.folders) = (store, folders);
        published = new(store.Values, folders);
    }

    /// <summary>This user's on Windows are in the ASCOM Profile, where ASCOM's users look for them; all others in a file.</summary>
    public static Settings Of(Folders folders) => new(
        OperatingSystem.IsWindows() && folders == Folders.OfThisUser
        ? new Com.AscomProfile.Store() : new JsonSettingsStore(folders.SettingsFile), folders);

    /// <summary>What is wrong with the settings that are kept, and what holds instead, in a sentence; null if nothing is.</summary>
    public string? Trouble => store.Trouble;

    /// <summary>What holds: the user's choice, or the default where there is none, or none that is permitted any more.</summary>
    public string this[Setting setting] => Now[setting];

    /// <summary>What cameras must know of it all.</summary>
    public CameraOptions ForCameras => Now.ForCameras;

    /// <summary>What is chosen at this moment: one look at the store, and made anew only when that has changed.</summary>
    public ChosenSettings Now
    {
        get
        {
            var (kept, last) = (store.Values, Volatile.Read(ref published));
            if (ReferenceEquals(kept, last.Kept))
                return last;
            ChosenSettings now = new(kept, folders);
            Volatile.Write(ref published, now);
            return now;
        }
    }

    /// <summary>Bytes that the rescue folder may hold; null where the user leaves that to the program.</summary>
    public long? RescueBytes => long.TryParse(this[RescueSize], NumberStyles.None, CultureInfo.InvariantCulture, out var gigabytes)
        ? gigabytes * 1_000_000_000 : null;

    public bool IsOn(Setting setting) => this[setting] == "on";

    public IReadOnlyList<string> Items(Setting setting) =>
        this[setting].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The row with that key, in any case.</summary>
    /// <exception cref="SettingRefusedException">There is none.</exception>
    public static Setting Find(string key) => All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingRefusedException($"There is no setting \"{key}\". There are {string.Join(", ", Shown.Select(s => s.Key))}");

    /// <exception cref="SettingRefusedException">The value is not permitted, or cannot work here; nothing was changed.</exception>
    public void Set(Setting setting, string value) => store.Write(setting.Key, Accepted(setting, value));

    /// <summary>Several at once: what differs from what holds is written, all of it or nothing.</summary>
    /// <exception cref="SettingRefusedException">A value is not permitted, or cannot work here; nothing was changed.</exception>
    /// <exception cref="IOException">They could not be written; nothing was changed.</exception>
    public void Set(IEnumerable<(Setting Setting, string Value)> wanted)
    {
        Dictionary<string, string?> changes = [];
        foreach (var (setting, value) in wanted)
        {
            if (value != this[setting])
                changes[setting.Key] = Accepted(setting, value);
        }

        if (changes.Count > 0)
            store.Write(changes);
    }

    /// <summary>Back to the default.</summary>
    public void Reset(Setting setting) => store.Write(setting.Key, null);

    /// <summary>A value as it is kept.</summary>
    /// <exception cref="SettingRefusedException">It is not permitted, or cannot work on this machine.</exception>
    private string Accepted(Setting setting, string value)
    {
        var accepted = setting.Accept(value)
            ?? throw new SettingRefusedException(setting, $"cannot be \"{value}\". Permitted: {setting.Range}");
        return setting.WhyNot(accepted, store.IsShared) is { } reason
            ? throw new SettingRefusedException(setting, $"cannot be \"{value}\": {reason}") : accepted;
    }

    private static string? FullPath(string value)
    {
        if (value.Trim() is not { Length: > 0 } path)
            return "";
        return path.IndexOfAny(Path.GetInvalidPathChars()) >= 0 ? null : Path.GetFullPath(path);
    }

    private static string? Gigabytes(string value) =>
        value.Equals("auto", StringComparison.OrdinalIgnoreCase) ? "auto"
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostGigabytes
            ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Addresses(string value)
    {
        var addresses = List(value);
        return addresses.Length > 0 && addresses.Split(", ").All(a => IPAddress.TryParse(a, out _)) ? addresses : null;
    }

    private static string List(string value) =>
        string.Join(", ", value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
