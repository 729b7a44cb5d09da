using System.ComponentModel;
using System.Diagnostics;
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

    /// <summary>tshark captures what this driver's own PTP/IP and a simulated body say to each other.</summary>
    [Test]
    public void A_picture_in_a_capture_of_the_loopback_is_the_one_that_arrived()
    {
        using var scratch = new Scratch();
        var capture = scratch.Write("loopback.pcapng", []);
        using var server = new PtpIpServer(
            new(SimulatedBodies.Find("SIM-640")!, Clock.Real, new() { ClockDivisor = 50 }), new(IPAddress.Loopback, 0), Clock.Real);
        var (arrived, folder) = (capture + ".arw", capture + ".pictures");
        using (Tshark(capture, server.Port))
        {
            var taken = Typed.Run("expose", "--camera", $"ptpip:127.0.0.1:{server.Port}", "--seconds", "0.5", "--out", arrived);
            Assert.That(taken.Code, Is.Zero, taken.Error);
            // a busy machine captures later than it talks
            Assert.That(() => Typed.Run("decode", capture).Out, Does.Contain("bytes, whole").After(30_000, 500));
        }

        using StringWriter output = new(), error = new();
        Assert.That(CommandLine.Run(["decode", capture, "--extract", folder], new(output, error, Clock.Real, CancellationToken.None)), Is.Zero);
        Assert.That(output.ToString(), Does.Contain("S2Button (0xD2C2) pressed").And.Contain("bytes, whole"), error.ToString());
        Assert.That(Directory.GetFiles(folder).Select(Digest), Is.EqualTo([Digest(arrived)]));
    }

    private static string Digest(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>Captures until it is disposed of.</summary>
    private static Ended Tshark(string path, int port)
    {
        ProcessStartInfo start = new("tshark", ["-i", "lo", "-B", "64", "-w", path, "-f", $"tcp port {port}"]) { RedirectStandardError = true };
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("tshark is not installed");
            throw;
        }
    }

    private sealed class Ended : IDisposable
    {
        private readonly Process process;

        public Ended(Process process)
        {
            this.process = process;
            var said = "";
            while (!said.Contains("Capturing on", StringComparison.Ordinal))
            {
                if (process.StandardError.ReadLine() is not { } line)
                {
                    Assert.Ignore($"tshark may not capture here: {said}");
                    return;
                }

                said += line + " ";
            }
        }

        public void Dispose()
        {
            Tool.Run("kill", "-INT", $"{process.Id}");
            Assert.That(process.WaitForExit(Patience), "tshark ends when it is asked to");
            process.Dispose();
        }
    }
}
