using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>Debian's gphoto2, as it is. It knows nothing of us and speaks protocol 2.00 only.</summary>
/// <param name="folder">Where it works, and leaves its files.</param>
/// <param name="camera">The options that say which camera.</param>
internal sealed partial class Gphoto2(string folder, string[] camera)
{
    /// <summary>One property as `--summary` tells it. Its access is not told: 2.5.30 calls all of them writable.</summary>
    internal sealed record Told(ushort Code, ushort Type, string Value);

    /// <summary>Runs it to a good end, 40 s at most.</summary>
    /// <returns>What it said on standard output.</returns>
    public string Run(params string[] arguments) =>
        Tool.Run("env", ["-C", folder, "timeout", "-k", "2", "40", "gphoto2", .. camera, .. arguments]).Output;

    /// <summary>The current value of a setting, in its words.</summary>
    public string Get(string setting) => Current().Match(Run("--get-config", setting)).Groups[1].Value;

    public void Set(string setting, string value) => Run("--set-config-value", $"{setting}={value}");

    public IReadOnlyList<Told> Summary() =>
    [
        .. PropertyLine().Matches(Run("--summary")).Select(line => new Told(
            ushort.Parse(line.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            ushort.Parse(line.Groups[2].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture), line.Groups[3].Value)),
    ];

    [GeneratedRegex(@"^Current: (.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Current();

    // "ISO(0xd21e):(readwrite) (type=0x6) Enumeration [...] value: 100", or "value: f/5 (500)"
    [GeneratedRegex(@"^.*\(?0x([0-9a-f]{4})\)?:\s?\(\w+\) \(type=0x([0-9a-f]+)\).* value: .*?(-?\d+)\)?\s*$", RegexOptions.Multiline)]
    private static partial Regex PropertyLine();
}
