using System.Net.Sockets;
using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>One TCP connection, with bounds on how long a peer may take.</summary>
/// <remarks>Threads: one reads; any send, a packet at a time; any close.</remarks>
public sealed class TcpConnection
{
    /// <summary>A peer that does not take what it was sent for so long is given up.</summary>
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(20);

    private readonly Socket socket;
    private readonly Clock clock;
    private readonly object sending = new();

    internal TcpConnection(Socket socket, Clock clock)
    {
        this.socket = socket;
        this.clock = clock;
        socket.NoDelay = true;
        socket.SendTimeout = (int)SendPatience.TotalMilliseconds;
    }

    /// <summary>Reads the beginning of a packet, however long that takes.</summary>
    /// <exception cref="EndOfStreamException">The peer has closed.</exception>
    internal void Await(Span<byte> bytes, TimeSpan rest) => Read(bytes, Timeout.InfiniteTimeSpan, rest);

    /// <summary>Reads what must come in this time.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    internal void Read(Span<byte> bytes, TimeSpan patience) => Read(bytes, patience, patience);

    /// <summary>Sends the parts as one.</summary>
    internal void Send(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var segments = new List<ArraySegment<byte>>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Length > 0)
                segments.Add(MemoryMarshal.TryGetArray(part, out var segment) ? segment : new(part.ToArray()));
        }

        lock (sending)
            socket.Send(segments);
    }

    /// <summary>Waits for the peer to close, so that nothing that was sent is lost.</summary>
    internal void Drain(TimeSpan patience)
    {
        try
        {
            Read(new byte[1], patience);
        }
        catch (Exception error) when (error is EndOfStreamException or TimeoutException or SocketException)
        {
            // closed, or not: it has had its time
        }
    }

    internal void Close() => socket.Dispose();

    private void Read(Span<byte> bytes, TimeSpan first, TimeSpan rest)
    {
        var start = clock.GetTimestamp();
        var patience = first;
        while (bytes.Length > 0)
        {
            var left = patience == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Ceiling((patience - clock.Since(start)).TotalMilliseconds);
            if (left == 0 || left < -1)
                throw new TimeoutException("The peer stopped in the middle of a packet");
            socket.ReceiveTimeout = Math.Max(left, 0);
            var count = socket.Receive(bytes);
            if (count == 0)
                throw new EndOfStreamException();
            bytes = bytes[count..];
            if (patience == Timeout.InfiniteTimeSpan)
                (start, patience) = (clock.GetTimestamp(), rest);
        }
    }
}
