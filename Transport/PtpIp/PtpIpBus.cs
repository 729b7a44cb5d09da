using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Cameras in the network: "ptpip:HOST" or "ptpip:HOST:PORT". Those that the user has named are listed; none is sought unasked.</summary>
/// <param name="initiator">Who we are to cameras: kept for ever, since they remember it.</param>
/// <param name="named">The hosts that the user has named.</param>
public sealed class PtpIpBus(Func<Guid> initiator, Func<IReadOnlyList<string>> named) : IBus
{
    public string Scheme => "ptpip";

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) =>
        [.. named().Select(host => new FoundCamera($"ptpip:{host}", "", "", $"PTP/IP {host}"))];

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        var (host, port) = Parse(id);
        return PtpIpTransport.Connect(host, port, initiator(), Environment.MachineName, clock, cancel);
    }

    /// <summary>Host and port of an id; an IPv6 address with a port stands in brackets.</summary>
    /// <exception cref="TransportException">It names no host, or a port that is none.</exception>
    public static (string Host, int Port) Parse(string id)
    {
        var address = id.StartsWith("ptpip:", StringComparison.OrdinalIgnoreCase) ? id["ptpip:".Length..] : id;
        var colon = address.LastIndexOf(':');
        var isBareV6 = !address.StartsWith('[') && address.IndexOf(':', StringComparison.Ordinal) != colon;
        if (colon < 0 || isBareV6 || address.EndsWith(']'))
            return (Host(address), PtpIpTransport.StandardPort);
        return ushort.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? (Host(address[..colon]), port)
            : throw new TransportException(TransportFault.NotSupported, $"\"{id}\" is no camera in the network: write ptpip:HOST or ptpip:HOST:PORT");

        string Host(string host) => host.Trim('[', ']') is { Length: > 0 } name ? name
            : throw new TransportException(TransportFault.NotSupported, $"\"{id}\" names no host: write ptpip:HOST or ptpip:HOST:PORT");
    }
}
