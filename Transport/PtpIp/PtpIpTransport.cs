using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>A camera on the network.</summary>
public sealed class PtpIpTransport : WireTransport
{
    /// <summary>Bytes in one Data packet of ours, as libgphoto2 has it (ptpip.c).</summary>
    private const int Block = 64 << 10;

    /// <summary>Bytes asked for at once: whole pictures would be given in one piece only after they have come.</summary>
    private const int MostAtOnce = 1 << 20;

    private readonly byte[] outgoing = new byte[PtpIpPacket.LongestRequest + Block];
    private readonly PtpIpConnection command;
    private readonly PtpIpEvents events;

    private PtpIpTransport(string name, PtpIpConnection command, PtpIpConnection second, PtpIpOptions options, Clock clock)
        : base($"{name} (PTP/IP)", options.Patience, clock)
    {
        this.command = command;
        events = new(second, Events, clock, name);
    }

    /// <summary>Connects to a camera; waits until its user has confirmed where the camera asks.</summary>
    /// <exception cref="TransportException">The message says what to set in the camera.</exception>
    public static PtpIpTransport Open(PtpIpAddress address, PtpIpOptions options, Clock clock, CancellationToken cancel)
    {
        var (command, second) = PtpIpHandshake.Run(address, options, clock, cancel);
        return new(address.ToString(), command, second, options, clock);
    }

    public override bool IsNetwork => true;

    /// <summary>Bytes of data that were copied on their way from the kernel to where they belong.</summary>
    internal long Copied => command.Copied;

    public override void Dispose()
    {
        command.Shutdown();
        events.Dispose();
        command.Dispose();
    }

    private protected override PtpResponse Exchange(in PtpRequest request, DataPhase data)
    {
        Ask(request);
        return Answer(data);
    }

    private protected override void AskToStop(uint transaction) => events.Cancel(transaction);

    private protected override void Sever() => command.Shutdown();

    /// <summary>The request, and its data: in one piece if it is short, lest the camera's delayed acknowledgement cost 40 ms between
    /// two.</summary>
    private void Ask(in PtpRequest request)
    {
        var packet = new PtpIpPacket(outgoing);
        packet.OperationRequest(request, Transaction);
        if (request.Direction != DataDirection.Out)
        {
            command.Send(packet.Written, Watch);
            return;
        }

        var data = request.DataOut.Span;
        packet.StartData(Transaction, (ulong)data.Length);
        for (var last = false; !last; packet = new(outgoing))
        {
            last = data.Length <= Block;
            var piece = last ? data : data[..Block];
            packet.DataHeader(last ? PtpIpPacketType.EndData : PtpIpPacketType.Data, Transaction, piece.Length);
            piece.CopyTo(outgoing.AsSpan(packet.Length));
            command.Send(outgoing.AsSpan(0, packet.Length + piece.Length), Watch);
            Watch.Progress(piece.Length);
            data = data[piece.Length..];
        }
    }

    private PtpResponse Answer(DataPhase data)
    {
        while (true)
        {
            var (type, length) = command.Next(Watch);
            switch (type)
            {
                case PtpIpPacketType.StartData:
                    RequireTransaction();
                    var total = BinaryPrimitives.ReadUInt64LittleEndian(command.Fields(8, Watch));
                    data.Begin(total == PtpIpPacket.UnknownLength ? null : total);
                    break;
                case PtpIpPacketType.Data or PtpIpPacketType.EndData:
                    RequireTransaction();
                    Take(data, length - 4, isLast: type == PtpIpPacketType.EndData);
                    break;
                case PtpIpPacketType.OperationResponse:
                    return Response();
                case PtpIpPacketType.Event:
                    Events.Add(PtpIpEvents.Read(command.ShortBody(Watch)));
                    break;
                case PtpIpPacketType.ProbeRequest:
                    command.Send(PtpIpPacket.ProbeResponse(), Watch);
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
            var got = command.ReadSome(place.Length > count ? place[..(int)count] : place, Watch);
            data.Received(got);
            count -= (uint)got;
        }

        if (isLast)
            data.End();
    }

    private PtpResponse Response()
    {
        var body = command.ShortBody(Watch);
        if (body.Length is < 6 or > 26 || body.Length % 4 != 2)
            throw PtpIpConnection.Malformed($"A response has {body.Length} bytes");
        RequireTransaction(BinaryPrimitives.ReadUInt32LittleEndian(body[2..]));
        var parameters = new uint[(body.Length - 6) / 4];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(6 + 4 * i)..]);
        return new(BinaryPrimitives.ReadUInt16LittleEndian(body), parameters);
    }

    private void RequireTransaction() => RequireTransaction(BinaryPrimitives.ReadUInt32LittleEndian(command.Fields(4, Watch)));

    private void RequireTransaction(uint id)
    {
        if (id != Transaction)
            throw PtpIpConnection.Malformed($"The camera answers transaction {id} while {Transaction} is under way");
    }
}
