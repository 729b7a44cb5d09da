using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Finds out why an address cannot be listened on.</summary>
internal static class PortHolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>A sentence that names whoever has the port, if he says so.</returns>
    public static async Task<string> Describe(IReadOnlyList<IPAddress> addresses, int port, Exception error)
    {
        switch (error)
        {
            case SocketException { SocketErrorCode: SocketError.AddressNotAvailable }:
                return $"{Foreign(addresses)} is no address of this computer. Choose one of {string.Join(", ", Own())}, or 0.0.0.0 for "
                    + "all of them, with --bind or the setting bind";
            case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                return $"Port {port} needs more rights than you have: on most systems all below 1024 do. Choose another port with "
                    + "--port, or the setting port";
        }

        var address = addresses[0];
        var reachable = address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any)
            ? IPAddress.IPv6Loopback : address;
        if (error.InnerException is not Microsoft.AspNetCore.Connections.AddressInUseException)
            return $"The server cannot listen on {address} port {port}: {error.Message}";
        var holder = await Ask(new IPEndPoint(reachable, port)).ConfigureAwait(false);
        return $"Port {port} is taken by {holder}. End that program, or choose another port with --port";
    }

    /// <summary>Those that this computer has not, as far as it says.</summary>
    private static string Foreign(IReadOnlyList<IPAddress> addresses) =>
        string.Join(", ", addresses.Except([.. Own(), IPAddress.Any, IPAddress.IPv6Any]).DefaultIfEmpty(addresses[0]));

    /// <summary>The addresses of this computer.</summary>
    public static IReadOnlyList<IPAddress> Own() =>
        [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address).Distinct()];

    private static async Task<string> Ask(IPEndPoint place)
    {
        try
        {
            using HttpClient http = new() { Timeout = Patience };
            var answer = await http.GetByteArrayAsync(new Uri($"http://{place}/management/v1/description")).ConfigureAwait(false);
            using var json = JsonDocument.Parse(answer);
            var value = json.RootElement.GetProperty("Value");
            return $"another Alpaca server, {value.GetProperty("ServerName").GetString()} "
                + $"{value.GetProperty("ManufacturerVersion").GetString()}";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            return "a program that is no Alpaca server";
        }
    }
}
