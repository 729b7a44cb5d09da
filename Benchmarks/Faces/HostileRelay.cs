using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>What a body, or what gives itself for one, may do to whoever listens to it.</summary>
internal enum Misdeed
{
    /// <summary>It is as good as the body behind it.</summary>
    None,

    /// <summary>Datasets of 16 MB: what the body said, again and again, or rubbish.</summary>
    HugeDatasets,

    /// <summary>Datasets that do not end.</summary>
    EndlessDatasets,

    /// <summary>Pictures that do not end.</summary>
    EndlessObjects,

    /// <summary>Pictures announced with 499 MB, of which a part comes.</summary>
    Boasts,

    /// <summary>A byte each twentieth of a second.</summary>
    Drips,

    /// <summary>As many events as the wire takes.</summary>
    EventFlood,
}

/// <summary>Between a driver and a body that speak PTP/IP: on order it does what no body should.</summary>
/// <remarks>Packets are made here anew (CIPA DC-005, 2.3), so that no code of the product's helps against itself.</remarks>
internal sealed class HostileRelay : IDisposable
{
    private const int Piece = 1 << 20;
    private const int HugeBytes = 16 << 20;
    private const ushort GetObject = 0x1009;
    private const uint Request = 6, Response = 7, Event = 8, StartData = 9, Data = 10, EndData = 12;

    private static readonly Clock Clock = Clock.Real;

    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(50);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint body;
    private readonly List<Socket> sockets = [];
    private readonly byte[] rubbish = new byte[Piece];
    private readonly int[] done = new int[Enum.GetValues<Misdeed>().Length];
    private volatile Misdeed misdeed;

    public HostileRelay(IPEndPoint body)
    {
        this.body = body;
        new Random(1).NextBytes(rubbish);
        listener.Start();
        Clock.Start("hostile relay", () => Quietly(Accept));
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What it does from now on. Set to none, it hangs up on whoever suffers still.</summary>
    public Misdeed Misdeed
    {
        get => misdeed;
        set
        {
            misdeed = value;
            if (value == Misdeed.None)
                HangUp();
        }
    }

    /// <summary>How often it was done.</summary>
    public int Count(Misdeed what) => Volatile.Read(ref done[(int)what]);

    public void Dispose()
    {
        listener.Stop();
        HangUp();
    }

    private void HangUp()
    {
        lock (sockets)
        {
            sockets.ForEach(socket => socket.Dispose());
            sockets.Clear();
        }
    }

    private void Accept()
    {
        while (true)
        {
            Conversation one = new(listener.AcceptSocket(), new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            lock (sockets)
                sockets.AddRange([one.Driver, one.Body]);
            Clock.Start("hostile relay, to the body", () => Quietly(() =>
            {
                one.Body.Connect(body);
                Clock.Start("hostile relay, to the driver", () => Quietly(() => PassAnswers(one)));
                Clock.Start("hostile relay, events", () => Quietly(() => Flood(one)));
                PassRequests(one);
            }, one));
        }
    }

    private static void Quietly(Action work, Conversation? ends = null)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            ends?.Driver.Dispose(); // whoever closes ends both directions
            ends?.Body.Dispose();
        }
    }

    private static void PassRequests(Conversation one)
    {
        while (true)
        {
            var (type, packet) = Read(one.Driver);
            if (type == Request)
                one.Operation = BinaryPrimitives.ReadUInt16LittleEndian(packet.AsSpan(12));
            one.TellsEvents |= type == 3; // InitEventRequest
            one.Body.Send(packet);
        }
    }

    private void PassAnswers(Conversation one) => Quietly(() =>
    {
        while (true)
        {
            var (type, packet) = Read(one.Body);
            if (type == StartData && Tempts(one.Operation))
                Misbehave(one, packet.AsSpan(8, 4).ToArray(), BinaryPrimitives.ReadUInt64LittleEndian(packet.AsSpan(12)));
            else
                one.Send(packet);
        }
    }, one);

    private bool Tempts(ushort operation) => misdeed switch
    {
        Misdeed.HugeDatasets or Misdeed.EndlessDatasets => operation != GetObject,
        Misdeed.EndlessObjects or Misdeed.Boasts        => operation == GetObject,
        Misdeed.Drips                                   => true,
        _                                               => false,
    };

    private void Misbehave(Conversation one, byte[] transaction, ulong length)
    {
        var doing = misdeed;
        var number = Interlocked.Increment(ref done[(int)doing]);
        var (truth, response) = Swallow(one);
        switch (doing)
        {
            case Misdeed.HugeDatasets:
                one.Send(Packet(StartData, [.. transaction, .. BitConverter.GetBytes((ulong)HugeBytes)]));
                for (var (sent, source) = (0, number % 2 == 0 ? rubbish : truth); sent < HugeBytes; sent += source.Length)
                    one.Send(Packet(Data, [.. transaction, .. source.AsSpan(0, Math.Min(source.Length, HugeBytes - sent))]));
                one.Send(Packet(EndData, transaction));
                one.Send(response);
                break;
            case Misdeed.EndlessDatasets or Misdeed.EndlessObjects:
                one.Send(Packet(StartData, [.. transaction, .. BitConverter.GetBytes(number % 2 == 0 ? length : ulong.MaxValue)]));
                for (var packet = Packet(Data, [.. transaction, .. rubbish]); misdeed == doing;)
                    one.Send(packet);
                break;
            case Misdeed.Boasts:
                one.Send(Packet(StartData, [.. transaction, .. BitConverter.GetBytes(499_000_000UL)]));
                one.Send(Packet(EndData, [.. transaction, .. truth]));
                one.Send(response);
                break;
            default:
                one.Send(Packet(StartData, [.. transaction, .. BitConverter.GetBytes(length)]));
                for (var at = 0; misdeed == doing && at < truth.Length; at++, Clock.Sleep(DripPause))
                    one.Send(Packet(Data, [.. transaction, truth[at]]));
                break;
        }
    }

    /// <summary>The data that the body sends in truth, its first megabytes, and its answer.</summary>
    private static (byte[] Data, byte[] Response) Swallow(Conversation one)
    {
        MemoryStream data = new();
        while (true)
        {
            var (type, packet) = Read(one.Body);
            if (type == Response)
                return (data.ToArray(), packet);
            if (data.Length < 2 * Piece)
                data.Write(packet.AsSpan(12));
        }
    }

    private void Flood(Conversation one)
    {
        var changed = Packet(Event, [3, 0xC2, 0xFF, 0xFF, 0xFF, 0xFF, 0x13, 0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // 0xC203 of 0x5013
        var added = Packet(Event, [1, 0xC2, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0xC0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]); // 0xC201 of 0xFFFFC001
        byte[] batch = [.. Enumerable.Range(0, 1000).SelectMany(i => i % 10 == 0 ? added : changed)];
        while (true)
        {
            if (misdeed != Misdeed.EventFlood || !one.TellsEvents)
            {
                Clock.Sleep(DripPause);
                if (!one.Driver.Connected)
                    return;
                continue;
            }

            Interlocked.Increment(ref done[(int)Misdeed.EventFlood]);
            one.Send(batch);
        }
    }

    private static byte[] Packet(uint type, ReadOnlySpan<byte> content)
    {
        var packet = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(packet, packet.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(4), type);
        content.CopyTo(packet.AsSpan(8));
        return packet;
    }

    private static (uint Type, byte[] Packet) Read(Socket from)
    {
        var head = new byte[8];
        Fill(from, head);
        var packet = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        head.CopyTo(packet, 0);
        Fill(from, packet.AsSpan(8));
        return (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), packet);
    }

    private static void Fill(Socket from, Span<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[(from.Receive(bytes) is > 0 and var count ? count : throw new EndOfStreamException())..];
    }

    /// <summary>One of the two connections of a driver with a body.</summary>
    private sealed class Conversation(Socket driver, Socket body)
    {
        public Socket Driver => driver;

        public Socket Body => body;

        /// <summary>The one that was asked last.</summary>
        public volatile ushort Operation;

        public volatile bool TellsEvents;

        public void Send(ReadOnlySpan<byte> packet)
        {
            lock (driver)
            {
                while (packet.Length > 0)
                    packet = packet[driver.Send(packet)..];
            }
        }
    }
}
