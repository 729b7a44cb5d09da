using System.Text;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>What `decode` says of files that are no captures, or not whole ones: what it is, and what to do.</summary>
public sealed class DecodeTroubleTests
{
    private const int UsbmonLimit = 245_760;

    [TestCase("", "no byte yet")]
    [TestCase("\u00D4\u00C3", "ends after 2 bytes")]
    [TestCase("\u001F\u008B\u0008\0", "gunzip")]
    [TestCase("PK\u0003\u0004", "zip archive")]
    [TestCase("II*\0\u0008", "the verb raw")]
    [TestCase("{\"recording\":1}", "--camera replay:")]
    [TestCase("12:00:01 IP a > b", "pcap and pcapng are read")]
    public void What_is_no_capture_says_what_it_is_instead(string content, string words) =>
        Assert.That(Refusal(Encoding.Latin1.GetBytes(content)), Does.Contain(words));

    [Test]
    public void A_capture_without_a_camera_says_where_one_would_be()
    {
        Assert.That(Refusal(CaptureWriter.Pcap(LinkType.UsbPcap, [])), Does.Contain("no packet in it").And.Contain("usbmon0"));
        Assert.That(Refusal(CaptureWriter.Pcap(LinkType.Ethernet, [new byte[60]])), Does.Contain("None of its 1 packets"));
        var disk = new UsbRendering(LinkType.UsbPcap);
        disk.AddForeign("USBC and 27 bytes of a disk"u8.ToArray());
        Assert.That(Refusal(CaptureWriter.Pcap(LinkType.UsbPcap, disk.Packets)), Does.Contain("before the program connects"));
    }

    [TestCase(LinkType.UsbPcap, 4096, "give USBPcapCMD a larger --snaplen")]
    [TestCase(LinkType.UsbLinuxMmapped, 4096, "-s 0 of tshark")]
    [TestCase(LinkType.UsbLinuxMmapped, UsbmonLimit, "the kernel's usbmon keeps no more of one transfer")]
    public void A_cut_capture_says_where_and_by_how_much_and_who_cut_it(LinkType link, int captured, string advice)
    {
        var usb = new UsbRendering(link, transferSize: 1 << 20) { Captured = captured };
        usb.Add(Dialogue.Session);
        var (code, output, said) = Run(CaptureWriter.Pcap(link, usb.Packets));
        var missing = Dialogue.PictureSize - (captured - 12); // the header of the container is in the transfer too
        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That(output,
            Does.Contain($"CUT by the capture, {missing} of {Dialogue.PictureSize} bytes are missing, the first at byte {captured - 12}"));
        Assert.That(said, Does.Contain($"were cut after {captured} bytes of data").And.Contain(advice));
    }

    [Test]
    public void A_capture_of_a_network_that_was_cut_says_how_to_capture_it_whole()
    {
        var (_, _, said) = Run(CaptureWriter.Pcap(LinkType.Ethernet, TcpRendering.Of(Dialogue.Session, LinkType.Ethernet), snap: 700));
        Assert.That(said, Does.Contain("-s 0 of tshark"));
    }

    [Test]
    public void A_whole_capture_has_nothing_of_that()
    {
        var (_, output, said) = Run(CaptureWriter.Pcap(LinkType.UsbPcap, UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap)));
        Assert.That(output + said, Does.Not.Contain("cut after").And.Not.Contain("CUT").And.Not.Contain("lost"));
    }

    [Test]
    public void Before_the_place_where_a_capture_is_broken_everything_is_told()
    {
        var capture = CaptureWriter.Pcap(LinkType.UsbPcap, UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap));
        var (code, output, said) = Run([.. capture, .. new byte[8], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.That(code, Is.EqualTo(ExitCode.Failed));
        Assert.That(output, Does.Contain("CloseSession"));
        Assert.That(said, Does.Contain($"broken at byte {capture.Length + 16}"));
    }

    private static string Refusal(byte[] capture)
    {
        var (code, output, said) = Run(capture);
        Assert.That((code, output), Is.EqualTo((ExitCode.Failed, "")));
        return said;
    }

    internal static (int Code, string Output, string Said) Run(byte[] capture)
    {
        using var scratch = new Scratch();
        using StringWriter output = new(), said = new();
        var code = CommandLine.Run(["decode", scratch.Write("capture", capture)], new(output, said, Clock.Real, CancellationToken.None));
        return (code, output.ToString(), said.ToString());
    }
}
