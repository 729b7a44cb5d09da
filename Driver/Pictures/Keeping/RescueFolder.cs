using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Keeping;

/// <summary>
/// The folder of pictures that would otherwise be lost, and how much it may hold. Beyond that the oldest go. What is younger than a week
/// never goes: then the folder grows all the same, and that is said, once an hour at most.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed class RescueFolder(string path, Clock clock, Action<string> say)
{
    private const long Gigabyte = 1_000_000_000;

    /// <summary>The bound that nobody has chosen: the smaller of this and of <see cref="UsualShare"/> of the disk.</summary>
    private const long UsualBytes = 20 * Gigabyte;

    private const double UsualShare = 0.05;

    private static readonly TimeSpan Spared = TimeSpan.FromDays(7);
    private static readonly TimeSpan WarningPause = TimeSpan.FromHours(1);

    /// <summary>A date that differs more than this from what is known of a file was given by a clock that has been put right
    /// since.</summary>
    private static readonly TimeSpan DateTolerance = TimeSpan.FromHours(1);

    /// <summary>No file of this program is older: a computer without a clock of its own begins in 1970.</summary>
    private static readonly DateTime Earliest = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Extensions = [".arw", ".jpg", ".jpeg", ".hif", ".heif"];

    /// <summary>Is told when it holds more than it should.</summary>
    public Action<string>? Warned { get; init; }

    private readonly object gate = new();
    private readonly Dictionary<string, long> written = [];
    private long? warned;

    /// <summary>Bytes that it may hold; null for <see cref="UsualBytes"/> or <see cref="UsualShare"/> of the disk.</summary>
    public Func<long?> Bound { get; init; } = () => null;

    /// <summary>How many files it holds; null where it cannot be looked through.</summary>
    public int? Count
    {
        get
        {
            try
            {
                return Directory.Exists(path) ? Files().Count : 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Makes room for a file that is about to be written.</summary>
    public void MakeRoom(long bytes)
    {
        lock (gate)
        {
            try
            {
                Shrink(bytes);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                say($"The rescue folder {path} cannot be looked through: {error.Message}");
            }
        }
    }

    /// <summary>A file was written there just now.</summary>
    public void Wrote(string file)
    {
        lock (gate)
            written[Path.GetFullPath(file)] = clock.GetTimestamp();
    }

    private void Shrink(long bytes)
    {
        var files = Directory.Exists(path) ? Files() : [];
        var (held, most) = (files.Sum(file => file.Length) + bytes, Bound() ?? UsualBound());
        var removed = 0;
        foreach (var file in files.Where(file => Age(file) > Spared).OrderBy(file => file.LastWriteTimeUtc).TakeWhile(_ => held > most))
        {
            held -= file.Length;
            file.Delete();
            removed++;
        }

        if (removed > 0)
            say($"{removed} file(s) older than {Spared.TotalDays} days were removed from the rescue folder {path}: it may hold "
                + $"{Size(most)} (setting rescue-size)");
        if (held > most && files.Count > 0)
            Warn(held, most);
    }

    private void Warn(long held, long most)
    {
        if (warned is { } last && clock.Since(last) < WarningPause)
            return;
        warned = clock.GetTimestamp();
        (Warned ?? say)(
            $"The rescue folder {path} holds {Size(held)}, more than its {Size(most)} (setting rescue-size). Nothing younger than "
                + $"{Spared.TotalDays} days is "
            + "removed: look through it, and move or delete what is in it");
    }

    /// <summary>Without links, which may lead anywhere.</summary>
    private List<FileInfo> Files() =>
    [
        .. new DirectoryInfo(path)
            .EnumerateFiles("*", new EnumerationOptions
                { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>
    /// By the file's date; of a file of this run by the time since, which no setting of the clock can change. A date that cannot be true
    /// is replaced by today's: the file is spared for another week.
    /// </summary>
    private TimeSpan Age(FileInfo file)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        TimeSpan? known = written.TryGetValue(file.FullName, out var stamp) ? clock.Since(stamp) : null;
        var age = now - file.LastWriteTimeUtc;
        var isTrue = known is { } since ? (age - since).Duration() < DateTolerance
            : file.LastWriteTimeUtc > Earliest && age > -DateTolerance;
        if (isTrue)
            return age;
        age = known ?? TimeSpan.Zero;
        file.LastWriteTimeUtc = now - age;
        return age;
    }

    private long UsualBound()
    {
        try
        {
            return Math.Min(UsualBytes, (long)(UsualShare * Disk.Of(path).TotalSize));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return UsualBytes; // a share of the network has no size to be asked for
        }
    }

    private static string Size(long bytes) => FormattableString.Invariant($"{(double)bytes / Gigabyte:0.###} GB");
}
