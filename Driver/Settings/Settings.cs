using System.Globalization;
using System.Net;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver;

/// <summary>TABLE: what the user can choose. The terminal, the web page and the Windows dialog all show these rows.</summary>
/// <remarks>Threads: any. A value is read from its store each time, so that a change in one program is seen in the other.</remarks>
public sealed class Settings(ISettingsStore store, Folders folders)
{
    private const int MostGigabytes = 100_000;

    public static readonly Setting Camera = Setting.Free("camera", "",
        "The camera that programs get which do not choose one themselves (ASCOM's Chooser). Empty: the only one that is there.",
        "an id as `list` shows it, or empty", value => value.Trim())
        with { IsForThisMachine = false };

    public static readonly Setting SecondCamera = Setting.Free("camera-2", "",
        "The camera of a second rig on this PC, by its serial number: ASCOM.SonyAlpha.Camera2, Focuser2 and Switch2. Empty: there is none.",
        "a serial number, an id as `list` shows it, or empty", value => value.Trim());

    public static readonly Setting GainMode = Setting.Choice("gain-mode", "value",
        "What Gain means to programs: the ISO value itself, or a place in the list of ISO values.", "value", "list")
        with { IsForThisMachine = false };

    public static readonly Setting ExposurePolicy = Setting.Choice("exposure-policy", "fitting",
        "What takes exposures from one second on. Fitting: a shutter speed of the camera within a percent of what was asked, otherwise "
            + "bulb. "
            + "Speeds: its nearest speed up to 30 s, for cameras whose bulb filters stars or has 12 bits. Bulb: always bulb.",
        "fitting", "speeds", "bulb")
        with { IsForThisMachine = false };

    public static readonly Setting Readout = Setting.Choice("readout", "active",
        "The readout mode of a fresh connection: the pixels that see light, the whole array with its borders, or 2x2 superpixels.",
        "active", "whole", "superpixel")
        with { IsForThisMachine = false };

    public static readonly Setting KeepArw = Setting.Switch("keep-arw", false, "Keep each file of the camera, beside what programs save.")
        with { IsForThisMachine = false };

    public static readonly Setting ArwFolder = Setting.Free("arw-folder", "",
        "The folder where the camera's files are kept. Empty: SonyAlpha in your pictures folder.", "a folder, or empty", FullPath)
        with { IsForThisMachine = true };

    public static readonly Setting ArwName = Setting.Free("arw-name", FileTemplate.Default,
        "How kept files are named, below the folder.", $"words in braces: {string.Join(' ', FileTemplate.Known.Select(w => $"{{{w}}}"))}",
        value => FileTemplate.Trouble(value) is null ? value : null);

    public static readonly Setting RescueSize = Setting.Free("rescue-size", "auto",
        "How many GB the rescue folder may hold; files of the last 7 days are never removed. Auto: 20, or 5 % of the disk if that is less.",
        $"auto, or 1 to {MostGigabytes}", Gigabytes) with { IsForThisMachine = true };

    public static readonly Setting Repair = Setting.Switch("repair", false,
        "Let the driver put right what stands wrong on the body when it connects (focus to manual, drive to single, file format to RAW).")
        with { IsForThisMachine = false };

    public static readonly Setting AwayPatience = Setting.Number("away-patience", 5, 0, 120,
        "Minutes that a camera which is away (cable, battery) stays connected to programs, which give up one that is not. 0: not at all.");

    public static readonly Setting Retry = Setting.Choice("retry", "on",
        "Whether an exposure that failed for a reason that is over is taken again, if the program still waits then. Its start is later "
            + "than the "
            + "program thinks, and the log says so. Never: neither repeated nor made to wait, as occultations need it.",
        "on", "never");

    public static readonly Setting UnknownTemperature = Setting.Choice("unknown-temperature", "not-implemented",
        "What programs are told of the temperature before a frame has told it. Not-implemented is what ASCOM's checker wants; some "
            + "programs "
            + "take that for never, and do better with not-set.",
        "not-implemented", "not-set");

    public static readonly Setting ShutterLag = Setting.Number("shutter-lag", 0, 0, 1000,
        "Milliseconds from the command to the opening of the shutter, as you measured them on your body. Start times are told later by "
            + "them.")
        with { IsForThisMachine = false };

    public static readonly Setting Lens = Setting.Free("lens", "",
        "The lens, for bodies that do not say which one they have: a name of `focus --lenses`. Empty: as the body says.",
        "a name, or empty", value => value.Trim());

    public static readonly Setting FocusOvershoot = Setting.Number("focus-overshoot", 10, 0, 200,
        "A lens comes to each place from its near side with at least so many of its smallest moves: more than its backlash.");

    public static readonly Setting HomeLens = Setting.Switch("home-lens", false,
        "Let a lens whose position is not known (power was off, autofocus, another lens) go to its near end to find it. Off: it is left "
            + "where it is.");

    public static readonly Setting FocuserScale = Setting.Choice("focuser", "absolute",
        "Whether the focuser has positions, or takes distances only: for lenses that nobody has learned.", "absolute", "relative");

    public static readonly Setting OfferSimulated = Setting.Choice("simulated", "auto",
        "Whether a simulated camera is offered when no real one is there. Auto: only as long as no real one was ever chosen or connected.",
        "auto", "never");

    public static readonly Setting Port = Setting.Number("port", 11111, 1, 65535, "The port of the Alpaca server and of the web page.")
        with { IsForThisMachine = true };

    public static readonly Setting Bind = Setting.Free("bind", "127.0.0.1",
        "The addresses that the server listens on. 0.0.0.0 lets other machines in, for instance a tablet beside the telescope.",
        "addresses, separated by commas", Addresses) with { IsForThisMachine = true };

    public static readonly Setting AllowedHosts = Setting.Free("allowed-hosts", "",
        "Further names under which this machine may be addressed, for instance behind a router.", "names, separated by commas", List) with
            { IsForThisMachine = true };

    public static readonly Setting ServeWithCom = Setting.Switch("serve-with-com", true,
        "Windows: open the port and the page also when the driver was started by an ASCOM program through COM.");

    public static readonly Setting Discovery =
        Setting.Switch("discovery", true, "Answer programs that look for Alpaca servers (UDP port 32227).");

    public static readonly Setting Location =
        Setting.Free("location", "", "Where the telescope stands, as programs show it.", "any text", value => value.Trim())
        with { IsPrivate = true };

    public static readonly Setting LogLevel = Setting.Choice("log-level", "info",
        "How much the log tells. Trace has every transaction with the camera.", "warning", "info", "debug", "trace");

    public static readonly Setting NotifyUrl = Setting.Free("notify-url", "",
        "An address that is told at once what you should know at night: a topic of ntfy for your phone, or a webhook. Empty: nobody is "
            + "told.",
        "an address with http:// or https://, or empty", Notices.Webhook.Accept) with { IsForThisMachine = true };

    public static readonly Setting Scale = Setting.Choice("scale", "none",
        "Multiply pictures to 16 bits, by one factor for a body and all its pictures: 4 of 14 bits. For programs that take every camera "
            + "for one of "
            + "16 bits. It holds from the next connect on.",
        "none", "16");

    public static readonly Setting NetworkHosts = Setting.Free("network-cameras", "",
        "Cameras that are reached over Wi-Fi or LAN, by name or address.", "HOST or HOST:PORT, separated by commas", List) with
            { IsForThisMachine = true };

    public static readonly Setting NetworkSearch = Setting.Switch("network-search", false,
        "Look for cameras in the local network. This asks everybody there.");

    /// <summary>Who we are to cameras in the network: they ask their user for each new one.</summary>
    public static readonly Setting NetworkId = Setting.Free("network-id", "", "This computer's name to cameras.", "a GUID",
        value => value.Length == 0 || Guid.TryParse(value, out _) ? value : null) with { IsHidden = true, IsPrivate = true };

    /// <summary>Once there was a real camera, a missing one is an error and never replaced by a simulated one.</summary>
    public static readonly Setting LastCamera =
        Setting.Free("last-camera", "", "The real camera that was connected last.", "id, model and serial number",
        value => value) with { IsHidden = true };

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Camera, SecondCamera, GainMode, ExposurePolicy, Readout, Scale, KeepArw, ArwFolder, ArwName, RescueSize, Repair, AwayPatience,
            Retry, UnknownTemperature, Lens, FocusOvershoot, HomeLens, FocuserScale,
        OfferSimulated,
        NetworkHosts, NetworkSearch, Port, Bind, AllowedHosts, ServeWithCom, Discovery, Location, NotifyUrl, LogLevel, ShutterLag,
        NetworkId, LastCamera,
    ];

    /// <summary>Which camera each rig has: first that of the first.</summary>
    public static IReadOnlyList<Setting> Rigs { get; } = [Camera, SecondCamera];

    /// <summary>The ones that are shown to a person.</summary>
    public static IEnumerable<Setting> Shown => All.Where(s => !s.IsHidden);

    /// <summary>This user's on Windows are in the ASCOM Profile, where ASCOM's users look for them; all others in a file.</summary>
    public static Settings Of(Folders folders) => new(
        OperatingSystem.IsWindows() && folders == Folders.OfThisUser
        ? new Com.AscomProfile.Store() : new JsonSettingsStore(folders.SettingsFile), folders);

    /// <summary>What is wrong with the settings that are kept, and what holds instead, in a sentence; null if nothing is.</summary>
    public string? Trouble => store.Trouble;

    /// <summary>What holds: the user's choice, or the default where there is none, or none that is permitted any more.</summary>
    public string this[Setting setting] => store.Read(setting.Key) is { } value && setting.Accept(value) is { } accepted
        ? accepted : setting.Default;

    /// <summary>What cameras must know of it all.</summary>
    public CameraOptions ForCameras => new()
    {
        GainMode = this[GainMode] == "list" ? Driver.GainMode.List : Driver.GainMode.Value,
        Shutter = this[ExposurePolicy] switch
        {
            "speeds" => ShutterPreference.Speeds,
            "bulb"   => ShutterPreference.Bulb,
            _        => ShutterPreference.Fitting,
        },
        Readout = this[Readout] switch
        {
            "whole"      => Driver.Readout.WholeArray,
            "superpixel" => Driver.Readout.Superpixel,
            _            => Driver.Readout.ActiveArea,
        },
        KeepsFiles = IsOn(KeepArw),
        Folder = this[ArwFolder] is { Length: > 0 } folder ? folder : Path.Combine(folders.Pictures, "SonyAlpha"),
        Template = this[ArwName],
        RepairsByItself = IsOn(Repair),
        IsScaled = this[Scale] == "16",
        AwayPatience = TimeSpan.FromMinutes(int.Parse(this[AwayPatience], CultureInfo.InvariantCulture)),
        Repeats = this[Retry] != "never",
        Lens = this[Lens],
        FocusOvershoot = int.Parse(this[FocusOvershoot], CultureInfo.InvariantCulture),
        HomesLens = IsOn(HomeLens),
        IsFocuserRelative = this[FocuserScale] == "relative",
        UnknownTemperatureIsNotSet = this[UnknownTemperature] == "not-set",
        ShutterLag = TimeSpan.FromMilliseconds(int.Parse(this[ShutterLag], CultureInfo.InvariantCulture)),
    };

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

    /// <exception cref="SettingRefusedException">The value is not permitted; nothing was changed.</exception>
    public void Set(Setting setting, string value) => store.Write(setting.Key, Accepted(setting, value));

    /// <summary>Several at once: what differs from what holds is written, all of it or nothing.</summary>
    /// <exception cref="SettingRefusedException">A value is not permitted; nothing was changed.</exception>
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

    private static string Accepted(Setting setting, string value) => setting.Accept(value)
        ?? throw new SettingRefusedException($"{setting.Key} cannot be \"{value}\". Permitted: {setting.Range}");

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
