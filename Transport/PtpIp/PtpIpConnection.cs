using System.Buffers.Binary;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>
/// One TCP connection as a stream of packets. Headers and short packets are read through a small buffer; longer bodies go from the socket
/// straight to where they belong, so that a picture is copied by the kernel only.
/// </summary>
/// <remarks>
/// Threads: one reads; any may send short packets. The socket never blocks: a read costs one system call while bytes are there, and is
/// never handed to .NET's asynchronous engine, which would spend a thread and a wake-up on each arrival.
/// </remarks>
internal sealed class PtpIpConnection : IDisposable
{
    /// <summary>Longest body that is not data: InitCommandAck with its name of 40 characters.</summary>
    private const int LongestShortBody = 128;

    private readonly Socket socket;
    private readonly byte[] ahead = new byte[512];
    private int begin;
    private int end;

    /// <summary>Bytes of the current packet's body that were not read yet.</summary>
    private uint bodyLeft;

    private PtpIpConnection(Socket socket) => this.socket = socket;

    /// <summary>Bytes of bodies that came by way of the small buffer: one copy more than the kernel's.</summary>
    public long Copied { get; private set; }

    public static PtpIpConnection Connect(PtpIpAddress address, Watch watch)
    {
        var place = address.Resolve();
        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, Blocking = false };
        try
        {
            KeepAlive(socket);
            StartToConnect(socket, place);
            while (!socket.Poll(Watch.Slice, SelectMode.SelectWrite) && !socket.Poll(TimeSpan.Zero, SelectMode.SelectError))
                watch.Check();
            var error = (SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            return error == SocketError.Success ? new(socket) : throw new SocketException((int)error);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw PtpIpErrors.CannotConnect(address, error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the next packet; what is left of the current one is an error.</summary>
    /// <returns>Its type and the length of its body.</returns>
    public (PtpIpPacketType Type, uint BodyLength) Next(Watch watch)
    {
        if (bodyLeft > 0)
            throw Malformed($"A packet is {bodyLeft} bytes longer than its fields");
        Ensure(PtpIpPacket.HeaderLength, watch);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(ahead.AsSpan(begin));
        var type = (PtpIpPacketType)BinaryPrimitives.ReadUInt32LittleEndian(ahead.AsSpan(begin + 4));
        begin += PtpIpPacket.HeaderLength;
        if (length < PtpIpPacket.HeaderLength)
            throw Malformed($"A packet announces a length of {length} bytes, less than its header");
        bodyLeft = length - PtpIpPacket.HeaderLength;
        return (type, bodyLeft);
    }

    /// <summary>The whole body of a short packet; valid until the next read.</summary>
    public ReadOnlySpan<byte> ShortBody(Watch watch)
    {
        if (bodyLeft > LongestShortBody)
            throw Malformed($"A packet that carries no data announces {bodyLeft} bytes");
        return Fields((int)bodyLeft, watch);
    }

    /// <summary>The first bytes of the body; valid until the next read.</summary>
    public ReadOnlySpan<byte> Fields(int count, Watch watch)
    {
        if (count > bodyLeft)
            throw Malformed($"A packet ends after {bodyLeft} bytes of {count}");
        Ensure(count, watch);
        var fields = ahead.AsSpan(begin, count);
        begin += count;
        bodyLeft -= (uint)count;
        return fields;
    }

    /// <summary>Some bytes of the body, at least one.</summary>
    public int ReadSome(Span<byte> place, Watch watch)
    {
        if (place.Length > bodyLeft)
            place = place[..(int)bodyLeft];
        var count = Math.Min(end - begin, place.Length);
        if (count > 0)
        {
            ahead.AsSpan(begin, count).CopyTo(place);
            begin += count;
            Copied += count;
        }
        else
        {
            count = Receive(place, watch);
        }

        bodyLeft -= (uint)count;
        return count;
    }

    public void Send(ReadOnlySpan<byte> bytes, Watch? watch = null)
    {
        while (bytes.Length > 0)
        {
            var sent = socket.Send(bytes, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                if (!socket.Poll(Watch.Slice, SelectMode.SelectWrite))
                    watch?.Check();
            }
            else if (error != SocketError.Success)
            {
                throw PtpIpErrors.Lost(error);
            }
            else
            {
                bytes = bytes[sent..];
                watch?.Alive();
            }
        }
    }

    /// <summary>Ends a read on another thread.</summary>
    public void Shutdown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // the camera was faster
        }
        catch (ObjectDisposedException)
        {
            // so were we
        }
    }

    public void Dispose() => socket.Dispose();

    public static TransportException Malformed(string what) =>
        new(TransportFault.Malformed, $"{what}: what came over the network is not PTP/IP, or bytes were lost. Connect again");

    /// <summary>A camera that lost its battery or left the Wi-Fi says nothing: without this a quiet connection would seem alive for
    /// ever.</summary>
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 5);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 2);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 5);
    }

    private static void StartToConnect(Socket socket, System.Net.IPEndPoint place)
    {
        try
        {
            socket.Connect(place);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // the usual: it is under way
        }
    }

    private void Ensure(int count, Watch watch)
    {
        if (end - begin >= count)
            return;
        ahead.AsSpan(begin, end - begin).CopyTo(ahead);
        (begin, end) = (0, end - begin);
        while (end < count)
            end += Receive(ahead.AsSpan(end), watch);
    }

    private int Receive(Span<byte> place, Watch watch)
    {
        while (true)
        {
            var count = socket.Receive(place, SocketFlags.None, out var error);
            if (count > 0)
            {
                watch.Alive();
                return count;
            }

            if (error != SocketError.WouldBlock)
                throw PtpIpErrors.Lost(error);
            if (!socket.Poll(Watch.Slice, SelectMode.SelectRead))
                watch.Check();
        }
    }
}
