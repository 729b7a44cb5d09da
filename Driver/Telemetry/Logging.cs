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
    private const string Name = "ASCOM.SonyAlpha-";

    public const long MostBytes = FileBytes * Files;

    /// <param name="level">As <see cref="Settings.LogLevel"/> has it.</param>
    /// <param name="ring">Also gets the lines.</param>
    /// <param name="toTerminal">Also tell warnings on standard error.</param>
    public static Logger Open(Folders folders, Clock clock, string level, LogRing ring, bool toTerminal)
    {
        Folders.MakePrivate(folders.State);
        var configuration = new LoggerConfiguration().MinimumLevel.Is(Level(level)).WriteTo.Sink(ring).WriteTo.File(
            new LogLine("{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}", withException: true),
            Path.Combine(FolderOf(folders, clock), Name + ".log"),
            rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, fileSizeLimitBytes: FileBytes, retainedFileCountLimit: Files,
            shared: true);
        if (toTerminal)
        {
            configuration.WriteTo.Console(
                new LogLine("{Timestamp:HH:mm:ss} {Message:lj}"), LogEventLevel.Warning, standardErrorFromLevel: LogEventLevel.Verbose);
        }

        Prune(folders.AllLogs);
        return configuration.CreateLogger();
    }

    /// <summary>Where each day has a folder of its own, nobody else counts the files of all days.</summary>
    internal static void Prune(IEnumerable<string> folders)
    {
        var old = folders.SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles(Name + "*.log"))
            .OrderByDescending(file => file.LastWriteTimeUtc).Skip(Files);
        foreach (var file in old.ToList())
        {
            try
            {
                file.Delete();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // another program writes it; it goes the next time
            }
        }
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
