using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>Which programs have a camera open: Linux tells, as far as they are this user's.</summary>
internal static class UsbHolders
{
    public static TransportException Refused(Error error, UsbDevice device) => error is Error.Busy or Error.Access
        ? new(TransportFault.InUse, Sentence($"the camera on USB {device.Port}", Of(device.Node)), (int)error)
        : UsbErrors.Of(error, $"Taking the camera on USB {device.Port}");

    /// <summary>Who holds it, and what the user can do.</summary>
    public static string Sentence(string what, IReadOnlyList<string> holders)
    {
        var who = holders.Count > 0 ? string.Join(" and ", holders)
            : OperatingSystem.IsMacOS() ? "another program, probably macOS's own ptpcamerad,"
            : "another program, such as one of another user,";
        var cure = holders.Any(holder => holder.StartsWith("gvfs", StringComparison.Ordinal))
            ? "eject the camera in the file manager, or run \"gio mount -s gphoto2\"" : "end it";
        return $"{who} holds {what}: {cure}, and try again";
    }

    /// <summary>Whether this program itself has it open.</summary>
    public static bool IsOurs(string node) => OperatingSystem.IsLinux() && HasOpen("/proc/self", node);

    /// <summary>"gvfsd-gphoto2 (process 4711)", without ourselves; empty where that cannot be told.</summary>
    public static IReadOnlyList<string> Of(string node)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        return [.. Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out var id) && id != Environment.ProcessId && HasOpen(folder, node))
            .Select(Name)];
    }

    private static bool HasOpen(string process, string node)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(file => new FileInfo(file).LinkTarget == node);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // another user's, or just ended
        }
    }

    private static string Name(string process)
    {
        try
        {
            return $"{File.ReadAllText(Path.Combine(process, "comm")).Trim()} (process {Path.GetFileName(process)})";
        }
        catch (IOException)
        {
            return $"process {Path.GetFileName(process)}";
        }
    }
}
