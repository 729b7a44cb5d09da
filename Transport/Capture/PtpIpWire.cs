using System.Buffers.Binary;
using System.Net;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Transport.Capture;

/// <summary>The TCP connections of a capture, and which of them are PTP/IP.</summary>
internal sealed class PtpIpWire(Func<string, Conversation> newBody)
{
    /// <summary>Registered for PTP/IP; other ports are recognised by what is said first.</summary>
    private const int Port = 15740;

    private readonly Dictionary<(IPEndPoint Client, IPEndPoint Camera), PtpIpLink> links = [];

    /// <summary>By camera and connection number: the two connections of one body.</summary>
    private readonly Dictionary<(IPEndPoint Camera, uint Number), Conversation> sessions = [];

    public void Packet(DateTimeOffset at, in TcpSegment segment)
    {
        if (segment is { IsOpening: true, IsAcknowledging: false })
            links[(segment.From, segment.To)] = new(segment.To, isFromStart: true, Body); // also where an old one had the same ports
        if (links.TryGetValue((segment.From, segment.To), out var link))
            link.FromClient(at, segment);
        else if (links.TryGetValue((segment.To, segment.From), out link))
            link.FromCamera(at, segment);
        else if (segment.To.Port == Port)
            (links[(segment.From, segment.To)] = new(segment.To, isFromStart: false, Body)).FromClient(at, segment);
        else if (segment.From.Port == Port)
            (links[(segment.To, segment.From)] = new(segment.From, isFromStart: false, Body)).FromCamera(at, segment);
    }

    public void Finish(DateTimeOffset at)
    {
        foreach (var link in links.Values)
            link.Finish(at);
        foreach (var session in sessions.Values)
            session.Finish(at);
    }

    /// <summary>The body at an address; 0 is a connection whose beginning is not in the capture.</summary>
    private Conversation Body(IPEndPoint camera, uint number)
    {
        if (!sessions.TryGetValue((camera, number), out var session))
            sessions[(camera, number)] = session = newBody($"{camera} (PTP/IP)");
        return session;
    }
}

/// <summary>One connection: the command or the event connection of a body, or none of PTP/IP.</summary>
internal sealed class PtpIpLink
{
    private readonly IPEndPoint camera;
    private readonly Func<IPEndPoint, uint, Conversation> body;
    private readonly TcpStream fromClient;
    private readonly TcpStream fromCamera;
    private bool isForeign;
    private bool isRecognised;
    private Conversation? conversation;

    public PtpIpLink(IPEndPoint camera, bool isFromStart, Func<IPEndPoint, uint, Conversation> body)
    {
        this.camera = camera;
        this.body = body;
        isRecognised = !isFromStart;
        conversation = isFromStart ? null : body(camera, 0);
        fromClient = new(new PtpIpStream(new Direction(this, isClient: true)));
        fromCamera = new(new PtpIpStream(new Direction(this, isClient: false)));
    }

    public void FromClient(DateTimeOffset at, in TcpSegment segment)
    {
        if (isForeign)
            return;
        if (!isRecognised && !segment.Data.IsEmpty)
            Recognise(segment.Data);
        if (isForeign)
            return;
        if (segment.IsAcknowledging)
            fromCamera.Acknowledged(at, segment.Acknowledged);
        fromClient.Segment(at, segment);
    }

    public void FromCamera(DateTimeOffset at, in TcpSegment segment)
    {
        if (isForeign)
            return;
        if (segment.IsAcknowledging)
            fromClient.Acknowledged(at, segment.Acknowledged);
        fromCamera.Segment(at, segment);
    }

    public void Finish(DateTimeOffset at)
    {
        if (isForeign)
            return;
        fromClient.Finish(at);
        fromCamera.Finish(at);
    }

    /// <summary>The first thing said on a PTP/IP connection is one of the two Init requests.</summary>
    private void Recognise(ReadOnlySpan<byte> first)
    {
        var type = first.Length < 8 ? 0 : (PtpIpPacketType)BinaryPrimitives.ReadUInt32LittleEndian(first[4..]);
        var length = first.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(first);
        isRecognised = (type == PtpIpPacketType.InitCommandRequest && length is >= 30 and <= 128)
            || (type == PtpIpPacketType.InitEventRequest && length == 12);
        isForeign = !isRecognised;
    }

    private void Packet(DateTimeOffset at, PtpIpPacketType type, ReadOnlySpan<byte> data, bool isClient)
    {
        switch (type)
        {
            case PtpIpPacketType.InitCommandAck or PtpIpPacketType.InitEventRequest when data.Length >= 4:
                conversation = body(camera, U32(data, 0));
                break;
            case PtpIpPacketType.InitFail when data.Length >= 4:
                body(camera, 0).Note(at, $"the camera refused the connection, reason {U32(data, 0)}");
                break;
            case PtpIpPacketType.OperationRequest when data.Length >= 10:
                conversation?.Request(at, U16(data, 4), U32(data, 6), Parameters(data[10..]));
                break;
            case PtpIpPacketType.OperationResponse when data.Length >= 6:
                conversation?.Response(at, U16(data, 0), U32(data, 2), Parameters(data[6..]));
                break;
            case PtpIpPacketType.Event when data.Length >= 6:
                var parameters = Parameters(data[6..]);
                conversation?.Event(at, new(U16(data, 0), parameters.ElementAtOrDefault(0), parameters.ElementAtOrDefault(1),
                    parameters.ElementAtOrDefault(2)));
                break;
            case PtpIpPacketType.StartData when data.Length >= 12:
                var total = BinaryPrimitives.ReadUInt64LittleEndian(data[4..]);
                conversation?.BeginData(at, U32(data, 0), total > long.MaxValue ? null : (long)total, isClient
                    ? DataDirection.Out : DataDirection.In);
                break;
            case PtpIpPacketType.Cancel when data.Length >= 4:
                conversation?.Note(at, $"transaction {U32(data, 0)} is cancelled by the {(isClient ? "host" : "camera")}");
                break;
            default:
                break;
        }
    }

    private static uint[] Parameters(ReadOnlySpan<byte> data)
    {
        var parameters = new uint[data.Length / sizeof(uint)];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = U32(data, i * sizeof(uint));
        return parameters;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);

    private sealed class Direction(PtpIpLink link, bool isClient) : IPacketHandler
    {
        public uint? CurrentId => link.conversation?.CurrentId;

        public void Packet(DateTimeOffset at, PtpIpPacketType type, ReadOnlySpan<byte> body) => link.Packet(at, type, body, isClient);

        public void Data(ReadOnlySpan<byte> data) => link.conversation?.Data(data);

        public void Missing(long count) => link.conversation?.Missing(Math.Min(count, link.conversation.Remaining ?? count));

        public void Astray(DateTimeOffset at, long count) =>
            link.conversation?.Note(at, $"{count} bytes from the {(isClient ? "host" : "camera")} are not in the capture, or fit nothing");
    }
}
