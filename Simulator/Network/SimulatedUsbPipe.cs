using System.Buffers;
using System.Buffers.Binary;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// PTP over bulk pipes (PIMA 15740, annex D): containers of 12 bytes and a payload. Commands and data come in pieces of any size; answers
/// go out in pieces of any size, and one that ends on a full packet is followed by an empty one.
/// </summary>
/// <remarks>Threads: writing on one, reading under the session's lock.</remarks>
internal sealed class SimulatedUsbPipe(CameraLink link)
{
    private const int ContainerHeader = 12;
    private const ushort Command = 1;
    private const ushort Data = 2;
    private const ushort Response = 3;
    private const ushort EventContainer = 4;

    /// <summary>More data than this nobody sends to a body.</summary>
    private const int LongestContainer = 1 << 20;

    private readonly Queue<Outgoing> outgoing = new();
    private readonly ArrayBufferWriter<byte> incoming = new();
    private PtpRequest? asked;
    private uint transaction;

    /// <summary>One container on its way to the host.</summary>
    private sealed class Outgoing(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> payload, bool breaks, Action? delivered)
    {
        public int Length => header.Length + payload.Length;

        public int Sent { get; private set; }

        public bool Breaks => breaks;

        /// <summary>The next piece: what is left of the header, and of the payload.</summary>
        public (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Take(int most)
        {
            var head = Sent < header.Length ? header[Sent..Math.Min(header.Length, Sent + most)] : default;
            var from = Math.Max(0, Sent - header.Length);
            var rest = payload.Slice(from, Math.Min(payload.Length - from, most - head.Length));
            if (Sent + head.Length < header.Length)
                rest = default;
            Sent += head.Length + rest.Length;
            if (Sent == Length)
                delivered?.Invoke();
            return (head, rest);
        }
    }

    /// <summary>The cable was pulled.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The pipe to the host is halted: its next transfer fails, and nothing follows.</summary>
    private bool isStalled;

    /// <summary>Whether the transfer that waits is to fail; once.</summary>
    public bool TakeStall()
    {
        lock (outgoing)
        {
            var was = isStalled;
            isStalled = false;
            return was;
        }
    }

    public bool HasData
    {
        get
        {
            lock (outgoing)
                return outgoing.Count > 0;
        }
    }

    public static ReadOnlyMemory<byte> Event(PtpEvent news) =>
        Container(EventContainer, news.Code, uint.MaxValue,
            news is { Parameter2: 0, Parameter3: 0 } ? [news.Parameter1] : [news.Parameter1, news.Parameter2, news.Parameter3]);

    /// <summary>Takes bytes of the bulk-out pipe.</summary>
    /// <returns>False if they are no containers: the pipe then stalls.</returns>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        incoming.Write(bytes);
        while (incoming.WrittenCount >= ContainerHeader)
        {
            var all = incoming.WrittenSpan;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(all);
            if (length is < ContainerHeader or > LongestContainer)
            {
                incoming.ResetWrittenCount();
                return false;
            }

            if (all.Length < length)
                return true;
            var container = all[..(int)length].ToArray();
            var rest = all[(int)length..].ToArray();
            incoming.ResetWrittenCount();
            incoming.Write(rest);
            if (!Take(container))
                return false;
        }

        return true;
    }

    /// <summary>At most so many bytes of the bulk-in pipe.</summary>
    public (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Read(int most)
    {
        lock (outgoing)
        {
            var container = outgoing.Peek();
            var piece = container.Take(most);
            var taken = piece.Head.Length + piece.Tail.Length;
            // a transfer ends with a short packet; where the last one is full, an empty one must follow
            var isFull = taken == most && container.Length % UsbDescriptors.BulkPacket == 0 && taken > 0;
            if (container.Sent == container.Length && !isFull)
            {
                outgoing.Dequeue();
                IsBroken |= container.Breaks;
            }

            return piece;
        }
    }

    /// <summary>Class request 0x64: what is on its way is dropped.</summary>
    public byte[] Cancel()
    {
        lock (outgoing)
            outgoing.Clear();
        asked = null;
        return [];
    }

    /// <summary>Class request 0x66: the session is over as well.</summary>
    public byte[] Reset()
    {
        Cancel();
        incoming.ResetWrittenCount();
        link.Ask(new(Code.CloseSession, DataDirection.None, default));
        return [];
    }

    private bool Take(byte[] container)
    {
        var code = BinaryPrimitives.ReadUInt16LittleEndian(container.AsSpan(6));
        var id = BinaryPrimitives.ReadUInt32LittleEndian(container.AsSpan(8));
        switch (BinaryPrimitives.ReadUInt16LittleEndian(container.AsSpan(4)))
        {
            case Command when container.Length <= ContainerHeader + 20 && container.Length % 4 == 0:
                transaction = id;
                var parameters = new uint[(container.Length - ContainerHeader) / 4];
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(container.AsSpan(ContainerHeader + (4 * i)));
                var request = new PtpRequest(code, DataDirection.In, parameters);
                // only its own operations tell a device whether data will follow
                if (link.Camera.TakesData(code))
                    asked = request with { Direction = DataDirection.Out };
                else
                    Answer(request);
                return true;
            case Data when asked is { } waiting && id == transaction:
                asked = null;
                Answer(waiting with { DataOut = container.AsMemory(ContainerHeader) });
                return true;
            case Data:
                return true; // of an operation that was answered without
            default:
                return false;
        }
    }

    private void Answer(PtpRequest request)
    {
        var reply = link.Ask(request);
        if (reply.IsSilent)
            return;
        if (reply.BreaksAt is not null && reply.Data is null)
        {
            IsBroken = true;
            return;
        }

        lock (outgoing)
        {
            if (reply.IsStall)
            {
                isStalled = true;
                return;
            }

            if (reply.Data is { } data)
                outgoing.Enqueue(DataContainer(request.Operation, reply, data));
            outgoing.Enqueue(new(Container(Response, reply.Response.Code, transaction, reply.Response.Parameters.Span), default, false,
                null));
        }
    }

    private Outgoing DataContainer(ushort operation, Reply reply, ReadOnlyMemory<byte> data)
    {
        var length = ContainerHeader + (reply.Announced ?? data.Length);
        var header = new WireWriter().U32(length).U16(Data).U16(operation).U32(transaction).Bytes;
        return new(header, data[..(reply.BreaksAt ?? data.Length)], reply.BreaksAt is not null, reply.Delivered);
    }

    private static ReadOnlyMemory<byte> Container(ushort type, ushort code, uint transaction, ReadOnlySpan<uint> parameters)
    {
        var writer = new WireWriter().U32(ContainerHeader + (4 * parameters.Length)).U16(type).U16(code).U32(transaction);
        foreach (var parameter in parameters)
            writer.U32(parameter);
        return writer.Bytes;
    }
}
