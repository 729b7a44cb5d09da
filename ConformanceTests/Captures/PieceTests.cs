using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Pictures that a program read in pieces are one file when extracted.</summary>
public sealed class PieceTests
{
    private const int Step = 120_000;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("pieces").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Pieces_become_one_picture(
        [Values(LinkType.UsbPcap, LinkType.UsbLinuxMmapped, LinkType.Ethernet)] LinkType link, [Values] bool large,
        [Values] bool sizeIsTold)
    {
        var output = Extract(link, [.. sizeIsTold ? Head : Head[..^1], .. Pieces(large)]);
        Assert.That(output, Does.Contain("300000 bytes, whole"));
        Assert.That(File.ReadAllBytes(Directory.GetFiles(folder).Single()), Is.EqualTo(Dialogue.Picture));
    }

    [Test]
    public void Pieces_may_come_in_any_order_and_twice()
    {
        var pieces = Pieces(large: false);
        var output = Extract(LinkType.UsbPcap, [.. Head, pieces[2], pieces[0], pieces[2], pieces[1]]);
        Assert.That(output, Does.Contain("0001-DSC00152.ARW: 300000 bytes, whole"));
        Assert.That(File.ReadAllBytes(Directory.GetFiles(folder).Single()), Is.EqualTo(Dialogue.Picture));
    }

    [TestCase(0, Step, 0)]
    [TestCase(1, Step, Step)]
    [TestCase(2, Dialogue.PictureSize - 2 * Step, 2 * Step)]
    public void A_piece_that_the_capture_lacks_is_told_and_the_others_stand_where_they_belong(int lost, int missing, int first)
    {
        var pieces = Pieces(large: true).ToList();
        pieces.RemoveAt(lost);
        var output = Extract(LinkType.UsbPcap, [.. Head, .. pieces]);
        Assert.That(output,
            Does.Contain($"0001-DSC00152.ARW: CUT by the capture, {missing} of 300000 bytes are missing, the first at byte {first}"));
        var expected = Dialogue.Picture.ToArray();
        expected.AsSpan(first, missing).Clear();
        var file = File.ReadAllBytes(Directory.GetFiles(folder).Single());
        Assert.That(file, Is.EqualTo(expected[..file.Length]));
        Assert.That(file, Has.Length.EqualTo(lost == 2 ? first : expected.Length));
    }

    [Test]
    public void A_picture_that_begins_anew_is_another_one()
    {
        var pieces = Pieces(large: false);
        var output = Extract(LinkType.Ethernet, [.. Head, pieces[0], .. Head[1..], .. pieces]);
        Assert.That(output, Does.Contain("0001-DSC00152.ARW: CUT").And.Contain("0002-DSC00152.ARW: 300000 bytes, whole"));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "0002-DSC00152.ARW")), Is.EqualTo(Dialogue.Picture));
    }

    [Test]
    public void An_offset_that_no_object_has_is_no_piece()
    {
        Exchange wild = new(0x9211, [ObjectHandle.Picture, 0, 0xFFFF_FFFF, 10], In: new byte[10]);
        Assert.That(Extract(LinkType.UsbPcap, [.. Head, wild]), Does.Contain("SdioGetPartialLargeObject"));
        Assert.That(Directory.GetFiles(folder), Is.Empty);
    }

    private static Exchange[] Head => [.. Dialogue.Session.Where(e => e.Operation is 0x1001 or 0x1008)];

    private static Exchange[] Pieces(bool large) => [.. Dialogue.Picture.Chunk(Step).Select((part, i) => large
        ? new Exchange(0x9211, [ObjectHandle.Picture, (uint)(i * Step), 0, Step], In: part)
        : new Exchange(0x101B, [ObjectHandle.Picture, (uint)(i * Step), Step], In: part))];

    private string Extract(LinkType link, Exchange[] dialogue)
    {
        var packets = link == LinkType.Ethernet ? TcpRendering.Of(dialogue, link) : UsbRendering.Of(dialogue, link);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Clock.Real, CancellationToken.None)
        {
            OpenInput = () => new MemoryStream(CaptureWriter.Pcap(link, packets)),
        };
        Assert.That(CommandLine.Run(["decode", "-", "--extract", folder], terminal), Is.EqualTo(ExitCode.Done), error.ToString());
        return output.ToString();
    }
}
