using System.IO.Pipes;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Captures that go on while they are decoded: a pipe, and the machine's own loopback.</summary>
public sealed class LiveCaptureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public void What_was_said_is_shown_before_the_capture_ends()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var reader = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        using var shown = new MemoryStream();
        using var output = new StreamWriter(shown, Encoding.UTF8) { AutoFlush = false };
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Clock.Real, CancellationToken.None) { OpenInput = () => reader };
        var verb = Clock.Real.Start("decode", () => CommandLine.Run(["decode", "-"], terminal));
        pipe.Write(CaptureWriter.Pcap(LinkType.UsbPcap, UsbRendering.Of(Dialogue.Session.Take(9), LinkType.UsbPcap)));
        Assert.That(() => Encoding.UTF8.GetString(shown.ToArray()), Does.Contain("event DevicePropChanged").After(20_000, 50));
        pipe.Dispose();
        Assert.That(verb.Join(Patience));
    }

    /// <summary>What this driver and a simulated body say to each other over loopback is decoded while it is captured.</summary>
    [Test]
    public void A_picture_in_a_capture_of_the_loopback_is_the_one_that_arrived()
    {
        using var scratch = new Scratch();
        var (arrived, folder) = (scratch.Write("arrived.arw", []), scratch.Write("pictures", []) + ".of.the.capture");
        using var server = new PtpIpServer(
            new(SimulatedBodies.Find("SIM-640")!, Clock.Real, new() { ClockDivisor = 50 }), new(IPAddress.Loopback, 0), Clock.Real);
        using var capture = new Dumpcap($"tcp port {server.Port}");
        using StringWriter written = new(), error = new();
        var output = TextWriter.Synchronized(written);
        var terminal = new Terminal(output, error, Clock.Real, CancellationToken.None) { OpenInput = () => capture.Packets };
        var code = -1;
        var verb = Clock.Real.Start("decode", () => code = CommandLine.Run(["decode", "-", "--extract", folder], terminal));
        var taken = Typed.Run("expose", "--camera", $"ptpip:127.0.0.1:{server.Port}", "--seconds", "0.5", "--out", arrived);
        Assert.That(taken.Code, Is.Zero, taken.Error);
        capture.End();
        Assert.That(verb.Join(Patience), "decode ends with the capture");
        Assert.That(code, Is.Zero, error.ToString());
        Assert.That(written.ToString(), Does.Contain("S2Button (0xD2C2) pressed").And.Contain("bytes, whole"), capture.Said);
        Assert.That(Directory.GetFiles(folder).Select(Digest), Is.EqualTo([Digest(arrived)]));
    }

    private static string Digest(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
