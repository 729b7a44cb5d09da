using System.Buffers.Binary;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>A device in use over USB/IP: submitted transfers come, wait for their data, and are returned; or are unlinked before
/// that.</summary>
internal sealed class UsbIpSession(CameraLink link, TcpConnection connection, Clock clock)
{
    private const uint Submit = 1;
    private const uint Unlink = 2;
    private const uint SubmitReply = 3;
    private const uint UnlinkReply = 4;
    private const int HeaderLength = 48;

    // Linux errno
    private const int Stalled = -32;
    private const int Reset = -104;

    /// <summary>libgphoto2 keeps ten transfers waiting; a peer that keeps thousands means no good.</summary>
    private const int MostPending = 1024;

    /// <summary>No host controller submits more at once.</summary>
    private const int LongestTransfer = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SimulatedUsbPipe pipe = new(link);
    private readonly byte[] piece = new byte[16 << 10];
    private readonly object gate = new();
    private readonly LinkedList<Transfer> waiting = new();
    private readonly Queue<ReadOnlyMemory<byte>> events = new();

    private readonly record struct Transfer(uint Sequence, int Endpoint, int Length);

    public void Run()
    {
        clock.Start("USB/IP events", Tell);
        var header = new byte[HeaderLength];
        while (true)
        {
            connection.Await(header, Patience);
            var sequence = Number(header, 4);
            switch (Number(header, 0))
            {
                case Submit:
                    if (!Take(header, sequence))
                        return;
                    break;
                case Unlink:
                    GiveUp(sequence, Number(header, 20));
                    break;
                default:
                    throw new InvalidDataException($"USB/IP command {Number(header, 0)}");
            }
        }
    }

    private static uint Number(byte[] header, int at) => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(at));

    /// <summary>A transfer: direction at 12, endpoint at 16, length at 24, setup packet at 40.</summary>
    /// <returns>False if the cable was pulled over it.</returns>
    private bool Take(byte[] header, uint sequence)
    {
        var isIn = Number(header, 12) == 1;
        var endpoint = (int)(Number(header, 16) & 0x0F) | (isIn ? 0x80 : 0);
        var length = (int)Math.Min(Number(header, 24), int.MaxValue);
        if (length > LongestTransfer)
            throw new InvalidDataException($"A transfer of {length} bytes");
        var accepted = isIn || TakeData(length, endpoint);
        switch (endpoint)
        {
            case 0x00 or 0x80:
                Control(sequence, header.AsSpan(40, 8), length);
                return true;
            case UsbDescriptors.BulkOut:
                Return(sequence, accepted ? 0 : Stalled, accepted ? length : 0);
                break;
            case UsbDescriptors.BulkIn or UsbDescriptors.InterruptIn:
                Wait(new(sequence, endpoint, length));
                break;
            default:
                Return(sequence, Stalled, 0);
                break;
        }

        Serve();
        return !pipe.IsBroken;
    }

    /// <summary>Reads the data of a transfer, piece by piece: nobody gets memory for bytes that he only promises.</summary>
    private bool TakeData(int length, int endpoint)
    {
        var accepted = true;
        while (length > 0)
        {
            var count = Math.Min(length, piece.Length);
            connection.Read(piece.AsSpan(0, count), Patience);
            if (endpoint == UsbDescriptors.BulkOut)
                accepted &= pipe.Write(piece.AsSpan(0, count));
            length -= count;
        }

        return accepted;
    }

    private void Wait(Transfer transfer)
    {
        lock (gate)
        {
            if (waiting.Count >= MostPending)
                throw new InvalidDataException("Too many transfers wait");
            waiting.AddLast(transfer);
        }
    }

    /// <summary>Returns every transfer for which there is something.</summary>
    private void Serve()
    {
        lock (gate)
        {
            for (var node = waiting.First; node is not null;)
            {
                var following = node.Next;
                var transfer = node.Value;
                if (transfer.Endpoint == UsbDescriptors.InterruptIn && events.TryDequeue(out var news))
                {
                    waiting.Remove(node);
                    Return(transfer.Sequence, 0, news.Length, news);
                }
                else if (transfer.Endpoint == UsbDescriptors.BulkIn && pipe.TakeStall())
                {
                    waiting.Remove(node);
                    Return(transfer.Sequence, Stalled, 0);
                }
                else if (transfer.Endpoint == UsbDescriptors.BulkIn && pipe.HasData)
                {
                    waiting.Remove(node);
                    var (head, rest) = pipe.Read(transfer.Length);
                    Return(transfer.Sequence, 0, head.Length + rest.Length, head, rest);
                }

                node = following;
            }
        }
    }

    private void GiveUp(uint sequence, uint wanted)
    {
        lock (gate)
        {
            var node = waiting.First;
            while (node is not null && node.Value.Sequence != wanted)
                node = node.Next;
            if (node is not null)
                waiting.Remove(node);
            Reply(UnlinkReply, sequence, node is null ? 0 : Reset, 0, default, default);
        }
    }

    private void Control(uint sequence, ReadOnlySpan<byte> setup, int length)
    {
        var value = BinaryPrimitives.ReadUInt16LittleEndian(setup[2..]);
        byte[]? answer = (setup[0], setup[1]) switch
        {
            (0x80, 6) => UsbDescriptors.Find(link.Camera, value >> 8, value & 0xFF),
            (0x80, 8) => [1],                                                   // current configuration
            (0x81, 10) => [0],                                                  // current alternate setting
            (0x80 or 0x81 or 0x82, 0) => [0, 0],                                // status: nothing halted
            (0x00, 5 or 9) or (0x01, 11) or (0x00 or 0x01 or 0x02, 1 or 3) => [],
            (0x21, 0x64) => pipe.Cancel(),
            (0x21, 0x66) => pipe.Reset(),
            (0xA1, 0x67) => [4, 0, 0x01, 0x20],                                 // class status: OK (PIMA 15740, D.5.2.3)
            _ => null,
        };
        var part = answer is null ? default : answer.AsMemory(0, Math.Min(length, answer.Length));
        var isIn = (setup[0] & 0x80) != 0;
        Return(sequence, answer is null ? Stalled : 0, isIn || answer is null ? part.Length : length, part);
    }

    private void Return(uint sequence, int status, int length, ReadOnlyMemory<byte> head = default, ReadOnlyMemory<byte> rest = default) =>
        Reply(SubmitReply, sequence, status, length, head, rest);

    private void Reply(uint command, uint sequence, int status, int length, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> rest)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32BigEndian(header, command);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), sequence);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), status);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), length);
        connection.Send(header, head, rest);
    }

    private void Tell()
    {
        try
        {
            while (true)
            {
                if (link.NextEvent(TimeSpan.FromSeconds(1)) is not { } news)
                    continue;
                lock (gate)
                {
                    // an interrupt endpoint that nobody reads holds little
                    if (events.Count < MostPending)
                        events.Enqueue(SimulatedUsbPipe.Event(news));
                }

                Serve();
            }
        }
        catch (Exception error) when (error is TransportException or SocketException or ObjectDisposedException)
        {
            connection.Close(); // unplugged: the device disappears with its connection
        }
    }
}
