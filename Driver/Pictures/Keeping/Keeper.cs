using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Keeping;

/// <summary>A file that came from the camera, and who must be told when its bytes are no longer needed.</summary>
public sealed record CameraFile(ReadOnlyMemory<byte> Data, FileFacts Facts, IDisposable? Lease);

/// <summary>
/// Writes the camera's own files to disk, off the critical path: each whole or not at all. What cannot be written where it belongs goes
/// to the rescue folder, and so does a frame that nobody fetched.
/// </summary>
/// <remarks>Threads: any. One thread writes while there is something to write.</remarks>
public sealed class Keeper(Clock clock, string rescueFolder, Action<string> say)
{
    /// <summary>Files that may wait: beyond, whoever brings one waits too, since memory is worth more than a moment.</summary>
    public const int MostWaiting = 4;

    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(60);

    private readonly Queue<(CameraFile File, string Folder, string Template)> queue = new();
    private readonly object gate = new();
    private bool writing;

    /// <summary>Files that are written, and files that ended in the rescue folder, since the start.</summary>
    public (long Kept, long Rescued, long Lost) Count { get; private set; }

    /// <summary>Takes a file over and writes it soon.</summary>
    public void Keep(CameraFile file, string folder, string template = FileTemplate.Default)
    {
        clock.WaitUntil(gate, () => queue.Count < MostWaiting, WriteTime);
        lock (gate)
        {
            queue.Enqueue((file, folder, template));
            if (writing)
                return;
            writing = true;
        }

        clock.Start("Keeper", WriteAll);
    }

    /// <summary>Keeps a file that would otherwise be lost: its client is gone, or it could not be decoded.</summary>
    public void Rescue(CameraFile file, string reason)
    {
        say($"{file.Facts.CameraName} goes to the rescue folder {rescueFolder}: {reason}");
        Keep(file, rescueFolder);
    }

    /// <summary>Waits until everything is on disk.</summary>
    public bool Finish(TimeSpan atMost) => clock.WaitUntil(gate, () => !writing, atMost);

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

            Write(next.File, next.Folder, next.Template);
            next.File.Lease?.Dispose();
            lock (gate)
                queue.Dequeue();
            clock.Pulse(gate);
        }

        clock.Pulse(gate);
    }

    private void Write(CameraFile file, string folder, string template)
    {
        if (TryWrite(file, folder, template, out var trouble))
        {
            Count = folder == rescueFolder ? Count with { Rescued = Count.Rescued + 1 } : Count with { Kept = Count.Kept + 1 };
            return;
        }

        say($"{file.Facts.CameraName} could not be written to {folder}: {trouble}");
        if (folder != rescueFolder && TryWrite(file, rescueFolder, FileTemplate.Default, out trouble))
        {
            say($"{file.Facts.CameraName} was written to the rescue folder {rescueFolder} instead. Free some space or choose another folder");
            Count = Count with { Rescued = Count.Rescued + 1 };
            return;
        }

        say($"{file.Facts.CameraName} is lost as a file: {trouble}");
        Count = Count with { Lost = Count.Lost + 1 };
    }

    private static bool TryWrite(CameraFile file, string folder, string template, out string trouble)
    {
        var target = Path.Combine(folder, FileTemplate.Fill(template, file.Facts));
        trouble = "";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            AtomicFile.Write(AtomicFile.Free(target), file.Data.Span);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            trouble = error.Message;
            return false;
        }
    }
}
