using System.Net;
using System.Net.Sockets;
using System.Text;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>What only the network has: a handshake, probes, and reasons for a refusal.</summary>
public sealed class PtpIpTests
{
    private static readonly PtpIpOptions Options =
        new(new Guid("00112233-4455-6677-8899-aabbccddeeff"), "Observatory, eastern pier, the small one")
    {
        Confirmation = TimeSpan.FromMilliseconds(300),
        Patience = Wire.Patience,
    };

    private static PtpIpTransport Open(int port, CancellationToken cancel = default) =>
        PtpIpTransport.Open(new("127.0.0.1", port), Options, Clock.Real, cancel);

    private static TransportException RefusedWith(Func<uint, byte[]?> greeting)
    {
        using var peer = new PtpIpPeer(new TestCamera(), () => Misdeed.None) { Greeting = greeting };
        var error = Assert.Throws<TransportException>(() => Open(peer.Port))!;
        TestContext.Out.WriteLine($"{error.Fault}: {error.Message}");
        return error;
    }

    private static byte[] InitFail(uint reason) => [12, 0, 0, 0, 5, 0, 0, 0, .. BitConverter.GetBytes(reason)];

    [Test]
    public void The_camera_learns_who_we_are()
    {
        using var peer = new PtpIpPeer(new TestCamera(), () => Misdeed.None);
        Open(peer.Port).Dispose();
        Assert.That(peer.Hello[..16], Is.EqualTo(Options.Id.ToByteArray()));
        Assert.That(Encoding.Unicode.GetString(peer.Hello[16..^4]), Is.EqualTo(Options.Name[..39] + '\0'), "39 characters and a zero");
        Assert.That(peer.Hello[^4..], Is.EqualTo(new byte[] { 0, 0, 1, 0 }), "version 1.0");
    }

    [TestCase(1u, TransportFault.AccessDenied, "pairing")]
    [TestCase(2u, TransportFault.InUse, "another connection")]
    [TestCase(3u, TransportFault.AccessDenied, "Access Authen.")]
    [TestCase(77u, TransportFault.AccessDenied, "reason 77")]
    public void A_refusal_comes_with_its_reason(uint reason, TransportFault fault, string words)
    {
        foreach (var packet in new uint[] { 1, 3 })
        {
            var error = RefusedWith(type => type == packet ? InitFail(reason) : null);
            Assert.That(error.Fault, Is.EqualTo(fault));
            Assert.That(error.Message, Does.Contain(words));
        }
    }

    [Test]
    public void A_camera_that_waits_for_its_user_is_waited_for_and_not_for_ever()
    {
        var error = RefusedWith(_ => []);
        Assert.That(error.Fault, Is.EqualTo(TransportFault.TimedOut));
        Assert.That(error.Message, Does.Contain("camera's screen"));
    }

    [Test]
    public void Waiting_for_the_user_can_be_given_up()
    {
        using var peer = new PtpIpPeer(new TestCamera(), () => Misdeed.None) { Greeting = _ => [] };
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.That(() => Open(peer.Port, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_camera_that_hangs_up_at_once_wants_authentication()
    {
        using var listener = new Listener(socket => socket.Close());
        var error = Assert.Throws<TransportException>(() => Open(listener.Port))!;
        Assert.That(error.Message, Does.Contain("Access Authen."));
    }

    [Test]
    public void Something_else_than_a_camera_is_named_so()
    {
        using var listener = new Listener(socket => socket.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8));
        Assert.That(Assert.Throws<TransportException>(() => Open(listener.Port))!.Fault, Is.EqualTo(TransportFault.Malformed));
    }

    [Test]
    public void Nobody_listens_there()
    {
        int port;
        using (var listener = new Listener(_ => { }))
            port = listener.Port;
        var error = Assert.Throws<TransportException>(() => Open(port))!;
        Assert.That((error.Fault, error.Message), Is.EqualTo((TransportFault.Disconnected, error.Message)));
        Assert.That(error.Message, Does.Contain("PC Remote Function"));
    }

    [Test]
    public void A_probe_is_answered_also_while_nobody_asks_for_events()
    {
        using var peer = new PtpIpPeer(new TestCamera(), () => Misdeed.None);
        using var transport = Open(peer.Port);
        peer.Probe();
        peer.Probe();
        Assert.That(() => peer.Probed, Is.EqualTo(2).After(2000, 10));
    }

    [Test]
    public void A_picture_goes_from_the_kernel_straight_to_its_place()
    {
        using var peer = new PtpIpPeer(new TestCamera(), () => Misdeed.None);
        using var transport = Open(peer.Port);
        transport.Transact(TestCamera.OpenSession, null, default);
        var picture = new Collector();
        transport.Transact(TestCamera.GiveOf(24_000_001), picture, default);
        Assert.That(picture.Bytes, Has.Length.EqualTo(24_000_001));
        // the first half kilobyte of a packet comes with its header, and the peer's packets have 150 kB
        Assert.That(transport.Copied, Is.LessThan(24_000_001 / 200));
    }

    [TestCase("192.168.122.1", "192.168.122.1", 15740)]
    [TestCase("camera.lan:15741", "camera.lan", 15741)]
    [TestCase("::1", "::1", 15740)]
    [TestCase("[fe80::1%2]:15741", "fe80::1%2", 15741)]
    public void An_address_is_read_and_written(string text, string host, int port)
    {
        var address = PtpIpAddress.Parse(text);
        Assert.That(address, Is.EqualTo(new PtpIpAddress(host, port)));
        Assert.That(PtpIpAddress.Parse(address.ToString()), Is.EqualTo(address));
    }

    [TestCase("")]
    [TestCase(":15740")]
    [TestCase("camera:0")]
    [TestCase("camera:65536")]
    [TestCase("camera:x")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.That(() => PtpIpAddress.Parse(text), Throws.TypeOf<TransportException>().With.Message.Contains("HOST"));

    [Test]
    public void Named_cameras_are_listed_unasked()
    {
        var bus = new PtpIpBus(() => Options with { Hosts = ["10.0.0.7", "camera:99999"] });
        var found = bus.Find(default);
        Assert.That(found.Select(camera => (camera.Id, camera.Trouble is null)),
            Is.EqualTo(new[] { ("ptpip:10.0.0.7", true), ("ptpip:camera:99999", false) }));
    }

    [Test]
    public void A_search_hears_those_that_are_cameras()
    {
        using var responder = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        responder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var asked = "";
        Clock.Real.Start("ssdp responder", () =>
        {
            var buffer = new byte[2048];
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            asked = Encoding.ASCII.GetString(buffer, 0, responder.ReceiveFrom(buffer, ref from));
            foreach (var answer in new[] { "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\n\r\n",
                $"HTTP/1.1 200 OK\r\nST: {SsdpSearch.Target}\r\n\r\n", new string('x', 9000) })
                responder.SendTo(Encoding.ASCII.GetBytes(answer), from);
        });
        Assert.That(new SsdpSearch((IPEndPoint)responder.LocalEndPoint!).Run(default), Is.EqualTo(new[] { "127.0.0.1" }));
        Assert.That(asked, Does.StartWith("M-SEARCH * HTTP/1.1\r\n").And.Contain("MAN: \"ssdp:discover\"\r\n").And.EndWith("\r\n\r\n"));
    }

    /// <summary>Accepts one connection and does something to it.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Listener(Action<Socket> meet)
        {
            listener.Start();
            Clock.Real.Start("listener", () =>
            {
                try
                {
                    meet(listener.AcceptSocket());
                }
                catch (SocketException)
                {
                    // nobody came
                }
            });
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose() => listener.Dispose();
    }
}
