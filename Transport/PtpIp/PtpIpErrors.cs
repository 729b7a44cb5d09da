using System.Net.Sockets;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>What goes wrong on the network, in words that a user can act on.</summary>
internal static class PtpIpErrors
{
    private const string MenuHint =
        "in the camera's network menu \"PC Remote Function\" must be on with \"PC Remote Cnct Method\" Wi-Fi or LAN, and \"Access "
            + "Authen.\" off";

    public static TransportException CannotConnect(PtpIpAddress address, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new(TransportFault.Disconnected,
            $"{address.Host} is there, but nothing listens on port {address.Port}: {MenuHint}", error.ErrorCode, error),
        SocketError.AccessDenied => new(TransportFault.AccessDenied,
            $"This computer's firewall does not allow a connection to {address}", error.ErrorCode, error),
        _ => new(TransportFault.Disconnected,
            $"{address} cannot be reached ({error.SocketErrorCode}): is the camera on, and in the same network as this computer?",
            error.ErrorCode, error),
    };

    public static TransportException Lost(SocketError error) => error == SocketError.Success
        ? new(TransportFault.Disconnected, "The camera closed the network connection: it was switched off, or its network menu was used")
        : new(TransportFault.Disconnected,
            $"The network connection to the camera broke ({error}): is it on, and within reach of the Wi-Fi?", (int)error);

    /// <summary>
    /// Bodies of 2021 and later want a login through SSH when access authentication is on, and close a connection that does not begin so
    /// (whoosh75/Sony-PI-Camera-Control).
    /// </summary>
    public static TransportException ClosedAtOnce(Exception inner) => new(TransportFault.AccessDenied,
        $"The camera closed the connection before saying anything: {MenuHint}", inner: inner);

    /// <summary>The camera's reasons for InitFail (CIPA DC-X005, 2.3; numbers as usual implementations have them).</summary>
    public static TransportException Refused(uint reason) => reason switch
    {
        1 => new(TransportFault.AccessDenied,
            "The camera rejected this computer (reason 1): allow it on the camera's screen, or choose to connect without pairing in its "
                + "network menu"),
        2 => new(TransportFault.InUse,
            "The camera is busy with another connection (reason 2): disconnect it on the page of `sonyalpha serve` if that "
                + "has it, end the other program or phone app, or switch the camera off and on"),
        3 => new(TransportFault.AccessDenied, $"The camera refused the connection without saying why (reason 3): {MenuHint}"),
        _ => new(TransportFault.AccessDenied, $"The camera refused the connection (reason {reason}): {MenuHint}"),
    };
}
