using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>pcapng: blocks, of which sections, interfaces, packets and statistics are read (draft-ietf-opsawg-pcapng).</summary>
internal sealed class PcapngFile : CaptureFile
{
    public const uint SectionHeader = 0x0A0D0D0A;

    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const uint InterfaceDescription = 1;
    private const uint OldPacket = 2;
    private const uint SimplePacket = 3;
    private const uint InterfaceStatistics = 5;
    private const uint EnhancedPacket = 6;

    private readonly List<Interface> interfaces = [];
    private DateTimeOffset last = DateTimeOffset.UnixEpoch;

    private PcapngFile(CaptureBytes bytes)
        : base(bytes)
    {
    }

    /// <summary>An interface that was captured on: what its packets are, and in what units it counts time.</summary>
    private sealed record Interface(LinkType Link, UInt128 UnitsPerSecond, long OffsetSeconds);

    /// <summary>Begins after the four bytes of a section header's type.</summary>
    public static PcapngFile Begin(CaptureBytes bytes)
    {
        var head = bytes.Take(8);
        if (head.Length < 8)
            throw new CaptureException("The capture ends in its header");
        var bigEndian = IsBigEndian(head[4..]);
        var length = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head) : BinaryPrimitives.ReadUInt32LittleEndian(head);
        var file = new PcapngFile(bytes) { BigEndian = bigEndian };
        file.TryTake(length - 12L, out _);
        return file;
    }

    public override bool Read(out CapturedPacket packet)
    {
        packet = default;
        while (TryTake(8, out var head))
        {
            var (type, length) = (U32(head, 0), U32(head, 4));
            if (type == SectionHeader) // which reads the same in both orders
            {
                if (!NextSection(BinaryPrimitives.ReadUInt32LittleEndian(head[4..])))
                    return false;
                continue;
            }

            if (length < 12 || length % 4 != 0)
                throw new CaptureException($"The capture is broken at byte {Position - 8}: a block of {length} bytes");
            // the length again stands at the end of each block
            if (!TryTake(length - 8, out var body))
                return false;
            if (ReadBlock(type, body[..^4], out packet))
                return true;
        }

        return false;
    }

    private static bool IsBigEndian(ReadOnlySpan<byte> magic) => BinaryPrimitives.ReadUInt32LittleEndian(magic) switch
    {
        ByteOrderMagic => false,
        var other when BinaryPrimitives.ReverseEndianness(other) == ByteOrderMagic => true,
        var other => throw new CaptureException($"The capture is broken: its byte order mark is {other:X8}"),
    };

    /// <summary>A file may be several captures one after another, each of another machine.</summary>
    /// <param name="length">Of the section header, as a little-endian machine has it.</param>
    private bool NextSection(uint length)
    {
        if (!TryTake(4, out var magic))
            return false;
        BigEndian = IsBigEndian(magic);
        interfaces.Clear();
        return TryTake((BigEndian ? BinaryPrimitives.ReverseEndianness(length) : length) - 12L, out _);
    }

    private bool ReadBlock(uint type, ReadOnlySpan<byte> body, out CapturedPacket packet)
    {
        packet = default;
        switch (type)
        {
            case InterfaceDescription when body.Length >= 8:
                interfaces.Add(ReadInterface(body));
                return false;
            case InterfaceStatistics when body.Length >= 12:
                Dropped = Math.Max(Dropped, (long)(Option(body[12..], 5) ?? 0));
                return false;
            case EnhancedPacket when body.Length >= 20:
                return Packet(U32(body, 0), Units(body, 4), U32(body, 12), U32(body, 16), body[20..], out packet);
            case OldPacket when body.Length >= 20:
                return Packet(U16(body, 0), Units(body, 4), U32(body, 12), U32(body, 16), body[20..], out packet);
            case SimplePacket when body.Length >= 4:
                return Packet(0, null, Math.Min(U32(body, 0), (uint)(body.Length - 4)), U32(body, 0), body[4..], out packet);
            default:
                return false;
        }
    }

    private ulong Units(ReadOnlySpan<byte> body, int at) => ((ulong)U32(body, at) << 32) | U32(body, at + 4);

    private bool Packet(uint number, ulong? units, uint captured, uint original, ReadOnlySpan<byte> data, out CapturedPacket packet)
    {
        packet = default;
        if (number >= interfaces.Count || captured > data.Length)
            return false;
        var from = interfaces[(int)number];
        if (units is { } time)
            last = DateTimeOffset.UnixEpoch.AddSeconds(from.OffsetSeconds)
                .AddTicks((long)((UInt128)time * TimeSpan.TicksPerSecond / from.UnitsPerSecond));
        packet = new() { At = last, Link = from.Link, Data = data[..(int)captured], OriginalLength = (int)original, BigEndian = BigEndian };
        return true;
    }

    private Interface ReadInterface(ReadOnlySpan<byte> body)
    {
        var resolution = (byte)(Option(body[8..], 9) ?? 6);
        var offset = (long)(Option(body[8..], 14) ?? 0);
        return new((LinkType)U16(body, 0), UnitsPerSecond(resolution), offset);
    }

    /// <summary>Option if_tsresol: a power of two with its highest bit set, else of ten.</summary>
    private static UInt128 UnitsPerSecond(byte resolution)
    {
        if ((resolution & 0x80) != 0)
            return UInt128.One << Math.Min(resolution & 0x7F, 100);
        UInt128 units = 1;
        for (var power = Math.Min((int)resolution, 30); power > 0; power--)
            units *= 10;
        return units;
    }

    /// <summary>The number in an option of one or eight bytes; null if it is not there.</summary>
    private ulong? Option(ReadOnlySpan<byte> options, ushort wanted)
    {
        while (options.Length >= 4)
        {
            int code = U16(options, 0), length = U16(options, 2);
            var value = options[4..];
            if (code == 0 || length > value.Length)
                return null;
            if (code == wanted)
                return length switch { 1 => value[0], 8 => U64(value, 0), _ => null };
            options = value[Math.Min(value.Length, (length + 3) & ~3)..];
        }

        return null;
    }
}
