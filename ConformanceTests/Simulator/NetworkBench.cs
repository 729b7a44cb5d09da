using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A quick simulated body on both kinds of port, in real time.</summary>
internal sealed class NetworkBench : IDisposable
{
    public NetworkBench(string model = "SIM-640", params string[] faults)
    {
        Body = new(SimulatedBodies.Find(model)!, Clock.Real, new() { ClockDivisor = 50, Faults = faults });
        PtpIp = new(Body, new(IPAddress.Loopback, 0), Clock.Real);
        UsbIp = new(Body, new(IPAddress.Loopback, 0), Clock.Real);
    }

    public SimulatedCamera Body { get; }

    public PtpIpServer PtpIp { get; }

    public UsbIpServer UsbIp { get; }

    /// <summary>A connection to a port that gives up after ten seconds.</summary>
    public static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            { NoDelay = true, ReceiveTimeout = 10_000, SendTimeout = 10_000 };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>Reads so many bytes; fewer if the peer closes.</summary>
    public static byte[] Read(Socket socket, int count)
    {
        var bytes = new byte[count];
        var have = 0;
        for (int got; have < count && (got = socket.Receive(bytes.AsSpan(have))) > 0;)
            have += got;
        return bytes[..have];
    }

    /// <summary>Sends whatever it is, ends, and waits until the server has closed.</summary>
    public static void Throw(int port, byte[] garbage)
    {
        using var socket = Connect(port);
        try
        {
            socket.Send(garbage);
            socket.Shutdown(SocketShutdown.Send);
            var sink = new byte[1 << 16];
            while (socket.Receive(sink) > 0)
            {
            }
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown
            or SocketError.ConnectionAborted)
        {
            // closed before it was all said
        }
    }

    /// <summary>Lets many peers in, one after the other, who talk nonsense: the next one is served, and memory has not grown.</summary>
    public static void Endure(int port, Func<Random, byte[]> garbage, Action nextIsServed)
    {
        var (chance, times) = (new Random(Dice.Seed), Dice.Throws(300));
        var before = Process.GetCurrentProcess().PrivateMemorySize64;
        for (var i = 0; i < times; i++)
            Throw(port, garbage(chance));
        nextIsServed();
        var grown = (Process.GetCurrentProcess().PrivateMemorySize64 - before) >> 20;
        TestContext.Out.WriteLine($"{times} hostile peers: {grown} MB");
        Assert.That(grown, Is.LessThan(200));
    }

    public void Dispose()
    {
        PtpIp.Dispose();
        UsbIp.Dispose();
    }
}
