using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Captures that lack something: they say what, and give the rest.</summary>
public sealed class LossTests
{
    private const ushort GetObject = 0x1009;

    private static int Exchanges => Dialogue.Session.Count(e => e.News is null);

    [TestCase(LinkType.UsbLinuxMmapped, 4096)]
    [TestCase(LinkType.UsbPcap, 4096)]
    [TestCase(LinkType.UsbLinux, 512)]
    public void Transfers_cut_by_the_capture_leave_holes_that_are_told(LinkType link, int captured)
    {
        var usb = new UsbRendering(link) { Captured = captured };
        usb.Add(Dialogue.Session);
        var seen = Seen.In(CaptureWriter.Pcap(link, usb.Packets));
        var picture = Picture(seen);
        Assert.That(seen.Transactions, Has.Count.EqualTo(Exchanges));
        Assert.That(picture.Announced, Is.EqualTo(Dialogue.PictureSize));
        Assert.That(picture.Received + picture.Missing, Is.EqualTo(Dialogue.PictureSize));
        Assert.That(picture.Received, Is.InRange(1, Dialogue.PictureSize / 2));
        AssertWhatIsThereIsRight(picture);
    }

    [TestCase(LinkType.Ethernet)]
    public void Packets_cut_by_the_capture_leave_holes_that_are_told(LinkType link)
    {
        var packets = TcpRendering.Of(Dialogue.Session, link);
        var seen = Seen.In(CaptureWriter.Pcap(link, packets, snap: 700));
        var picture = Picture(seen);
        Assert.That(picture.Announced, Is.EqualTo(Dialogue.PictureSize));
        Assert.That(picture.Missing, Is.InRange(Dialogue.PictureSize / 3, Dialogue.PictureSize));
    }

    /// <summary>A lost completion of usbmon is noticed by its submission; USBPcap says nothing of it, and the end is short.</summary>
    [TestCase(LinkType.UsbLinuxMmapped, true)]
    [TestCase(LinkType.UsbPcap, false)]
    public void A_lost_transfer_within_a_picture_is_a_hole(LinkType link, bool placed)
    {
        var packets = UsbRendering.Of(Dialogue.Session, link).ToList();
        var inPicture = packets.FindIndex(p => p.Length > 16000) + 8; // the fifth full transfer
        var lost = packets.FindIndex(inPicture, p => p.Length > 16000);
        packets.RemoveAt(lost);
        var seen = Seen.In(CaptureWriter.Pcap(link, packets));
        var picture = Picture(seen);
        Assert.That(seen.Transactions, Has.Count.EqualTo(Exchanges));
        Assert.That(picture.Missing, Is.EqualTo(16384));
        Assert.That(picture.Received, Is.EqualTo(Dialogue.PictureSize - 16384));
        if (placed)
            AssertWhatIsThereIsRight(picture);
    }

    [Test]
    public void A_lost_segment_within_a_picture_is_a_hole_and_the_rest_is_right()
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Ethernet).ToList();
        var lost = packets.FindIndex(packets.Count / 2, p => p.Length > 1400);
        packets.RemoveAt(lost);
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.Ethernet, packets));
        var picture = Picture(seen);
        Assert.That(seen.Transactions, Has.Count.EqualTo(Exchanges));
        Assert.That(picture.Missing, Is.InRange(1, 1448));
        AssertWhatIsThereIsRight(picture);
    }

    [Test]
    public void Many_lost_segments_in_a_row_swallow_packets_and_the_thread_is_found_again()
    {
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Ethernet).ToList();
        packets.RemoveRange(packets.Count / 2, 40); // 20 segments: more than three data packets
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.Ethernet, packets));
        var picture = Picture(seen);
        Assert.That(seen.Transactions, Has.Count.EqualTo(Exchanges));
        Assert.That(seen.Transactions[^1].Response?.Code, Is.EqualTo(ResponseCode.Ok));
        Assert.That(picture.Missing, Is.InRange(20_000, 20 * 1448));
        AssertWhatIsThereIsRight(picture);
    }

    [Test]
    public void A_lost_request_costs_one_transaction_and_is_told()
    {
        var packets = UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap).ToList();
        packets.RemoveAt(4 * 3); // GetDeviceInfo and OpenSession have ten packets: somewhere in the handshake
        var seen = Seen.In(CaptureWriter.Pcap(LinkType.UsbPcap, packets));
        Assert.That(seen.Transactions, Has.Count.GreaterThanOrEqualTo(Exchanges - 1));
        Assert.That(Picture(seen).Missing, Is.Zero);
    }

    [Test]
    public void Any_single_lost_packet_costs_at_most_two_transactions([Values] bool usb)
    {
        var dialogue = Dialogue.Session.Where(e => e.In is null || e.In.Length < 10_000).ToList();
        var (link, packets) = usb
            ? (LinkType.UsbLinuxMmapped, UsbRendering.Of(dialogue, LinkType.UsbLinuxMmapped))
            : (LinkType.Raw, TcpRendering.Of(dialogue, LinkType.Raw));
        var whole = Seen.In(CaptureWriter.Pcap(link, packets)).Transactions.Count;
        for (var lost = usb ? 1 : 8; lost < packets.Count; lost++)
        {
            var seen = Seen.In(CaptureWriter.Pcap(link, packets.Where((_, i) => i != lost)));
            var intact = seen.Transactions.Count(t => t.Response is not null && t.Missing == 0);
            Assert.That(intact, Is.GreaterThanOrEqualTo(whole - 2), $"packet {lost} of {packets.Count}");
        }
    }

    [Test]
    public void A_capture_that_begins_in_the_middle_is_read_from_there([Values] bool usb)
    {
        var (link, packets) = usb
            ? (LinkType.UsbLinuxMmapped, UsbRendering.Of(Dialogue.Session, LinkType.UsbLinuxMmapped))
            : (LinkType.Raw, TcpRendering.Of(Dialogue.Session, LinkType.Raw));
        var seen = Seen.In(CaptureWriter.Pcap(link, packets.Skip(packets.Count / 2)));
        Assert.That(seen.Transactions.Select(t => t.Operation.Code), Is.SupersetOf(new ushort[] { 0x1003 }).Or.Contain((ushort)0x1003));
        Assert.That(seen.Bodies, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_capture_that_breaks_off_gives_what_was_there_until_then([Values] bool pcapng)
    {
        var packets = UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap);
        var file = pcapng ? CaptureWriter.Pcapng(LinkType.UsbPcap, packets) : CaptureWriter.Pcap(LinkType.UsbPcap, packets);
        var begin = 0;
        for (var length = file.Length - 1; length > 24; length -= 4999)
        {
            var reader = CaptureFile.Open(new MemoryStream(file, 0, length));
            var seen = new Seen();
            new CaptureDecoder(seen).Decode(reader);
            begin = Math.Max(begin, seen.Transactions.Count);
            Assert.That(reader.BreaksOff || reader.Position == length, $"{length} bytes");
        }

        Assert.That(begin, Is.EqualTo(Exchanges));
    }

    [Test]
    public void Noise_never_crashes_the_decoder()
    {
        var random = new Random(5);
        var packets = TcpRendering.Of(Dialogue.Session, LinkType.Ethernet).Concat(UsbRendering.Of(Dialogue.Session, LinkType.Ethernet))
            .ToList();
        for (var round = 0; round < 200; round++)
        {
            var file = CaptureWriter.Pcap(round % 2 == 0 ? LinkType.Ethernet : LinkType.UsbLinuxMmapped,
                packets.Where(_ => random.Next(10) < 3));
            for (var i = 0; i < 200; i++)
                file[random.Next(24, file.Length)] ^= (byte)random.Next(256);
            try
            {
                Seen.In(file);
            }
            catch (CaptureException broken)
            {
                Assert.That(broken.Message, Does.Contain("byte"));
            }
        }
    }

    [TestCase("")]
    [TestCase("II*\0 this is a picture")]
    public void What_is_no_capture_is_refused_in_a_sentence(string content) =>
        Assert.That(() => CaptureFile.Open(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(content))),
            Throws.TypeOf<CaptureException>());

    private static CapturedTransaction Picture(Seen seen) => seen.Transactions.First(
        t => t.Operation.Code == GetObject && t.Parameters.SequenceEqual([ObjectHandle.Picture]));

    /// <summary>Outside the holes every byte stands where it belongs; in them are zeros.</summary>
    private static void AssertWhatIsThereIsRight(CapturedTransaction picture)
    {
        var expected = Dialogue.Picture.ToArray();
        foreach (var gap in picture.Gaps)
            expected.AsSpan((int)gap.Offset, (int)gap.Length).Clear();
        Assert.That(picture.Gaps, Is.Not.Empty);
        Assert.That(picture.Data.ToArray(), Is.EqualTo(expected));
    }
}
