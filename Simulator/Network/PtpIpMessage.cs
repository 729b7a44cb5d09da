using System.Buffers.Binary;

namespace SonyAlpha.Simulator;

/// <summary>A packet of PTP/IP: u32 length, u32 type, body (CIPA DC-X005, 2.3). Apart from the driver's own.</summary>
internal readonly record struct PtpIpMessage(uint Type, byte[] Body)
{
    public const uint InitCommandRequest = 1;
    public const uint InitCommandAck     = 2;
    public const uint InitEventRequest   = 3;
    public const uint InitEventAck       = 4;
    public const uint InitFail           = 5;
    public const uint OperationRequest   = 6;
    public const uint OperationResponse  = 7;
    public const uint Event              = 8;
    public const uint StartData          = 9;
    public const uint Data               = 10;
    public const uint Cancel             = 11;
    public const uint EndData            = 12;
    public const uint ProbeRequest       = 13;
    public const uint ProbeResponse      = 14;

    /// <summary>Data sent to a body is a few bytes; libgphoto2's packets have up to 64 KiB of it.</summary>
    private const int Longest = 128 << 10;

    private const int Header = 8;

    /// <summary>The number that a body of type Cancel, StartData, Data, EndData begins with.</summary>
    public uint Transaction => Body.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(Body) : 0;

    /// <summary>Reads a packet.</summary>
    /// <param name="patience">For the whole packet, or null: for its rest once it has begun, and it may begin any time.</param>
    /// <exception cref="InvalidDataException">It is too long for anything that a body expects.</exception>
    public static PtpIpMessage Read(TcpConnection connection, TimeSpan? patience = null)
    {
        Span<byte> header = stackalloc byte[Header];
        var rest = patience ?? TimeSpan.FromSeconds(10);
        if (patience is null)
            connection.Await(header, rest);
        else
            connection.Read(header, rest);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length is < Header or > Longest)
            throw new InvalidDataException($"A packet of {length} bytes");
        var body = new byte[length - Header];
        connection.Read(body, rest);
        return new(BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), body);
    }

    public static ReadOnlyMemory<byte> Frame(uint type, ReadOnlyMemory<byte> body) =>
        new WireWriter().U32(Header + body.Length).U32(type).Raw(body.Span).Bytes;

    /// <summary>A packet of numbers of 32 bits.</summary>
    public static ReadOnlyMemory<byte> Write(uint type, params ReadOnlySpan<uint> numbers)
    {
        var writer = new WireWriter().U32(Header + (4 * numbers.Length)).U32(type);
        foreach (var number in numbers)
            writer.U32(number);
        return writer.Bytes;
    }

    /// <summary>A packet of a code, the transaction, and parameters: a response or an event.</summary>
    public static ReadOnlyMemory<byte> Write(uint type, ushort code, uint transaction, ReadOnlySpan<uint> parameters)
    {
        var writer = new WireWriter().U32(Header + 6 + (4 * parameters.Length)).U32(type).U16(code).U32(transaction);
        foreach (var parameter in parameters)
            writer.U32(parameter);
        return writer.Bytes;
    }

    /// <summary>What precedes so many bytes of data.</summary>
    public static ReadOnlyMemory<byte> DataHeader(uint type, uint transaction, int count) =>
        new WireWriter().U32(Header + 4 + count).U32(type).U32(transaction).Bytes;

    /// <summary>The data phase begins.</summary>
    public static ReadOnlyMemory<byte> Begin(uint transaction, long total) =>
        new WireWriter().U32(Header + 12).U32(StartData).U32(transaction).Number(total, 8).Bytes;
}
