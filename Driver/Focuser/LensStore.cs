using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SonyAlpha.Driver;

/// <summary>Lenses that this user has learned or imported, a small file each; before them and behind them, what others have
/// learned.</summary>
/// <param name="folder">Null for none: then there is only <see cref="LensTable"/>.</param>
/// <remarks>Threads: any.</remarks>
public sealed class LensStore(string? folder)
{
    private const int MostBacklash = 1000;

    private static readonly LensFileJson Json = new(new JsonSerializerOptions
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
    });

    /// <summary>Where lenses were left.</summary>
    public LensPlaces Places { get; } = new(folder is null ? null : Path.Combine(folder, "places.tsv"));

    /// <summary>What is known of a lens.</summary>
    /// <param name="name">As it calls itself, or as the user does; empty if nobody knows.</param>
    public LensScale Find(string name)
    {
        if (name.Length == 0)
            return LensScale.Unknown(name);
        var file = folder is null ? null : PathOf(folder, name);
        return (File.Exists(file) ? TryRead(file) : null) ?? LensTable.Find(name) ?? LensScale.Unknown(name);
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(LensScale scale)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        Write(PathOf(folder, scale.Lens), scale);
    }

    /// <summary>Writes a lens as a file that others can import.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, LensScale scale) => File.WriteAllText(path, JsonSerializer.Serialize(
        new LensFile(scale.Lens, [.. scale.Moves], [.. scale.Spread], (int)scale.Pace.TotalMilliseconds, scale.Backlash),
        Json.LensFile) + "\n");

    /// <summary>Reads a lens from a file.</summary>
    /// <exception cref="FailedLensException">It is none, or makes no sense; the message says what is wrong.</exception>
    public static LensScale Read(string path)
    {
        const int MostBytes = 65536;
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw new FailedLensException($"{path} is too large for a lens: more than {MostBytes} bytes");
            var file = JsonSerializer.Deserialize(File.ReadAllText(path), Json.LensFile);
            return file is not null && Trouble(file) is { } trouble ? throw new FailedLensException($"{path}: {trouble}") : Of(file!);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or NullReferenceException)
        {
            throw new FailedLensException($"{path} is no file of a lens: {error.Message}", error);
        }
    }

    private static LensScale? TryRead(string path)
    {
        try
        {
            return Read(path);
        }
        catch (FailedLensException error)
        {
            Serilog.Log.Warning("{Reason}. What is known of this lens otherwise is used", error.Message);
            return null;
        }
    }

    private static string? Trouble(LensFile file) =>
        string.IsNullOrWhiteSpace(file.Lens) ? "\"lens\" is missing, the name of the lens"
        : file.Moves is not { Length: 7 } ? "\"moves\" must have 7 numbers, the moves of each size from end to end"
        : file.Moves.Any(m => !double.IsFinite(m) || m is < 0.5 or > 100_000) ? "\"moves\" must be from 0.5 to 100000"
        : file.Moves.Zip(file.Moves.Skip(1)).Any(pair => pair.Second > pair.First) ? "\"moves\" must grow fewer from size 1 to size 7"
        : file.Pace is < 10 or > 1000 ? "\"pace\" must be 10 to 1000, milliseconds for each size"
        : file.Backlash is < 0 or > MostBacklash or double.NaN ? $"\"backlash\" must be 0 to {MostBacklash}, in moves of size 1"
        : null;

    private static LensScale Of(LensFile file) => new(file.Lens, file.Moves)
        { Spread = file.Spread ?? [], Pace = TimeSpan.FromMilliseconds(file.Pace), Backlash = file.Backlash };

    private static string PathOf(string folder, string name) => Path.Combine(folder,
        string.Concat(name.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.') + ".lens.json");
}

/// <summary>A lens as a file: the moves of each size from end to end, how much they varied, milliseconds for each size, and the backlash in
/// moves of size 1.</summary>
internal sealed record LensFile(string Lens, double[] Moves, double[]? Spread, int Pace = 100, double? Backlash = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LensFile))]
internal sealed partial class LensFileJson : JsonSerializerContext;

/// <summary>A file is no lens; the message says what is wrong with it.</summary>
public sealed class FailedLensException(string message, Exception? inner = null) : Exception(message, inner);
