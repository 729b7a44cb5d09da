using System.Net;
using System.Net.Sockets;
using System.Text;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>
/// Clients that hang up: CCDciel sends "Connection: close" and has its hand on the switch when the last byte comes (pchev/ccdciel v0.9.97,
/// cu_alpacaclient.pas over synapse's httpsend.pas).
/// </summary>
public sealed class HangingUpTests
{
    private const string Complaint = "did not read its picture to the end";

    private SimulatedServer server = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("ILCE-7SM3"); // a frame that fits into no buffer between
        await server.Connect(1);
        await server.Expose(1);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [TestCase("application/imagebytes", false)]
    [TestCase("application/imagebytes", true)]
    [TestCase("application/json", false)]
    public async Task Who_has_the_last_byte_may_hang_up(string form, bool harshly)
    {
        var before = Complaints();
        for (var round = 0; round < 12; round++)
        {
            using var socket = await Ask(form);
            await ReadToTheEnd(socket, form);
            socket.LingerState = new(enable: harshly, 0); // harshly: with a reset, as a program that is killed
            socket.Close();
            // the next answer comes after the server has seen the end of the last
            Assert.That((await server.Ask(1, "imageready")).Value.GetBoolean());
        }

        await Settled();
        Assert.That(Complaints(), Is.EqualTo(before));
    }

    [TestCase("application/imagebytes")]
    [TestCase("application/json")]
    public async Task Who_hangs_up_in_the_middle_is_said_to(string form)
    {
        var before = Complaints();
        using (var socket = await Ask(form))
            await socket.ReceiveAsync(new byte[100_000], SocketFlags.None);
        var begin = Clock.Real.GetTimestamp();
        while (Complaints() == before)
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(20)), "nobody noticed");
            await Task.Yield();
        }
    }

    private int Complaints() => server.Station.LogLines.Lines.Count(line => line.Contains(Complaint, StringComparison.Ordinal));

    /// <summary>A reader who takes as long as it takes: whatever the server had to say of those before him, it has said.</summary>
    private async Task Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            using var socket = await Ask("application/imagebytes");
            await ReadToTheEnd(socket, "application/imagebytes");
        }
    }

    private async Task<Socket> Ask(string form)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Served.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/v1/camera/0/imagearray?ClientID=1 HTTP/1.1\r\nHost: localhost\r\nAccept: {form}\r\nConnection: close\r\n\r\n"));
        return socket;
    }

    /// <summary>As many bytes as were announced and not one more; of a chunked answer, until its last one says that it is.</summary>
    private static async Task ReadToTheEnd(Socket socket, string form)
    {
        var buffer = new byte[1 << 20];
        StringBuilder head = new();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            Assert.That(await socket.ReceiveAsync(buffer.AsMemory(0, 1), SocketFlags.None), Is.EqualTo(1));
            head.Append((char)buffer[0]);
        }

        const string Length = "Content-Length: ";
        var at = head.ToString().IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        Assert.That(at >= 0, Is.EqualTo(form == "application/imagebytes"), head.ToString());
        var left = at < 0 ? long.MaxValue : long.Parse(head.ToString()[(at + Length.Length)..].Split('\r')[0],
            System.Globalization.CultureInfo.InvariantCulture);
        var tail = "";
        while (left > 0 && !tail.EndsWith("0\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), SocketFlags.None);
            Assert.That(count, Is.Positive, "The server hung up first");
            left -= count;
            if (at < 0)
                tail = Encoding.ASCII.GetString(buffer.AsSpan(Math.Max(0, count - 5), Math.Min(5, count)));
        }
    }
}
