using System.Buffers.Binary;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>One of the two connections to a camera: whole packets out, headers and bodies in. Every wait has a bound.</summary>
internal sealed class PtpIpSocket : IDisposable
{
    /// <summary>No packet but data is larger; data comes in pieces of any size and is never kept whole here.</summary>
    public const int LargestPacket = 1 << 30;

    private const int LargestBody = 4096;

    private readonly Socket socket;
    private readonly string peer;

    private PtpIpSocket(Socket socket, string peer)
    {
        this.socket = socket;
        this.peer = peer;
    }

    /// <summary>Connects, within a time.</summary>
    public static PtpIpSocket Connect(string host, int port, TimeSpan atMost, CancellationToken cancel)
    {
        var peer = $"{host}:{port}";
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(atMost);
        try
        {
            socket.ConnectAsync(host, port, limit.Token).AsTask().GetAwaiter().GetResult();
            return new(socket, peer);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TransportException(TransportFault.TimedOut,
                $"Nobody answers on {peer} within {atMost.TotalSeconds:0} s: is the camera on, in the same network, and \"PC Remote\" over Wi-Fi on?");
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw Failed(peer, error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>How long a read or a write may stand still.</summary>
    public TimeSpan Patience
    {
        set
        {
            socket.ReceiveTimeout = (int)value.TotalMilliseconds;
            socket.SendTimeout = (int)value.TotalMilliseconds;
        }
    }

    public bool HasData => socket.Available > 0;

    public void Send(PtpIpPacket packet) => Send(packet.Bytes.Span);

    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[socket.Send(bytes)..];
        }
        catch (SocketException error)
        {
            throw Failed(peer, error);
        }
    }

    /// <summary>Reads a header: the type, and the bytes of the body that follow.</summary>
    public (PacketType Type, int BodyLength) ReadHeader()
    {
        Span<byte> header = stackalloc byte[PtpIpPacket.HeaderSize];
        Read(header);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length is < PtpIpPacket.HeaderSize or > LargestPacket)
            throw new TransportException(TransportFault.Malformed, $"{peer} sent a packet of {length} bytes, which is none of PTP/IP's");
        return ((PacketType)BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), (int)length - PtpIpPacket.HeaderSize);
    }

    /// <summary>The body of a packet that is no data.</summary>
    public byte[] ReadBody(int length)
    {
        if (length > LargestBody)
            throw new TransportException(TransportFault.Malformed, $"{peer} sent a packet of {length} bytes where at most {LargestBody} were expected");
        var body = new byte[length];
        Read(body);
        return body;
    }

    /// <summary>Reads just so many bytes.</summary>
    public void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
            target = target[ReadSome(target)..];
    }

    /// <summary>Reads at least one byte.</summary>
    public int ReadSome(Span<byte> target)
    {
        try
        {
            var count = socket.Receive(target);
            return count > 0 ? count : throw new TransportException(TransportFault.Disconnected, $"The camera on {peer} closed the connection");
        }
        catch (SocketException error)
        {
            throw Failed(peer, error);
        }
        catch (ObjectDisposedException)
        {
            throw new TransportException(TransportFault.Disconnected, $"The connection to {peer} was closed");
        }
    }

    public void Dispose() => socket.Dispose();

    private static TransportException Failed(string peer, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.TimedOut or SocketError.WouldBlock => new(TransportFault.TimedOut, $"The camera on {peer} does not answer any more", error.ErrorCode, error),
        SocketError.ConnectionRefused => new(TransportFault.Disconnected,
            $"Nothing listens on {peer}: switch \"PC Remote\" over Wi-Fi on in the camera's menu", error.ErrorCode, error),
        SocketError.HostNotFound or SocketError.NoData => new(TransportFault.Disconnected, $"There is no host of the name in {peer}", error.ErrorCode, error),
        SocketError.AccessDenied => new(TransportFault.AccessDenied, $"This computer does not let the driver reach {peer}: look at its firewall", error.ErrorCode, error),
        _ => new(TransportFault.Disconnected, $"The connection to {peer} is broken: {error.Message}", error.ErrorCode, error),
    };
}
