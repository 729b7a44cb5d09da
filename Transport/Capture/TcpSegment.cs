using System.Buffers.Binary;
using System.Net;

namespace SonyAlpha.Transport.Capture;

/// <summary>A TCP segment of a captured packet, found below what <see cref="LinkLayer"/> reads and IPv4 or IPv6.</summary>
public readonly ref struct TcpSegment
{
    private const int Tcp = 6;

    public IPEndPoint From { get; private init; }

    public IPEndPoint To { get; private init; }

    public uint Sequence { get; private init; }

    public uint Acknowledged { get; private init; }

    public bool IsAcknowledging { get; private init; }

    /// <summary>Opens the connection; takes one sequence number.</summary>
    public bool IsOpening { get; private init; }

    public bool IsClosing { get; private init; }

    public ReadOnlySpan<byte> Data { get; private init; }

    /// <summary>Bytes that were sent and are not in the capture, because it was told to cut packets.</summary>
    public int Missing { get; private init; }

    /// <param name="number">Which of the packets that share a frame, from 0.</param>
    /// <param name="isThere">Whether there is such a packet, of whatever kind.</param>
    /// <returns>False if the packet is no TCP, or a fragment.</returns>
    public static bool TryRead(in CapturedPacket packet, int number, out TcpSegment segment, out bool isThere)
    {
        segment = default;
        var cut = packet.OriginalLength - packet.Data.Length;
        var ip = LinkLayer.FindIP(packet.Link, packet.Data, number);
        isThere = !ip.IsEmpty;
        return isThere && (ip[0] >> 4) switch
        {
            4 => TryReadIPv4(ip, cut, out segment),
            6 => TryReadIPv6(ip, cut, out segment),
            _ => false,
        };
    }

    private static bool TryReadIPv4(ReadOnlySpan<byte> ip, int cut, out TcpSegment segment)
    {
        segment = default;
        var header = (ip[0] & 0xF) * 4;
        if (header < 20 || ip.Length < header || ip[9] != Tcp)
            return false;
        var isFragment = (U16(ip, 6) & 0x3FFF) != 0;
        // length 0: the network card cut a larger piece into packets after it was captured
        var total = U16(ip, 2) is > 0 and var told ? told : ip.Length + cut;
        return !isFragment && TryReadTcp(ip[header..], total - header, ip.Slice(12, 4), ip.Slice(16, 4), out segment);
    }

    private static bool TryReadIPv6(ReadOnlySpan<byte> ip, int cut, out TcpSegment segment)
    {
        segment = default;
        if (ip.Length < 40)
            return false;
        var total = U16(ip, 4) is > 0 and var told ? told : ip.Length + cut - 40;
        int next = ip[6], at = 40;
        while (next is 0 or 43 or 60 && at + 8 <= ip.Length) // hop-by-hop, routing and destination options
            (next, at) = (ip[at], at + ((ip[at + 1] + 1) * 8));
        return next == Tcp && at < ip.Length && TryReadTcp(ip[at..], total - (at - 40), ip.Slice(8, 16), ip.Slice(24, 16), out segment);
    }

    private static bool TryReadTcp(ReadOnlySpan<byte> tcp, int length, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to,
        out TcpSegment segment)
    {
        segment = default;
        var header = tcp.Length < 20 ? 0 : (tcp[12] >> 4) * 4;
        if (header < 20 || header > tcp.Length || header > length)
            return false;
        var sent = length - header;
        var data = tcp.Slice(header, Math.Min(sent, tcp.Length - header)); // what follows pads the packet
        segment = new()
        {
            From = new(new IPAddress(from), U16(tcp, 0)),
            To = new(new IPAddress(to), U16(tcp, 2)),
            Sequence = BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]),
            Acknowledged = BinaryPrimitives.ReadUInt32BigEndian(tcp[8..]),
            IsAcknowledging = (tcp[13] & 0x10) != 0,
            IsOpening = (tcp[13] & 0x02) != 0,
            IsClosing = (tcp[13] & 0x05) != 0, // FIN or RST
            Data = data,
            Missing = sent - data.Length,
        };
        return true;
    }

    private static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
