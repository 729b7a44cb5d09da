using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>
/// Asks the local network for Sony cameras (SSDP of the UPnP Device Architecture). What a camera says of itself is not believed beyond
/// its address: the answer comes unauthenticated from anybody.
/// </summary>
/// <param name="to">Whom to ask; else everybody.</param>
internal sealed class SsdpSearch(IPEndPoint? to = null)
{
    /// <summary>What Sony bodies with a network menu answer to (note "Remote Capture + Transfer Flow" on Sony's phone app).</summary>
    public const string Target = "urn:schemas-sony-com:service:ScalarWebAPI:1";

    private static readonly IPEndPoint Everybody = new(IPAddress.Parse("239.255.255.250"), 1900);

    /// <summary>Cameras answer within MX = 1 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1300);

    private readonly IPEndPoint to = to ?? Everybody;

    /// <summary>The addresses of those that answered, each once.</summary>
    public IReadOnlyList<string> Run(CancellationToken cancel)
    {
        var sockets = Addresses().Select(Ask).OfType<Socket>().ToList();
        try
        {
            return Listen(sockets, cancel);
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    /// <summary>Of every network that this computer is in: a camera's own Wi-Fi is seldom the first.</summary>
    private IEnumerable<IPAddress> Addresses() => IPAddress.IsLoopback(to.Address)
        ? [IPAddress.Loopback]
        : NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up && network.SupportsMulticast)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private Socket? Ask(IPAddress from)
    {
        var question = $"M-SEARCH * HTTP/1.1\r\nHOST: {to}\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: {Target}\r\n\r\n";
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            socket.SendTo(Encoding.ASCII.GetBytes(question), to);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose(); // a network that cannot be asked has no cameras for us
            return null;
        }
    }

    private static List<string> Listen(List<Socket> sockets, CancellationToken cancel)
    {
        var hosts = new List<string>();
        var answer = new byte[2048];
        var start = Clock.Real.GetTimestamp();
        while (sockets.Count > 0 && Clock.Real.Since(start) < Patience)
        {
            cancel.ThrowIfCancellationRequested();
            var heard = new List<Socket>(sockets);
            Socket.Select(heard, null, null, Watch.Slice);
            foreach (var socket in heard)
                Hear(socket, answer, hosts);
        }

        return hosts;
    }

    private static void Hear(Socket socket, byte[] answer, List<string> hosts)
    {
        EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            var count = socket.ReceiveFrom(answer, ref sender);
            var host = ((IPEndPoint)sender).Address.ToString();
            if (Encoding.ASCII.GetString(answer, 0, count).Contains(Target, StringComparison.OrdinalIgnoreCase) && !hosts.Contains(host))
                hosts.Add(host);
        }
        catch (SocketException)
        {
            // longer than any camera's answer, or an ICMP error: not one of ours
        }
    }
}
