using System.Globalization;

namespace SonyAlpha.Driver;

/// <summary>What a setting is about: they are shown in this order.</summary>
public enum SettingGroup
{
    /// <summary>Which camera, its lens, and what is done when it is away.</summary>
    Camera,

    /// <summary>How an exposure is taken, and what programs get.</summary>
    Exposure,

    /// <summary>The camera's own files, and where they go.</summary>
    Pictures,

    /// <summary>Who may come in, what is looked for, and who is told.</summary>
    Network,

    /// <summary>What most people never need.</summary>
    Expert,
}

/// <summary>A value that can be chosen.</summary>
/// <param name="Value">As it is kept and typed: "fitting".</param>
/// <param name="Label">As a list shows it to a person.</param>
public sealed record SettingChoice(string Value, string Label);

/// <summary>One thing that the user can choose: a row of <see cref="Settings.All"/>.</summary>
/// <param name="Key">How it is named on the command line and in the file: "gain-mode".</param>
/// <param name="Group">Where it is shown.</param>
/// <param name="Label">How a page or a window names it: "Meaning of Gain".</param>
/// <param name="Default">What holds while nobody has chosen.</param>
/// <param name="Words">What it is about, for a person: one or two sentences.</param>
public sealed record Setting(string Key, SettingGroup Group, string Label, string Default, string Words)
{
    /// <summary>What can be chosen; empty if that is not a list.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>What is permitted, in words: "1 to 65535".</summary>
    public required string Range { get; init; }

    /// <summary>What a number counts: "minutes"; empty for what is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The form in which a value is kept; null if it is not permitted.</summary>
    public required Func<string, string?> Accept { get; init; }

    /// <summary>
    /// Why a permitted value cannot work on this machine, "…: why, and what to do"; null if it can. Asked when it is chosen, and never of
    /// what is kept: what worked yesterday holds tonight.
    /// </summary>
    /// <remarks>The second argument: others than this user have these settings, so that this user's rights say nothing.</remarks>
    public Func<string, bool, string?> WhyNot { get; init; } = (_, _) => null;

    /// <summary>The program reads it when it starts, and not again.</summary>
    public bool TakesRestart { get; init; }

    /// <summary>The program's own memory: kept with the others, not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>It is nobody else's business: it stands in no report.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>
    /// Only somebody at this machine may change it, as everything that is not meant for a tablet beside the telescope: where files go, who
    /// may come in, what is said to strangers.
    /// </summary>
    public bool IsForThisMachine { get; init; } = true;

    /// <summary>Whether it is on or off.</summary>
    public bool IsSwitch => Choices is [{ Value: "on" }, { Value: "off" }];

    /// <summary>"Port", "Wait for a camera that is away (minutes)".</summary>
    public string LabelWithUnit => Unit.Length == 0 ? Label : $"{Label} ({Unit})";

    /// <summary><see cref="Words"/>, and when a change takes effect if that is not at once.</summary>
    public string Sentence => TakesRestart ? $"{Words} Takes effect after a restart." : Words;

    /// <param name="choices">Each value, and how a list shows it.</param>
    public static Setting Choice(string key, SettingGroup group, string label, string byDefault, string words,
        params (string Value, string Label)[] choices) => new(key, group, label, byDefault, words)
    {
        Choices = [.. choices.Select(choice => new SettingChoice(choice.Value, choice.Label))],
        Range = string.Join(", ", choices.Select(choice => choice.Value)),
        Accept = value => choices.FirstOrDefault(choice => choice.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).Value,
    };

    public static Setting Switch(string key, SettingGroup group, string label, bool byDefault, string words) =>
        new(key, group, label, byDefault ? "on" : "off", words)
    {
        Choices = [new("on", "on"), new("off", "off")],
        Range = "on, off",
        Accept = value => value.ToLowerInvariant() switch
        {
            "on" or "true" or "yes" or "1"  => "on",
            "off" or "false" or "no" or "0" => "off",
            _                               => null,
        },
    };

    public static Setting Number(string key, SettingGroup group, string label, int byDefault, int least, int most, string words) =>
        new(key, group, label, Text(byDefault), words)
    {
        Range = $"{least} to {most}",
        Accept = value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
        && number <= most
            ? Text(number) : null,
    };

    /// <param name="accept">Says what is wrong by null.</param>
    public static Setting Free(string key, SettingGroup group, string label, string byDefault, string words, string range,
        Func<string, string?> accept) => new(key, group, label, byDefault, words)
    {
        Range = range,
        Accept = accept,
    };

    /// <summary>How a person reads a value: a choice by its label.</summary>
    public string Shown(string value) => Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;

    public override string ToString() => Key;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value that a setting does not permit, or a key that is none; the message says what there is.</summary>
public sealed class SettingRefusedException : Exception
{
    public SettingRefusedException(string message) : base(message) => Said = message;

    /// <param name="reason">What follows the setting's name: "cannot be "70000". Permitted: 1 to 65535".</param>
    public SettingRefusedException(Setting setting, string reason) : base($"{setting.Key} {reason}") =>
        (Setting, Said) = (setting, $"\"{setting.Label}\" {reason}");

    /// <summary>Whose value it was; null if there is no such setting.</summary>
    public Setting? Setting { get; }

    /// <summary>The message for somebody who sees labels, and no keys.</summary>
    public string Said { get; }
}
