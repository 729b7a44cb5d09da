using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// TABLE: what the user can choose. The terminal, the page, the setup window and the guide are made from these rows.
/// </summary>
public sealed partial class Settings
{
    private const int MostGigabytes = 100_000;

    // Camera
    public static readonly Setting Camera = Setting.Free("camera", SettingGroup.Camera, "Camera", "",
        "The camera that programs get which do not choose one themselves (ASCOM's Chooser). Empty: the only one that is there.",
        "an id as \"sonyalpha list\" shows it, or empty", value => value.Trim())
        with { WhyNot = SettingChecks.CameraTrouble, IsForThisMachine = false };

    public static readonly Setting SecondCamera = Setting.Free("camera-2", SettingGroup.Camera, "Camera of the second rig", "",
        "The camera of a second rig on this PC, by its serial number: ASCOM.SonyAlpha.Camera2, Focuser2 and Switch2. Empty: there is none.",
        "a serial number, an id as \"sonyalpha list\" shows it, or empty", value => value.Trim())
        with { WhyNot = SettingChecks.SecondCameraTrouble };

    public static readonly Setting OfferSimulated = Setting.Choice("simulated", SettingGroup.Camera, "A simulated camera", "auto",
        "Whether a simulated camera is offered when no real one is there. Auto: only as long as no real one was ever chosen or connected.",
        ("auto", "offered until there was a real one"), ("never", "never offered"));

    public static readonly Setting AwayPatience =
        Setting.Number("away-patience", SettingGroup.Camera, "Patience with a camera that is away",
        5, 0, 120,
        "How long a camera that is away (cable, battery) stays connected to programs, which give up one that is not. 0: not at all.")
        with { Unit = "minutes" };

    public static readonly Setting Repair =
        Setting.Switch("repair", SettingGroup.Camera, "Put right what stands wrong on the camera", false,
        "Let the driver put right what stands wrong on the body when it connects (focus to manual, drive to single, file format to RAW).")
        with { IsForThisMachine = false };

    public static readonly Setting Lens = Setting.Free("lens", SettingGroup.Camera, "Lens", "",
        "The lens, for bodies that do not say which one they have: a name that \"sonyalpha focus --lenses\" shows. Empty: as the body "
            + "says.",
        "a name, or empty", value => value.Trim());

    public static readonly Setting HomeLens = Setting.Switch("home-lens", SettingGroup.Camera, "Find a lost focus position", false,
        "Let a lens whose position is not known (power was off, autofocus, another lens) go to its near end to find it. Off: it is left "
            + "where it is.");

    // Exposure
    public static readonly Setting GainMode = Setting.Choice("gain-mode", SettingGroup.Exposure, "Gain", "value",
        "What Gain means to programs: the ISO value itself, or a place in the list of ISO values.",
        ("value", "the ISO value"), ("list", "a place in the list of ISO values"))
        with { IsForThisMachine = false };

    public static readonly Setting ExposurePolicy =
        Setting.Choice("exposure-policy", SettingGroup.Exposure, "Exposures from 1 s on", "fitting",
        "What takes exposures from one second on. Fitting: a shutter speed of the camera within a percent of what was asked, otherwise "
            + "bulb. Speeds: its nearest speed up to 30 s, for cameras whose bulb filters stars or has 12 bits. Bulb: always bulb.",
        ("fitting", "the camera's own speed where one fits, else bulb"), ("speeds", "the camera's nearest speed up to 30 s, then bulb"),
        ("bulb", "always bulb"))
        with { IsForThisMachine = false };

    public static readonly Setting Readout = Setting.Choice("readout", SettingGroup.Exposure, "Readout mode at first", "active",
        "The readout mode of a fresh connection: the pixels that see light, the whole array with its borders, or 2x2 superpixels.",
        ("active", "the pixels that see light"), ("whole", "the whole array with its borders"), ("superpixel", "2 x 2 superpixels"))
        with { IsForThisMachine = false };

    public static readonly Setting Scale = Setting.Choice("scale", SettingGroup.Exposure, "Numbers of a picture", "none",
        "Multiply pictures to 16 bits, by one factor for a body and all its pictures: 4 of 14 bits. For programs that take every camera "
            + "for one of 16 bits. It holds from the next connect on.",
        ("none", "as the camera has them, mostly 14 bits"), ("16", "multiplied to 16 bits"));

    public static readonly Setting Retry = Setting.Choice("retry", SettingGroup.Exposure, "An exposure that failed", "on",
        "Whether an exposure that failed for a reason that is over is taken again, if the program still waits then. Its start is later "
            + "than the program thinks, and the log says so. Never: neither repeated nor made to wait, as occultations need it.",
        ("on", "is taken again while the program waits"), ("never", "is never taken again"));

    // Pictures
    public static readonly Setting KeepArw = Setting.Switch("keep-arw", SettingGroup.Pictures, "Keep the camera's own files (ARW)", false,
        "Keep each file of the camera, beside what programs save.")
        with { IsForThisMachine = false };

    public static readonly Setting ArwFolder = Setting.Free("arw-folder", SettingGroup.Pictures, "Folder for ARW files", "",
        "The folder where the camera's files are kept. Empty: SonyAlpha in your pictures folder.", "a folder, or empty", FullPath)
        with { WhyNot = SettingChecks.FolderTrouble };

    public static readonly Setting ArwName = Setting.Free("arw-name", SettingGroup.Pictures, "Names of ARW files", FileTemplate.Default,
        "How kept files are named, below the folder.", $"words in braces: {string.Join(' ', FileTemplate.Known.Select(w => $"{{{w}}}"))}",
        value => FileTemplate.Trouble(value) is null ? value : null);

    public static readonly Setting RescueSize = Setting.Free("rescue-size", SettingGroup.Pictures, "Size of the rescue folder", "auto",
        "How much the rescue folder may hold; files of the last 7 days are never removed. Auto: 20 GB, or 5 % of the disk if that is less.",
        $"auto, or 1 to {MostGigabytes}", Gigabytes) with { Unit = "GB" };

    public static readonly Setting RescueSimulated =
        Setting.Switch("rescue-simulated", SettingGroup.Pictures, "Rescue simulated pictures", false,
        "Put pictures of simulated cameras into the rescue folder too when nobody fetches them. They show no sky.");

    // Network
    public static readonly Setting NetworkHosts = Setting.Free("network-cameras", SettingGroup.Network, "Cameras in the network", "",
        "Cameras that are reached over Wi-Fi or LAN, by name or address.", "HOST or HOST:PORT, separated by commas", List)
        with { WhyNot = SettingChecks.HostsTrouble };

    public static readonly Setting NetworkSearch =
        Setting.Switch("network-search", SettingGroup.Network, "Search the network for cameras", false,
        "Look for cameras in the local network. This asks everybody there.");

    public static readonly Setting Port = Setting.Number("port", SettingGroup.Network, "Port", 11111, 1, 65535,
        "The port of the Alpaca server and of the page.")
        with { TakesRestart = true };

    public static readonly Setting Bind = Setting.Free("bind", SettingGroup.Network, "Addresses to listen on", "127.0.0.1",
        "The addresses that the server listens on. 0.0.0.0 lets other machines in, for instance a tablet beside the telescope.",
        "addresses, separated by commas", Addresses)
        with { WhyNot = SettingChecks.AddressTrouble, TakesRestart = true };

    public static readonly Setting AllowedHosts = Setting.Free("allowed-hosts", SettingGroup.Network, "Further names of this machine", "",
        "Further names under which this machine may be addressed, for instance behind a router.", "names, separated by commas", List);

    public static readonly Setting Discovery = Setting.Switch("discovery", SettingGroup.Network, "Let programs find this server", true,
        "Answer programs that look for Alpaca servers (UDP port 32227).")
        with { TakesRestart = true };

    public static readonly Setting Location = Setting.Free("location", SettingGroup.Network, "Where the telescope stands", "",
        "Where the telescope stands, as programs show it.", "any text", value => value.Trim())
        with { IsPrivate = true };

    public static readonly Setting NotifyUrl = Setting.Free("notify-url", SettingGroup.Network, "Address that is told of trouble", "",
        "An address that is told at once what you should know at night: a topic of ntfy for your phone, or a webhook. Empty: nobody is "
            + "told.",
        "an address with http:// or https://, or empty", Notices.Webhook.Accept);

    // Expert
    public static readonly Setting ServeWithCom = Setting.Switch("serve-with-com", SettingGroup.Expert, "Page and port beside ASCOM", true,
        "Windows: open the port and the page also when the driver was started by an ASCOM program through COM.")
        with { TakesRestart = true };

    public static readonly Setting UnknownTemperature =
        Setting.Choice("unknown-temperature", SettingGroup.Expert, "A temperature that is not known",
        "not-implemented",
        "What programs are told of the temperature before a frame has told it. Not-implemented is what ASCOM's checker wants; some "
            + "programs take that for never, and do better with not-set.",
        ("not-implemented", "is said to be not implemented"), ("not-set", "is said to be not set"));

    public static readonly Setting FocusOvershoot =
        Setting.Number("focus-overshoot", SettingGroup.Expert, "Overshoot of the focus", 10, 0, 200,
        "A lens comes to each place from its near side with at least so many of its smallest moves: more than its backlash.")
        with { Unit = "smallest moves" };

    public static readonly Setting FocuserScale = Setting.Choice("focuser", SettingGroup.Expert, "The focuser's scale", "absolute",
        "Whether the focuser has positions, or takes distances only: for lenses that nobody has learned.",
        ("absolute", "positions"), ("relative", "distances only"));

    public static readonly Setting ShutterLag = Setting.Number("shutter-lag", SettingGroup.Expert, "Lag of the shutter", 0, 0, 1000,
        "From the command to the opening of the shutter, as you measured it on your body. Start times are told later by it.")
        with { Unit = "milliseconds", IsForThisMachine = false };

    public static readonly Setting LogLevel = Setting.Choice("log-level", SettingGroup.Expert, "What the log tells", "info",
        "How much the log tells. Trace has every transaction with the camera.",
        ("warning", "warnings only"), ("info", "what happens"), ("debug", "more of it"), ("trace", "every transaction"))
        with { TakesRestart = true };

    // Hidden
    /// <summary>Who we are to cameras in the network: they ask their user for each new one.</summary>
    public static readonly Setting NetworkId = Setting.Free("network-id", SettingGroup.Network, "This computer's name", "",
        "This computer's name to cameras.", "a GUID", value => value.Length == 0 || Guid.TryParse(value, out _) ? value : null)
        with { IsHidden = true, IsPrivate = true };

    /// <summary>Once there was a real camera, a missing one is an error and never replaced by a simulated one.</summary>
    public static readonly Setting LastCamera = Setting.Free("last-camera", SettingGroup.Camera, "The last camera", "",
        "The real camera that was connected last.", "id, model and serial number", value => value) with { IsHidden = true };

    /// <summary>Every row above, in the order in which they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [.. TableRows.Of<Setting>(typeof(Settings)).OrderBy(setting => setting.IsHidden).ThenBy(setting => setting.Group)];

    /// <summary>Which camera each rig has: first that of the first.</summary>
    public static IReadOnlyList<Setting> Rigs { get; } = [Camera, SecondCamera];

    /// <summary>The ones that are shown to a person.</summary>
    public static IEnumerable<Setting> Shown => All.Where(s => !s.IsHidden);
}
