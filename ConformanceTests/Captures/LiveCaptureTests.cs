using System.IO.Pipes;
using System.Text;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Captures that go on while they are decoded.</summary>
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
}
