using System.Globalization;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>What the stand-in for Windows' portable devices shows (ci/windows/portable-devices/plan.h).</summary>
internal sealed class PlannedDevices : IDisposable
{
    private const string Variable = "WPD_STAND_IN";

    private readonly string file = Path.GetTempFileName();

    public PlannedDevices() => Environment.SetEnvironmentVariable(Variable, file);

    /// <summary>Writes a new plan: one line of it each.</summary>
    public void Write(params IEnumerable<string> lines) => File.WriteAllLines(file, lines);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        File.Delete(file);
    }

    /// <summary>The line for a camera that listens on a port of this computer.</summary>
    public static string Device(int port, string serial = "C9DCE06F91A7", int product = 0x094E, string name = "ILCE-6000",
        int vendor = 0x054C) =>
        string.Create(CultureInfo.InvariantCulture,
            $@"device \\?\usb#vid_{vendor:x4}&pid_{product:x4}#{serial.ToLowerInvariant()}#{{6ac27878-a6fa-4155-ba85-f98f491d4f33}} | {name} | {name} | 127.0.0.1:{port}");
}
