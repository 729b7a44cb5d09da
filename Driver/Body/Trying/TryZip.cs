using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using SonyAlpha.Driver.Privacy;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>The result of a check as one file that can be given away.</summary>
internal static class TryZip
{
    /// <summary>Of each picture so much is recorded: the directories of real files end below 150 kB.</summary>
    public const int MostOfAPicture = 1 << 20;

    private const string Recording = "try";

    /// <param name="recording">What was recorded; not clean yet.</param>
    /// <exception cref="Verbs.FailedException">Something in it tells of its owner all the same: nothing is written.</exception>
    public static void Write(Stream target, TryRun run, TryReport report, string recording, Scrubber scrubber)
    {
        var secrets = new Secrets();
        if (run.Device is { } device)
        {
            secrets.AddSerial(device.SerialNumber);
            scrubber.HideSerial(device.SerialNumber);
        }

        if (run.Abilities is { } abilities)
            scrubber.HideTexts(run.Found, abilities.Version);
        RecordingCensor censor = new(secrets, scrubber.Clean);
        // first, since it finds the secrets of the files
        var talk = Text(writer =>
        {
            if (File.Exists(recording))
                CleanRecording.Write(recording, writer, Recording, censor);
        });
        List<(string Name, byte[] Content)> entries =
        [
            ("about.txt", Text(writer => WriteAbout(writer))),
            ("report.txt", Text(writer =>
            {
                foreach (var line in report.Lines(isWhole: true))
                    writer.WriteLine(censor.Text(line));
            })),
            ("report.json", Encoding.UTF8.GetBytes(censor.Text(Json(report)))),
        ];
        if (run is { Device: { } body, Abilities: { } able })
            entries.Add((BodyFile.PackedName, Body(body, able, run.Found)));
        if (talk.Length > 0)
            entries.Add((ReplayTransport.PackedName, talk));
        foreach (var (name, content) in entries.Where(entry => entry.Name != BodyFile.PackedName))
        {
            if (secrets.HasSerial(content))
                throw new Verbs.FailedException(
                    $"{name} would tell of the camera's owner, so no file was written: please report this, without the file");
        }

        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in entries)
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(content);
        }
    }

    private static byte[] Body(DeviceInfo device, ExtDeviceInfo abilities, PropertyTable properties)
    {
        using MemoryStream file = new();
        BodyFile.Write(file, device, abilities, properties);
        return file.ToArray();
    }

    private static string Json(TryReport report)
    {
        using MemoryStream text = new();
        report.Write(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static byte[] Text(Action<TextWriter> write)
    {
        using MemoryStream bytes = new();
        using (StreamWriter writer = new(bytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
            write(writer);
        return bytes.ToArray();
    }

    private static void WriteAbout(TextWriter writer)
    {
        writer.WriteLine($"{Product.Name} {Product.Version}");
        writer.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        writer.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}");
        writer.WriteLine($"`sonyalpha simulate FILE.zip` serves this body; --camera replay:FILE.zip plays back what was recorded");
    }
}
