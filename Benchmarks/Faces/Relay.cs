using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// A wire of 40 MB/s between a driver and a body that both speak PTP/IP, and a clock beside it: it says when a picture's last byte went in.
/// </summary>
/// <remarks>Packets are told apart here anew (CIPA DC-005, 2.3), so that no code of the product's judges the product.</remarks>
internal sealed class Relay : IDisposable
{
    private const double BytesPerMillisecond = 40_000;
    private const int Piece = 64 << 10;
    private const int HeaderLength = 8;
    private const uint StartData = 9;
    private const uint EndData = 12;

    /// <summary>What is longer is a picture.</summary>
    private const long LeastPicture = 1 << 20;

    private static readonly Clock Clock = Clock.Real;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint body;
    private readonly List<Socket> sockets = [];
    private long lastByte;
    private long pictureBytes;

    public Relay(IPEndPoint body)
    {
        this.body = body;
        listener.Start();
        Clock.Start("relay", Accept);
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>When the last byte of the newest picture was handed to the driver's socket, as a <see cref="Stopwatch"/> counts; 0
    /// before.</summary>
    public long LastByte => Volatile.Read(ref lastByte);

    /// <summary>How long that picture was, in bytes.</summary>
    public long PictureBytes => Volatile.Read(ref pictureBytes);

    public void Dispose()
    {
        lock (sockets)
        {
            listener.Stop();
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private void Accept() => Quietly(() =>
    {
        while (true)
        {
            var driver = listener.AcceptSocket();
            Socket camera = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            driver.NoDelay = true;
            lock (sockets)
                sockets.AddRange([driver, camera]);
            camera.Connect(body);
            Clock.Start("relay, to the body", () => Quietly(() => Pass(driver, camera)));
            Clock.Start("relay, to the driver", () => Quietly(() => PassSlowly(camera, driver)));
        }
    });

    /// <summary>Whoever closes ends both directions.</summary>
    private static void Quietly(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // closed
        }
    }

    private static void Pass(Socket from, Socket to)
    {
        var buffer = new byte[Piece];
        while (from.Receive(buffer) is > 0 and var count)
            to.Send(buffer.AsSpan(0, count));
        to.Shutdown(SocketShutdown.Both);
    }

    private void PassSlowly(Socket from, Socket to)
    {
        var buffer = new byte[Piece];
        var (begin, sent) = (Stopwatch.GetTimestamp(), 0L);
        while (true)
        {
            Read(from, buffer.AsSpan(0, HeaderLength));
            var (length, type) = (BinaryPrimitives.ReadUInt32LittleEndian(buffer),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4)));
            if (type == StartData)
                (begin, sent) = (Stopwatch.GetTimestamp(), 0);
            to.Send(buffer.AsSpan(0, HeaderLength));
            for (long left = length - HeaderLength; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(left, Piece));
                Read(from, part);
                Keep(begin, sent);
                to.Send(part);
                (left, sent) = (left - part.Length, sent + part.Length);
            }

            if (type != EndData || sent < LeastPicture)
                continue;
            Volatile.Write(ref pictureBytes, sent);
            Volatile.Write(ref lastByte, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Waits until a wire of that speed would have brought so many bytes.</summary>
    private static void Keep(long begin, long sent)
    {
        var wait = sent / BytesPerMillisecond - Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        if (wait > 1)
            Clock.Sleep(TimeSpan.FromMilliseconds(wait));
    }

    private static void Read(Socket from, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = from.Receive(bytes);
            if (count == 0)
                throw new EndOfStreamException();
            bytes = bytes[count..];
        }
    }
}
