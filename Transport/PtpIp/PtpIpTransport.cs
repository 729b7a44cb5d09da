using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>A camera on the network.</summary>
public sealed class PtpIpTransport : ITransport
{
    /// <summary>Bytes in one Data packet of ours, as libgphoto2 has it (ptpip.c).</summary>
    private const int Block = 64 << 10;

    /// <summary>Bytes asked for at once: whole pictures would be given in one piece only after they have come.</summary>
    private const int MostAtOnce = 1 << 20;

    private readonly byte[] outgoing = new byte[PtpIpPacket.LongestRequest + Block];
    private readonly TransactionIds ids = new();
    private readonly Dropped dropped = new();
    private readonly EventQueue queue;
    private readonly PtpIpConnection command;
    private readonly PtpIpEvents events;
    private readonly TransactionWatch watch;
    private uint transaction;
    private TransportException? broken;

    private PtpIpTransport(string name, PtpIpConnection command, PtpIpConnection second, PtpIpOptions options, Clock clock)
    {
        Description = $"{name} (PTP/IP)";
        this.command = command;
        queue = new(clock);
        events = new(second, queue, clock, name);
        watch = new(clock, options.Patience, () => events.Cancel(transaction));
    }

    public string Description { get; }

    public bool NeedsSession => true;

    /// <summary>Connects to a camera; waits until its user has confirmed where the camera asks.</summary>
    /// <exception cref="TransportException">The message says what to set in the camera.</exception>
    public static PtpIpTransport Open(PtpIpAddress address, PtpIpOptions options, Clock clock, CancellationToken cancel)
    {
        var (command, second) = PtpIpHandshake.Run(address, options, clock, cancel);
        return new(address.ToString(), command, second, options, clock);
    }

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (broken is not null)
            throw new TransportException(TransportFault.Disconnected, $"The connection to {Description} was given up: {broken.Message}", inner: broken);
        try
        {
            transaction = ids.Next(request.Operation);
            watch.Begin(cancel);
            Ask(request);
            var response = Answer(dataIn ?? dropped);
            return watch.IsCancelled ? throw new OperationCanceledException(cancel) : response;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Break(error as TransportException ?? new(TransportFault.Malformed, error.Message, inner: error));
            throw;
        }
    }

    public PtpEvent? NextEvent(TimeSpan wait) => queue.Next(wait);

    public void Wake() => queue.Wake();

    public void Dispose()
    {
        command.Shutdown();
        events.Dispose();
        command.Dispose();
    }

    /// <summary>In the middle of a packet nobody can say where the next begins: such a connection is of no more use.</summary>
    private void Break(TransportException reason)
    {
        broken = reason;
        queue.Close(reason);
        command.Shutdown();
    }

    /// <summary>The request, and its data: in one piece if it is short, lest the camera's delayed acknowledgement cost 40 ms between two.</summary>
    private void Ask(in PtpRequest request)
    {
        var packet = new PtpIpPacket(outgoing);
        packet.OperationRequest(request, transaction);
        if (request.Direction != DataDirection.Out)
        {
            command.Send(packet.Written, watch);
            return;
        }

        var data = request.DataOut.Span;
        packet.StartData(transaction, (ulong)data.Length);
        for (var last = false; !last; packet = new(outgoing))
        {
            last = data.Length <= Block;
            var piece = last ? data : data[..Block];
            packet.DataHeader(last ? PtpIpPacketType.EndData : PtpIpPacketType.Data, transaction, piece.Length);
            piece.CopyTo(outgoing.AsSpan(packet.Length));
            command.Send(outgoing.AsSpan(0, packet.Length + piece.Length), watch);
            watch.Progress(piece.Length);
            data = data[piece.Length..];
        }
    }

    private PtpResponse Answer(IDataReceiver receiver)
    {
        var data = new DataPhase(receiver, dropped, watch);
        while (true)
        {
            var (type, length) = command.Next(watch);
            switch (type)
            {
                case PtpIpPacketType.StartData:
                    RequireTransaction();
                    var total = BinaryPrimitives.ReadUInt64LittleEndian(command.Fields(8, watch));
                    data.Begin(total == PtpIpPacket.UnknownLength ? null : total);
                    break;
                case PtpIpPacketType.Data or PtpIpPacketType.EndData:
                    RequireTransaction();
                    Take(data, length - 4, isLast: type == PtpIpPacketType.EndData);
                    break;
                case PtpIpPacketType.OperationResponse:
                    return Response(data);
                case PtpIpPacketType.Event:
                    queue.Add(PtpIpEvents.Read(command.ShortBody(watch)));
                    break;
                case PtpIpPacketType.ProbeRequest:
                    command.Send(PtpIpPacket.ProbeResponse(), watch);
                    break;
                case PtpIpPacketType.ProbeResponse:
                    break;
                case PtpIpPacketType.Cancel:
                    RequireTransaction(); // the camera gives the data up; its response follows
                    data.GiveUp();
                    break;
                default:
                    throw PtpIpConnection.Malformed($"A packet of type {(uint)type} came where an answer was expected");
            }
        }
    }

    private void Take(DataPhase data, uint count, bool isLast)
    {
        while (count > 0)
        {
            var place = data.Next((int)Math.Min(count, MostAtOnce));
            var got = command.ReadSome(place.Length > count ? place[..(int)count] : place, watch);
            data.Received(got);
            count -= (uint)got;
        }

        if (isLast)
            data.End();
    }

    private PtpResponse Response(DataPhase data)
    {
        var body = command.ShortBody(watch);
        if (body.Length is < 6 or > 26 || body.Length % 4 != 2)
            throw PtpIpConnection.Malformed($"A response has {body.Length} bytes");
        RequireTransaction(BinaryPrimitives.ReadUInt32LittleEndian(body[2..]));
        var parameters = new uint[(body.Length - 6) / 4];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(6 + 4 * i)..]);
        var response = new PtpResponse(BinaryPrimitives.ReadUInt16LittleEndian(body), parameters);
        if (response.IsOk)
            data.RequireComplete();
        return response;
    }

    private void RequireTransaction() => RequireTransaction(BinaryPrimitives.ReadUInt32LittleEndian(command.Fields(4, watch)));

    private void RequireTransaction(uint id)
    {
        if (id != transaction)
            throw PtpIpConnection.Malformed($"The camera answers transaction {id} while {transaction} is under way");
    }
}
