namespace SonyAlpha.Driver.Keeping;

/// <summary>Files that are there whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target and moves over it. An error leaves nothing behind and the old file as it was.</summary>
    /// <param name="isPrivate">Only this user may read it.</param>
    public static void Write(string path, ReadOnlySpan<byte> data, bool isPrivate = false)
    {
        using Pending file = new(path, data.Length, isPrivate);
        file.Stream.Write(data);
        file.Commit();
    }

    /// <summary>Begins a file that appears when it is committed, and vanishes if it is not.</summary>
    /// <param name="path">Where it shall be.</param>
    /// <param name="size">Bytes expected: a full disk is noticed at once. 0 if unknown.</param>
    public static Pending Begin(string path, long size = 0) => new(path, size, isPrivate: false);

    /// <summary>The path itself if nothing is there, else with a number: "name (2).arw".</summary>
    public static string Free(string path)
    {
        var (stem, extension) = (Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path)), Path.GetExtension(path));
        var free = path;
        for (var number = 2; File.Exists(free); number++)
            free = $"{stem} ({number}){extension}";
        return free;
    }

    public sealed class Pending : IDisposable
    {
        private readonly string path;
        private readonly string beside;
        private bool committed;

        internal Pending(string path, long size, bool isPrivate)
        {
            this.path = path;
            beside = $"{path}.{Environment.ProcessId:x}-{Environment.CurrentManagedThreadId:x}.part";
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = size, BufferSize = 1 << 16 };
            if (isPrivate && !OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Stream = new(beside, options);
        }

        public FileStream Stream { get; }

        public void Commit()
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(beside, path, overwrite: true);
            committed = true;
        }

        public void Dispose()
        {
            Stream.Dispose();
            if (!committed)
                File.Delete(beside);
        }
    }
}
