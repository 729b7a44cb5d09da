using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace SonyAlpha.Driver;

/// <summary>The last lines of the log in memory, for the web page.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class LogRing : ILogEventSink
{
    public const int Most = 300;

    private readonly Queue<string> lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public void Emit(LogEvent logEvent)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{logEvent.Timestamp:HH:mm:ss.fff} {Short(logEvent.Level)} {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > Most)
                lines.Dequeue();
        }
    }

    private static string Short(LogEventLevel level) => level switch
    {
        LogEventLevel.Error or LogEventLevel.Fatal => "ERR",
        LogEventLevel.Warning                      => "WRN",
        LogEventLevel.Information                  => "INF",
        _                                          => "DBG",
    };
}
