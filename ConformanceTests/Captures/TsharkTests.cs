using System.Globalization;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>tshark reads the captures that the other tests write, and finds in them what we find: so writer and reader do not err
/// alike.</summary>
public sealed class TsharkTests
{
    [Test]
    public void Tshark_counts_the_same_packets_with_the_same_lengths(
        [Values(LinkType.UsbLinux, LinkType.UsbLinuxMmapped, LinkType.UsbPcap, LinkType.Ethernet, LinkType.LinuxCooked)] LinkType link,
        [Values] bool pcapng)
    {
        using var scratch = new Scratch();
        var capture = Capture(link, pcapng);
        var theirs = Lines(scratch.Write("capture", capture), "frame.len", "frame.cap_len").Select(l => $"{l[0]} {l[1]}");
        Assert.That(Packets(capture), Is.EqualTo(theirs));
    }

    [TestCase(LinkType.UsbLinux)]
    [TestCase(LinkType.UsbLinuxMmapped)]
    [TestCase(LinkType.UsbPcap)]
    public void Tshark_sees_the_same_transfers(LinkType link)
    {
        using var scratch = new Scratch();
        var capture = Capture(link, pcapng: true);
        var theirs = Lines(scratch.Write("capture", capture), "usb.transfer_type", "usb.endpoint_address", "usb.data_len")
            .Select(l => $"{Number(l[0])} {Number(l[1]):X2} {Number(l[2])}");
        Assert.That(Transfers(capture), Is.EqualTo(theirs));
    }

    [Test]
    public void Tshark_sees_the_same_requests_and_answers_over_PTPIP()
    {
        using var scratch = new Scratch();
        var capture = Capture(LinkType.Ethernet, pcapng: true);
        var theirs = Lines(scratch.Write("capture", capture), "ptpip.opcode")
            .SelectMany(l => l[0].Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(Number);
        // tshark's field has the codes of requests and of answers, in their order
        var ours = Seen.In(capture).Transactions.SelectMany(t => new long[] { t.Operation.Code, t.Response!.Value.Code });
        Assert.That(ours, Is.EqualTo(theirs));
    }

    private static byte[] Capture(LinkType link, bool pcapng)
    {
        var isUsb = link is LinkType.UsbLinux or LinkType.UsbLinuxMmapped or LinkType.UsbPcap;
        var packets = isUsb ? UsbRendering.Of(Dialogue.Session, link) : TcpRendering.Of(Dialogue.Session, link);
        return pcapng ? CaptureWriter.Pcapng(link, packets) : CaptureWriter.Pcap(link, packets);
    }

    private static List<string> Packets(byte[] capture)
    {
        List<string> lines = [];
        var file = CaptureFile.Open(new MemoryStream(capture));
        while (file.Read(out var packet))
            lines.Add($"{packet.OriginalLength} {packet.Data.Length}");
        return lines;
    }

    private static List<string> Transfers(byte[] capture)
    {
        List<string> lines = [];
        var file = CaptureFile.Open(new MemoryStream(capture));
        while (file.Read(out var packet))
        {
            Assert.That(Urb.TryRead(packet, out var urb));
            lines.Add($"{(int)urb.Transfer} {urb.Endpoint:X2} {urb.Data.Length}");
        }

        return lines;
    }

    /// <summary>One line a packet, its fields in the order asked for. tshark counts a block that nobody knows as a packet of no bytes: left
    /// out.</summary>
    private static IEnumerable<string[]> Lines(string path, params string[] fields) =>
        Tool.Run("tshark", ["-n", "-r", path, "-Y", "frame.len > 0", "-T", "fields", .. fields.SelectMany(f => new[] { "-e", f })]).Output
            .Split('\n')[..^1].Select(l => l.TrimEnd('\r').Split('\t'));

    private static long Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : long.Parse(text, CultureInfo.InvariantCulture);
}
