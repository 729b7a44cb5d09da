using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace SonyAlpha.Driver;

/// <summary>The last lines of the log in memory, for the web page; without the trace, which would leave room for nothing else.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class LogRing : ILogEventSink
{
    public const int Most = 300;

    private static readonly LogLine Form = new("{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}");

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
        if (logEvent.Level == LogEventLevel.Verbose)
            return;
        using StringWriter line = new(CultureInfo.InvariantCulture);
        Form.Write(logEvent, line);
        lock (lines)
        {
            lines.Enqueue(line.ToString());
            if (lines.Count > Most)
                lines.Dequeue();
        }
    }
}
