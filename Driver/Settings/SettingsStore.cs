using System.Text.Json;
using Serilog;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver;

/// <summary>Where settings are kept: a file, or on Windows the ASCOM Profile.</summary>
/// <remarks>Threads: any.</remarks>
public interface ISettingsStore
{
    /// <summary>For people: where that is.</summary>
    string Place { get; }

    /// <summary>The value; null if none is kept.</summary>
    string? Read(string key);

    /// <summary>Keeps a value; null takes it away.</summary>
    /// <exception cref="IOException">It could not be written; what was kept before still is.</exception>
    void Write(string key, string? value);
}

/// <summary>Settings in a JSON file of strings that a person can edit. Other programs may change it at any time.</summary>
public sealed class JsonSettingsStore(string path) : ISettingsStore
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    private readonly object gate = new();
    private (DateTime Written, long Length) seen;
    private string? damage;
    private IReadOnlyDictionary<string, string> values = new Dictionary<string, string>();

    public string Place => path;

    public string? Read(string key) => Values().GetValueOrDefault(key);

    public void Write(string key, string? value)
    {
        lock (gate)
        {
            Folders.MakePrivate(Path.GetDirectoryName(Path.GetFullPath(path))!);
            SortedDictionary<string, string> next = new(new Dictionary<string, string>(Values()), StringComparer.Ordinal);
            if (damage is not null)
                throw new IOException($"The settings in {path} cannot be read ({damage}). Put the file right, or delete it");
            if (value is null)
                next.Remove(key);
            else
                next[key] = value;
            using MemoryStream text = new();
            using (Utf8JsonWriter json = new(text, Readable))
            {
                json.WriteStartObject();
                foreach (var (name, kept) in next)
                    json.WriteString(name, kept);
                json.WriteEndObject();
            }

            text.WriteByte((byte)'\n');
            AtomicFile.Write(path, text.ToArray(), isPrivate: true);
            (values, seen) = (next, Stamp());
        }
    }

    private IReadOnlyDictionary<string, string> Values()
    {
        lock (gate)
        {
            var now = Stamp();
            if (now != seen)
            {
                damage = null;
                values = now == default ? new Dictionary<string, string>() : Parse(values);
                seen = now;
            }

            return values;
        }
    }

    /// <summary>Which version of the file this is; the default if there is none.</summary>
    private (DateTime Written, long Length) Stamp()
    {
        FileInfo file = new(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    /// <summary>A file that cannot be read is left alone, and what was known before holds.</summary>
    private IReadOnlyDictionary<string, string> Parse(IReadOnlyDictionary<string, string> before)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            damage = error.Message;
            Log.Warning("The settings in {Path} cannot be read: {Reason}", path, error.Message);
            return before;
        }
    }
}
