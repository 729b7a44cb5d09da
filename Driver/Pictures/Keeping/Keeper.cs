using Serilog;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Keeping;

/// <summary>A file that came from the camera, and who must be told when its bytes are no longer needed.</summary>
public sealed record CameraFile(ReadOnlyMemory<byte> Data, FileFacts Facts, IDisposable? Lease)
{
    /// <summary>Is told where it was written. Called on the keeper's thread: it must return at once.</summary>
    public Action<string>? Written { get; init; }
}

/// <summary>
/// Writes the camera's own files to disk, off the critical path: each whole or not at all. What cannot be written where it belongs goes
/// to the rescue folder, and so does a frame that nobody fetched.
/// </summary>
/// <remarks>Threads: any. One thread writes while there is something to write.</remarks>
public sealed class Keeper(Clock clock, string rescueFolder, Action<string> say)
{
    /// <summary>Files that may wait: beyond, whoever brings one waits too, since memory is worth more than a moment.</summary>
    public const int MostWaiting = 4;

    /// <summary>Beyond so many the disk hangs: a file that nobody fetched is let go rather than the memory of the whole night.</summary>
    private const int MostUnfetched = 4 * MostWaiting;

    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan WarningPause = TimeSpan.FromHours(1);

    /// <summary>A disk with less, or with room for no more pictures than that, is nearly full.</summary>
    internal const long LowBytes = 1_000_000_000;

    private const int MostPicturesLeft = 20;

    /// <summary>A client's call may bring a file that it never fetched, and no call of a client takes longer than half a second.</summary>
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(0.2);

    private readonly Queue<(CameraFile File, string Folder, string Template)> queue = new();
    private readonly object gate = new();
    private readonly Dictionary<string, long> warnedOf = [];
    private RescueFolder? rescue;
    private bool writing;

    /// <summary>Bytes that the rescue folder may hold; null where the user has not said.</summary>
    public Func<long?> RescueBound { get; init; } = () => null;

    /// <summary>Is told of a disk that is nearly full: of each folder once an hour at most.</summary>
    public Action<string>? DiskLow { get; init; }

    /// <summary>Bytes that are free on the disk of a folder; null where nobody can say.</summary>
    internal Func<string, long?> FreeBytes { get; set; } = Disk.Free;

    /// <summary>What the bytes of a file pass on their way to the disk; null for nothing.</summary>
    internal Func<Stream, Stream>? Through { get; init; }

    /// <summary>Files that are written, and files that ended in the rescue folder, since the start.</summary>
    public (long Kept, long Rescued, long Lost) Count { get; private set; }

    /// <summary>How many files the rescue folder holds; null where nobody can say.</summary>
    public double? FilesInRescue() => Rescued.Count;

    /// <summary>Where the raw file is that was written last; null before the first.</summary>
    public string? LastRaw { get; private set; }

    /// <summary>Takes a file over and writes it soon.</summary>
    public void Keep(CameraFile file, string folder, string template = FileTemplate.Default) => Keep(file, folder, template, WriteTime);

    /// <summary>Somebody else wrote a picture where it belongs, as FITS.</summary>
    internal void CountAnother()
    {
        lock (gate)
            Count = Count with { Kept = Count.Kept + 1 };
    }

    /// <summary>Keeps a file that would otherwise be lost: its client is gone, or it could not be decoded.</summary>
    public void Rescue(CameraFile file, string reason)
    {
        say($"{file.Facts.CameraName} goes to the rescue folder {rescueFolder}: {reason}");
        Keep(file, rescueFolder, FileTemplate.Default, CallTime);
    }

    /// <summary>Looks after what earlier runs left: half written files in these folders, and the bound of the rescue folder. Returns at
    /// once.</summary>
    public void Begin(IReadOnlyList<string> folders) => clock.Start("Keeper's round", () =>
    {
        Leftovers.TidyUp([.. folders, rescueFolder], say);
        Rescued.MakeRoom(0);
    });

    /// <summary>Waits until everything is on disk.</summary>
    public bool Finish(TimeSpan atMost) => clock.WaitUntil(gate, () => !writing, atMost);

    private void Keep(CameraFile file, string folder, string template, TimeSpan atMost)
    {
        clock.WaitUntil(gate, () => queue.Count < MostWaiting, atMost);
        lock (gate)
        {
            if (queue.Count >= MostUnfetched)
            {
                Lose(file, $"the disk does not write, and {queue.Count} files wait for it");
                file.Lease?.Dispose();
                return;
            }

            queue.Enqueue((file, folder, template));
            if (writing)
                return;
            writing = true;
        }

        clock.Start("Keeper", WriteAll);
    }

    private RescueFolder Rescued
    {
        get
        {
            lock (gate)
                return rescue ??= new(rescueFolder, clock, say) { Bound = RescueBound, Warned = Warn };
        }
    }

    private void Warn(string sentence)
    {
        say(sentence);
        DiskLow?.Invoke(sentence);
    }

    private void WriteAll()
    {
        while (true)
        {
            (CameraFile File, string Folder, string Template) next;
            lock (gate)
            {
                if (!queue.TryPeek(out next))
                {
                    writing = false;
                    break;
                }
            }

            WriteWhateverHappens(next.File, next.Folder, next.Template);
            lock (gate)
                queue.Dequeue();
            clock.Pulse(gate);
        }

        clock.Pulse(gate);
    }

    /// <summary>An error that nobody foresaw costs this file: those that wait behind it, and the rest of the night, are written.</summary>
    private void WriteWhateverHappens(CameraFile file, string folder, string template)
    {
        try
        {
            Write(file, folder, template);
        }
#pragma warning disable CA1031 // see above
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Error(error, "A file was lost in a way that was not foreseen");
            Lose(file, $"{error.Message} (this was not foreseen: please report it)");
        }
        finally
        {
            file.Lease?.Dispose();
        }
    }

    private void Write(CameraFile file, string folder, string template)
    {
        if (TryWrite(file, folder, template, out var trouble))
            return;
        say($"{file.Facts.CameraName} could not be written to {folder}: {trouble}");
        if (folder != rescueFolder && TryWrite(file, rescueFolder, FileTemplate.Default, out trouble))
            say($"{file.Facts.CameraName} was written to the rescue folder {rescueFolder} instead. Free some space or choose another "
                + $"folder");
        else
            Lose(file, trouble);
    }

    private void Lose(CameraFile file, string trouble)
    {
        say($"{file.Facts.CameraName} is lost as a file: {trouble}");
        Count = Count with { Lost = Count.Lost + 1 };
    }

    private bool TryWrite(CameraFile file, string folder, string template, out string trouble)
    {
        var target = Path.Combine(folder, FileTemplate.Fill(template, file.Facts));
        var isRescue = folder == rescueFolder;
        trouble = "";
        try
        {
            if (isRescue)
                Rescued.MakeRoom(file.Data.Length);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var pending = AtomicFile.Begin(target, file.Data.Length, Through);
            pending.Stream.Write(file.Data.Span);
            target = pending.Commit(replaces: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            trouble = error.Message;
            return false;
        }

        if (isRescue)
            Rescued.Wrote(target);
        Count = isRescue ? Count with { Rescued = Count.Rescued + 1 } : Count with { Kept = Count.Kept + 1 };
        if (Path.GetExtension(target) == ".arw")
            LastRaw = target;
        file.Written?.Invoke(target);
        LookAtDisk(folder, file.Data.Length);
        return true;
    }

    /// <summary>Before the disk is full somebody can still do something about it.</summary>
    private void LookAtDisk(string folder, long bytes)
    {
        if (FreeBytes(folder) is not { } free || free >= Math.Max(LowBytes, MostPicturesLeft * bytes)
            || (warnedOf.TryGetValue(folder, out var last) && clock.Since(last) < WarningPause))
            return;
        warnedOf[folder] = clock.GetTimestamp();
        var sentence =
            $"The disk of {folder} has {free / 1_000_000} MB left, room for {free / Math.Max(1, bytes)} pictures. Free some space";
        say(sentence);
        DiskLow?.Invoke(sentence);
    }
}
