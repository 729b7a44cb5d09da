using Serilog;
using Serilog.Core;
using Serilog.Events;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>The log: one file a day where users look for it, never more than <see cref="MostBytes"/> in all.</summary>
public static class Logging
{
    private const long FileBytes = 10 << 20;
    private const int Files = 14;

    public const long MostBytes = FileBytes * Files;

    /// <param name="level">As <see cref="Settings.LogLevel"/> has it.</param>
    /// <param name="ring">Also gets the lines.</param>
    /// <param name="toTerminal">Also tell warnings on standard error.</param>
    public static Logger Open(Folders folders, Clock clock, string level, LogRing ring, bool toTerminal)
    {
        Folders.MakePrivate(folders.State);
        var configuration = new LoggerConfiguration().MinimumLevel.Is(Level(level)).WriteTo.Sink(ring).WriteTo.File(
            new LogLine("{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}", withException: true),
            Path.Combine(FolderOf(folders, clock), "ASCOM.SonyAlpha-.log"),
            rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, fileSizeLimitBytes: FileBytes, retainedFileCountLimit: Files, shared: true);
        if (toTerminal)
        {
            configuration.WriteTo.Console(
                new LogLine("{Timestamp:HH:mm:ss} {Message:lj}"), LogEventLevel.Warning, standardErrorFromLevel: LogEventLevel.Verbose);
        }

        return configuration.CreateLogger();
    }

    public static string FolderOf(Folders folders, Clock clock) => folders.Logs(DateOnly.FromDateTime(clock.GetLocalNow().DateTime));

    private static LogEventLevel Level(string level) => level switch
    {
        "trace"   => LogEventLevel.Verbose,
        "debug"   => LogEventLevel.Debug,
        "warning" => LogEventLevel.Warning,
        _         => LogEventLevel.Information,
    };
}
