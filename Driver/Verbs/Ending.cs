using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Verbs;

/// <summary>
/// Ctrl-C, SIGTERM and a closed console window: verbs are asked to end, and who does not within <see cref="Patience"/> is ended.
/// </summary>
internal sealed class Ending : IDisposable
{
    /// <summary>Enough to let go of a button and close a session on the slowest wire; nobody waits longer for a prompt.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    private TimeSpan patience = Patience;

    private readonly CancellationTokenSource asked = new();
    private readonly PosixSignalRegistration[] signals;

    public Ending(Clock clock)
    {
        // On Windows a closed window arrives as SIGHUP, a shutdown as SIGTERM
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
            PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (asked.IsCancellationRequested)
                    return;
                clock.Start("Ending", () =>
                {
                    clock.Sleep(patience);
                    Environment.Exit(ExitCode.Failed);
                });
                asked.Cancel();
            }))];
    }

    /// <summary>Cancelled when the user, or the system, wants the program to end.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>A verb that has something to put right may take longer.</summary>
    public void Within(TimeSpan longer) => patience = longer;

    public void Dispose()
    {
        foreach (var signal in signals)
            signal.Dispose();
        asked.Dispose();
    }
}
