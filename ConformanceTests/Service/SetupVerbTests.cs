using System.Runtime.Versioning;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Service;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Service;

/// <summary>`setup` on a machine that is a folder: what it writes, what it would run, what it refuses. The real one is tried by
/// ci/packages.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform(Include = "Linux"), UnsupportedOSPlatform("windows")]
internal sealed class SetupVerbTests : IDisposable
{
    private readonly List<string> commands = [];
    private string? refused;
    private readonly StringWriter said = new(), printed = new();
    private readonly Scratch scratch = new();

    public SetupVerbTests()
    {
        Directory.CreateDirectory(In("usr/bin"));
        foreach (var command in new[] { "systemctl", "udevadm" })
            File.WriteAllText(In($"usr/bin/{command}"), "");
    }

    public void Dispose()
    {
        said.Dispose();
        printed.Dispose();
        scratch.Dispose();
    }

    [Test]
    public void With_yes_it_makes_user_rule_and_service_and_asks_nothing()
    {
        Assert.That(Setup("/opt/sonyalpha/sonyalpha", yes: true), Is.Zero);
        var unit = File.ReadAllText(In("etc/systemd/system/sonyalpha.service"));
        Assert.Multiple(() =>
        {
            Assert.That(unit, Does.Contain("ExecStart=/opt/sonyalpha/sonyalpha serve").And.Not.Contain("@"));
            Assert.That(File.ReadAllText(In("etc/udev/rules.d/70-sony-alpha.rules")), Does.Contain("054c"));
            Assert.That(commands,
                Does.Contain("systemctl enable --now sonyalpha.service").And.Contains("usermod --append --groups sonyalpha,plugdev mm"));
            Assert.That(printed.ToString(), Does.Contain("network: left as it is"));
        });
    }

    [Test]
    public void A_second_time_it_does_nothing_that_is_there()
    {
        Setup("/opt/sonyalpha/sonyalpha", yes: true);
        commands.Clear();
        Setup("/opt/sonyalpha/sonyalpha", yes: true);
        Assert.That(commands, Is.Empty);
        Assert.That(printed.ToString(), Does.Contain("service: is there already"));
    }

    [Test]
    public void Answers_choose_the_network_and_the_folder_of_pictures()
    {
        Directory.CreateDirectory(In("usr/sbin"));
        File.WriteAllText(In("usr/sbin/ufw"), "");
        Assert.That(Setup("/opt/sonyalpha/sonyalpha", yes: false, "", "y", "Y", "2", "/srv/night"), Is.Zero);
        Assert.Multiple(() =>
        {
            Assert.That(Setting(Settings.Bind), Is.EqualTo("0.0.0.0"));
            Assert.That((Setting(Settings.KeepArw), Setting(Settings.ArwFolder)), Is.EqualTo(("on", "/srv/night")));
            Assert.That(File.ReadAllText(In("etc/systemd/system/sonyalpha.service.d/pictures.conf")),
                Does.Contain("ReadWritePaths=\"/srv/night\""));
            Assert.That(printed.ToString(), Does.Contain("sudo ufw allow 11111/tcp && sudo ufw allow 32227/udp"));
        });
    }

    [Test]
    public void What_is_declined_is_left_and_without_its_user_nothing_is_done()
    {
        Assert.That(() => Setup("/opt/sonyalpha/sonyalpha", yes: false, "n"),
            Throws.TypeOf<FailedException>().With.Message.Contains("Nothing was done"));
        Assert.That(commands, Is.Empty);
        Assert.That(Setup("/opt/sonyalpha/sonyalpha", yes: false, "y", "n", "n", "", ""), Is.Zero);
        Assert.That(File.Exists(In("etc/systemd/system/sonyalpha.service")), Is.False);
    }

    [Test]
    public void Where_no_udev_runs_the_rule_waits_for_the_next_start_and_the_rest_is_done()
    {
        refused = "udevadm";
        Assert.That(Setup("/opt/sonyalpha/sonyalpha", yes: true), Is.Zero);
        Assert.That(printed.ToString(), Does.Contain("in force from the next start on"));
        Assert.That(commands, Does.Contain("systemctl enable --now sonyalpha.service"));
    }

    [Test]
    public void Without_systemd_it_says_what_to_start()
    {
        File.Delete(In("usr/bin/systemctl"));
        Assert.That(() => Setup("/opt/sonyalpha/sonyalpha", yes: true),
            Throws.TypeOf<FailedException>().With.Message.Contains("/opt/sonyalpha/sonyalpha serve"));
    }

    [TestCase("/home/mm/sonyalpha/sonyalpha", true, "sudo cp -r /home/mm/sonyalpha /opt/sonyalpha")]
    [TestCase("/opt/sonyalpha/sonyalpha", false, "sudo /opt/sonyalpha/sonyalpha setup")]
    public void Where_it_cannot_work_it_says_what_to_type(string program, bool isRoot, string words) =>
        Assert.That(() => Setup(program, yes: true, isRoot: isRoot), Throws.TypeOf<FailedException>().With.Message.Contains(words));

    [TestCase("night", "begins with /")]
    [TestCase("/home/mm/night", "/srv/sonyalpha")]
    [TestCase("/srv/../root", "/srv/sonyalpha")]
    public void A_folder_that_the_service_cannot_see_is_refused(string folder, string words) =>
        Assert.That(() => Setup("/opt/sonyalpha/sonyalpha", yes: false, "y", "y", "y", "1", folder),
            Throws.TypeOf<UsageException>().With.Message.Contains(words));

    [Test]
    public void Settings_of_a_group_are_readable_by_everybody_and_those_of_a_user_by_him_alone()
    {
        foreach (var (name, mode, expected) in new[]
            { ("own", UnixFileMode.None, "rw-------"), ("shared", UnixFileMode.SetGroup | UnixFileMode.GroupWrite, "rw-r--r--") })
        {
            var folder = In(name);
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | mode);
            ((ISettingsStore)new JsonSettingsStore(Path.Combine(folder, "settings.json"))).Write("bind", "0.0.0.0");
            var made = File.GetUnixFileMode(Path.Combine(folder, "settings.json"));
            Assert.That(string.Concat("rwxrwxrwx".Select((letter, i) => ((int)made >> (8 - i) & 1) == 1 ? letter : '-')),
                Is.EqualTo(expected), name);
        }
    }

    [TestCase("/usr/lib/sonyalpha/", true)]
    [TestCase("/opt/sonyalpha/", true)]
    [TestCase("/home/mm/sonyalpha/", false)]
    public void Only_an_installed_program_uses_the_settings_of_the_machine(string program, bool expected) =>
        Assert.That(Folders.IsInstalledForAll(program), Is.EqualTo(expected));

    [Test]
    public void The_manual_page_has_every_verb()
    {
        var manual = File.ReadAllText(Path.Combine(Shared.Root, "packaging", "debian", "sonyalpha.1"));
        foreach (var verb in CommandLine.Verbs)
            Assert.That(manual, Does.Contain($".B {verb.Name}\n"));
    }

    private int Setup(string program, bool yes, params string[] answers) => Setup(program, yes, isRoot: true, answers);

    private int Setup(string program, bool yes, bool isRoot, params string[] answers)
    {
        Queue<string> lines = new(answers);
        Machine machine = new(scratch.Folder, program, "mm", isRoot, (command, arguments) =>
        {
            if (command == refused)
                throw new FailedException($"\"{command}\" ended with status 1");
            commands.Add(string.Join(' ', [command, .. arguments]));
            if (command == "install")
                Directory.CreateDirectory(arguments[^1]);
            return "";
        });
        Terminal terminal = new(printed, said, Clock.Real, CancellationToken.None)
        {
            Folders = Folders.Below(In("me")),
            ReadLine = () => lines.TryDequeue(out var line) ? line : null,
        };
        return SetupVerb.Run(machine, terminal, yes);
    }

    private string In(string name) => Path.Combine(scratch.Folder, name);

    private string Setting(Setting setting) => Settings.Of(Folders.Below(In("me")) with { Settings = In("etc/sonyalpha") })[setting];
}
