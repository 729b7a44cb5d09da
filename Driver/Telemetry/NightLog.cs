using System.Globalization;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>The frames of each night in a table of its own: frames-2026-11-21.csv. A night begins at noon UTC.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class NightLog(string folder, Action<string> say)
{
    private const string Prefix = "frames-";
    private readonly object gate = new();

    public string Folder => folder;

    /// <summary>Adds a frame. A disk that refuses costs the line, never the frame.</summary>
    public void Add(FrameRecord record)
    {
        try
        {
            lock (gate)
            {
                Directory.CreateDirectory(folder);
                var path = PathOf(NightOf(record.Start));
                var isNew = !File.Exists(path);
                using var file = File.AppendText(path);
                if (isNew)
                    file.WriteLine(FrameRecord.Heading);
                file.WriteLine(record.ToLine());
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            say($"Frame {record.Frame} is missing in the night's table: {error.Message}");
        }
    }

    /// <summary>The nights there are, the last one last.</summary>
    public IReadOnlyList<DateOnly> Nights() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, Prefix + "*.csv").Select(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..])
            .Select(name => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var night)
                ? night : default)
            .Where(night => night != default).Order(),
    ];

    /// <summary>The frames of a night in their order; empty if there was none.</summary>
    public IReadOnlyList<FrameRecord> Read(DateOnly night)
    {
        var path = PathOf(night);
        return File.Exists(path) ? [.. File.ReadLines(path).Skip(1).Select(FrameRecord.Parse).OfType<FrameRecord>()] : [];
    }

    public static DateOnly NightOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime.AddHours(-12));

    private string PathOf(DateOnly night) =>
        Path.Combine(folder, $"{Prefix}{night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
}
