using System.Buffers.Binary;
using System.Net;
using System.Text;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>A dialogue as PTP/IP: two connections, packets cut into segments, each acknowledged.</summary>
internal sealed class TcpRendering(LinkType link, int port = 15740, int segmentSize = 1448, int dataPacket = 8192, bool isIPv6 = false)
{
    private readonly List<byte[]> packets = [];

    public IReadOnlyList<byte[]> Packets => packets;

    public static IReadOnlyList<byte[]> Of(IEnumerable<Exchange> dialogue, LinkType link, int port = 15740, int segmentSize = 1448,
        bool isIPv6 = false)
    {
        var rendering = new TcpRendering(link, port, segmentSize, isIPv6: isIPv6);
        rendering.Add(dialogue);
        return rendering.Packets;
    }

    public void Add(IEnumerable<Exchange> dialogue)
    {
        var commands = new Connection(this, 50000);
        commands.Open();
        commands.Client(Packet(1, [.. new byte[16], .. Encoding.Unicode.GetBytes("test\0"), 0, 0, 1, 0]));
        commands.Camera(Packet(2, [7, 0, 0, 0, .. new byte[16], .. Encoding.Unicode.GetBytes("ILCE-7M4\0"), 0, 0, 1, 0]));
        var events = new Connection(this, 50001);
        events.Open();
        events.Client(Packet(3, [7, 0, 0, 0]));
        events.Camera(Packet(4, []));
        var id = 0u;
        foreach (var step in dialogue)
        {
            if (step.News is { } news)
            {
                events.Camera(Packet(8, [.. Half(news.Code), .. Word(0xFFFFFFFF), .. Word(news.Parameter1)]));
                continue;
            }

            commands.Client(
                Packet(6, [.. Word(step.Out is null ? 1u : 2u), .. Half(step.Operation), .. Word(id),
                    .. step.Parameters.SelectMany(Word)]));
            if (step.Out is { } sent)
                Data(commands.Client, id, sent);
            if (step.In is { } got)
                Data(commands.Camera, id, got);
            commands.Camera(Packet(7, [.. Half(step.Code), .. Word(id)]));
            id++;
        }
    }

    private void Data(Action<byte[]> send, uint id, byte[] data)
    {
        send(Packet(9, [.. Word(id), .. BitConverter.GetBytes((ulong)data.Length)]));
        var parts = data.Chunk(dataPacket).ToList();
        for (var i = 0; i < parts.Count; i++)
            send(Packet(i == parts.Count - 1 ? 12u : 10u, [.. Word(id), .. parts[i]]));
    }

    private static byte[] Packet(uint type, byte[] body) => [.. Word((uint)(8 + body.Length)), .. Word(type), .. body];

    private static byte[] Word(uint value) => BitConverter.GetBytes(value);

    private static byte[] Half(ushort value) => BitConverter.GetBytes(value);

    private byte[] Frame(bool fromClient, int clientPort, uint sequence, uint acknowledged, byte flags, ReadOnlySpan<byte> data)
    {
        var tcp = new byte[20 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, (ushort)(fromClient ? clientPort : port));
        BinaryPrimitives.WriteUInt16BigEndian(tcp.AsSpan(2), (ushort)(fromClient ? port : clientPort));
        BinaryPrimitives.WriteUInt32BigEndian(tcp.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(tcp.AsSpan(8), acknowledged);
        (tcp[12], tcp[13]) = (0x50, flags);
        data.CopyTo(tcp.AsSpan(20));
        return [.. LinkHeader(), .. IP(fromClient, tcp.Length), .. tcp];
    }

    private byte[] LinkHeader()
    {
        byte[] type = isIPv6 ? [0x86, 0xDD] : [0x08, 0x00];
        return link switch
        {
            LinkType.Ethernet     => [.. new byte[12], .. type],
            LinkType.LinuxCooked  => [.. new byte[14], .. type],
            LinkType.LinuxCooked2 => [.. type, .. new byte[18]],
            LinkType.Null         => [(byte)(isIPv6 ? 24 : 2), 0, 0, 0],
            LinkType.CiscoHdlc    => [0x0F, 0, .. type],
            LinkType.Raw          => [],
            _                     => throw new NotSupportedException($"{link}"),
        };
    }

    private byte[] IP(bool fromClient, int length)
    {
        var (client, camera) = isIPv6 ? ("fe80::1", "fe80::2") : ("192.168.1.2", "192.168.1.7");
        var from = IPAddress.Parse(fromClient ? client : camera).GetAddressBytes();
        var to = IPAddress.Parse(fromClient ? camera : client).GetAddressBytes();
        if (isIPv6)
            return [0x60, 0, 0, 0, (byte)(length >> 8), (byte)length, 6, 64, .. from, .. to];
        var total = length + 20;
        return [0x45, 0, (byte)(total >> 8), (byte)total, 0, 0, 0x40, 0, 64, 6, 0, 0, .. from, .. to];
    }

    /// <summary>One connection with its two sequence numbers, which wrap around on the way.</summary>
    private sealed class Connection(TcpRendering owner, int clientPort)
    {
        private uint client = 0xFFFF_F000;
        private uint camera = 77;

        public void Open()
        {
            Add(true, client++, 0, 0x02, []);
            Add(false, camera++, client, 0x12, []);
            Add(true, client, camera, 0x10, []);
        }

        public void Client(byte[] bytes)
        {
            foreach (var part in bytes.Chunk(owner.SegmentSize))
            {
                Add(true, client, camera, 0x18, part);
                client += (uint)part.Length;
                Add(false, camera, client, 0x10, []);
            }
        }

        public void Camera(byte[] bytes)
        {
            foreach (var part in bytes.Chunk(owner.SegmentSize))
            {
                Add(false, camera, client, 0x18, part);
                camera += (uint)part.Length;
                Add(true, client, camera, 0x10, []);
            }
        }

        private void Add(bool fromClient, uint sequence, uint acknowledged, byte flags, byte[] data) =>
            owner.packets.Add(owner.Frame(fromClient, clientPort, sequence, acknowledged, flags, data));
    }

    private int SegmentSize => segmentSize;
}
