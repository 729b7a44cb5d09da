using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A USB/IP client by hand: one transfer at a time, but for interrupts.</summary>
internal sealed class UsbIpClient : IDisposable
{
    private readonly Socket socket;
    private uint sequence;

    public UsbIpClient(int port)
    {
        socket = NetworkBench.Connect(port);
        socket.Send([.. Big16(0x0111, 0x8003), .. Big(0), .. Encoding.ASCII.GetBytes("1-1".PadRight(32, '\0'))]);
        var header = NetworkBench.Read(socket, 8);
        Status = header.Length == 8 ? BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)) : -1;
        Device = Status == 0 ? NetworkBench.Read(socket, 312) : [];
    }

    /// <summary>What the import was answered: 0 for yes.</summary>
    public int Status { get; }

    public byte[] Device { get; }

    public static byte[] Big(params uint[] numbers) => [.. numbers.SelectMany(n => BitConverter.GetBytes(n).Reverse())];

    public static byte[] Big16(params ushort[] numbers) => [.. numbers.SelectMany(n => BitConverter.GetBytes(n).Reverse())];

    /// <summary>The header of a transfer.</summary>
    public static byte[] Submit(uint sequence, int endpoint, int length, params byte[] setup) =>
        [.. Big(1, sequence, 1, (uint)(endpoint >> 7), (uint)(endpoint & 15), 0, (uint)length, 0, 0, 0), .. setup,
            .. new byte[8 - setup.Length]];

    public (int Status, byte[] Data) Control(byte type, byte request, ushort value, ushort index, ushort length)
    {
        byte[] setup = [type, request, (byte)value, (byte)(value >> 8), (byte)index, (byte)(index >> 8), (byte)length, (byte)(length >> 8)];
        socket.Send(Submit(++sequence, type & 0x80, length, setup));
        if ((type & 0x80) == 0)
            socket.Send(new byte[length]);
        return Result((type & 0x80) != 0);
    }

    public int Write(byte[] data)
    {
        socket.Send([.. Submit(++sequence, 0x02, data.Length), .. data]);
        return Result(false).Status;
    }

    public (int Status, byte[] Data) Read(int endpoint, int length)
    {
        socket.Send(Submit(++sequence, endpoint, length));
        return Result(true);
    }

    /// <summary>A transfer that is taken back before it has anything.</summary>
    public int ReadAndUnlink(int endpoint, int length)
    {
        var wanted = ++sequence;
        socket.Send(Submit(wanted, endpoint, length));
        socket.Send([.. Big(2, ++sequence, 1, 0, 0, wanted), .. new byte[24]]);
        var reply = NetworkBench.Read(socket, 48);
        Assert.That(reply[3], Is.EqualTo(4));
        return BinaryPrimitives.ReadInt32BigEndian(reply.AsSpan(20));
    }

    /// <summary>A transaction: command, data out if there is any, and the containers that come back.</summary>
    public (ushort Code, byte[] Data) Run(ushort code, uint transaction, uint[] parameters, byte[]? data = null)
    {
        Write(Container(1, code, transaction, [.. parameters.SelectMany(BitConverter.GetBytes)]));
        if (data is not null)
            Write(Container(2, code, transaction, data));
        var container = ReadContainer();
        var received = Array.Empty<byte>();
        if (BitConverter.ToUInt16(container, 4) == 2)
        {
            received = container[12..];
            container = ReadContainer();
        }

        Assert.That(BitConverter.ToUInt16(container, 4), Is.EqualTo(3));
        Assert.That(BitConverter.ToUInt32(container, 8), Is.EqualTo(transaction));
        return (BitConverter.ToUInt16(container, 6), received);
    }

    public static byte[] Container(ushort type, ushort code, uint transaction, byte[] payload) =>
        [.. BitConverter.GetBytes(12 + payload.Length), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(code),
            .. BitConverter.GetBytes(transaction), .. payload];

    public void Dispose() => socket.Dispose();

    /// <summary>Transfers of 1024 bytes until one is short: as USB has it, an empty one where the last was full.</summary>
    private byte[] ReadContainer()
    {
        var bytes = new MemoryStream();
        while (true)
        {
            var (status, data) = Read(0x81, 1024);
            Assert.That(status, Is.Zero);
            bytes.Write(data);
            if (data.Length < 1024)
                return bytes.ToArray();
        }
    }

    private (int Status, byte[] Data) Result(bool isIn)
    {
        var header = NetworkBench.Read(socket, 48);
        if (header.Length < 48)
            throw new EndOfStreamException("The device disappeared");
        Assert.That(header[3], Is.EqualTo(3));
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)), Is.EqualTo(sequence));
        var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(24));
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)), isIn ? NetworkBench.Read(socket, length) : []);
    }
}
