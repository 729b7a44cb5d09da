using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>ci/usb-bridge.py, in which this process runs: it plugs USB/IP devices into the real libusb.</summary>
internal static class UsbBridge
{
    /// <summary>Imports the device that a USB/IP server on loopback offers.</summary>
    /// <returns>Where it was plugged in: "1-3".</returns>
    public static string Plug(int port, string busId = "1-1") => Ask($"plug 127.0.0.1:{port} {busId}")[3..];

    public static void Unplug(string port) => Ask($"unplug {port}");

    /// <summary>Another program claims its interface.</summary>
    public static void Hold(string port) => Ask($"hold {port}");

    private static string Ask(string line)
    {
        var address = Environment.GetEnvironmentVariable("SONYALPHA_BRIDGE");
        if (address is null)
            Assert.Ignore("Needs a USB bus: ci/usb-bridge.py runs the tests on one of its own");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPEndPoint.Parse(address!));
        socket.Send(Encoding.ASCII.GetBytes(line + "\n"));
        var answer = new byte[4096];
        var text = Encoding.ASCII.GetString(answer, 0, socket.Receive(answer)).Trim();
        Assert.That(text, Does.StartWith("ok"), line);
        return text;
    }
}
