namespace SonyAlpha.Driver.Keeping;

/// <summary>The disk that a folder is on.</summary>
internal static class Disk
{
    /// <param name="path">A file or folder; it need not be there.</param>
    /// <exception cref="ArgumentException">That has no disk: a share of the network.</exception>
    public static DriveInfo Of(string path)
    {
        var whole = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
            return new(Path.GetPathRoot(whole)!);
        var there = whole;
        while (!Directory.Exists(there))
            there = Path.GetDirectoryName(there)!;
        return new(there);
    }

    /// <summary>Bytes that are free for this user; null where nobody can say.</summary>
    public static long? Free(string path)
    {
        try
        {
            return Of(path).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Why no file can be made in a folder, in the system's words; null if one can: it was tried.</summary>
    public static string? WhyNotWritable(string folder)
    {
        var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error is UnauthorizedAccessException ? "you have no right to" : error.Message.Replace(probe, folder).TrimEnd('.');
        }
    }
}
