using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SonyAlpha.Driver.Keeping;

/// <summary>What a kept file is about: where its name is made from.</summary>
/// <param name="Start">When the shutter opened, UTC.</param>
/// <param name="CameraName">The file's name in the camera: "DSC00152.ARW".</param>
public sealed record FileFacts(DateTimeOffset Start, string Model, string Serial, double Seconds, int Iso, FrameKind Kind, long Frame,
    string CameraName);

/// <summary>
/// Makes file names: "{night}/{model}_{date}T{time}_{seconds}s_ISO{iso}_{frame}". A night begins at noon UTC, so that it is one folder.
/// </summary>
public static partial class FileTemplate
{
    public const string Default = "{night}/{model}_{date}T{time}_{kind}_{seconds}s_ISO{iso}_{frame}";

    private static readonly Dictionary<string, Func<FileFacts, string>> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["night"]   = f => f.Start.UtcDateTime.AddHours(-12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["date"]    = f => f.Start.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        ["time"]    = f => f.Start.UtcDateTime.ToString("HHmmss.fff", CultureInfo.InvariantCulture),
        ["model"]   = f => f.Model,
        ["serial"]  = f => f.Serial.TrimStart('0'),
        ["seconds"] = f => f.Seconds.ToString("0.######", CultureInfo.InvariantCulture),
        ["iso"]     = f => f.Iso.ToString(CultureInfo.InvariantCulture),
        ["kind"]    = f => f.Kind.Word(),
        ["frame"]   = f => f.Frame.ToString("D5", CultureInfo.InvariantCulture),
        ["name"]    = f => Path.GetFileNameWithoutExtension(f.CameraName),
    };

    /// <summary>The words that a template may hold, for settings and errors.</summary>
    public static IEnumerable<string> Known => Words.Keys;

    /// <summary>What is wrong with a template; null if nothing is.</summary>
    public static string? Trouble(string template)
    {
        var unknown = Word().Matches(template).Select(m => m.Groups[1].Value).FirstOrDefault(word => !Words.ContainsKey(word));
        if (unknown is not null)
            return $"{{{unknown}}} is no word for file names. There are {string.Join(", ", Words.Keys.Select(w => $"{{{w}}}"))}";
        return string.IsNullOrWhiteSpace(template) ? "A file name cannot be empty" : null;
    }

    /// <summary>The relative path of a file, with the extension of its name in the camera. It never leads out of the folder.</summary>
    public static string Fill(string template, FileFacts facts)
    {
        var filled = Word().Replace(template, m => Words.TryGetValue(m.Groups[1].Value, out var word) ? Clean(word(facts)) : "_");
        var parts = filled.Split('/', '\\').Select(Clean).Where(part => part.Length > 0).ToArray();
        if (parts.Length == 0)
            parts = [Clean(facts.CameraName)];
        return Path.Combine(parts) + Path.GetExtension(Clean(facts.CameraName)).ToLowerInvariant();
    }

    /// <summary>One part of a path: without separators, without what Windows forbids, and never "..".</summary>
    private static string Clean(string part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var c in part)
            clean.Append(c < ' ' || "<>:\"|?*/\\".Contains(c, StringComparison.Ordinal) ? '_' : c);
        var trimmed = clean.ToString().Trim(' ', '.');
        if (Device().IsMatch(trimmed))
            trimmed = $"_{trimmed}";
        return trimmed.Length > 120 ? trimmed[..120] : trimmed;
    }

    /// <summary>To Windows these are devices in every folder, whatever their extension.</summary>
    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Word();
}
