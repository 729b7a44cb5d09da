using System.Text.RegularExpressions;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// Takes out of what is reported what is nobody else's business: serial numbers, names that stand in the camera, where the telescope
/// stands, whose home folder it is, and the number by which cameras know this computer.
/// </summary>
/// <remarks>Threads: any, once everything that is to be hidden was named.</remarks>
public sealed partial class Scrubber
{
    /// <summary>Stands for a text of the camera.</summary>
    public const string Text = "[text]";

    private const string Serial = "[serial]";

    /// <summary>Shorter ones stand in other words too.</summary>
    private const int LeastLetters = 4;

    private readonly List<(string Word, Regex Found, string Instead)> hidden = [];
    private readonly bool withSerials;

    /// <param name="withSerials">Leaves serial numbers as they are, and nothing else.</param>
    public Scrubber(Settings settings, bool withSerials)
    {
        this.withSerials = withSerials;
        foreach (var setting in Settings.All.Where(s => s.IsPrivate))
            Hide(settings[setting], $"[{setting.Key}]");
        if (settings[Settings.LastCamera].Split('|') is [_, _, var serial, _])
            HideSerial(serial);
        Hide(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~");
        Hide(Environment.MachineName, "[computer]");
    }

    /// <summary>A camera's serial number, however it is written: with leading zeros, or without.</summary>
    public void HideSerial(string serial)
    {
        if (withSerials)
            return;
        Hide(serial, Serial);
        Hide(serial.TrimStart('0'), Serial);
    }

    /// <summary>Every text that a camera says of itself, but names and versions of what is for sale.</summary>
    public void HideTexts(PropertyTable properties, ushort version)
    {
        foreach (var property in properties.All.Where(p => p.Type == PtpType.String && !SonyProperty.Find(p.Code, version).IsOfEquipment))
        {
            Hide(property.Current.Text, Text);
            Hide(property.Default.Text, Text);
        }
    }

    /// <summary>A setting as it may be told.</summary>
    public string Clean(Setting setting, string value) => setting.IsPrivate && value.Length > 0 ? $"[{setting.Key}]" : Clean(value);

    /// <summary>A line, or several.</summary>
    public string Clean(string text)
    {
        foreach (var (_, found, instead) in hidden)
            text = found.Replace(text, instead);
        text = TextOfBody().Replace(text, $"$1{Text} ({Text})$4");
        text = User().Replace(text, "[user]");
        return withSerials ? text : AnySerial().Replace(text, Serial);
    }

    private void Hide(string word, string instead)
    {
        if (word.Trim() is not { Length: >= LeastLetters } whole || hidden.Any(h => h.Word == whole))
            return;
        var (before, after) = (char.IsLetterOrDigit(whole[0]) ? "(?<![A-Za-z0-9])0*" : "", char.IsLetterOrDigit(whole[^1])
            ? "(?![A-Za-z0-9])" : "");
        var pattern = before + Regex.Escape(whole) + after;
        hidden.Add((whole, new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            instead.Replace("$", "$$", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Over PTP a serial number has 32 places, mostly leading zeros, and is no number in every body; people and tables have the rest of it
    /// behind the model's name, Windows behind its name of the wire.
    /// </summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z.])(?:\d{16,}|0{4,}[0-9A-Za-z]{8,})(?![0-9A-Za-z.])"
        + @"|(?<=\b[A-Z]+-[A-Z0-9]+[ #])(?=[A-Za-z]*\d[0-9A-Za-z]*\d)[0-9A-Za-z]{5,}\b"
        + @"|(?<=\bwpd:)[0-9A-Za-z]{6,}"
        + @"|(?<=\b[Ss]erial(?: number)?\W{1,3})(?=\w*\d)\w{4,}")]
    private static partial Regex AnySerial();

    /// <summary>A folder below those of the users, on whatever system the line was written.</summary>
    [GeneratedRegex(@"(?<=[/\\](?:home|Users|Documents and Settings)[/\\])(?:[^/\\""'<>|:*?\r\n]+(?=[/\\])|[^/\\\s""'<>|]+)")]
    private static partial Regex User();

    /// <summary>A text in a body's description that an earlier version wrote: value and raw value are the same, and are no list.</summary>
    [GeneratedRegex(@"^(property 0x(?!D040|D07B|D07D)[0-9A-F]{4} \w+ = )((?!\[).+) \((\2)\)((?:, can be set)?(?:, not now)?).*$",
        RegexOptions.Multiline)]
    private static partial Regex TextOfBody();
}
