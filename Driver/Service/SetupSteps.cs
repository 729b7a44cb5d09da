using System.Net;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Verbs;

namespace SonyAlpha.Driver.Service;

/// <summary>TABLE: what `setup` does on Linux, in its order. The Debian package does the first three itself.</summary>
internal static class SetupSteps
{
    public const string Service = "sonyalpha.service";
    private const string Rule = "70-sony-alpha.rules";
    private const string Unit = "/etc/systemd/system/sonyalpha.service";
    private const string Pictures = "/etc/systemd/system/sonyalpha.service.d/pictures.conf";

    public static IReadOnlyList<SetupStep> All { get; } =
    [
        new("user", "Make a user \"sonyalpha\" that the service runs as, and a group of that name whose members change its settings?",
            machine => Directory.Exists(machine.Place(Folders.SettingsOfThisMachine)), MakeUser, IsBasis: true),
        new("usb", "Let the service, and whoever sits at this computer, reach Sony cameras on USB (a udev rule)?",
            machine => machine.Holds($"/usr/lib/udev/rules.d/{Rule}", Text(Rule))
            || machine.Holds($"/etc/udev/rules.d/{Rule}", Text(Rule)), WriteRule),
        new("service", "Start it at boot, and now (a systemd unit)?",
            machine => File.Exists(machine.Place($"/usr/lib/systemd/system/{Service}")) || machine.Holds(Unit, UnitOf(machine)), WriteUnit),
        new("network", null, _ => false, ChooseNetwork),
        new("pictures", null, _ => false, ChoosePictures),
    ];

    /// <summary>The unit as it is written for this program.</summary>
    internal static string UnitOf(Machine machine) => Text(Service).Replace("@PROGRAM@", machine.Program, StringComparison.Ordinal);

    private static string MakeUser(Setup setup)
    {
        var machine = setup.Machine;
        machine.Run("groupadd", ["--system", "--force", "plugdev"]);
        machine.Run("groupadd", ["--system", "--force", "sonyalpha"]);
        if (!File.Exists(machine.Place("/etc/passwd"))
            || !File.ReadLines(machine.Place("/etc/passwd")).Any(line => line.StartsWith("sonyalpha:", StringComparison.Ordinal)))
            machine.Run("useradd", ["--system", "--gid", "sonyalpha", "--home-dir", "/var/lib/sonyalpha", "--no-create-home", "--shell",
                "/usr/sbin/nologin", "sonyalpha"]);
        var people = machine.Person is { } person ? $" {person} is a member from the next login on" : "";
        if (machine.Person is not null)
            machine.Run("usermod", ["--append", "--groups", "sonyalpha,plugdev", machine.Person]);
        machine.Run("install", ["-d", "-o", "root", "-g", "sonyalpha", "-m", "2775", machine.Place(Folders.SettingsOfThisMachine)]);
        return $"Its settings are in {Folders.SettingsOfThisMachine}, and what it remembers is in /var/lib/sonyalpha.{people}";
    }

    private static string WriteRule(Setup setup)
    {
        setup.Machine.Write($"/etc/udev/rules.d/{Rule}", Text(Rule));
        if (!setup.Machine.Has("udevadm"))
            return "The rule is written; there is no udevadm here that could apply it now";
        try
        {
            setup.Machine.Run("udevadm", ["control", "--reload"]);
            setup.Machine.Run("udevadm", ["trigger", "--subsystem-match=usb"]);
            return $"/etc/udev/rules.d/{Rule} is in force";
        }
        catch (FailedException refused)
        {
            return $"/etc/udev/rules.d/{Rule} is written, and in force from the next start on ({refused.Message})";
        }
    }

    private static string WriteUnit(Setup setup)
    {
        if (!setup.Machine.Has("systemctl"))
            throw new FailedException(
                $"There is no systemd here: have your own way of starting services run \"{setup.Machine.Program} serve\" as the user "
                    + "sonyalpha");
        setup.Machine.Write(Unit, UnitOf(setup.Machine));
        setup.Machine.Run("systemctl", ["daemon-reload"]);
        setup.Machine.Run("systemctl", ["enable", "--now", Service]);
        return $"It runs: \"systemctl status sonyalpha\" tells how, \"systemctl disable --now sonyalpha\" ends it";
    }

    private static string ChooseNetwork(Setup setup)
    {
        var answer =
            setup.Ask("Who may reach the cameras? 1: programs on this machine. 2: every machine in its network, for a program "
                + "elsewhere. [unchanged]");
        if (answer is not ("1" or "2"))
            return $"Unchanged: bind is {setup.Settings[Settings.Bind]}";
        setup.Settings.Set(Settings.Bind, answer == "2" ? IPAddress.Any.ToString() : IPAddress.Loopback.ToString());
        Restart(setup.Machine);
        var port = setup.Settings[Settings.Port];
        var firewall = setup.Machine.Has("ufw") ? $"sudo ufw allow {port}/tcp && sudo ufw allow {Discovery.Port}/udp"
            : setup.Machine.Has("firewall-cmd")
            ? $"sudo firewall-cmd --permanent --add-port={port}/tcp --add-port={Discovery.Port}/udp && sudo firewall-cmd --reload"
            : null;
        return answer == "1" ? "Only programs on this machine reach the cameras"
            : firewall is null ? $"Every machine in the network reaches the cameras, at port {port}"
            : $"Every machine in the network reaches the cameras at port {port}, once the firewall lets them: {firewall}";
    }

    private static string ChoosePictures(Setup setup)
    {
        var folder = setup.Ask("Keep each camera file as well? A folder outside /home, as /srv/sonyalpha. [unchanged]");
        if (folder.Length == 0)
            return $"Unchanged: keep-arw is {setup.Settings[Settings.KeepArw]}";
        if (!Path.IsPathRooted(folder))
            throw new UsageException($"\"{folder}\" is no whole path: one begins with /");
        folder = Path.GetFullPath(folder);
        if (folder is "/home" or "/root" || folder.StartsWith("/home/", StringComparison.Ordinal)
            || folder.StartsWith("/root/", StringComparison.Ordinal))
            throw new UsageException(
                $"{folder} is in somebody's home, where the service does not see: choose another folder, as /srv/sonyalpha");
        setup.Machine.Run("install", ["-d", "-o", "sonyalpha", "-g", "sonyalpha", "-m", "2775", setup.Machine.Place(folder)]);
        setup.Machine.Write(Pictures, $"# The rest of the system the service only reads.\n[Service]\nReadWritePaths=\"{folder}\"\n");
        setup.Settings.Set(Settings.ArwFolder, folder);
        setup.Settings.Set(Settings.KeepArw, "on");
        setup.Machine.Run("systemctl", ["daemon-reload"]);
        Restart(setup.Machine);
        return $"Each camera file is kept in {folder}";
    }

    private static void Restart(Machine machine) => machine.Run("systemctl", ["try-restart", Service]);

    /// <summary>A file of packaging/, which the program carries.</summary>
    private static string Text(string name)
    {
        using StreamReader text = new(typeof(SetupSteps).Assembly.GetManifestResourceStream($"packaging/{name}")!);
        return text.ReadToEnd();
    }
}
