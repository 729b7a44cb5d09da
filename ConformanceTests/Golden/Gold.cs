using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>One line of gphoto2's --summary: a property as libgphoto2 read it from the same bytes.</summary>
/// <param name="Label">libgphoto2's name; null where it has none.</param>
/// <param name="Access">"rw" or "ro".</param>
/// <param name="Values">The enumeration, or minimum, maximum and step.</param>
/// <param name="Word">What the value means, where libgphoto2 says it.</param>
internal sealed record GoldProperty(
    ushort Code, string? Label, string Access, PtpType Type, PropertyForm Form, IReadOnlyList<Int128> Values, Int128? Current,
    string? Text, string? Word);

/// <summary>Reads the summaries of libgphoto2 2.5.30 and 2.5.34, which differ in form.</summary>
internal static partial class Gold
{
    public static IReadOnlyList<GoldProperty> Read(string file) =>
        [.. File.ReadLines(file).SkipWhile(l => !l.StartsWith("Device Property Summary", StringComparison.Ordinal)).Skip(1)
            .Where(l => l.Length > 0 && !l.Contains("on query", StringComparison.Ordinal)).Select(ReadLine)];

    private static GoldProperty ReadLine(string line)
    {
        var head = NewLine().Match(line) is { Success: true } now ? now : OldLine().Match(line);
        if (!head.Success)
            throw new FormatException($"No line of a summary: {line}");
        var code = ushort.Parse(head.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var label = head.Groups["label"].Value is "" or "[Unknown Property]" ? null : head.Groups["label"].Value;
        var access = head.Groups["access"].Value is "rw" or "readwrite" ? "rw" : "ro";
        var type = head.Groups["type"].Value;
        var rest = head.Groups["rest"].Value;
        if (type == "str")
            return new(code, label, access, PtpType.String, PropertyForm.None, [], null, rest.Trim('\''), null);
        var value = Value().Match(rest);
        var word = value.Groups["word"].Value is { Length: > 0 } text ? text : null;
        return new(code, label, access, TypeOf(type), Form(rest), [.. Numbers(rest)], Number(value.Groups["value"].Value), null, word);
    }

    private static PropertyForm Form(string rest) =>
        rest.StartsWith("Enumeration", StringComparison.Ordinal) ? PropertyForm.Enumeration
        : rest.StartsWith("Range", StringComparison.Ordinal) ? PropertyForm.Range : PropertyForm.None;

    private static IEnumerable<Int128> Numbers(string rest) => Form(rest) == PropertyForm.None
        ? []
        : Integer().Matches(rest[rest.IndexOf('[', StringComparison.Ordinal)..rest.IndexOf(']', StringComparison.Ordinal)])
            .Select(m => Number(m.Value));

    private static Int128 Number(string text) => Int128.Parse(text, CultureInfo.InvariantCulture);

    private static PtpType TypeOf(string type) => type switch
    {
        "i8"  => PtpType.Int8,
        "u8"  => PtpType.UInt8,
        "i16" => PtpType.Int16,
        "u16" => PtpType.UInt16,
        "i32" => PtpType.Int32,
        "u32" => PtpType.UInt32,
        "u64" => PtpType.UInt64,
        _     => (PtpType)ushort.Parse(type, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^(?<label>.+?)\s*\((?<code>[0-9a-f]{4}) (?<access>rw|ro) (?<type>\w+)\s*\): (?<rest>.*)$")]
    private static partial Regex NewLine();

    [GeneratedRegex(
        @"^(?:Property 0x(?<code>[0-9a-f]{4})|(?<label>.+)\(0x(?<code>[0-9a-f]{4})\)):\((?<access>\w+)\) \(type=0x(?<type>\w+)\) (?<rest>.*)$")]
    private static partial Regex OldLine();

    [GeneratedRegex(@"(?:value: (?:(?<word>.+) \((?<value>-?\d+)\)|(?<value>-?\d+))|^(?<value>-?\d+))$")]
    private static partial Regex Value();

    /// <summary>A number in a list: "-7 - 7" is a range of two, so a minus counts only where a digit follows and none stands
    /// before.</summary>
    [GeneratedRegex(@"(?<!\d)-?\d+")]
    private static partial Regex Integer();
}
