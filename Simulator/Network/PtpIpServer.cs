using System.Buffers.Binary;
using System.Net;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>
/// A simulated body as a PTP/IP responder (CIPA DC-X005): one client at a time, over two connections. What libgphoto2, INDIGO and this
/// driver send it takes; what nobody should send ends the connection.
/// </summary>
public sealed class PtpIpServer : TcpServer
{
    /// <summary>IANA's port for PTP/IP.</summary>
    public const int UsualPort = 15740;

    private const uint Busy = 2;
    private const uint Unspecified = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A program that has just ended leaves its place within this time: the next one, started at once, is not sent away.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly Dictionary<uint, PtpIpSession> sessions = [];
    private readonly SimulatedCamera camera;
    private uint numbers;

    /// <inheritdoc cref="TcpServer(IPEndPoint, Clock)"/>
    /// <param name="camera">The body.</param>
    public PtpIpServer(SimulatedCamera camera, IPEndPoint address, Clock clock)
        : base(address, clock)
    {
        this.camera = camera;
        Run();
    }

    protected override void Serve(TcpConnection connection)
    {
        var packet = PtpIpMessage.Read(connection, Patience);
        if (packet.Type == PtpIpMessage.InitCommandRequest)
            ServeCommands(connection, packet);
        else if (packet.Type == PtpIpMessage.InitEventRequest)
            ServeEvents(connection, packet);
    }

    private void ServeCommands(TcpConnection connection, PtpIpMessage hello)
    {
        // 16 bytes of GUID, a name with its final zero, a version
        if (hello.Body.Length is < 22 or > 16 + 80 + 4)
        {
            connection.Send(PtpIpMessage.Write(PtpIpMessage.InitFail, Unspecified));
            return;
        }

        if (!camera.IsPlugged)
            return;
        if (AttachInTurn() is not { } link)
        {
            connection.Send(PtpIpMessage.Write(PtpIpMessage.InitFail, Busy));
            return;
        }

        var session = new PtpIpSession(link, connection, Clock);
        var number = Add(session);
        try
        {
            connection.Send(Welcome(number));
            session.Run();
        }
        finally
        {
            session.Dispose();
            lock (sessions)
            {
                sessions.Remove(number);
                Clock.Pulse(sessions);
            }
        }
    }

    private CameraLink? AttachInTurn()
    {
        CameraLink? link = null;
        lock (sessions)
            Clock.WaitUntil(sessions, () => (link = camera.Attach()) is not null, Turn);
        return link;
    }

    private void ServeEvents(TcpConnection connection, PtpIpMessage hello)
    {
        PtpIpSession? session;
        lock (sessions)
            sessions.TryGetValue(hello.Body.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(hello.Body) : 0, out session);
        if (session is null || !session.TakesEvents(connection))
        {
            connection.Send(PtpIpMessage.Write(PtpIpMessage.InitFail, Unspecified));
            return;
        }

        connection.Send(PtpIpMessage.Write(PtpIpMessage.InitEventAck));
        session.RunEvents(connection);
    }

    private uint Add(PtpIpSession session)
    {
        lock (sessions)
        {
            sessions[++numbers] = session;
            return numbers;
        }
    }

    private ReadOnlyMemory<byte> Welcome(uint number)
    {
        var id = new byte[16];
        System.Text.Encoding.ASCII.GetBytes(camera.Serial.AsSpan(16), id);
        var name = System.Text.Encoding.Unicode.GetBytes(camera.Body.Model + '\0');
        return PtpIpMessage.Frame(PtpIpMessage.InitCommandAck, new WireWriter().U32(number).Raw(id).Raw(name).U32(0x00010000).Bytes);
    }
}
