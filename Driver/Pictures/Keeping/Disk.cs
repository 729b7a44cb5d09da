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
}
