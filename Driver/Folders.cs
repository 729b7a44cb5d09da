namespace SonyAlpha.Driver;

/// <summary>Where the program keeps what is not its own code. Nothing is made before something is written there.</summary>
/// <param name="Settings">What the user has chosen.</param>
/// <param name="State">What the program remembers: learned sensors, nights, the rescue folder, logs.</param>
/// <param name="Pictures">The user's own pictures folder.</param>
/// <param name="Documents">The user's documents: on Windows, ASCOM's logs are there.</param>
public sealed record Folders(string Settings, string State, string Pictures, string Documents)
{
    /// <summary>Settings of a program that was installed for the whole machine: its service and everybody share them.</summary>
    public const string SettingsOfThisMachine = "/etc/sonyalpha";

    /// <summary>This user's, as the system and XDG's variables have them.</summary>
    public static Folders OfThisUser { get; } = new(
        IsInstalledForAll(AppContext.BaseDirectory) && Directory.Exists(SettingsOfThisMachine)
            ? SettingsOfThisMachine
            : Path.Combine(Known(Environment.SpecialFolder.ApplicationData, ".config"), "sonyalpha"),
        Path.Combine(StateHome(), "sonyalpha"),
        Known(Environment.SpecialFolder.MyPictures, "Pictures"),
        Known(Environment.SpecialFolder.MyDocuments, "Documents"));

    /// <summary>All below one folder: for tests, and for what must leave no trace.</summary>
    public static Folders Below(string root) =>
        new(Path.Combine(root, "config"), Path.Combine(root, "state"), Path.Combine(root, "Pictures"), Path.Combine(root, "Documents"));

    public string SettingsFile => Path.Combine(Settings, "settings.json");

    public string LearnedSensors => Path.Combine(State, "sensors.tsv");

    /// <summary>What checks measured of each body.</summary>
    public string LearnedBodies => Path.Combine(State, "bodies.tsv");

    public string Nights => Path.Combine(State, "nights");

    /// <summary>Lenses that were learned or imported.</summary>
    public string Lenses => Path.Combine(State, "lenses");

    /// <summary>What each body said of itself.</summary>
    public string Bodies => Path.Combine(State, "bodies");

    /// <summary>The last transactions with each body.</summary>
    public string Transactions => Path.Combine(State, "transactions");

    /// <summary>Camera files that would otherwise be lost.</summary>
    public string Rescue => Path.Combine(State, "rescue");

    /// <summary>Where ASCOM's users look on Windows; elsewhere where XDG puts what may be thrown away.</summary>
    /// <param name="today">The local date.</param>
    public string Logs(DateOnly today) => OperatingSystem.IsWindows()
        ? Path.Combine(Documents, "ASCOM", $"Logs {today:yyyy-MM-dd}")
        : Path.Combine(State, "logs");

    /// <summary>The folders with logs, of all days.</summary>
    public IEnumerable<string> AllLogs => OperatingSystem.IsWindows()
        ? Path.Combine(Documents, "ASCOM") is var all && Directory.Exists(all) ? Directory.GetDirectories(all, "Logs *") : []
        : Path.Combine(State, "logs") is var logs && Directory.Exists(logs) ? [logs] : [];

    /// <summary>Makes a folder, and those above it that are missing, into which nobody else on this machine can look.</summary>
    public static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path); // a user's profile is closed to others as it is
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Whether a program in this folder is the machine's, and not one that a user unpacked somewhere.</summary>
    internal static bool IsInstalledForAll(string program) =>
        OperatingSystem.IsLinux() && (program.StartsWith("/usr/", StringComparison.Ordinal)
            || program.StartsWith("/opt/", StringComparison.Ordinal));

    private static string StateHome() => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? Known(Environment.SpecialFolder.LocalApplicationData, ".state")
        : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home ? home : BelowHome(Path.Combine(".local", "state"));

    private static string Known(Environment.SpecialFolder folder, string otherwise) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } path
            ? path : BelowHome(otherwise);

    /// <summary>A service may have no home at all.</summary>
    private static string BelowHome(string name) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : Path.GetTempPath(), name);
}
