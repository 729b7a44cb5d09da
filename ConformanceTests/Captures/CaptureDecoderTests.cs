using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>The same dialogue over every wire and in every kind of file is the same dialogue.</summary>
public sealed class CaptureDecoderTests
{
    private static IEnumerable<TestCaseData> Wires()
    {
        foreach (var link in new[] { LinkType.UsbLinux, LinkType.UsbLinuxMmapped, LinkType.UsbPcap, LinkType.UsbDarwin })
            foreach (var transfer in new[] { 512, 16384, 524288 })
                yield return new TestCaseData(link, UsbRendering.Of(Dialogue.Session, link, transfer))
                    .SetArgDisplayNames($"{link}", $"{transfer}");
        foreach (var link in new[] { LinkType.Ethernet, LinkType.LinuxCooked, LinkType.LinuxCooked2, LinkType.Null, LinkType.Raw })
            yield return new TestCaseData(link, TcpRendering.Of(Dialogue.Session, link)).SetArgDisplayNames($"{link}", "IPv4");
        yield return new TestCaseData(LinkType.Ethernet, TcpRendering.Of(Dialogue.Session, LinkType.Ethernet, isIPv6: true))
            .SetArgDisplayNames("Ethernet", "IPv6");
        yield return new TestCaseData(LinkType.Null, TcpRendering.Of(Dialogue.Session, LinkType.Null, segmentSize: 60000))
            .SetArgDisplayNames("Null", "large segments");
        yield return new TestCaseData(LinkType.Raw, TcpRendering.Of(Dialogue.Session, LinkType.Raw, port: 12345))
            .SetArgDisplayNames("Raw", "another port");
        yield return new TestCaseData(LinkType.Raw, TcpRendering.Of(Dialogue.Session, LinkType.Raw, segmentSize: 9))
            .SetArgDisplayNames("Raw", "tiny segments");
    }

    [TestCaseSource(nameof(Wires))]
    public void A_dialogue_is_found_whole_on_every_wire(LinkType link, IReadOnlyList<byte[]> packets)
    {
        foreach (var file in new[] { CaptureWriter.Pcap(link, packets), CaptureWriter.Pcapng(link, packets) })
        {
            var seen = Seen.In(file);
            Assert.That(seen.Notes, Is.Empty);
            Assert.That(seen.Decoder.Packets, Is.EqualTo(packets.Count));
            AssertSession(seen);
        }
    }

    [TestCase(true, false)]
    [TestCase(false, false)]
    [TestCase(false, true)]
    public void Times_of_a_pcap_file_are_read_in_its_units_and_byte_order(bool nanoseconds, bool bigEndian)
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Raw);
        AssertTimes(Seen.In(CaptureWriter.Pcap(LinkType.Raw, packets, nanoseconds, bigEndian: bigEndian)));
    }

    [TestCase(null)]
    [TestCase((byte)6)]
    [TestCase((byte)9)]
    [TestCase((byte)0x94)]
    public void Times_of_a_pcapng_file_are_read_in_its_units(byte? resolution) =>
        AssertTimes(Seen.In(CaptureWriter.Pcapng(LinkType.Raw, TcpRendering.Of(Dialogue.Session, LinkType.Raw), resolution)));

    [Test]
    public void Two_captures_one_after_another_in_a_file_are_both_read()
    {
        var once = CaptureWriter.Pcapng(LinkType.Raw, TcpRendering.Of(Dialogue.Session, LinkType.Raw));
        Assert.That(Seen.In([.. once, .. once]).Transactions, Has.Count.EqualTo(2 * Exchanges.Count));
    }

    [Test]
    public void Several_bodies_on_one_bus_are_kept_apart_and_a_disk_is_no_body()
    {
        var first = new UsbRendering(LinkType.UsbLinuxMmapped, device: 5);
        var second = new UsbRendering(LinkType.UsbLinuxMmapped, device: 6);
        var disk = new UsbRendering(LinkType.UsbLinuxMmapped, device: 7);
        first.Add(Dialogue.Session);
        second.Add(Dialogue.Session);
        disk.AddForeign([.. "USBC"u8, .. new byte[27]]);
        var mixed = first.Packets.Zip(second.Packets).SelectMany(pair => new[] { pair.First, pair.Second }).Concat(disk.Packets);
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.UsbLinuxMmapped, mixed));
        Assert.That(seen.Bodies.Select(b => b.ToString()),
            Is.EqualTo(new[] { "ILCE-7M4 (USB bus 1 device 5)", "ILCE-7M4 (USB bus 1 device 6)" }));
        foreach (var body in seen.Bodies)
            Assert.That(seen.Transactions.Count(t => t.Body == body), Is.EqualTo(Exchanges.Count));
        Assert.That(seen.Notes, Is.Empty);
    }

    [Test]
    public void A_body_is_named_by_its_USB_descriptor_where_the_capture_has_no_device_info()
    {
        var usb = new UsbRendering(LinkType.UsbPcap);
        usb.AddDescriptor(0x054C, 0x0CAA);
        usb.Add([new(0x9207, [0xD2C1], Out: [2, 0])]);
        var body = Seen.In(CaptureWriter.Pcap(LinkType.UsbPcap, usb.Packets)).Bodies.Single();
        Assert.That((body.Model, body.IsSony), Is.EqualTo(("ILCE-6400", true)));
    }

    [Test]
    public void Properties_are_read_though_nobody_saw_which_protocol_was_granted()
    {
        var dialogue = Dialogue.Session.Where(e => e.Operation == 0x9209);
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.UsbPcap, UsbRendering.Of(dialogue, LinkType.UsbPcap)));
        Assert.That(seen.Bodies.Single().Properties.Get(SonyProperty.ShutterSpeed), Is.EqualTo(new ShutterSpeed(300, 10)));
        Assert.That(seen.Bodies.Single().Properties.All, Has.Count.EqualTo(3));
    }

    [Test]
    public void Repeated_and_swapped_segments_change_nothing()
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Ethernet).ToList();
        for (var i = 40; i + 3 < packets.Count; i += 7)
        {
            packets.Insert(i + 1, packets[i]);                                     // sent again
            if (packets[i + 2].Length > 200 && packets[i + 4 < packets.Count ? i + 4 : i + 2].Length > 200)
                (packets[i + 2], packets[i + 3]) = (packets[i + 3], packets[i + 2]); // overtaken
        }

        AssertSession(Seen.In(CaptureWriter.Pcap(LinkType.Ethernet, packets)));
    }

    [Test]
    public void What_the_capturing_program_dropped_is_told()
    {
        var file = CaptureFile.Open(new MemoryStream(CaptureWriter.Pcapng(LinkType.Raw, [[1]], dropped: 12)));
        while (file.Read(out _))
        {
        }

        Assert.That(file.Dropped, Is.EqualTo(12));
    }

    private static List<Exchange> Exchanges => [.. Dialogue.Session.Where(e => e.News is null)];

    private static void AssertSession(Seen seen)
    {
        Assert.That(seen.Bodies.Select(b => (b.Model, b.IsSony, b.Version)),
            Is.EqualTo(new[] { ("ILCE-7M4", true, ExtDeviceInfo.Version3) }));
        Assert.That(seen.Transactions.Select(t => t.Operation.Code), Is.EqualTo(Exchanges.Select(e => e.Operation)));
        Assert.That(seen.Transactions.Select(t => string.Join(",", t.Parameters)),
            Is.EqualTo(Exchanges.Select(e => string.Join(",", e.Parameters))));
        Assert.That(seen.Transactions.Select(t => t.Response?.Code), Is.EqualTo(Exchanges.Select(e => (ushort?)e.Code)));
        Assert.That(seen.Transactions.Select(t => t.Direction), Is.EqualTo(Exchanges.Select(
            e => e.In is not null ? DataDirection.In : e.Out is not null ? DataDirection.Out : DataDirection.None)));
        foreach (var (transaction, exchange) in seen.Transactions.Zip(Exchanges))
            Assert.That(transaction.Data.ToArray(), Is.EqualTo(exchange.In ?? exchange.Out ?? []), transaction.Operation.ToString());
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
        Assert.That(seen.Events, Is.EqualTo(Dialogue.Session.Where(e => e.News is not null).Select(e => e.News!.Value)));
        Assert.That(seen.Bodies[0].Properties.Get(SonyProperty.ObjectInMemory)?.Count, Is.EqualTo(1));
    }

    private static void AssertTimes(Seen seen)
    {
        Assert.That(seen.Transactions[0].Started, Is.EqualTo(CaptureWriter.Begin).Within(TimeSpan.FromSeconds(1)));
        Assert.That(seen.Transactions,
            Has.All.Matches<CapturedTransaction>(t => t.Duration >= TimeSpan.FromMilliseconds(0.9)
                && t.Duration < TimeSpan.FromSeconds(2)));
    }
}
