using System.Buffers.Binary;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Transport.Capture;

/// <summary>Takes the packets of one direction of a PTP/IP connection.</summary>
internal interface IPacketHandler
{
    /// <summary>The transaction under way: by its id the thread is found again when packets are lost.</summary>
    uint? CurrentId { get; }

    /// <summary>A packet without data; the body is what follows length and type.</summary>
    void Packet(DateTimeOffset at, PtpIpPacketType type, ReadOnlySpan<byte> body);

    void Data(ReadOnlySpan<byte> data);

    void Missing(long count);

    /// <summary>Bytes that belong to no packet.</summary>
    void Astray(DateTimeOffset at, long count);
}

/// <summary>
/// Cuts a byte stream into PTP/IP packets: u32 length of the whole, u32 type, body (CIPA DC-X005, 2.3). Data is passed on as it comes.
/// After a hole it looks for the next packet that fits the transaction under way.
/// </summary>
internal sealed class PtpIpStream(IPacketHandler handler) : IByteStream
{
    private const int Header = 8;
    private const int DataHeader = 12;
    private const int LongestPlain = 512;
    private const uint LongestData = 64 << 20;

    private readonly byte[] small = new byte[LongestPlain];
    private int have;
    private uint length;
    private PtpIpPacketType type;
    private long data;
    private bool isLost;
    private long astray;
    private uint lastData;

    public void Bytes(DateTimeOffset at, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (isLost && !TryFind(at, ref bytes))
                return;
            if (data > 0)
                PassData(at, ref bytes);
            else
                Collect(at, ref bytes);
        }
    }

    public void Gap(DateTimeOffset at, long count)
    {
        if (isLost)
        {
            astray += count;
            have = 0;
            return;
        }

        var within = Math.Min(count, data);
        handler.Missing(within);
        data -= within;
        if (within > 0 && data == 0)
            EndPacket(at);
        if (count == within)
            return;
        // the hole goes on beyond this packet, or begins in a header
        (isLost, astray, have) = (true, count - within + have, 0);
    }

    private void PassData(DateTimeOffset at, ref ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(data, bytes.Length);
        handler.Data(bytes[..taken]);
        bytes = bytes[taken..];
        data -= taken;
        if (data == 0)
            EndPacket(at);
    }

    private void Collect(DateTimeOffset at, ref ReadOnlySpan<byte> bytes)
    {
        if (!Fill(Header, ref bytes))
            return;
        length = BinaryPrimitives.ReadUInt32LittleEndian(small);
        type = (PtpIpPacketType)BinaryPrimitives.ReadUInt32LittleEndian(small.AsSpan(4));
        if (!IsPlausible(length, type))
        {
            (isLost, astray, have) = (true, have, 0);
            return;
        }

        var isData = type is PtpIpPacketType.Data or PtpIpPacketType.EndData;
        if (!Fill(isData ? DataHeader : (int)length, ref bytes))
            return;
        if (!isData)
        {
            handler.Packet(at, type, small.AsSpan(Header..(int)length));
            have = 0;
            return;
        }

        data = length - DataHeader;
        lastData = length;
        if (data == 0)
            EndPacket(at);
    }

    /// <summary>Ends a data packet; the last one of a data phase is told.</summary>
    private void EndPacket(DateTimeOffset at)
    {
        if (type == PtpIpPacketType.EndData)
            handler.Packet(at, type, small.AsSpan(Header..DataHeader));
        have = 0;
    }

    /// <summary>Collects up to so many bytes of a packet in <see cref="small"/>.</summary>
    private bool Fill(int wanted, ref ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Clamp(wanted - have, 0, bytes.Length);
        bytes[..taken].CopyTo(small.AsSpan(have));
        have += taken;
        bytes = bytes[taken..];
        return have >= wanted;
    }

    /// <summary>Looks for a packet that carries the number of the transaction under way, or for one that begins a segment and a
    /// transaction.</summary>
    private bool TryFind(DateTimeOffset at, ref ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i + DataHeader + 2 <= bytes.Length; i++)
        {
            if (!FitsTransaction(bytes[i..]) && !(i == 0 && BeginsTransaction(bytes)))
                continue;
            astray += i;
            bytes = bytes[i..];
            isLost = false;
            // between packets of data there are headers: 12 bytes for each packet as long as the last one
            var headers = lastData == 0 ? 0 : (long)Math.Round((double)astray / lastData) * DataHeader;
            handler.Missing(Math.Max(0, astray - headers));
            handler.Astray(at, astray);
            astray = 0;
            return true;
        }

        astray += bytes.Length;
        return false;
    }

    private bool FitsTransaction(ReadOnlySpan<byte> bytes)
    {
        if (handler.CurrentId is not { } current || !TryHead(bytes, out var kind))
            return false;
        int? at = kind switch
        {
            PtpIpPacketType.Data or PtpIpPacketType.EndData or PtpIpPacketType.StartData => 8,
            PtpIpPacketType.OperationResponse                                  => 10,
            _                                                             => null,
        };
        return at is { } position && position + sizeof(uint) <= bytes.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[position..]) == current;
    }

    private static bool BeginsTransaction(ReadOnlySpan<byte> bytes) => TryHead(bytes, out var kind) && kind switch
    {
        PtpIpPacketType.OperationRequest  => bytes[8] <= 3 && U16(bytes, 12) is (>= 0x1000 and <= 0x1FFF) or (>= 0x9000 and <= 0x9FFF),
        PtpIpPacketType.OperationResponse => U16(bytes, 8) is (>= 0x2000 and <= 0x2FFF) or (>= 0xA000 and <= 0xAFFF),
        PtpIpPacketType.Event             => U16(bytes, 8) is (>= 0x4000 and <= 0x4FFF) or (>= 0xC000 and <= 0xCFFF),
        _                            => false,
    };

    private static bool TryHead(ReadOnlySpan<byte> bytes, out PtpIpPacketType kind)
    {
        kind = (PtpIpPacketType)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        return IsPlausible(BinaryPrimitives.ReadUInt32LittleEndian(bytes), kind);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static bool IsPlausible(uint length, PtpIpPacketType type) => type switch
    {
        PtpIpPacketType.Data or PtpIpPacketType.EndData => length is >= DataHeader and <= LongestData,
        PtpIpPacketType.StartData                  => length == 20,
        PtpIpPacketType.OperationRequest           => length is >= 18 and <= 38,
        PtpIpPacketType.OperationResponse          => length is >= 14 and <= 34,
        PtpIpPacketType.Event                      => length is >= 14 and <= 26,
        >= PtpIpPacketType.InitCommandRequest and <= PtpIpPacketType.ProbeResponse => length is >= Header and <= LongestPlain,
        _                                     => false,
    };
}
