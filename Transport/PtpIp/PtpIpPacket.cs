using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Packet types of PTP/IP (CIPA DC-X005, 2.3; numbers as in libgphoto2 ptp.h:167-180).</summary>
internal enum PacketType : uint
{
    InitCommandRequest = 1,
    InitCommandAck     = 2,
    InitEventRequest   = 3,
    InitEventAck       = 4,
    InitFail           = 5,
    OperationRequest   = 6,
    OperationResponse  = 7,
    Event              = 8,
    StartData          = 9,
    Data               = 10,
    Cancel             = 11,
    EndData            = 12,
    ProbeRequest       = 13,
    ProbeResponse      = 14,
}

/// <summary>Builds a packet: u32 length of the whole, u32 type, then the body.</summary>
internal sealed class PtpIpPacket
{
    public const int HeaderSize = 8;

    private byte[] bytes = new byte[64];
    private int length = HeaderSize;

    public PtpIpPacket(PacketType type) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)type);

    /// <summary>The packet, its length filled in.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)length);
            return bytes.AsMemory(0, length);
        }
    }

    public PtpIpPacket UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(2), value);
        return this;
    }

    public PtpIpPacket UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        return this;
    }

    public PtpIpPacket UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        return this;
    }

    public PtpIpPacket Append(ReadOnlySpan<byte> part)
    {
        part.CopyTo(Room(part.Length));
        return this;
    }

    /// <summary>UTF-16 with a final zero, at most 40 characters with it.</summary>
    public PtpIpPacket Name(string name) => Append(Encoding.Unicode.GetBytes(name.Length > 39 ? name[..39] : name)).UInt16(0);

    private Span<byte> Room(int count)
    {
        if (length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + count));
        var room = bytes.AsSpan(length, count);
        length += count;
        return room;
    }
}
