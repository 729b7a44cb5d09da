using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>The verb `decode` over files written here: the timeline in words, and the pictures as they were.</summary>
public sealed class DecodeVerbTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("decode").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(LinkType.UsbPcap)]
    [TestCase(LinkType.UsbLinuxMmapped)]
    [TestCase(LinkType.Ethernet)]
    public void Pictures_are_extracted_as_they_were(LinkType link)
    {
        var (code, output) = Run(Capture(link), "--extract", Path.Combine(folder, "out"));
        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "out", "0001-DSC00152.ARW")), Is.EqualTo(Dialogue.Picture));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "out", "0002-live.jpg")), Is.EqualTo(Dialogue.LiveFrame[128..]));
        Assert.That(Directory.GetFiles(Path.Combine(folder, "out")), Has.Length.EqualTo(2));
        Assert.That(output, Does.Contain("0001-DSC00152.ARW: 300000 bytes, whole"));
    }

    [Test]
    public void The_timeline_says_settings_buttons_and_changes_in_words()
    {
        var (_, output) = Run(Capture(LinkType.UsbPcap));
        Assert.That(output, Does.Contain("SdioSetExtDevicePropValue (0x9205) ShutterSpeed (0xD20D) = 30\""));
        Assert.That(output, Does.Contain("SdioControlDevice (0x9207) S2Button (0xD2C2) pressed"));
        Assert.That(output, Does.Contain("ShutterSpeed (0xD20D): 1/250 s [0x000100FA] -> 30\" [0x012C000A]"));
        Assert.That(output, Does.Contain("ObjectInMemory (0xD215): empty [0x0000] -> 1 ready [0x8001]"));
        Assert.That(output, Does.Contain("event DevicePropChanged (0xC203) ShutterSpeed (0xD20D)"));
        Assert.That(output, Does.Contain("AccessDenied (0x200F)"));
    }

    [Test]
    public void A_picture_that_the_capture_cut_says_by_how_much()
    {
        var usb = new UsbRendering(LinkType.UsbPcap) { Captured = 4096 };
        usb.Add(Dialogue.Session);
        var path = Path.Combine(folder, "cut.pcap");
        File.WriteAllBytes(path, CaptureWriter.Pcap(LinkType.UsbPcap, usb.Packets));
        var (_, output) = Run(path, "--extract", Path.Combine(folder, "out"));
        Assert.That(output, Does.Match(@"0001-DSC00152\.ARW: CUT by the capture, \d+ of 300000 bytes are missing, the first at byte 4084"));
        Assert.That(new FileInfo(Path.Combine(folder, "out", "0001-DSC00152.ARW")).Length, Is.EqualTo(Dialogue.PictureSize));
    }

    [Test]
    public void Pictures_of_two_bodies_that_are_read_at_the_same_time_stay_apart()
    {
        var first = UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap, device: 5);
        var second = UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap, device: 6);
        var path = Path.Combine(folder, "two.pcap");
        File.WriteAllBytes(path, CaptureWriter.Pcap(LinkType.UsbPcap,
            first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })));
        var (code, _) = Run(path, "--extract", Path.Combine(folder, "out"));
        Assert.That(code, Is.EqualTo(ExitCode.Done));
        string[] names = ["0001-DSC00152.ARW", "0002-DSC00152.ARW", "0003-live.jpg", "0004-live.jpg"];
        Assert.That(Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName).Order(), Is.EqualTo(names));
        foreach (var name in names[..2])
            Assert.That(File.ReadAllBytes(Path.Combine(folder, "out", name)), Is.EqualTo(Dialogue.Picture), name);
    }

    [Test]
    public void A_picture_whose_answer_is_lost_is_given_though_the_next_request_is_lost_too()
    {
        // the answer to the picture and the request of the live frame after it, then the whole session once more
        var packets = UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap).ToList();
        var picture = packets.FindIndex(p => p.Length > 12000);
        var lost = packets.FindIndex(picture, p => p.Length == 27 + 12) - 1;
        packets.RemoveRange(lost, 4);
        packets.AddRange(UsbRendering.Of(Dialogue.Session, LinkType.UsbPcap));
        var path = Path.Combine(folder, "lost.pcap");
        File.WriteAllBytes(path, CaptureWriter.Pcap(LinkType.UsbPcap, packets));
        var (code, output) = Run(path, "--extract", Path.Combine(folder, "out"));
        Assert.That(code, Is.EqualTo(ExitCode.Done), output);
        Assert.That(output, Does.Contain("data of a transaction whose request is not in the capture"));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "out", "0001-DSC00152.ARW")), Is.EqualTo(Dialogue.Picture));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "out", "0002-DSC00152.ARW")), Is.EqualTo(Dialogue.Picture));
    }

    [Test]
    public void A_filter_leaves_the_lines_that_were_asked_for()
    {
        var (_, output) = Run(Capture(LinkType.Ethernet), "--filter", "d2c2");
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2).And.All.Contains("S2Button"));
    }

    [TestCase(LinkType.UsbPcap, "USB bus 1 device 5")]
    [TestCase(LinkType.Ethernet, "192.168.1.7:15740 (PTP/IP)")]
    public void Who_speaks_is_said_as_soon_as_it_is_known(LinkType link, string wire)
    {
        var (_, output) = Run(Capture(link));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains("#1 is ", StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[0], Does.EndWith($"#1 is ILCE-7M4, firmware 2.01, on {wire}"));
        Assert.That(lines[1], Does.EndWith($"#1 is ILCE-7M4, firmware 2.01, protocol 3.00, on {wire}"));
        Assert.That(output,
            Does.Contain("SdioConnect (0x9201) (1, 0, 0) phase 1").And.Contain("GetObject (0x1009) (0xFFFFC002) live view"));
    }

    [Test]
    public void Every_line_of_json_has_its_facts_in_another_languages_reader()
    {
        var (_, output) = Run(Capture(LinkType.Ethernet), "--json", "--hex");
        var path = Path.Combine(folder, "lines.json");
        File.WriteAllText(path, output);
        const string script = """
            import json, sys
            for line in open(sys.argv[1], encoding="utf-8"):
                entry = json.loads(line)
                assert "PTP/IP" in entry["body"] and entry["at"].endswith("+00:00"), line
                if "operation" in entry:
                    print(entry["code"], entry["parameters"], entry["direction"], entry["received"] - (entry["announced"] or 0), entry["responseCode"], len(entry["data"]) // 2)
            """;
        var read = Tool.Run("python3", "-c", script, path).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(read, Has.Length.EqualTo(Dialogue.Session.Count(step => step.News is null)));
        Assert.That(read, Does.Contain($"0x9205 [{0xD20D}] out 0 0x2001 4").And.Contain($"0x1009 [{0xFFFFC002}] None 0 0x200F 0"));
    }

    [Test]
    public void A_capture_that_is_not_there_is_a_sentence_and_exit_code_1()
    {
        Assert.That(Run(Path.Combine(folder, "missing")).Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(Run(folder).Code, Is.EqualTo(ExitCode.Failed));
    }

    private static (int Code, string Output) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(["decode", .. args], new(output, error, Clock.Real, CancellationToken.None));
        return (code, output.ToString());
    }

    private string Capture(LinkType link)
    {
        var packets = link == LinkType.Ethernet ? TcpRendering.Of(Dialogue.Session, link) : UsbRendering.Of(Dialogue.Session, link);
        var path = Path.Combine(folder, "capture.pcapng");
        File.WriteAllBytes(path, CaptureWriter.Pcapng(link, packets));
        return path;
    }
}
