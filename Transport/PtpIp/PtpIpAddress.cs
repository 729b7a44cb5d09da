using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Where a camera listens: "192.168.122.1", "camera.lan:15741", "[fe80::1]:15740".</summary>
public sealed record PtpIpAddress(string Host, int Port = PtpIpAddress.UsualPort)
{
    /// <summary>CIPA DC-X005, 2.3: the port that IANA gave PTP/IP.</summary>
    public const int UsualPort = 15740;

    public static PtpIpAddress Parse(string text)
    {
        if (IPAddress.TryParse(text, out var bare) && !text.StartsWith('['))
            return new(bare.ToString());
        var colon = text.LastIndexOf(':');
        var hasPort = colon > text.LastIndexOf(']');
        var host = (hasPort ? text[..colon] : text).Trim('[', ']');
        var port = UsualPort;
        if (host.Length == 0
            || hasPort && !(int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)
                && port is > 0 and < 65536))
            throw new TransportException(TransportFault.NotSupported,
                $"'{text}' is no address of a camera: write HOST or HOST:PORT, as in 192.168.122.1:{UsualPort}");
        return new(host, port);
    }

    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return Port == UsualPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}");
    }

    /// <summary>Looks the name up.</summary>
    /// <exception cref="TransportException">There is no such host.</exception>
    internal IPEndPoint Resolve()
    {
        try
        {
            return new(IPAddress.TryParse(Host, out var number) ? number : Dns.GetHostAddresses(Host)[0], Port);
        }
        catch (SocketException error)
        {
            throw new TransportException(TransportFault.Disconnected,
                $"No host is called {Host}: check the name, or give the camera's IP address",
                error.ErrorCode, error);
        }
    }
}
