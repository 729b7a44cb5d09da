using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Serilog;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Answers those who look for Alpaca servers: UDP port 32227, on the interfaces where the HTTP server can be reached, and only
/// there.</summary>
/// <remarks>Threads: the pool's.</remarks>
internal sealed class Discovery : IDisposable
{
    public const int Port = 32227;

    /// <summary>For each that asks: the sender of a datagram can be forged, and who is named as such must not be drowned in
    /// answers.</summary>
    internal const int AnswersASecond = 10;

    private static readonly IPAddress Group = IPAddress.Parse("ff12::a1:9aca");

    private readonly CancellationTokenSource end = new();
    private readonly List<Socket> sockets = [];
    private readonly IReadOnlyList<IPAddress> bound;
    private readonly byte[] answer;
    private readonly Quota quota;
    private readonly int port;
    private readonly ILogger log;

    /// <param name="bound">Where the HTTP server listens.</param>
    /// <param name="httpPort">Its port.</param>
    /// <param name="port">The UDP port; another one than Alpaca's for tests.</param>
    public Discovery(IReadOnlyList<IPAddress> bound, int httpPort, Clock clock, ILogger log, int port = Port)
    {
        this.bound = bound;
        this.log = log;
        this.port = port;
        quota = new(clock, AnswersASecond, TimeSpan.FromSeconds(1));
        answer = System.Text.Encoding.ASCII.GetBytes($$"""{"AlpacaPort": {{httpPort}}}""");
        Try(AddressFamily.InterNetwork);
        if (Socket.OSSupportsIPv6)
            Try(AddressFamily.InterNetworkV6);
    }

    public void Dispose()
    {
        end.Cancel();
        sockets.ForEach(socket => socket.Dispose());
        end.Dispose();
    }

    /// <summary>Whether a question that came in there can be followed by a request to the server.</summary>
    /// <param name="sender">Who asks; it will send its requests to the address that the answer comes from.</param>
    /// <param name="interfaceAddresses">The addresses of the interface that the question came in by.</param>
    internal static bool CanReach(IReadOnlyList<IPAddress> bound, IPAddress sender, IEnumerable<IPAddress> interfaceAddresses) =>
        bound.Any(address => address.AddressFamily == sender.AddressFamily
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                || (IPAddress.IsLoopback(address) ? IPAddress.IsLoopback(sender) : interfaceAddresses.Contains(address))));

    private void Try(AddressFamily family)
    {
        if (!bound.Any(address => address.AddressFamily == family))
            return;
        try
        {
            var socket = Open(family);
            sockets.Add(socket);
            _ = Answer(socket);
        }
        catch (SocketException error)
        {
            log.Warning("Clients cannot discover this server over {Family}: {Reason}. They can still be given its address", family,
                error.Message);
        }
    }

    private Socket Open(AddressFamily family)
    {
        Socket socket = new(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            if (family == AddressFamily.InterNetwork)
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
                socket.Bind(new IPEndPoint(IPAddress.Any, port));
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.PacketInformation, true);
                socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
                JoinEverywhere(socket);
            }
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return socket;
    }

    private static void JoinEverywhere(Socket socket)
    {
        foreach (var card in NetworkInterface.GetAllNetworkInterfaces().Where(c => c.OperationalStatus != OperationalStatus.Down))
        {
            try
            {
                var index = card.GetIPProperties().GetIPv6Properties().Index;
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(Group, index));
            }
            catch (Exception error) when (error is NetworkInformationException or SocketException)
            {
                // an interface without IPv6
            }
        }
    }

    private async Task Answer(Socket socket)
    {
        var question = new byte[64];
        var anybody = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!end.IsCancellationRequested)
        {
            try
            {
                var got = await socket.ReceiveMessageFromAsync(question, SocketFlags.None, anybody, end.Token).ConfigureAwait(false);
                var sender = (IPEndPoint)got.RemoteEndPoint;
                if (question.AsSpan(0, got.ReceivedBytes).StartsWith("alpacadiscovery1"u8)
                    && quota.Count(sender.Address)
                    && CanReach(bound, sender.Address, Addresses(got.PacketInformation.Interface, socket.AddressFamily)))
                    await socket.SendToAsync(answer, SocketFlags.None, sender, end.Token).ConfigureAwait(false);
            }
            catch (SocketException error)
            {
                // a datagram that was too long, an address that cannot be answered: nobody else's concern
                log.Debug("A discovery question could not be answered: {Reason}", error.Message);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static IEnumerable<IPAddress> Addresses(int index, AddressFamily family) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => Index(card, family) == index)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address));

    private static int Index(NetworkInterface card, AddressFamily family)
    {
        try
        {
            var properties = card.GetIPProperties();
            return family == AddressFamily.InterNetwork ? properties.GetIPv4Properties().Index : properties.GetIPv6Properties().Index;
        }
        catch (NetworkInformationException)
        {
            return -1;
        }
    }
}
