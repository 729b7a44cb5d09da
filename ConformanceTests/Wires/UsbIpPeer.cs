using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>
/// A <see cref="TestCamera"/> as a USB/IP device that thinks in packets, as hardware does: a transfer ends with a short packet, and one
/// that has no room for a packet overflows (Documentation/usb/usbip_protocol.rst).
/// </summary>
internal sealed class UsbIpPeer : IDisposable
{
    private const int Overflow = -75;
    private const int Unlinked = -104;
    private const int Stall = -32;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly UsbPacketCamera device;
    private readonly Dictionary<int, List<Urb>> pending = new() { [1] = [], [3] = [] };
    private readonly object gate = new();
    private Socket? socket;
    private volatile bool closed;

    public UsbIpPeer(TestCamera camera, Func<Misdeed> misdeed, bool sendsEmptyPackets)
    {
        device = new(camera, misdeed, sendsEmptyPackets, HangUp);
        camera.Says += Say;
        listener.Start();
        Clock.Real.Start("USB/IP peer", Serve);
        Camera = camera;
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ushort Product { get; init; } = 0x079C;

    /// <summary>6 is still image capture, 8 a disk.</summary>
    public byte InterfaceClass { get; init; } = 6;

    private TestCamera Camera { get; }

    public void Dispose()
    {
        closed = true;
        Camera.Says -= Say;
        listener.Stop();
        HangUp();
    }

    private void HangUp() => socket?.Dispose();

    private void Say(PtpEvent news)
    {
        lock (gate)
        {
            device.Tell(news);
            Give();
        }
    }

    private void Serve()
    {
        try
        {
            socket = listener.AcceptSocket();
            socket.NoDelay = true;
            Import();
            while (!closed)
                Take(Exactly(48));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // unplugged
        }
    }

    private byte[] Exactly(int count)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            var got = socket!.Receive(bytes.AsSpan(have));
            have += got > 0 ? got : throw new EndOfStreamException();
        }

        return bytes;
    }

    private void Import()
    {
        var request = Exactly(40);
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(request), Is.EqualTo(0x01118003));
        var reply = new byte[8 + 312];
        BinaryPrimitives.WriteUInt32BigEndian(reply, 0x01110003);
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(8 + 288), 1); // bus
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(8 + 292), 2); // device
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(8 + 296), 3); // high speed
        socket!.Send(reply);
    }

    private void Take(byte[] header)
    {
        var fields = Enumerable.Range(0, 10).Select(i => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * i))).ToArray();
        var (command, sequence, isIn, endpoint, length) = (fields[0], fields[1], fields[3] == 1, (int)fields[4], (int)fields[6]);
        var data = command == 1 && !isIn ? Exactly(length) : [];
        lock (gate)
        {
            if (command == 2)
                Unlink(sequence, fields[5]);
            else if (endpoint == 0)
                Control(sequence, header[40..], length);
            else if (isIn && length < 12)
                Return(3, sequence, Stall, 0, []); // no room for a container: so does QEMU's usb-mtp
            else if (isIn)
                pending[endpoint].Add(new(sequence, length));
            else
                Write(sequence, data);
            Give();
        }
    }

    private void Unlink(uint sequence, uint victim)
    {
        var found = pending.Values.Sum(urbs => urbs.RemoveAll(urb => urb.Sequence == victim));
        Return(4, sequence, found > 0 ? Unlinked : 0, 0, []);
    }

    private void Write(uint sequence, byte[] data)
    {
        device.Write(data);
        Return(3, sequence, 0, data.Length, []);
    }

    private void Control(uint sequence, byte[] setup, int length)
    {
        var answer = (setup[1], setup[3]) switch
        {
            (6, 1) => UsbDescriptors.Device(Product),
            (6, 2) => UsbDescriptors.Configuration(InterfaceClass),
            (0x64, _) => [],
            _ => null,
        };
        var data = answer is null ? [] : answer[..Math.Min(length, answer.Length)];
        Return(3, sequence, answer is null ? Stall : 0, data.Length, data);
    }

    /// <summary>Hands packets to the transfers that wait for them, oldest first.</summary>
    private void Give()
    {
        foreach (var (endpoint, urbs) in pending)
        {
            while (urbs.Count > 0 && urbs[0].Fill(endpoint == 1 ? device.Packets : device.Events))
            {
                var (urb, status) = (urbs[0], urbs[0].Overflown ? Overflow : 0);
                urbs.RemoveAt(0);
                Return(3, urb.Sequence, status, urb.Data.Count, [.. urb.Data]);
            }
        }
    }

    private void Return(uint command, uint sequence, int status, int actual, byte[] data)
    {
        var reply = new byte[48 + data.Length];
        BinaryPrimitives.WriteUInt32BigEndian(reply, command);
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(4), sequence);
        BinaryPrimitives.WriteInt32BigEndian(reply.AsSpan(20), status);
        BinaryPrimitives.WriteInt32BigEndian(reply.AsSpan(24), actual);
        data.CopyTo(reply, 48);
        socket?.Send(reply);
    }

    /// <summary>A transfer that waits for packets.</summary>
    private sealed class Urb(uint sequence, int length)
    {
        public uint Sequence => sequence;

        public List<byte> Data { get; } = [];

        public bool Overflown { get; private set; }

        /// <summary>Takes packets until it is full or one was short.</summary>
        /// <returns>Whether it is over.</returns>
        public bool Fill(UsbPackets packets)
        {
            while (packets.TryPeek(out var packet))
            {
                Overflown = packet.Length > length - Data.Count;
                if (Overflown)
                    return true;
                packets.Remove();
                Data.AddRange(packet);
                if (packet.Length < packets.Size || Data.Count == length)
                    return true;
            }

            return false;
        }
    }
}
