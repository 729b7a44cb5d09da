using System.Globalization;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Packs what a report of trouble needs.</summary>
internal static class BundleVerb
{
    public static readonly Verb Row = new("bundle",
        "Pack versions, settings, cameras, logs and nights into one zip for a report of trouble", command =>
    {
        var output = command.Option<string?>("--out", "The file; a name with date and time in this folder without it", "FILE");
        var serials = command.Flag("--with-serials", "Leave serial numbers in");
        return (given, terminal) =>
        {
            var path = given.GetValue(output)
                ?? string.Create(CultureInfo.InvariantCulture, $"sonyalpha-bundle-{terminal.Clock.GetUtcNow():yyyyMMdd-HHmmss}.zip");
            var settings = Settings.Of(terminal.Folders);
            using var file = AtomicFile.Begin(Path.GetFullPath(path));
            Bundle.Write(file.Stream, terminal.Folders, settings, [], terminal.Clock, given.GetValue(serials));
            file.Commit();
            terminal.Out.WriteLine(path);
            terminal.Say(given.GetValue(serials) ? "It holds your cameras' serial numbers"
                : "Serial numbers, names, your folders and where you are were taken out. Look into it before you send it");
            return ExitCode.Done;
        };
    });
}
