using System.ComponentModel;
using System.Diagnostics;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>Folders and pages, shown by whatever the user has for them.</summary>
internal static class OnScreen
{
    public static string PageOf(Station station) => $"http://localhost:{station.Settings[Settings.Port]}/";

    /// <summary>Makes the folder if it is missing, and shows it.</summary>
    public static void OpenFolder(string folder, ILogger log) => Open(Directory.CreateDirectory(folder).FullName, log);

    /// <summary>Best effort: what cannot be shown stands in the log.</summary>
    public static void Open(string place, ILogger log)
    {
        try
        {
            Process.Start(new ProcessStartInfo(place) { UseShellExecute = true })?.Dispose();
        }
        catch (Win32Exception error)
        {
            log.Warning("{Place} could not be shown: {Reason}", place, error.Message);
        }
    }
}
