using System.Globalization;

namespace SonyAlpha.Driver;

/// <summary>One thing that the user can choose: a row of <see cref="Settings.All"/>.</summary>
/// <param name="Key">How it is named on the command line and in the file: "gain-mode".</param>
/// <param name="Default">What holds while nobody has chosen.</param>
/// <param name="Words">What it is about, for a person: one or two sentences.</param>
public sealed record Setting(string Key, string Default, string Words)
{
    /// <summary>What can be chosen; empty if that is not a list.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What is permitted, in words: "1 to 65535".</summary>
    public required string Range { get; init; }

    /// <summary>The form in which a value is kept; null if it is not permitted.</summary>
    public required Func<string, string?> Accept { get; init; }

    /// <summary>The program's own memory: kept with the others, not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>It is nobody else's business: it stands in no report.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>
    /// Only somebody at this machine may change it, as everything that is not meant for a tablet beside the telescope: where files go, who
    /// may come in, what is said to strangers.
    /// </summary>
    public bool IsForThisMachine { get; init; } = true;

    public static Setting Choice(string key, string byDefault, string words, params string[] choices) => new(key, byDefault, words)
    {
        Choices = choices,
        Range = string.Join(", ", choices),
        Accept = value => choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)),
    };

    public static Setting Switch(string key, bool byDefault, string words) => new(key, byDefault ? "on" : "off", words)
    {
        Choices = ["on", "off"],
        Range = "on, off",
        Accept = value => value.ToLowerInvariant() switch
        {
            "on" or "true" or "yes" or "1"  => "on",
            "off" or "false" or "no" or "0" => "off",
            _                               => null,
        },
    };

    public static Setting Number(string key, int byDefault, int least, int most, string words) => new(key, Text(byDefault), words)
    {
        Range = $"{least} to {most}",
        Accept = value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
        && number <= most
            ? Text(number) : null,
    };

    /// <param name="accept">Says what is wrong by null.</param>
    public static Setting Free(string key, string byDefault, string words, string range, Func<string, string?> accept) =>
        new(key, byDefault, words)
    {
        Range = range,
        Accept = accept,
    };

    public override string ToString() => Key;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value that a setting does not permit, or a key that is none; the message says what there is.</summary>
public sealed class SettingRefusedException(string message) : Exception(message);
