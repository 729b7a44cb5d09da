using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>A PTP/IP responder that greets well and then answers each request with an object, and with whatever chance makes of
/// that.</summary>
internal sealed class NearlyRightPeer : IDisposable
{
    public const int ObjectLength = 50_000;

    private static readonly uint[] OddNumbers = [0, 1, 7, 8, 11, 12, 1 << 20, int.MaxValue, 0x80000000, uint.MaxValue];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> sockets = [];

    public NearlyRightPeer()
    {
        listener.Start();
        Clock.Real.Start("nearly right peer", Accept);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What is made of the next answers; null for the right ones.</summary>
    public Random? Chance { get; set; }

    public void Dispose()
    {
        listener.Stop();
        lock (sockets)
            sockets.ForEach(socket => socket.Dispose());
    }

    private static byte[] Packet(uint type, params ReadOnlySpan<byte> body) => [.. Numbers((uint)(8 + body.Length), type), .. body];

    private static byte[] Numbers(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // the other side, or the test, has ended
        }
    }

    private void Accept() => Quietly(() =>
    {
        while (true)
        {
            var socket = listener.AcceptSocket();
            lock (sockets)
                sockets.Add(socket);
            Clock.Real.Start("nearly right connection", () => Quietly(() => Serve(socket)));
        }
    });

    private void Serve(Socket socket)
    {
        while (true)
        {
            var header = Exactly(socket, 8);
            var body = Exactly(socket, BitConverter.ToInt32(header) - 8);
            switch (header[4])
            {
                case 1:
                    socket.Send(Packet(2, [.. Numbers(5), .. body]));
                    break;
                case 3:
                    socket.Send(Packet(4));
                    break;
                case 6:
                    Answer(socket, BitConverter.ToUInt32(body, 6));
                    break;
            }
        }
    }

    private void Answer(Socket socket, uint transaction)
    {
        var half = new byte[ObjectLength / 2];
        List<byte[]> packets =
        [
            Packet(9, Numbers(transaction, ObjectLength, 0)), Packet(10, [.. Numbers(transaction), .. half]),
                Packet(12, [.. Numbers(transaction), .. half]),
            Packet(7, [0x01, 0x20, .. Numbers(transaction)]),
        ];
        if (Chance is not { } chance)
        {
            socket.Send((byte[])[.. packets.SelectMany(packet => packet)]);
            return;
        }

        socket.Send(Spoilt(packets, chance));
        if (chance.Next(8) != 0)
            socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>One thing is wrong with it: a packet is missing, there twice or of odd length, bytes are others, noise is between, the end
    /// is missing.</summary>
    private static byte[] Spoilt(List<byte[]> packets, Random chance)
    {
        var which = chance.Next(packets.Count);
        var odd = BitConverter.GetBytes(OddNumbers[chance.Next(OddNumbers.Length)]);
        switch (chance.Next(6))
        {
            case 0:
                packets.RemoveAt(which);
                break;
            case 1:
                packets.Insert(which, packets[which]);
                break;
            case 2:
                odd.CopyTo(packets[which], 4 * chance.Next(3));
                break;
            case 3:
                for (var i = 0; i < 4; i++)
                    packets[which][chance.Next(Math.Min(24, packets[which].Length))] = (byte)chance.Next(256);
                break;
            case 4:
                var noise = new byte[chance.Next(1, 100)];
                chance.NextBytes(noise);
                packets.Insert(which, noise);
                break;
            default:
                packets[which] = packets[which][..chance.Next(packets[which].Length)];
                packets.RemoveRange(which + 1, packets.Count - which - 1);
                break;
        }

        return [.. packets.SelectMany(packet => packet)];
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
}
