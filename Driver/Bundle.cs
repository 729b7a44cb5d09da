using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// What a report of trouble needs, in one zip: versions, settings, cameras, the last logs and nights, lenses that were learned, what the
/// bodies said of themselves and the last transactions with them. What is nobody else's business is blackened, see <see cref="Scrubber"/>.
/// </summary>
public static class Bundle
{
    private const int MostLogs = 4;
    private const int MostNights = 3;
    private const int MostBodies = 4;
    private const int MostLenses = 8;

    /// <summary>Of a long log the end is what tells.</summary>
    private const long MostBytesOfALog = 8 << 20;

    /// <param name="target">Gets the zip.</param>
    /// <param name="withSerials">Leaves serial numbers as they are.</param>
    public static void Write(Stream target, Folders folders, Settings settings, IEnumerable<FoundCamera> cameras, Clock clock,
        bool withSerials)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Scrubber scrubber = new(settings, withSerials);
        var attached = cameras.ToList();
        foreach (var camera in attached)
            scrubber.HideSerial(camera.Serial);
        Add("about.txt", About(clock));
        Add("settings.txt", Settings.All.Select(setting => $"{setting.Key} = {scrubber.Clean(setting, settings[setting])}"));
        Add("cameras.txt", attached.Select(c => $"{c.Id}  {c.Model}  {c.Serial}  {c.Wire}  {c.Trouble}"));
        foreach (var log in Newest(Logging.FolderOf(folders, clock), "*.log", MostLogs))
            Add($"logs/{Path.GetFileName(log)}", Tail(log));
        foreach (var night in Newest(folders.Nights, "*.csv", MostNights))
            Add($"nights/{Path.GetFileName(night)}", File.ReadLines(night));
        foreach (var last in Newest(folders.Transactions, "*.txt", MostBodies))
            Add($"transactions/{Path.GetFileName(last)}", File.ReadLines(last));
        foreach (var lens in Newest(folders.Lenses, "*.lens.json", MostLenses))
            Add($"lenses/{Path.GetFileName(lens)}", File.ReadLines(lens));
        foreach (var body in Newest(folders.Bodies, "*.txt", MostBodies))
            Add($"bodies/{Path.GetFileName(body)}", File.ReadLines(body));
        foreach (var body in Newest(folders.Bodies, "*.json", MostBodies)) // as it is: no texts are in it, and a long number is a value
            zip.CreateEntryFromFile(body, $"bodies/{Path.GetFileName(body)}", CompressionLevel.Optimal);

        void Add(string name, IEnumerable<string> lines)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
            foreach (var line in lines)
                writer.WriteLine(scrubber.Clean(line));
        }
    }

    private static IEnumerable<string> About(Clock clock) =>
    [
        $"{Product.Name} {Product.Version}",
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors",
        string.Create(CultureInfo.InvariantCulture, $"made {clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss}Z"),
    ];

    private static IEnumerable<string> Newest(string folder, string pattern, int most) => !Directory.Exists(folder) ? [] :
        new DirectoryInfo(folder).EnumerateFiles(pattern).OrderByDescending(file => file.LastWriteTimeUtc).Take(most)
            .Select(file => file.FullName);

    private static IEnumerable<string> Tail(string path)
    {
        // the server goes on writing it meanwhile
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isCut = file.Length > MostBytesOfALog;
        if (isCut)
            file.Seek(-MostBytesOfALog, SeekOrigin.End);
        using var reader = new StreamReader(file);
        if (isCut)
            reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
