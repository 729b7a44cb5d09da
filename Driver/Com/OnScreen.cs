using System.ComponentModel;
using System.Diagnostics;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>Folders and pages, shown by whatever the user has for them.</summary>
internal static class OnScreen
{
    /// <summary>Shows a part of the page; a sentence where nobody serves it.</summary>
    /// <param name="path">Below its address: "help".</param>
    public static void OpenPage(Station station, string path = "", nint owner = 0)
    {
        if (station.Page is { } page)
            Open($"{page}{path}", station.Log);
        else if (OperatingSystem.IsWindows())
            MessageBox.Show(station.Settings.IsOn(Settings.ServeWithCom)
                ? "The page is not there: another program has its port. The log names the port; \"sonyalpha settings port\" changes it"
                : $"The page is off, as \"{Settings.ServeWithCom.Label}\" is. \"sonyalpha settings {Settings.ServeWithCom.Key} on\" in a "
                    + "terminal switches it on, and the next start of the driver brings it", owner);
    }

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
