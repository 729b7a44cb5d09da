using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>A <see cref="TestCamera"/> that listens on loopback. Its packets are written here by hand, apart from those of the
/// transport.</summary>
internal sealed class PtpIpPeer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TestCamera camera;
    private readonly Func<Misdeed> misdeed;
    private readonly List<Socket> sockets = [];
    private Socket? events;
    private volatile bool closed;

    public PtpIpPeer(TestCamera camera, Func<Misdeed> misdeed)
    {
        this.camera = camera;
        this.misdeed = misdeed;
        camera.Says += Say;
        listener.Start();
        Clock.Real.Start("peer", () => Quietly(Accept));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the last initiator said of itself.</summary>
    public byte[] Hello { get; private set; } = [];

    /// <summary>Answers the first packet of a connection, if it is to be answered otherwise than usual.</summary>
    public Func<uint, byte[]?>? Greeting { get; init; }

    /// <summary>Probes that were answered.</summary>
    public int Probed { get; private set; }

    public void Probe() => events!.Send(Packet(13));

    public void Dispose()
    {
        closed = true;
        camera.Says -= Say;
        listener.Stop();
        lock (sockets)
            sockets.ForEach(socket => socket.Dispose());
    }

    private static byte[] Packet(uint type, params ReadOnlySpan<byte> body)
    {
        var packet = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(packet, packet.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(4), type);
        body.CopyTo(packet.AsSpan(8));
        return packet;
    }

    private static byte[] Numbers(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // the end of the test
        }
    }

    private void Accept()
    {
        while (!closed)
        {
            var socket = listener.AcceptSocket();
            socket.NoDelay = true;
            lock (sockets)
                sockets.Add(socket);
            Clock.Real.Start("peer's connection", () => Quietly(() => Serve(socket)));
        }
    }

    private void Serve(Socket socket)
    {
        while (true)
        {
            var (type, body) = Read(socket);
            if (type is 1 or 3 && Greeting?.Invoke(type) is { } greeting)
                socket.Send(greeting);
            else if (type == 1)
                socket.Send(Packet(2, [.. Numbers(5), .. (Hello = body)]));
            else if (type == 3)
                (events = socket).Send(Packet(4));
            else if (type == 14)
                Probed++;
            else if (type == 6)
                Answer(socket, body);
        }
    }

    private static (uint Type, byte[] Body) Read(Socket socket)
    {
        var header = Exactly(socket, 8);
        return (BitConverter.ToUInt32(header, 4), Exactly(socket, BitConverter.ToInt32(header) - 8));
    }

    private static byte[] Exactly(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            var got = socket.Receive(bytes.AsSpan(have));
            have += got > 0 ? got : throw new EndOfStreamException();
        }

        return bytes;
    }

    private void Answer(Socket socket, byte[] request)
    {
        var transaction = BitConverter.ToUInt32(request, 6);
        var parameters = Enumerable.Range(0, (request.Length - 10) / 4).Select(i => BitConverter.ToUInt32(request, 10 + 4 * i)).ToArray();
        var data = BitConverter.ToUInt32(request) == 2 ? ReadData(socket, transaction) : [];
        var answer = camera.Run(BitConverter.ToUInt16(request, 4), parameters, data);
        if (answer.Data is null)
            socket.Send(Response(answer, transaction));
        else if (misdeed() is not Misdeed.None and var wrong)
            Misbehave(socket, answer, transaction, wrong);
        else
            Send(socket, answer, transaction, (ulong)answer.Data.Length);
    }

    private static byte[] ReadData(Socket socket, uint transaction)
    {
        var data = new List<byte>();
        var start = Read(socket);
        Assert.That((start.Type, BitConverter.ToUInt32(start.Body)), Is.EqualTo((9u, transaction)));
        for (var last = false; !last;)
        {
            var (type, body) = Read(socket);
            Assert.That((type is 10 or 12, BitConverter.ToUInt32(body)), Is.EqualTo((true, transaction)));
            data.AddRange(body.AsSpan(4));
            last = type == 12;
        }

        Assert.That(data, Has.Count.EqualTo((int)BitConverter.ToUInt64(start.Body, 4)));
        return [.. data];
    }

    private static byte[] Response(Answer answer, uint transaction) =>
        Packet(7, [.. BitConverter.GetBytes(answer.Code), .. Numbers(transaction), .. Numbers(answer.Parameters)]);

    private static byte[] Start(uint transaction, ulong total) => Packet(9, [.. Numbers(transaction), .. BitConverter.GetBytes(total)]);

    private static void Send(Socket socket, Answer answer, uint transaction, ulong total)
    {
        const int block = 150_000;
        var left = answer.Data.AsSpan();
        socket.Send(Start(transaction, total));
        for (; left.Length > block; left = left[block..])
            socket.Send(Packet(10, [.. Numbers(transaction), .. left[..block]]));
        socket.Send((byte[])[.. Packet(12, [.. Numbers(transaction), .. left]), .. Response(answer, transaction)]);
    }

    private static void Misbehave(Socket socket, Answer answer, uint transaction, Misdeed wrong)
    {
        var length = (ulong)answer.Data!.Length;
        switch (wrong)
        {
            case Misdeed.StopsInTheMiddle or Misdeed.HangsUpInTheMiddle:
                socket.Send((byte[])[.. Start(transaction, length),
                    .. Packet(12, [.. Numbers(transaction), .. answer.Data]).AsSpan(0, 300_001)]);
                if (wrong == Misdeed.HangsUpInTheMiddle)
                    socket.Close();
                break;
            case Misdeed.AnnouncesTooMuch:
                Send(socket, answer, transaction, length + 1);
                break;
            case Misdeed.AnnouncesTooLittle:
                Send(socket, answer, transaction, length - 1);
                break;
            case Misdeed.NeverEnds or Misdeed.ChattersForEver:
                socket.Send(Start(transaction, ulong.MaxValue));
                for (var packet = Packet(10, [.. Numbers(transaction), .. wrong == Misdeed.NeverEnds ? answer.Data : []]); ;)
                    socket.Send(packet);
            case Misdeed.AnswersAnotherTransaction:
                Send(socket, answer, transaction + 1, length);
                break;
            case Misdeed.TalksNonsense:
                socket.Send(answer.Data);
                break;
        }
    }

    private void Say(PtpEvent news) => events!.Send(Packet(8,
        [.. BitConverter.GetBytes(news.Code), .. Numbers(uint.MaxValue, news.Parameter1, news.Parameter2, news.Parameter3)]));
}
