using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What a check measured of a body. Times in seconds; what was not measured is null.</summary>
/// <param name="Firmware">It was measured with; another one may be quicker.</param>
/// <param name="Ready">From the handshake to the last stage of readiness.</param>
/// <param name="Setting">From a written setting until it is seen.</param>
/// <param name="Process">From the end of an exposure to the picture in memory.</param>
/// <param name="BulbError">How much longer a bulb exposure is in the file than the button was held: the lag of the closing less that of the
/// opening.</param>
/// <param name="MegabytesPerSecond">Over its wire.</param>
public sealed record LearnedBody(string Firmware, double? Ready, double? Setting, double? Process, double? BulbError,
    double? MegabytesPerSecond)
{
    /// <summary>"firmware 2.01: ready after 1.2 s, a setting is seen after 0.13 s, …", as far as it was measured.</summary>
    public override string ToString() => $"firmware {Firmware}: " + string.Join(", ", new[]
    {
        Say("ready after ", Ready, " s"), Say("a setting is seen after ", Setting, " s"),
            Say("a picture is in memory ", Process, " s after its exposure"),
        Say("bulb is ", BulbError, " s longer than held"), Say("", MegabytesPerSecond, " MB/s"),
    }.OfType<string>());

    private static string? Say(string before, double? number, string after) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{before}{n:0.###}{after}") : null;
}

/// <summary>What checks have measured, kept in a small file: one line a body, by its model and a digest of its serial number.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class LearnedBodies
{
    private const double MostSeconds = 600;

    /// <summary>A shutter that is off by more than a quarter of a second was not measured but disturbed.</summary>
    private const double MostBulbError = 0.25;

    private readonly ConcurrentDictionary<string, LearnedBody> bodies = new(StringComparer.Ordinal);
    private readonly object writing = new();
    private readonly string? path;

    /// <param name="path">The file; null keeps what is learned in memory.</param>
    public LearnedBodies(string? path = null)
    {
        this.path = path;
        if (path is null || !File.Exists(path))
            return;
        foreach (var line in File.ReadLines(path))
        {
            if (Parse(line) is var (key, body))
                bodies[key] = body;
        }
    }

    /// <summary>This very body, or null.</summary>
    public LearnedBody? Find(string model, string serial) => bodies.GetValueOrDefault(KeyOf(model, serial));

    /// <summary>
    /// What waits for this very body go by. With another firmware it may be quicker, which a longer wait does no harm; but its shutter must
    /// be measured anew.
    /// </summary>
    public BodyTimes? TimesOf(DeviceInfo device) => Find(device.Model, device.SerialNumber) is not { } body ? null : new(
        Seconds(body.Ready), Seconds(body.Setting), Seconds(body.Process),
        body.Firmware == device.DeviceVersion && body.BulbError is { } error && Math.Abs(error) <= MostBulbError
        ? Seconds(error) : default);

    private static TimeSpan Seconds(double? seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, -MostSeconds, MostSeconds));

    /// <summary>Remembers it. A file that cannot be written is said so; what is in memory holds.</summary>
    public void Learn(string model, string serial, LearnedBody body)
    {
        bodies[KeyOf(model, serial)] = body;
        if (path is null)
            return;
        lock (writing)
        {
            try
            {
                Folders.MakePrivate(Path.GetDirectoryName(Path.GetFullPath(path))!);
                AtomicFile.Write(path,
                    Encoding.UTF8.GetBytes(string.Concat(bodies.OrderBy(b => b.Key, StringComparer.Ordinal)
                        .Select(b => Line(b.Key, b.Value) + "\n"))));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Log.Warning("What was measured of the {Model} cannot be remembered in {Path}: {Reason}", model, path, error.Message);
            }
        }
    }

    /// <summary>What stands for a body in files: nobody reads its serial number out of it.</summary>
    internal static string KeyOf(string model, string serial) =>
        $"{model.Replace('\t', ' ')} "
            + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"ASCOM.SonyAlpha {model} {serial}"))[..6])}";

    private static string Line(string key, LearnedBody b) => string.Join('\t',
        [key, b.Firmware.Replace('\t', ' '), .. new[]
            { b.Ready, b.Setting, b.Process, b.BulbError,
                b.MegabytesPerSecond }.Select(n => n?.ToString("0.######", CultureInfo.InvariantCulture) ?? "")]);

    private static (string Key, LearnedBody Body)? Parse(string line)
    {
        var fields = line.Split('\t');
        return fields.Length != 7 ? null : (fields[0],
            new(fields[1], Number(fields[2]), Number(fields[3]), Number(fields[4]), Number(fields[5]), Number(fields[6])));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
