using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Another machine, as the server sees it: whoever comes by an address of this one that is not the loopback.</summary>
internal static class Stranger
{
    /// <summary>This machine's first address on a network of its own.</summary>
    /// <remarks>Without a network the test is inconclusive, and says so.</remarks>
    public static IPAddress Address
    {
        get
        {
            var address = NetworkInterface.GetAllNetworkInterfaces()
                .Where(card => card.OperationalStatus == OperationalStatus.Up)
                .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(u => u.Address))
                .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
            Assume.That(address, Is.Not.Null, "This machine has no address but the loopback");
            return address!;
        }
    }

    public static AlpacaOptions OpenToAll => AlpacaOptions.Loopback with { Addresses = [IPAddress.Any] };

    public static HttpClient Client(Served served) =>
        new() { BaseAddress = new($"http://{Address}:{served.Port}"), Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>A connection of bytes.</summary>
    public static async Task<NetworkStream> Connect(IPAddress address, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, port);
        return new(socket, ownsSocket: true);
    }
}
