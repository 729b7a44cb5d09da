using System.Buffers;
using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>PTP over two TCP connections (CIPA DC-X005): one for commands and data, one for events.</summary>
public sealed class PtpIpTransport : ITransport
{
    public const int StandardPort = 15740;

    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    /// <summary>The camera may show our name and wait until its user says yes.</summary>
    private static readonly TimeSpan PairingTime = TimeSpan.FromSeconds(30);

    /// <summary>How long a camera may be silent in a transaction. Bodies were seen to take 20 s for one (libgphoto2#373).</summary>
    private static readonly TimeSpan SilenceTime = TimeSpan.FromSeconds(25);

    private const int DataBlock = 1 << 16;
    private const ulong UnknownLength = ulong.MaxValue;

    private readonly PtpIpSocket commands;
    private readonly PtpIpSocket eventSocket;
    private readonly EventQueue events;
    private uint transaction;
    private bool broken;

    private PtpIpTransport(PtpIpSocket commands, PtpIpSocket eventSocket, string description, Clock clock)
    {
        this.commands = commands;
        this.eventSocket = eventSocket;
        Description = description;
        events = new EventQueue(clock);
        clock.Start($"{description} events", HearEvents);
    }

    public string Description { get; }

    public bool NeedsSession => true;

    /// <summary>Connects and introduces itself.</summary>
    /// <param name="id">Who we are: cameras remember it when they pair, so it must stay the same.</param>
    /// <exception cref="TransportException">The camera is not there or refuses; the message says what to do.</exception>
    public static PtpIpTransport Connect(string host, int port, Guid id, string name, Clock clock, CancellationToken cancel)
    {
        var commands = PtpIpSocket.Connect(host, port, ConnectTime, cancel);
        PtpIpSocket? eventSocket = null;
        try
        {
            commands.Patience = PairingTime;
            commands.Send(new PtpIpPacket(PacketType.InitCommandRequest).Append(id.ToByteArray()).Name(name).UInt32(0x00010000));
            var connection = BinaryPrimitives.ReadUInt32LittleEndian(Expect(commands, PacketType.InitCommandAck, 4));
            eventSocket = PtpIpSocket.Connect(host, port, ConnectTime, cancel);
            eventSocket.Patience = ConnectTime;
            eventSocket.Send(new PtpIpPacket(PacketType.InitEventRequest).UInt32(connection));
            Expect(eventSocket, PacketType.InitEventAck, 0);
            commands.Patience = SilenceTime;
            eventSocket.Patience = Timeout.InfiniteTimeSpan; // ends when it is disposed of
            return new(commands, eventSocket, $"PTP/IP {host}" + (port == StandardPort ? "" : $":{port}"), clock);
        }
        catch
        {
            commands.Dispose();
            eventSocket?.Dispose();
            throw;
        }
    }

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        if (broken)
            throw new TransportException(TransportFault.Disconnected, $"{Description} is broken since an earlier failure: connect again");
        cancel.ThrowIfCancellationRequested();
        try
        {
            // OpenSession carries transaction 0, then they count (ISO 15740, 9.3)
            transaction = request.Operation == PtpOperation.OpenSession.Code ? 0 : transaction + 1;
            SendRequest(request);
            if (request.Direction == DataDirection.Out)
                SendData(request.DataOut.Span);
            return ReadAnswer(dataIn, cancel);
        }
        catch (TransportException)
        {
            broken = true;
            throw;
        }
    }

    public PtpEvent? NextEvent(TimeSpan wait) => events.Next(wait);

    public void Wake() => events.Wake();

    public void Dispose()
    {
        broken = true;
        commands.Dispose();
        eventSocket.Dispose();
    }

    private static byte[] Expect(PtpIpSocket socket, PacketType expected, int atLeast)
    {
        var (type, length) = socket.ReadHeader();
        var body = socket.ReadBody(length);
        if (type == PacketType.InitFail)
            throw Refused(length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(body) : 0);
        if (type != expected || length < atLeast)
            throw new TransportException(TransportFault.Malformed, $"The camera answered packet {(uint)type} of {length} bytes where {expected} was expected");
        return body;
    }

    private static TransportException Refused(uint reason) => reason switch
    {
        1 => new(TransportFault.AccessDenied,
            "The camera refuses this computer: pair it in the camera's menu (\"PC Remote\", \"Pairing\"), or set the connection to \"without pairing\"", 1),
        2 => new(TransportFault.InUse, "The camera is busy with another program over the network: close that one (Imaging Edge, a phone)", 2),
        _ => new(TransportFault.AccessDenied, "The camera refuses the connection. Bodies since 2021 need \"Access Authen.\" off in the network menu", (int)reason),
    };

    private void SendRequest(in PtpRequest request)
    {
        var packet = new PtpIpPacket(PacketType.OperationRequest)
            .UInt32(request.Direction == DataDirection.Out ? 2u : 1u).UInt16(request.Operation).UInt32(transaction);
        foreach (var parameter in request.Parameters.Span)
            packet.UInt32(parameter);
        commands.Send(packet);
    }

    /// <summary>All in one write: two small ones would meet Nagle's algorithm and the peer's delayed acknowledgement.</summary>
    private void SendData(ReadOnlySpan<byte> data)
    {
        var packets = new ArrayBufferWriter<byte>(data.Length + 64);
        packets.Write(new PtpIpPacket(PacketType.StartData).UInt32(transaction).UInt64((ulong)data.Length).Bytes.Span);
        for (; data.Length > DataBlock; data = data[DataBlock..])
            packets.Write(new PtpIpPacket(PacketType.Data).UInt32(transaction).Append(data[..DataBlock]).Bytes.Span);
        packets.Write(new PtpIpPacket(PacketType.EndData).UInt32(transaction).Append(data).Bytes.Span);
        commands.Send(packets.WrittenSpan);
    }

    private PtpResponse ReadAnswer(IDataReceiver? dataIn, CancellationToken cancel)
    {
        while (true)
        {
            var (type, length) = commands.ReadHeader();
            switch (type)
            {
                case PacketType.OperationResponse:
                    return Response(commands.ReadBody(length));
                case PacketType.StartData:
                    var start = commands.ReadBody(length);
                    Require(length >= 12, type, length);
                    RequireTransaction(start);
                    var total = BinaryPrimitives.ReadUInt64LittleEndian(start.AsSpan(4));
                    dataIn?.Begin(total == UnknownLength ? null : total);
                    break;
                case PacketType.Data or PacketType.EndData:
                    Require(length >= 4, type, length);
                    RequireTransaction(commands.ReadBody(4));
                    ReadData(length - 4, dataIn);
                    break;
                case PacketType.ProbeRequest:
                    commands.ReadBody(length);
                    commands.Send(new PtpIpPacket(PacketType.ProbeResponse));
                    break;
                default:
                    throw new TransportException(TransportFault.Malformed, $"{Description} sent packet {(uint)type} in the middle of a transaction");
            }

            if (cancel.IsCancellationRequested)
                commands.Send(new PtpIpPacket(PacketType.Cancel).UInt32(transaction)); // what still comes is read to the response
        }
    }

    /// <summary>Straight from the socket to where the data shall be.</summary>
    private void ReadData(int length, IDataReceiver? dataIn)
    {
        Span<byte> dropped = dataIn is null ? stackalloc byte[1024] : default;
        while (length > 0)
        {
            var place = dataIn is null ? dropped : dataIn.Next(length).Span;
            var count = commands.ReadSome(place.Length > length ? place[..length] : place);
            dataIn?.Received(count);
            length -= count;
        }
    }

    private PtpResponse Response(ReadOnlySpan<byte> body)
    {
        Require(body.Length >= 6, PacketType.OperationResponse, body.Length);
        RequireTransaction(body[2..]);
        var parameters = new uint[Math.Min(5, (body.Length - 6) / 4)];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(6 + (4 * i))..]);
        return new(BinaryPrimitives.ReadUInt16LittleEndian(body), parameters);
    }

    private void RequireTransaction(ReadOnlySpan<byte> body)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(body) is var answered && answered != transaction)
            throw new TransportException(TransportFault.Malformed, $"{Description} answered transaction {answered} while {transaction} ran");
    }

    private void Require(bool enough, PacketType type, int length)
    {
        if (!enough)
            throw new TransportException(TransportFault.Malformed, $"{Description} sent a packet of type {type} with {length} bytes, which are too few");
    }

    private void HearEvents()
    {
        try
        {
            while (true)
            {
                var (type, length) = eventSocket.ReadHeader();
                var body = eventSocket.ReadBody(length);
                if (type == PacketType.ProbeRequest)
                    eventSocket.Send(new PtpIpPacket(PacketType.ProbeResponse)); // at once, or the camera hangs up (DC-X005)
                else if (type == PacketType.Event && length >= 6)
                    events.Add(new(BinaryPrimitives.ReadUInt16LittleEndian(body), Parameter(body, 0), Parameter(body, 1), Parameter(body, 2)));
            }
        }
        catch (TransportException error)
        {
            events.Close(error);
        }
    }

    private static uint Parameter(ReadOnlySpan<byte> body, int index) =>
        body.Length >= 10 + (4 * index) ? BinaryPrimitives.ReadUInt32LittleEndian(body[(6 + (4 * index))..]) : 0;
}
