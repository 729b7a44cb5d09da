using System.CommandLine;
using System.Globalization;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Shows what flowed over a cable or a network: the transactions of a capture, in words.</summary>
internal static class DecodeVerb
{
    public static readonly Verb Row = new("decode", "Show what a capture of USB or PTP/IP holds, in words", command =>
    {
        var capture = command.Argument<string>("capture", "A pcap or pcapng file (usbmon, USBPcap, Ethernet); - reads standard input", ArgumentArity.ExactlyOne);
        var extract = command.Option<string?>("--extract", "Write every picture and live frame found into this folder", "DIR");
        var filter = command.Option<string?>("--filter", "Only lines with one of these words, separated by commas: names or codes", "WORDS");
        var json = command.Flag("--json", "One JSON object a line");
        var hex = command.Flag("--hex", "Also the bytes, with their offsets");
        return (given, terminal) => Run(terminal, given.GetValue(capture)!, given.GetValue(extract),
            given.GetValue(filter)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            given.GetValue(json), given.GetValue(hex));
    });

    private static int Run(Terminal terminal, string path, string? folder, string[] filter, bool json, bool hex)
    {
        if (path != "-" && !File.Exists(path))
            throw new FailedException($"There is no capture {path}");
        if (folder is not null)
            Directory.CreateDirectory(folder);
        using var stream = path == "-" ? terminal.OpenInput() : File.OpenRead(path);
        using var pictures = new DecodePictures(folder);
        var timeline = new DecodeTimeline(terminal.Out, pictures, filter, json, hex, isLive: path == "-");
        var decoder = new CaptureDecoder(timeline);
        var began = terminal.Clock.GetTimestamp();
        try
        {
            var file = CaptureFile.Open(stream);
            decoder.Decode(file, terminal.Stop);
            timeline.Finish();
            Summarise(terminal, file, decoder, timeline, pictures, terminal.Clock.Since(began));
        }
        catch (CaptureException error)
        {
            throw new FailedException($"{path}: {error.Message}", error);
        }

        return ExitCode.Done;
    }

    private static void Summarise(
        Terminal terminal, CaptureFile file, CaptureDecoder decoder, DecodeTimeline timeline, DecodePictures pictures, TimeSpan took)
    {
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"{timeline.Bodies} cameras, {timeline.Transactions} transactions, {pictures.Found} pictures, {pictures.Cut} of them cut; "
            + $"{decoder.Packets} packets, {file.Position} bytes, {file.Position / 1e6 / Math.Max(took.TotalSeconds, 1e-3):0} MB/s"));
        if (file.Dropped > 0)
            terminal.Say($"The capturing program says that it lost {file.Dropped} packets");
        if (file.BreaksOff)
            terminal.Say("The file ends in the middle of a packet");
    }
}
