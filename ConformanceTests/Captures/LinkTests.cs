using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>What may stand before IP in a packet, and what is said of links that are not read.</summary>
public sealed class LinkTests
{
    private const byte Data = 0x08;
    private const byte QosData = 0x88;
    private const byte ToDistribution = 0x01;
    private const byte Encrypted = 0x41;

    private static readonly byte[] Addresses = new byte[12];
    private static readonly byte[] IPv4 = [0x08, 0x00];
    private static readonly byte[] Snap = [0xAA, 0xAA, 0x03, 0, 0, 0, .. IPv4];
    private static readonly byte[] Session = [0x11, 0, 0, 1, 0, 0, 0x00, 0x21];
    private static readonly byte[] Wifi = WifiHeader(Data, ToDistribution);

    private static IEnumerable<TestCaseData> Headers()
    {
        static TestCaseData Case(string name, int link, byte[] header) => new TestCaseData((LinkType)link, header).SetArgDisplayNames(name);
        yield return Case("a VLAN tag", 1, [.. Addresses, 0x81, 0, 0, 5, .. IPv4]);
        yield return Case("QinQ", 1, [.. Addresses, 0x88, 0xA8, 0, 7, 0x81, 0, 0, 5, .. IPv4]);
        yield return Case("a stack of three", 1, [.. Addresses, 0x88, 0xA8, 0, 7, 0x88, 0xA8, 0, 8, 0x81, 0, 0, 5, .. IPv4]);
        yield return Case("old QinQ", 1, [.. Addresses, 0x91, 0, 0, 7, 0x81, 0, 0, 5, .. IPv4]);
        yield return Case("PPPoE", 1, [.. Addresses, 0x88, 0x64, .. Session]);
        yield return Case("PPPoE in a VLAN", 1, [.. Addresses, 0x81, 0, 0, 5, 0x88, 0x64, .. Session]);
        yield return Case("802.3 with SNAP", 1, [.. Addresses, 0x05, 0x00, .. Snap]);
        yield return Case("cooked, VLAN", 113, [.. new byte[14], 0x81, 0, 0, 5, .. IPv4]);
        yield return Case("cooked 2, VLAN", 276, [0x81, 0, .. new byte[18], 0, 5, .. IPv4]);
        yield return Case("cooked, PPPoE", 113, [.. new byte[14], 0x88, 0x64, .. Session]);
        yield return Case("PPP", 9, [0xFF, 0x03, 0x00, 0x21]);
        yield return Case("PPP without address", 9, [0x00, 0x21]);
        yield return Case("PPP shortened", 50, [0xFF, 0x03, 0x21]);
        yield return Case("PPPoE alone", 51, Session);
        yield return Case("PPP with direction", 204, [1, 0xFF, 0x03, 0x00, 0x21]);
        yield return Case("Cisco HDLC", 104, [0x0F, 0, .. IPv4]);
        yield return Case("raw IP", 12, []);
        yield return Case("raw IP of OpenBSD", 14, []);
        yield return Case("raw IP in a file", 101, []);
        yield return Case("IPv4", 228, []);
        yield return Case("loopback of OpenBSD", 108, [0, 0, 0, 2]);
        yield return Case("Wi-Fi", 105, [.. Wifi, .. Snap]);
        yield return Case("Wi-Fi with QoS", 105, [.. WifiHeader(QosData, ToDistribution), 0, 0, .. Snap]);
        yield return Case("Wi-Fi with QoS and HT", 105, [.. WifiHeader(QosData, ToDistribution | 0x80), 0, 0, .. new byte[4], .. Snap]);
        yield return Case("Wi-Fi between stations", 105, [.. WifiHeader(Data, 3), .. new byte[6], .. Snap]);
        yield return Case("radiotap", 127, [0, 0, 8, 0, 0, 0, 0, 0, .. Wifi, .. Snap]);
        yield return Case("radiotap, time and padding", 127,
            [0, 0, 20, 0, 0x03, 0, 0, 0, .. new byte[8], 0x20, 0, 0, 0, .. WifiHeader(QosData, ToDistribution), 0, 0, 0xBA, 0xD0, .. Snap]);
        yield return Case("radiotap, two words", 127, [0, 0, 13, 0, 0x02, 0, 0, 0x80, 0, 0, 0, 0, 0x10, .. Wifi, .. Snap]);
        yield return Case("Prism", 119, [0x44, 0, 0, 0, 144, .. new byte[139], .. Wifi, .. Snap]);
        yield return Case("AVS", 163, [0x80, 0x21, 0x10, 1, 0, 0, 0, 64, .. new byte[56], .. Wifi, .. Snap]);
        yield return Case("AVS under the number of Prism", 119, [0x80, 0x21, 0x10, 1, 0, 0, 0, 64, .. new byte[56], .. Wifi, .. Snap]);
        yield return Case("PPI", 192, [0, 0, 8, 0, 105, 0, 0, 0, .. Wifi, .. Snap]);
        yield return Case("any interface of macOS", 258, [108, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, .. new byte[96], .. Addresses, .. IPv4]);
    }

    [TestCaseSource(nameof(Headers))]
    public void A_dialogue_is_found_below(LinkType link, byte[] header)
    {
        var seen = Seen.In(CaptureWriter.Pcap(link, Below(header)));
        Assert.That(seen.Transactions, Has.Count.EqualTo(Dialogue.Session.Count(step => step.News is null)));
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
        Assert.That(seen.Decoder.OtherPackets, Is.Zero);
    }

    [Test]
    public void Several_packets_in_one_frame_of_Wifi_are_all_read()
    {
        byte[] aggregated = [.. WifiHeader(QosData, ToDistribution), 0x80, 0];
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Raw).Chunk(3)
            .Select(few => (byte[])[.. aggregated, .. few.SelectMany(Subframe)]);
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.Wifi, packets));
        Assert.That(seen.Transactions, Has.Count.EqualTo(Dialogue.Session.Count(step => step.News is null)));
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
    }

    [Test]
    public void A_frame_of_Wifi_that_came_damaged_is_not_taken_for_the_one_that_came_again()
    {
        byte[] damaged = [0, 0, 9, 0, 0x02, 0, 0, 0, 0x50, .. Wifi, .. Snap], good = [0, 0, 9, 0, 0x02, 0, 0, 0, 0x10, .. Wifi, .. Snap];
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Raw)
            .SelectMany(ip => new[] { [.. damaged, .. Spoilt(ip)], (byte[])[.. good, .. ip, 1, 2, 3, 4] });
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.WifiRadiotap, packets));
        Assert.That(seen.DataOf(0x1009), Is.EqualTo(Dialogue.Session.First(step => step.Operation == 0x1009).In));
    }

    [TestCase(0x24000001u)]
    [TestCase(0x14000001u)]
    [TestCase(0xF4000001u)]
    [TestCase(0x00010001u)]
    public void A_link_type_is_masked_as_libpcap_masks_it(uint field)
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Ethernet).Select(frame => (byte[])[.. frame, 1, 2, 3, 4]);
        var seen = Seen.In(CaptureWriter.Pcap((LinkType)field, packets));
        Assert.That(seen.Transactions, Has.Count.EqualTo(Dialogue.Session.Count(step => step.News is null)));
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Sections_of_one_file_have_each_their_own_byte_order(bool first, bool second)
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Raw);
        byte[] Section(bool bigEndian) => CaptureWriter.Pcapng(LinkType.Raw, packets, bigEndian: bigEndian);
        var seen = Seen.In([.. Section(first), .. Section(second), .. Section(first)]);
        Assert.That(seen.Transactions, Has.Count.EqualTo(3 * Dialogue.Session.Count(step => step.News is null)));
        Assert.That(seen.Transactions,
            Has.All.Matches<CapturedTransaction>(t => t.Started - CaptureWriter.Begin < TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void Events_of_macOS_are_told_from_bulk_transfers_however_it_numbers_them([Values] bool numbersAsUsbmon)
    {
        var usb = new UsbRendering(LinkType.UsbDarwin) { NumbersAsUsbmon = numbersAsUsbmon };
        usb.Add(Dialogue.Session);
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.UsbDarwin, usb.Packets));
        Assert.That(seen.Events, Has.Count.EqualTo(Dialogue.Session.Count(step => step.News is not null)));
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
    }

    /// <summary>Of a header that is shorter than any, or longer than its own packet, nothing can be read, and nothing is.</summary>
    [TestCase(10)]
    [TestCase(255)]
    public void A_header_of_macOS_of_an_impossible_length_is_passed_over(byte length)
    {
        var usb = new UsbRendering(LinkType.UsbDarwin);
        usb.Add(Dialogue.Session);
        byte[] damaged = [.. usb.Packets[0].AsSpan(0, 40)];
        damaged[2] = length;
        (damaged[3], damaged[30]) = (1, (byte)(damaged[30] | 0x80)); // completed, and with data to come behind the header
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.UsbDarwin, [damaged, .. usb.Packets, damaged]));
        var whole = Seen.In(CaptureWriter.Pcap(LinkType.UsbDarwin, usb.Packets));
        Assert.That((seen.Transactions.Count, seen.Events.Count), Is.EqualTo((whole.Transactions.Count, whole.Events.Count)));
    }

    [TestCase(288, "link type 288 (USB_2_0)", "bus analyser")]
    [TestCase(251, "link type 251 (BLUETOOTH_LE_LL)", "")]
    [TestCase(149, "link type 149 (USER2)", "")]
    [TestCase(4711, "link type 4711", "")]
    public void A_link_that_is_not_read_is_named_by_number_and_name(int link, string name, string advice)
    {
        var said = DecodeTroubleTests.Run(CaptureWriter.Pcap((LinkType)link, [new byte[60], new byte[60]])).Said;
        Assert.That(said, Does.Contain($"{name} is not read").And.Contain("None of its 2 packets").And.Contain(advice));
    }

    [Test]
    public void Wifi_that_is_encrypted_is_said_to_be()
    {
        var frames = Below([.. WifiHeader(Data, Encrypted), .. Snap]);
        Assert.That(DecodeTroubleTests.Run(CaptureWriter.Pcap(LinkType.Wifi, frames)).Said,
            Does.Contain("encrypted").And.Contain("capture on the computer"));
    }

    [TestCase("fcs.pcap", "same-without.pcap")]
    public void A_capture_from_a_report_is_read_as_the_same_one_without_what_was_reported(string reported, string without)
    {
        var (seen, same) = (Seen.In(File.ReadAllBytes(Shared.File($"cases/{reported}"))),
            Seen.In(File.ReadAllBytes(Shared.File($"cases/{without}"))));
        Assert.That(seen.Transactions.Select(t => (t.Operation, t.Received)),
            Is.EqualTo(same.Transactions.Select(t => (t.Operation, t.Received))));
        Assert.That(seen.Transactions, Is.Not.Empty);
    }

    [Test]
    public void A_capture_from_macOS_is_read()
    {
        var seen = Seen.In(File.ReadAllBytes(Shared.File("cases/usb_darwin_266.pcap")));
        Assert.That(seen.Bodies.Single().Model, Is.Not.Empty);
        Assert.That(seen.Transactions.Sum(t => t.Missing), Is.Zero);
        Assert.That(seen.Notes, Is.Empty);
    }

    private static IEnumerable<byte[]> Below(byte[] header) =>
        TcpRendering.Of(Dialogue.Session, LinkType.Raw).Select(ip => (byte[])[.. header, .. ip]);

    private static byte[] WifiHeader(byte type, byte flags) => [type, flags, .. new byte[22]];

    private static byte[] Subframe(byte[] ip)
    {
        var length = Snap.Length + ip.Length;
        return [.. Addresses, (byte)(length >> 8), (byte)length, .. Snap, .. ip, .. new byte[(4 - ((14 + length) % 4)) % 4]];
    }

    private static byte[] Spoilt(byte[] ip) => [.. ip[..40], .. ip[40..].Select(b => (byte)~b)];
}
