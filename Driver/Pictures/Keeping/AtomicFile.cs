using System.Text.RegularExpressions;

namespace SonyAlpha.Driver.Keeping;

/// <summary>Who may read a file that is made. On Windows a user's folders are closed to others as they are.</summary>
public enum FileReaders
{
    /// <summary>As the user's own mask has it.</summary>
    AsUsual,
    ThisUser,

    /// <summary>Also where the mask of whoever writes it would not let them.</summary>
    Everybody,
}

/// <summary>Files that are there whole or not at all.</summary>
public static partial class AtomicFile
{
    /// <summary>Writes beside the target and moves over it. An error leaves nothing behind and the old file as it was.</summary>
    /// <param name="readers">Who may read it.</param>
    public static void Write(string path, ReadOnlySpan<byte> data, FileReaders readers = FileReaders.AsUsual)
    {
        using Pending file = new(path, data.Length, readers);
        file.Stream.Write(data);
        file.Commit();
    }

    /// <summary>Begins a file that appears when it is committed, and vanishes if it is not.</summary>
    /// <param name="path">Where it shall be.</param>
    /// <param name="size">Bytes expected: a full disk is noticed at once. 0 if unknown.</param>
    /// <param name="through">What the bytes pass on their way to the disk; null for nothing.</param>
    public static Pending Begin(string path, long size = 0, Func<Stream, Stream>? through = null) =>
        new(path, size, FileReaders.AsUsual, through);

    /// <summary>The path itself if nothing is there, else with a number: "name (2).arw".</summary>
    public static string Free(string path)
    {
        var (stem, extension) = (Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path)),
            Path.GetExtension(path));
        var free = path;
        for (var number = 2; File.Exists(free); number++)
            free = $"{stem} ({number}){extension}";
        return free;
    }

    /// <summary>The name that a file was to get, from that of the one beside it; null if this is none.</summary>
    internal static string? TargetOf(string part) => PartName().Match(part) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^(.+)\.[0-9a-f]+-[0-9a-f]+\.part$", RegexOptions.CultureInvariant)]
    private static partial Regex PartName();

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public sealed class Pending : IDisposable
    {
        private readonly string path;
        private readonly string beside;
        private readonly FileStream file;
        private bool committed;

        internal Pending(string path, long size, FileReaders readers, Func<Stream, Stream>? through = null)
        {
            this.path = path;
            beside = $"{path}.{Environment.ProcessId:x}-{Environment.CurrentManagedThreadId:x}.part";
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = size,
                BufferSize = 1 << 16 };
            if (readers is FileReaders.ThisUser && !OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            file = Open(options);
            if (readers is FileReaders.Everybody && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(file.SafeFileHandle, Readable);
            Stream = through?.Invoke(file) ?? file;
        }

        public Stream Stream { get; }

        /// <summary>What is refused is named as whoever asked for it knows it.</summary>
        private FileStream Open(FileStreamOptions options)
        {
            try
            {
                return new(beside, options);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new UnauthorizedAccessException(error.Message.Replace(beside, path, StringComparison.Ordinal), error);
            }
            catch (DirectoryNotFoundException error)
            {
                throw new DirectoryNotFoundException(error.Message.Replace(beside, path, StringComparison.Ordinal), error);
            }
        }

        /// <param name="replaces">Whether a file that is there already makes room; if not, this one gets a number.</param>
        /// <returns>Where it is now.</returns>
        public string Commit(bool replaces = true)
        {
            Stream.Flush();
            file.Flush(flushToDisk: true);
            Stream.Dispose();
            var place = Move(replaces);
            committed = true;
            return place;
        }

        public void Dispose()
        {
            try
            {
                Stream.Dispose();
            }
            catch (IOException)
            {
                // a full disk also refuses what was still to be written, and whoever wrote has been told
            }

            if (!committed)
                File.Delete(beside);
        }

        private string Move(bool replaces)
        {
            while (!replaces)
            {
                var free = Free(path);
                try
                {
                    File.Move(beside, free, overwrite: false);
                    return free;
                }
                catch (IOException) when (File.Exists(free))
                {
                    // another program was quicker: the next number
                }
            }

            File.Move(beside, path, overwrite: true);
            return path;
        }
    }
}
