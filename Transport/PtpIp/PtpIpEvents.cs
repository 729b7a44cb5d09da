using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Listens on the second connection, and answers at once when the camera asks whether we are still there.</summary>
internal sealed class PtpIpEvents : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly ClosingWatch watch = new();
    private readonly PtpIpConnection connection;
    private readonly EventQueue queue;
    private readonly Worker listener;

    public PtpIpEvents(PtpIpConnection connection, EventQueue queue, Clock clock, string name)
    {
        this.connection = connection;
        this.queue = queue;
        listener = clock.Start($"events of {name}", Listen);
    }

    /// <summary>Asks the camera to end a transaction.</summary>
    public void Cancel(uint transaction)
    {
        // Unconfirmed: [heeds-cancel] that a Sony body heeds it. It is allowed to go on, and then its data is read and dropped.
        connection.Send(PtpIpPacket.Cancel(transaction));
    }

    /// <summary>What the camera says unasked: code, transaction (not of interest), up to three parameters.</summary>
    public static PtpEvent Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6)
            throw PtpIpConnection.Malformed($"An event has {body.Length} bytes");
        var parameters = body[6..];
        return new(BinaryPrimitives.ReadUInt16LittleEndian(body), Parameter(parameters, 0), Parameter(parameters, 1),
            Parameter(parameters, 2));
    }

    public void Dispose()
    {
        watch.Close();
        connection.Shutdown();
        listener.Join(EndPatience);
        connection.Dispose();
    }

    private static uint Parameter(ReadOnlySpan<byte> parameters, int index) =>
        parameters.Length >= 4 * (index + 1) ? BinaryPrimitives.ReadUInt32LittleEndian(parameters[(4 * index)..]) : 0;

    private void Listen()
    {
        try
        {
            while (true)
                Take(connection.Next(watch).Type, connection.ShortBody(watch));
        }
        catch (TransportException error)
        {
            queue.Close(error);
        }
        catch (OperationCanceledException)
        {
            // closed by us
        }
    }

    private void Take(PtpIpPacketType type, ReadOnlySpan<byte> body)
    {
        if (type == PtpIpPacketType.Event)
            queue.Add(Read(body));
        else if (type == PtpIpPacketType.ProbeRequest)
            connection.Send(PtpIpPacket.ProbeResponse());
        else if (type != PtpIpPacketType.ProbeResponse)
            throw PtpIpConnection.Malformed($"A packet of type {(uint)type} came over the connection for events");
    }
}
