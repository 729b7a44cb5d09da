using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Files that a verb writes: there whole, or not at all.</summary>
internal static class Output
{
    private const long Megabyte = 1_000_000;

    /// <param name="size">Bytes expected; 0 if unknown.</param>
    /// <exception cref="FailedException">It could not be written; the message says which, and why.</exception>
    public static void Write(string path, long size, Action<Stream> write) => Write(path, size, write, commits: true);

    private static void Write(string path, long size, Action<Stream> write, bool commits)
    {
        try
        {
            using var file = AtomicFile.Begin(path, size);
            write(file.Stream);
            if (commits)
                file.Commit();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FailedException($"{path} cannot be written: {Reason(path, error)}", error);
        }
    }

    /// <summary>The folder a file is to be written into must be there before a long exposure is begun for it.</summary>
    /// <exception cref="FailedException">It is not.</exception>
    public static void RequireFolder(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || Directory.Exists(path))
            throw new FailedException($"{path} is a folder: give the name of a file");
        if (!Directory.Exists(folder))
            throw new FailedException($"{path} cannot be written: there is no folder {folder}");
    }

    /// <summary>
    /// Begins the file and lets it vanish: what does not permit that is known before the shutter opens. A file that is there must let
    /// itself be replaced.
    /// </summary>
    /// <exception cref="FailedException">It cannot be written; the message says why.</exception>
    public static void RequireRights(string path)
    {
        Write(path, 0, _ => { }, commits: false);
        if (OperatingSystem.IsWindows() && File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            throw new FailedException($"{path} cannot be written: there is a file that must not be changed. Give another name");
    }

    /// <exception cref="FailedException">The disk has less room than that.</exception>
    public static void RequireSpace(string path, long bytes)
    {
        if (Disk.Free(path) is { } free && free < bytes)
        {
            throw new FailedException(
                $"{path} cannot be written: its disk has room for {free / Megabyte} MB, and a picture may need {bytes / Megabyte} MB. "
                + "Free some space, or choose another folder");
        }
    }

    /// <summary>A folder for files, made if it is not there.</summary>
    /// <returns>Its whole path.</returns>
    /// <exception cref="FailedException">It is a file, or may not be made.</exception>
    public static string MakeFolder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"{path} cannot be made a folder: {error.Message}", error);
        }
    }

    /// <summary>The system names the file beside the target, which means nothing to the user.</summary>
    private static string Reason(string path, Exception error) => error switch
    {
        DirectoryNotFoundException  => $"there is no folder {Path.GetDirectoryName(Path.GetFullPath(path))}",
        UnauthorizedAccessException => "that is not permitted here",
        _                           => error.Message,
    };
}
