using System.ComponentModel;
using System.Diagnostics;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>
/// Wireshark's capturing program on the loopback. It captures when this is made: "File:" is said once the interface is open and filtered.
/// tshark's "Capturing on" comes before it so much as starts dumpcap: on a busy machine connections are opened meanwhile, and one whose
/// opening is not in the capture is none that the decoder knows on a port of no name.
/// </summary>
internal sealed class Dumpcap : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Loopback delivers a packet to the capture before the receiver has it; dumpcap hands it on within a quarter of a
    /// second.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly List<string> said = [];
    private readonly Worker listener;

    /// <param name="filter">Which packets, in pcap's words: others do not fill the buffer.</param>
    public Dumpcap(string filter)
    {
        ProcessStartInfo start = new("dumpcap", ["-i", "lo", "-B", "64", "-f", filter, "-w", "-"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("dumpcap is not installed");
            throw;
        }

        while (process.StandardError.ReadLine() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("File:", StringComparison.Ordinal))
                break;
        }

        if (process.HasExited)
            Assert.Ignore($"dumpcap may not capture here: {Said}");
        listener = Clock.Real.Start("dumpcap's words", Listen);
    }

    /// <summary>The capture as it comes.</summary>
    public Stream Packets => process.StandardOutput.BaseStream;

    /// <summary>What it said of itself, with the packets that it lost.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    /// <summary>Ends the capture: all that was said before is in it.</summary>
    public void End()
    {
        Clock.Real.Sleep(Settling);
        Tool.Run("kill", "-INT", $"{process.Id}");
    }

    public void Dispose()
    {
        if (!process.WaitForExit(Patience))
            process.Kill();
        listener.Join(Patience);
        process.Dispose();
    }

    private void Listen()
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            lock (said)
                said.Add(line);
        }
    }
}
