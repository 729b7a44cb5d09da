using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Faces;

public sealed class SettingsTests
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
    }

    [Test]
    public void Every_default_and_every_choice_is_permitted_as_it_stands()
    {
        foreach (var setting in Settings.All)
            Assert.That(setting.Choices.Append(setting.Default), Has.All.Matches<string>(v => setting.Accept(v) == v), setting.Key);
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

    private Settings Open() => new(new JsonSettingsStore(folders.SettingsFile), folders);
}
