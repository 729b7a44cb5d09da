using System.Diagnostics;
using System.Runtime.Versioning;

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

    private static string[] Programs => [$"{Product.Name}.exe", "sonyalpha.exe"];

    private static string Name => $@"Local\{Product.Name}.End";

    /// <summary>Ends every other process of this program: by asking, and who does not listen by force.</summary>
    public static void Send()
    {
        using EventWaitHandle asked = new(false, EventResetMode.ManualReset, Name);
        // looked for once: a process that is about to end does not say any more what it is, but still holds its files
        var others = Others();
        asked.Set();
        foreach (var process in others.Where(other => !other.WaitForExit(Patience)))
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

    /// <summary>Only the two programs: the uninstaller, which asks for this, runs from the same folder.</summary>
    private static List<Process> Others()
    {
        string[] programs = [.. Programs.Select(name => Path.Combine(AppContext.BaseDirectory, name))];
        return [.. Process.GetProcesses().Where(p => p.Id != Environment.ProcessId
            && programs.Contains(PathOf(p), StringComparer.OrdinalIgnoreCase))];
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
