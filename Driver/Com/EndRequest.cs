using System.Diagnostics;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Com;

/// <summary>How an installer asks running servers of this user to end: a file in use could not be replaced.</summary>
[SupportedOSPlatform("windows")]
internal sealed class EndRequest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EventWaitHandle asked = new(false, EventResetMode.ManualReset, Name);
    private readonly RegisteredWaitHandle waiting;

    /// <param name="end">Called once, on a pool thread.</param>
    public EndRequest(Action end)
    {
        asked.Reset();
        waiting = ThreadPool.RegisterWaitForSingleObject(asked, (_, _) => end(), null, Timeout.InfiniteTimeSpan, executeOnlyOnce: true);
    }

    private static string Name => $@"Local\{Product.Name}.End";

    /// <summary>Ends every other process that runs from this program's folder: by asking, and who does not listen by force.</summary>
    public static void Send(Clock clock)
    {
        using (EventWaitHandle asked = new(false, EventResetMode.ManualReset, Name))
        {
            asked.Set();
            var start = clock.GetTimestamp();
            while (Others().Count > 0 && clock.Since(start) < Patience)
                clock.Sleep(TimeSpan.FromMilliseconds(50));
        }

        foreach (var process in Others())
        {
            process.Kill();
            process.WaitForExit(Patience);
        }
    }

    public void Dispose()
    {
        waiting.Unregister(null);
        asked.Dispose();
    }

    private static List<Process> Others()
    {
        var folder = AppContext.BaseDirectory;
        return [.. Process.GetProcesses().Where(p => p.Id != Environment.ProcessId && PathOf(p).StartsWith(folder, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Other users' processes do not say where they are.</summary>
    private static string PathOf(Process process)
    {
        try
        {
            return process.MainModule?.FileName ?? "";
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "";
        }
    }
}
