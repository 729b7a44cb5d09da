namespace SonyAlpha.Transport.Capture;

/// <summary>Classic pcap: a header of 24 bytes, then records with a header of 16 (draft-ietf-opsawg-pcap).</summary>
internal sealed class PcapFile : CaptureFile
{
    public const uint Microseconds = 0xA1B2C3D4;
    public const uint Nanoseconds  = 0xA1B23C4D;

    private readonly LinkType link;
    private readonly bool inNanoseconds;

    public PcapFile(CaptureBytes bytes, uint magic, bool bigEndian)
        : base(bytes)
    {
        BigEndian = bigEndian;
        inNanoseconds = magic == Nanoseconds;
        if (!TryTake(20, out var header))
            throw new CaptureException("The capture ends in its header");
        // the upper half tells of checksums, whose bytes follow the packet and which its own length leaves out (LT_LINKTYPE of libpcap's
        // pcap/pcap.h)
        link = (LinkType)(U32(header, 16) & 0xFFFF);
    }

    public override bool Read(out CapturedPacket packet)
    {
        packet = default;
        if (!TryTake(16, out var header))
            return false;
        var at = DateTimeOffset.UnixEpoch.AddSeconds(U32(header, 0)).AddTicks(inNanoseconds ? U32(header, 4) / 100 : U32(header, 4) * 10L);
        var original = U32(header, 12);
        if (!TryTake(U32(header, 8), out var data))
            return false;
        packet = new() { At = at, Link = link, Data = data, OriginalLength = (int)original, BigEndian = BigEndian };
        return true;
    }
}
