using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Opens both connections: commands and data over one, events over the other (CIPA DC-X005, 2.3; libgphoto2
/// ptpip.c:455-830).</summary>
internal static class PtpIpHandshake
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan EventPatience = TimeSpan.FromSeconds(10);

    public static (PtpIpConnection Command, PtpIpConnection Events) Run(PtpIpAddress address, PtpIpOptions options, Clock clock,
        CancellationToken cancel)
    {
        var command = Connect(address, clock, cancel);
        PtpIpConnection? events = null;
        try
        {
            command.Send(PtpIpPacket.InitCommandRequest(options.Id, options.Name));
            var confirmed = new DeadlineWatch(clock, options.Confirmation, cancel: cancel, tooLate:
                $"{address} has not answered the connection request for {options.Confirmation.TotalSeconds} s: confirm it on the "
                    + "camera's screen and try again");
            var number = BinaryPrimitives.ReadUInt32LittleEndian(Answer(command, PtpIpPacketType.InitCommandAck, 4, confirmed));
            events = Connect(address, clock, cancel);
            events.Send(PtpIpPacket.InitEventRequest(number));
            Answer(events, PtpIpPacketType.InitEventAck, 0, new DeadlineWatch(clock, EventPatience, cancel: cancel, tooLate:
                $"{address} has not answered the second connection, for events, for {EventPatience.TotalSeconds} s: switch it off and "
                    + "on again"));
            return (command, events);
        }
        catch
        {
            command.Dispose();
            events?.Dispose();
            throw;
        }
    }

    private static PtpIpConnection Connect(PtpIpAddress address, Clock clock, CancellationToken cancel) =>
        PtpIpConnection.Connect(address, new DeadlineWatch(clock, ConnectPatience, cancel: cancel, tooLate:
            $"{address} has not answered for {ConnectPatience.TotalSeconds} s: is the camera on, and in the same network as this "
                + "computer?"));

    /// <summary>The body of the answer, if it is the one hoped for.</summary>
    private static ReadOnlySpan<byte> Answer(PtpIpConnection connection, PtpIpPacketType hoped, int fewest, Watch watch)
    {
        var (type, _) = First(connection, watch);
        var body = connection.ShortBody(watch);
        if (type == PtpIpPacketType.InitFail && body.Length >= 4)
            throw PtpIpErrors.Refused(BinaryPrimitives.ReadUInt32LittleEndian(body));
        if (type != hoped || body.Length < fewest)
            throw PtpIpConnection.Malformed($"{hoped} was expected, and a packet of type {(uint)type} with {body.Length} bytes came");
        return body;
    }

    private static (PtpIpPacketType Type, uint BodyLength) First(PtpIpConnection connection, Watch watch)
    {
        try
        {
            return connection.Next(watch);
        }
        catch (TransportException error) when (error.Fault == TransportFault.Disconnected)
        {
            throw PtpIpErrors.ClosedAtOnce(error);
        }
    }
}
