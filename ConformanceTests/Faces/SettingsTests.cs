using System.Diagnostics;
using System.Text.RegularExpressions;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Faces;

public sealed partial class SettingsTests
{
    private string root = "";
    private Folders folders = Folders.Below("");
    private Settings settings = null!;

    [SetUp]
    public void Begin()
    {
        root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;
        folders = Folders.Below(root);
        settings = Open();
    }

    [TearDown]
    public void End() => Directory.Delete(root, recursive: true);

    [Test]
    public void Keys_are_there_once_and_every_row_says_what_it_is()
    {
        Assert.That(Settings.All.Select(s => s.Key.ToUpperInvariant()), Is.Unique);
        Assert.That(Settings.All, Has.All.Matches<Setting>(s => s.Words.EndsWith('.') && s.Range.Length > 0));
        Assert.That(Settings.Shown.Select(s => s.Label), Is.Unique.And.All.Matches<string>(label => char.IsUpper(label[0])));
        Assert.That(Settings.Shown.Select(s => s.Group), Is.Ordered);
        Assert.That(Settings.Shown.Where(s => s.Range.Contains(" to ", StringComparison.Ordinal) && s != Settings.Port).Select(s => s.Unit),
            Has.All.Not.Empty, "A number says what it counts");
    }

    [Test]
    public void Every_row_of_the_table_is_there()
    {
        var rows = typeof(Settings).GetFields().Where(field => field.FieldType == typeof(Setting)).Select(field => field.GetValue(null));
        Assert.That(Settings.All, Is.EquivalentTo(rows).And.Count.GreaterThan(30));
    }

    [Test]
    public void Every_default_and_every_choice_is_permitted_as_it_stands()
    {
        foreach (var setting in Settings.All)
            Assert.That(setting.Choices.Select(choice => choice.Value).Append(setting.Default),
                Has.All.Matches<string>(v => setting.Accept(v) == v), setting.Key);
    }

    [Test]
    public void A_choice_lasts_and_can_be_taken_back()
    {
        settings.Set(Settings.GainMode, "LIST");
        Assert.That(Open()[Settings.GainMode], Is.EqualTo("list"));
        Assert.That(settings.ForCameras.GainMode, Is.EqualTo(GainMode.List));
        settings.Reset(Settings.GainMode);
        Assert.That(Open()[Settings.GainMode], Is.EqualTo("value"));
    }

    [TestCase("fitting", ShutterPreference.Fitting)]
    [TestCase("speeds",  ShutterPreference.Speeds)]
    [TestCase("bulb",    ShutterPreference.Bulb)]
    public void The_exposure_policy_reaches_the_cameras(string chosen, ShutterPreference preference)
    {
        settings.Set(Settings.ExposurePolicy, chosen);
        Assert.That(settings.ForCameras.Shutter, Is.EqualTo(preference));
    }

    [Test]
    public void What_is_not_permitted_is_refused_with_what_is_and_changes_nothing()
    {
        settings.Set(Settings.Port, "12000");
        var refused = Assert.Throws<SettingRefusedException>(() => settings.Set(Settings.Port, "70000"));
        Assert.That(refused!.Message, Does.Contain("port").And.Contains("70000").And.Contains("1 to 65535"));
        Assert.That(settings[Settings.Port], Is.EqualTo("12000"));
        Assert.Throws<SettingRefusedException>(() => settings.Set(Settings.Bind, "here"));
        Assert.Throws<SettingRefusedException>(() => settings.Set(Settings.ArwName, "{nonsense}"));
    }

    [Test]
    public void A_change_by_another_program_is_seen()
    {
        Assert.That(settings[Settings.Location], Is.Empty);
        Open().Set(Settings.Location, "Tautenburg");
        Assert.That(settings[Settings.Location], Is.EqualTo("Tautenburg"));
    }

    [Test]
    public void A_change_by_another_process_is_seen()
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll"), "settings", "gain-mode", "list"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["HOME"] = root, ["XDG_CONFIG_HOME"] = root },
        };
        Settings own = new(new JsonSettingsStore(Path.Combine(root, "sonyalpha", "settings.json")), folders);
        Assert.That(own.ForCameras.GainMode, Is.EqualTo(GainMode.Value));
        using var process = Process.Start(start)!;
        Assert.That(process.StandardOutput.ReadToEnd().Trim(), Is.EqualTo("list"));
        process.WaitForExit();
        Assert.That(own.ForCameras.GainMode, Is.EqualTo(GainMode.List));
    }

    [Test]
    public void All_that_a_camera_asks_is_of_one_moment_and_costs_one_look()
    {
        CountedStore store = new();
        Settings counted = new(store, folders);
        var before = counted.Now;
        store.Looks = 0;
        var options = counted.ForCameras;
        _ = (options.Folder, options.GainMode, options.Lens, options.Repeats);
        Assert.That((store.Looks, counted.Now), Is.EqualTo((1, before)), "Nothing was made anew");
        store.Kept = new() { ["lens"] = "mine", ["gain-mode"] = "list" };
        Assert.That((counted.ForCameras.Lens, counted.ForCameras.GainMode, options.Lens), Is.EqualTo(("mine", GainMode.List, "")));
    }

    [TestCase("camera", "nonsense", "sonyalpha list")]
    [TestCase("camera", "sim:ILCE-9M9", "sim")]
    [TestCase("camera", "sim:/nowhere/body.json", "no file /nowhere/body.json")]
    [TestCase("camera", "replay:/nowhere/night.jsonl", "no file")]
    [TestCase("camera-2", "usbx:1-2", "no camera can have that id")]
    [TestCase("network-cameras", "camera.lan:99999", "HOST:PORT")]
    [TestCase("bind", "192.0.2.1", "0.0.0.0 for all of them")]
    [TestCase("arw-folder", "/dev/null/pictures", "/dev/null is a file")]
    [TestCase("arw-folder", "/proc/pictures", "nothing can be written there")]
    public void A_value_that_cannot_work_is_refused_with_the_reason_and_what_works(string key, string value, string reason)
    {
        var refused = Assert.Throws<SettingRefusedException>(() => settings.Set(Settings.Find(key), value));
        Assert.That(refused!.Message, Does.StartWith($"{key} cannot be").And.Contain(reason));
        Assert.That(refused.Said, Does.StartWith($"\"{Settings.Find(key).Label}\" cannot be"));
        Assert.That(settings[Settings.Find(key)], Is.EqualTo(Settings.Find(key).Default));
    }

    [Test]
    public void What_may_work_tonight_is_taken()
    {
        foreach (var (key, value) in new[]
        {
            ("camera", "usb:1-2"), ("camera", "SIM:ilce-7m4#2"), ("camera", "ptpip:camera.lan"), ("camera-2", "0324911"),
            ("arw-folder", Path.Combine(root, "not", "there", "yet")), ("bind", "127.0.0.1, 0.0.0.0"),
        })
        {
            settings.Set(Settings.Find(key), value);
            Assert.That(settings[Settings.Find(key)], Is.EqualTo(value));
        }

        Assert.That(Directory.GetFileSystemEntries(root), Is.EqualTo(new[] { folders.Settings }), "Trying a folder leaves nothing in it");
    }

    [Test]
    public void What_is_kept_holds_though_it_cannot_work_just_now()
    {
        File.WriteAllText(Directory.CreateDirectory(folders.Settings).FullName + "/settings.json",
            """{ "arw-folder": "/proc/pictures" }""");
        Assert.That((Open().ForCameras.Folder, Open().Trouble), Is.EqualTo(("/proc/pictures", (string?)null)),
            "A disk may be back tonight");
    }

    [Test]
    public void The_help_of_the_verb_is_made_from_the_table()
    {
        var lines = Typed.Run("settings", "--help").Out;
        foreach (var setting in Settings.Shown)
            Assert.That(Blank().Replace(lines, " "),
                Does.Contain($"{setting.Key}: {setting.LabelWithUnit} {setting.Sentence} Permitted: {setting.Range}."));
        Assert.That(lines, Does.Not.Contain(Settings.LastCamera.Key).And.Contain("after a restart"));
    }

    [Test]
    public void A_file_edited_into_nonsense_costs_no_night()
    {
        settings.Set(Settings.GainMode, "list");
        File.WriteAllText(folders.SettingsFile, "{ \"gain-mode\": ");
        Assert.That(settings[Settings.GainMode], Is.EqualTo("list"), "What was known holds");
        Assert.That(Open()[Settings.GainMode], Is.EqualTo("list"), "Also for who never knew it: the last good copy");
        Assert.Throws<IOException>(() => settings.Set(Settings.Port, "12000"), "Nor is the user's work on it overwritten");
        File.WriteAllText(folders.SettingsFile, """{ "gain-mode": "seven", "port": 12000, }""");
        Assert.That((Open()[Settings.GainMode], Open()[Settings.Port]), Is.EqualTo(("list", "12000")));
    }

    [Test]
    public void The_verb_shows_changes_and_refuses()
    {
        Assert.That(Typed.In(folders, "settings", "Gain-Mode").Out.Trim(), Is.EqualTo("value"));
        Assert.That(Typed.In(folders, "settings", "gain-mode", "list").Code, Is.Zero);
        Assert.That(Typed.In(folders, "settings").Out, Does.Contain("gain-mode\tlist\t"));
        var wrong = Typed.In(folders, "settings", "gain-mode", "seven");
        Assert.That((wrong.Code, wrong.Out), Is.EqualTo((2, "")));
        Assert.That(wrong.Error, Does.Contain("value, list"));
        Assert.That(Typed.In(folders, "settings", "nonsense").Code, Is.EqualTo(2));
        Assert.That(Typed.In(folders, "settings", "gain-mode", "--reset").Out.Trim(), Is.EqualTo("value"));
    }

    [Test]
    public void What_takes_effect_after_a_restart_says_so_when_it_is_changed()
    {
        Assert.That(Typed.In(folders, "settings", "port", "12000").Error, Does.Contain("started again"));
        Assert.That(Typed.In(folders, "settings", "gain-mode", "list").Error, Is.Empty);
    }

    private sealed class CountedStore : ISettingsStore
    {
        public int Looks { get; set; }

        public Dictionary<string, string> Kept { get; set; } = [];

        public string Place => "";

        public IReadOnlyDictionary<string, string> Values
        {
            get
            {
                Looks++;
                return Kept;
            }
        }

        public void Write(IReadOnlyDictionary<string, string?> changes) => throw new NotSupportedException();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    private Settings Open() => new(new JsonSettingsStore(folders.SettingsFile), folders);
}
