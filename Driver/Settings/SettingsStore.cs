using System.Text.Json;
using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>Where settings are kept: a file, or on Windows the ASCOM Profile.</summary>
/// <remarks>Threads: any.</remarks>
public interface ISettingsStore
{
    /// <summary>For people: where that is.</summary>
    string Place { get; }

    /// <summary>What is wrong with what is kept there, and what holds instead, in a sentence; null if nothing is.</summary>
    string? Trouble => null;

    /// <summary>Whether others than this user have these settings, as a service has.</summary>
    bool IsShared => false;

    /// <summary>What is kept, by key: the same object as long as nothing has changed. It is looked at each time, since other programs write
    /// it.</summary>
    IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Keeps a value; null takes it away.</summary>
    /// <exception cref="IOException">It could not be written; what was kept before still is.</exception>
    void Write(string key, string? value) => Write(new Dictionary<string, string?> { [key] = value });

    /// <summary>Keeps several values, all of them or none.</summary>
    /// <exception cref="IOException">They could not be written; what was kept before still is.</exception>
    void Write(IReadOnlyDictionary<string, string?> changes);
}

/// <summary>
/// Settings in a JSON file of strings that a person can edit. Other programs may change it at any time. What was good is kept beside it: of
/// a file that cannot be read, or says what is not permitted, the last good values hold.
/// </summary>
public sealed class JsonSettingsStore(string path) : ISettingsStore
{
    private const int MostBytes = 1 << 20;

    private static readonly JsonWriterOptions Readable = new() { Indented = true };
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly Dictionary<string, string> None = [];

    private readonly object gate = new();
    private (DateTime Written, long Length) seen;
    private string? damage;
    private bool isUnreadable;
    private Dictionary<string, string> values = None;

    /// <summary>As they stand in the file, also what is not permitted: that is the user's to put right.</summary>
    private Dictionary<string, string> asWritten = None;

    public string Place => path;

    /// <summary>The last good values.</summary>
    public string Copy => $"{path}.good";

    public string? Trouble
    {
        get
        {
            lock (gate)
            {
                Look();
                return damage;
            }
        }
    }

    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            lock (gate)
            {
                Look();
                return values;
            }
        }
    }

    public void Write(IReadOnlyDictionary<string, string?> changes)
    {
        lock (gate)
        {
            Folders.MakePrivate(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Look();
            if (isUnreadable)
                throw new IOException(damage);
            Dictionary<string, string> next = new(asWritten);
            foreach (var (key, value) in changes)
            {
                if (value is null)
                    next.Remove(key);
                else
                    next[key] = value;
            }

            try
            {
                AtomicFile.Write(Followed(), Text(next), Readers());
            }
            catch (UnauthorizedAccessException) when (IsShared)
            {
                throw new IOException($"The settings in {path} are this machine's: root and the group sonyalpha change them. "
                    + "Say sudo before the command, or \"sudo adduser $USER sonyalpha\" once and log in again");
            }

            Take(next);
            seen = Stamp();
        }
    }

    private void Look()
    {
        var now = Stamp();
        if (now == seen)
            return;
        if (now == default)
            Take(None);
        else
            ReadAll();
        seen = now;
        if (damage is not null)
            Log.Warning("{Trouble}", damage);
    }

    /// <summary>Which version of the file this is; the default if there is none.</summary>
    private (DateTime Written, long Length) Stamp()
    {
        FileInfo file = new(Followed());
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    /// <summary>A file that cannot be read is left alone.</summary>
    private void ReadAll()
    {
        try
        {
            Take(Parse(path));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException
            or InvalidDataException)
        {
            var good = ReadCopy();
            (values, asWritten, isUnreadable) = (good ?? None, None, true);
            damage = $"The settings in {path} cannot be read ({error.Message.TrimEnd('.')}). "
                + $"{(good is null ? "There is no good copy of them: the defaults hold" : $"The last good ones hold, {Copy}")}. Put the "
                    + "file right, or delete it";
        }
    }

    /// <summary>Of what is not permitted the last good values hold.</summary>
    private void Take(Dictionary<string, string> written)
    {
        (values, asWritten, damage, isUnreadable) = (written, written, null, false);
        var refused = written.Where(pair => Settings.All.Any(row => row.Key == pair.Key && row.Accept(pair.Value) is null)).ToList();
        if (refused.Count == 0)
        {
            if (written.Count > 0)
                KeepCopy(Text(written));
            return;
        }

        var good = ReadCopy() ?? None;
        damage = $"The settings in {path} say what is not permitted: "
            + $"{string.Join(", ", refused.Select(pair => $"{pair.Key} \"{pair.Value}\""))}. "
            + $"{(good.Count > 0 ? "The last good values" : "The defaults")} hold for these: put them right with \"sonyalpha settings\"";
        Dictionary<string, string> mended = new(written);
        foreach (var (key, _) in refused)
        {
            mended.Remove(key);
            if (good.TryGetValue(key, out var value))
                mended[key] = value;
        }

        values = mended;
    }

    private static Dictionary<string, string> Parse(string path)
    {
        var bytes = PlainFile.ReadAllBytes(path, MostBytes).AsMemory();
        using var json = JsonDocument.Parse(
            bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes,
            new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        Dictionary<string, string> read = [];
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (!read.TryAdd(property.Name, property.Value.ToString()))
                throw new InvalidDataException($"\"{property.Name}\" stands in it twice");
        }

        return read;
    }

    /// <summary>A link stays one, and what it points to is written: some keep the settings of several machines that way.</summary>
    private string Followed() => new FileInfo(path).LinkTarget is null
        ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>Whether the folder belongs to a group, as that of an installed program does: then its service reads what a person
    /// wrote.</summary>
    public bool IsShared => !OperatingSystem.IsWindows() && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
        && Directory.Exists(folder)
        && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.SetGroup | UnixFileMode.GroupWrite);

    private FileReaders Readers() => IsShared ? FileReaders.Everybody : FileReaders.ThisUser;

    private Dictionary<string, string>? ReadCopy()
    {
        try
        {
            return Parse(Copy);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException
            or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Written where it differs only: settings are read often. A disk that refuses it costs nothing else.</summary>
    private void KeepCopy(byte[] text)
    {
        try
        {
            if (!File.Exists(Copy) || !File.ReadAllBytes(Copy).AsSpan().SequenceEqual(text))
                AtomicFile.Write(Copy, text, Readers());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.Debug("A good copy of the settings cannot be kept: {Reason}", error.Message);
        }
    }

    private static byte[] Text(Dictionary<string, string> values)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Readable))
        {
            json.WriteStartObject();
            foreach (var (name, kept) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(name, kept);
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }
}
