using System.Buffers.Binary;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>One client of a <see cref="PtpIpServer"/>: commands on one connection, events on the other.</summary>
internal sealed class PtpIpSession(CameraLink link, TcpConnection commands, Clock clock) : IDisposable
{
    /// <summary>More data than this nobody sends to a body.</summary>
    private const int MostData = 1 << 20;

    /// <summary>Pictures go in packets of this many bytes.</summary>
    private const int Block = 1 << 20;

    private static readonly TimeSpan DataPatience = TimeSpan.FromSeconds(10);

    private TcpConnection? events;
    private volatile uint cancelled = uint.MaxValue;
    private uint emptyData = uint.MaxValue;

    /// <summary>The event connection may come, once.</summary>
    public bool TakesEvents(TcpConnection connection) => Interlocked.CompareExchange(ref events, connection, null) is null;

    /// <summary>Answers requests until somebody has had enough.</summary>
    public void Run()
    {
        while (true)
        {
            var packet = PtpIpMessage.Read(commands);
            switch (packet.Type)
            {
                case PtpIpMessage.OperationRequest:
                    if (!Answer(packet.Body))
                        return;
                    break;
                case PtpIpMessage.ProbeRequest:
                    commands.Send(PtpIpMessage.Write(PtpIpMessage.ProbeResponse));
                    break;
                case PtpIpMessage.Cancel or PtpIpMessage.ProbeResponse:
                    break; // what it would cancel is over
                case PtpIpMessage.EndData when packet.Transaction == emptyData && packet.Body.Length == 4:
                    break; // of a data phase that was over with its beginning
                default:
                    throw new InvalidDataException($"A packet of type {packet.Type} where a request was expected");
            }
        }
    }

    /// <summary>Listens on the event connection, while another thread speaks on it.</summary>
    public void RunEvents(TcpConnection connection)
    {
        clock.Start("PTP/IP events", () => Tell(connection));
        try
        {
            while (true)
            {
                var packet = PtpIpMessage.Read(connection);
                if (packet.Type == PtpIpMessage.ProbeRequest)
                    connection.Send(PtpIpMessage.Write(PtpIpMessage.ProbeResponse));
                else if (packet.Type == PtpIpMessage.Cancel)
                    cancelled = packet.Transaction;
            }
        }
        finally
        {
            // a client whose event connection is gone is gone
            commands.Close();
        }
    }

    public void Dispose()
    {
        link.Detach();
        events?.Close();
        commands.Close();
    }

    private void Tell(TcpConnection connection)
    {
        try
        {
            while (true)
            {
                if (link.NextEvent(TimeSpan.FromSeconds(1)) is { } news)
                    connection.Send(PtpIpMessage.Write(PtpIpMessage.Event, news.Code, uint.MaxValue,
                        [news.Parameter1, news.Parameter2, news.Parameter3]));
            }
        }
        catch (Exception error) when (error is TransportException or SocketException or ObjectDisposedException)
        {
            // the body was unplugged, or the client is gone: so is the network between them
            connection.Close();
            commands.Close();
        }
    }

    /// <summary>One transaction: u32 data phase (2 = out), u16 code, u32 transaction, up to five parameters.</summary>
    /// <returns>False if the connection is over.</returns>
    private bool Answer(byte[] body)
    {
        if (body.Length is < 10 or > 30 || body.Length % 4 != 2)
            throw new InvalidDataException($"A request of {body.Length} bytes");
        var transaction = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(6));
        var parameters = new uint[(body.Length - 10) / 4];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(10 + (4 * i)));
        var hasData = BinaryPrimitives.ReadUInt32LittleEndian(body) == 2;
        var data = hasData ? ReadData(transaction) : [];
        var reply = link.Ask(new(
            BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(4)), hasData ? DataDirection.Out : DataDirection.In, parameters, data));
        if (reply.IsSilent)
            return true;
        if (reply.BreaksAt is not null && reply.Data is null)
            return false;
        if (reply.Data is { } answer)
            return SendData(transaction, reply, answer);
        commands.Send(Response(reply, transaction));
        return true;
    }

    private static ReadOnlyMemory<byte> Response(Reply reply, uint transaction) =>
        PtpIpMessage.Write(PtpIpMessage.OperationResponse, reply.Response.Code, transaction, reply.Response.Parameters.Span);

    /// <summary>
    /// Reads the data phase. One of no bytes is over with its StartData: libgphoto2 sends no EndData then; who sends one may.
    /// </summary>
    private byte[] ReadData(uint transaction)
    {
        var start = PtpIpMessage.Read(commands, DataPatience);
        if (start.Type != PtpIpMessage.StartData || start.Body.Length < 12 || start.Transaction != transaction)
            throw new InvalidDataException($"A packet of type {start.Type} where data was expected");
        var total = BinaryPrimitives.ReadUInt64LittleEndian(start.Body.AsSpan(4));
        if (total == 0)
        {
            emptyData = transaction;
            return [];
        }

        var data = new MemoryStream();
        while (true)
        {
            var packet = PtpIpMessage.Read(commands, DataPatience);
            if (packet.Type is not (PtpIpMessage.Data or PtpIpMessage.EndData) || packet.Body.Length < 4
                || packet.Transaction != transaction)
                throw new InvalidDataException($"A packet of type {packet.Type} in the middle of data");
            if (data.Length + packet.Body.Length > MostData)
                throw new InvalidDataException("More data than a body takes");
            data.Write(packet.Body.AsSpan(4));
            if (packet.Type == PtpIpMessage.EndData)
                return data.ToArray();
        }
    }

    /// <summary>The data phase and, in its last packet, the response; cut short where the body is unplugged or the client
    /// cancels.</summary>
    /// <returns>False if the connection breaks here.</returns>
    private bool SendData(uint transaction, Reply reply, ReadOnlyMemory<byte> data)
    {
        var begin = PtpIpMessage.Begin(transaction, reply.Announced ?? data.Length);
        var left = reply.BreaksAt is { } end ? data[..end] : data;
        while (left.Length > Block || reply.BreaksAt is not null)
        {
            var block = left[..Math.Min(Block, left.Length)];
            commands.Send(begin, PtpIpMessage.DataHeader(PtpIpMessage.Data, transaction, block.Length), block);
            (begin, left) = (default, left[block.Length..]);
            if (left.Length == 0 || !link.IsAttached)
                return false;
            if (cancelled == transaction)
            {
                commands.Send(PtpIpMessage.Write(PtpIpMessage.OperationResponse, ResponseCode.TransactionCancelled, transaction, []));
                return true;
            }
        }

        // before the client can ask: what was fetched is no longer in memory
        reply.Delivered?.Invoke();
        commands.Send(begin, PtpIpMessage.DataHeader(PtpIpMessage.EndData, transaction, left.Length), left, Response(reply, transaction));
        return true;
    }
}
