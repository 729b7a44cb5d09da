using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>Reads the packets of a pcap or pcapng file one after another, in constant memory.</summary>
public abstract class CaptureFile
{
    private readonly CaptureBytes bytes;

    private protected CaptureFile(CaptureBytes bytes) => this.bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public long Position => bytes.Position;

    /// <summary>Packets that the capturing program says it lost; it says so at the end, if at all.</summary>
    public long Dropped { get; private protected set; }

    /// <summary>Whether the file breaks off in a packet: the capture was killed, or the copy is incomplete.</summary>
    public bool BreaksOff { get; private set; }

    /// <summary>Of pcapng each section has its own order.</summary>
    private protected bool BigEndian { get; set; }

    /// <summary>Looks at the first bytes of a stream and reads on as what they say. The stream need not be seekable.</summary>
    /// <exception cref="CaptureException">It is no capture.</exception>
    public static CaptureFile Open(Stream stream)
    {
        var bytes = new CaptureBytes(stream);
        var magic = bytes.Take(4);
        if (magic.Length < 4)
            throw new CaptureException(magic.Length == 0
                ? "There is nothing in it: the capturing program has written no byte yet" : $"It ends after {magic.Length} bytes");
        return BinaryPrimitives.ReadUInt32LittleEndian(magic) switch
        {
            PcapFile.Microseconds or PcapFile.Nanoseconds =>
                new PcapFile(bytes, BinaryPrimitives.ReadUInt32LittleEndian(magic), bigEndian: false),
            var other when BinaryPrimitives.ReverseEndianness(other) is PcapFile.Microseconds or PcapFile.Nanoseconds =>
                new PcapFile(bytes, BinaryPrimitives.ReverseEndianness(other), bigEndian: true),
            PcapngFile.SectionHeader => PcapngFile.Begin(bytes),
            _ => throw new CaptureException($"This is no capture, {CaptureKinds.Words(magic)}"),
        };
    }

    /// <summary>Reads the next packet.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CaptureException">The file contradicts itself.</exception>
    public abstract bool Read(out CapturedPacket packet);

    /// <summary>So many bytes, or nothing where the file ends before; noted if it ends in the middle.</summary>
    private protected bool TryTake(long count, out ReadOnlySpan<byte> taken)
    {
        taken = bytes.Take(count);
        BreaksOff |= taken.Length > 0 && taken.Length < count;
        return taken.Length == count;
    }

    private protected ushort U16(ReadOnlySpan<byte> data, int at) => BigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);

    private protected uint U32(ReadOnlySpan<byte> data, int at) => BigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(data[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);

    private protected ulong U64(ReadOnlySpan<byte> data, int at) => BigEndian
        ? BinaryPrimitives.ReadUInt64BigEndian(data[at..]) : BinaryPrimitives.ReadUInt64LittleEndian(data[at..]);
}
