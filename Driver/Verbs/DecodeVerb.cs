using System.CommandLine;
using System.Globalization;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Shows what flowed over a cable or a network: the transactions of a capture, in words.</summary>
internal static class DecodeVerb
{
    public static readonly Verb Row = new("decode", "Show what a capture of USB or PTP/IP holds, in words", command =>
    {
        var capture = command.Argument<string>("capture", "A pcap or pcapng file (usbmon, USBPcap, Ethernet); - reads standard input",
            ArgumentArity.ExactlyOne);
        var extract = command.Option<string?>("--extract", "Write every picture and live frame found into this folder", "DIR");
        var filter = command.Option<string?>("--filter",
            "Only lines with one of these words, in any case, as in d21e,shutter,event,cut: names, codes, parts of either", "WORDS");
        var json = command.Flag("--json", "One JSON object a line");
        var hex = command.Flag("--hex", "Also the bytes of what is no picture, with their offsets");
        return (given, terminal) => Run(terminal, given.GetValue(capture)!, given.GetValue(extract),
            given.GetValue(filter)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            given.GetValue(json), given.GetValue(hex));
    });

    private static int Run(Terminal terminal, string path, string? folder, string[] filter, bool json, bool hex)
    {
        if (path != "-" && !File.Exists(path))
            throw new FailedException(Directory.Exists(path)
                ? $"{path} is a folder: give one of the captures in it" : $"There is no capture {path}");
        if (folder is not null)
            Output.MakeFolder(folder);
        using var stream = path == "-" ? terminal.OpenInput() : File.OpenRead(path);
        using var pictures = new DecodePictures(folder);
        var timeline = new DecodeTimeline(new(terminal.Out, filter, json, isLive: path == "-"), pictures, hex);
        var decoder = new CaptureDecoder(timeline);
        var began = terminal.Clock.GetTimestamp();
        try
        {
            var file = CaptureFile.Open(stream);
            decoder.Decode(file, terminal.Stop);
            timeline.Finish();
            Summarise(terminal, file, decoder, timeline, pictures, terminal.Clock.Since(began));
            if (timeline.Bodies == 0)
                throw new FailedException($"{path}: {WhyNothing(decoder)}");
        }
        catch (CaptureException error)
        {
            timeline.Finish(); // what stood before the trouble is told
            throw new FailedException($"{path}: {error.Message}", error);
        }

        return ExitCode.Done;
    }

    private static string WhyNothing(CaptureDecoder decoder) =>
        decoder.Packets == 0
            ? "There is no packet in it: was the right interface captured (usbmon0, USBPcap1, the network to the camera), and by a user "
                + "who may?"
        : decoder.Encrypted > 0 && decoder.OtherPackets == decoder.Packets
            ? $"{decoder.Encrypted} of its {decoder.Packets} packets are Wi-Fi that is encrypted: capture on the computer that talks to "
                + "the camera, not on the air"
        : decoder.OtherPackets == decoder.Packets
            ? $"None of its {decoder.Packets} packets is of USB or TCP{Unread(decoder)}: capture on usbmon0, on USBPcap1, or on the "
                + "network to the camera"
        : "No camera is asked anything in it, neither over USB nor over PTP/IP: begin to capture before the program connects to the camera";

    private static string Unread(CaptureDecoder decoder) => decoder.Unread.Count == 0 ? ""
        : $", and {string.Join(" and ", decoder.Unread.Keys.Select(LinkNames.Of))} is not read";

    private static void Summarise(
        Terminal terminal, CaptureFile file, CaptureDecoder decoder, DecodeTimeline timeline, DecodePictures pictures, TimeSpan took)
    {
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"{timeline.Bodies} cameras, {timeline.Transactions} transactions, {pictures.Found} pictures, {pictures.Cut} of them cut; "
            + $"{decoder.Packets} packets, {file.Position} bytes, {file.Position / 1e6 / Math.Max(took.TotalSeconds, 1e-3):0} MB/s"));
        foreach (var (link, count) in decoder.Unread)
            terminal.Say($"{count} packets are of {LinkNames.Of(link)}, which is not read{LinkNames.AdviceOn(link)}");
        foreach (var cut in decoder.Cuts)
            terminal.Say($"{cut}");
        if (file.Dropped > 0)
            terminal.Say($"The capturing program says that it lost {file.Dropped} packets");
        if (file.BreaksOff)
            terminal.Say("The file ends in the middle of a packet: the capture was killed, or the copy is incomplete");
    }
}
