using System.Buffers.Binary;
using System.Text;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Kinds of PTP/IP packets (CIPA DC-X005, 2.3; libgphoto2 ptp.h:167-180).</summary>
internal enum PtpIpPacketType : uint
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

/// <summary>Writes packets one behind the other into a buffer: length of the whole packet, type, fields; all little-endian.</summary>
internal ref struct PtpIpPacket(Span<byte> buffer)
{
    public const int HeaderLength = 8;

    /// <summary>Of a data packet, before its bytes: the transaction id.</summary>
    public const int DataHeaderLength = HeaderLength + 4;

    /// <summary>Room for a request with five parameters, StartData, and the header of a data packet.</summary>
    public const int LongestRequest = HeaderLength + 10 + 5 * 4 + HeaderLength + 12 + DataHeaderLength;

    /// <summary>Length of a data phase that nobody knows.</summary>
    public const ulong UnknownLength = ulong.MaxValue;

    private const uint Version = 0x00010000;

    /// <summary>Characters of a name, without the final zero (CIPA DC-X005, 2.3.1).</summary>
    private const int LongestName = 39;

    private readonly Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer[..Length];

    public static byte[] InitCommandRequest(Guid id, string name)
    {
        var shown = name.Length > LongestName ? name[..LongestName] : name;
        var bytes = new byte[HeaderLength + 16 + 2 * (shown.Length + 1) + 4];
        var packet = new PtpIpPacket(bytes);
        packet.Header(PtpIpPacketType.InitCommandRequest, bytes.Length - HeaderLength);
        packet.Bytes(id.ToByteArray());
        packet.Bytes(Encoding.Unicode.GetBytes(shown + '\0'));
        packet.UInt32(Version);
        return bytes;
    }

    public static byte[] InitEventRequest(uint connection) => WithNumber(PtpIpPacketType.InitEventRequest, connection);

    public static byte[] Cancel(uint transaction) => WithNumber(PtpIpPacketType.Cancel, transaction);

    public static byte[] ProbeResponse()
    {
        var bytes = new byte[HeaderLength];
        new PtpIpPacket(bytes).Header(PtpIpPacketType.ProbeResponse, 0);
        return bytes;
    }

    public void OperationRequest(in PtpRequest request, uint transaction)
    {
        var parameters = request.Parameters.Span;
        Header(PtpIpPacketType.OperationRequest, 10 + 4 * parameters.Length);
        UInt32(request.Direction == DataDirection.Out ? 2u : 1u);
        UInt16(request.Operation);
        UInt32(transaction);
        foreach (var parameter in parameters)
            UInt32(parameter);
    }

    public void StartData(uint transaction, ulong total)
    {
        Header(PtpIpPacketType.StartData, 12);
        UInt32(transaction);
        BinaryPrimitives.WriteUInt64LittleEndian(Take(8), total);
    }

    /// <summary>The header of a Data or EndData packet, whose bytes follow.</summary>
    public void DataHeader(PtpIpPacketType type, uint transaction, int count)
    {
        Header(type, 4 + count);
        UInt32(transaction);
    }

    private static byte[] WithNumber(PtpIpPacketType type, uint number)
    {
        var bytes = new byte[HeaderLength + 4];
        var packet = new PtpIpPacket(bytes);
        packet.Header(type, 4);
        packet.UInt32(number);
        return bytes;
    }

    private void Header(PtpIpPacketType type, int bodyLength)
    {
        UInt32((uint)(HeaderLength + bodyLength));
        UInt32((uint)type);
    }

    private void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    private void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    private Span<byte> Take(int count)
    {
        var place = buffer.Slice(Length, count);
        Length += count;
        return place;
    }
}
