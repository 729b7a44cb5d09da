using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>What capturing programs put before a frame of Wi-Fi: how it was received.</summary>
internal static class WifiHeader
{
    private const int PrismHeader = 144;
    private const int AvsHeader = 64;
    private const uint AvsVersion = 0x80211000;

    private const uint TimePresent = 1u << 0;
    private const uint FlagsPresent = 1u << 1;
    private const uint MoreWords = 1u << 31;
    private const byte Padded = 0x20;
    private const byte BadChecksum = 0x40;

    /// <summary>
    /// radiotap.org: version, a length and words of what is present, all little-endian; of the fields only the flags are of interest here,
    /// which come first but for a time of 8 bytes, aligned to 8.
    /// </summary>
    /// <returns>The frame; empty if there is none, or it was received damaged.</returns>
    public static ReadOnlySpan<byte> SkipRadiotap(ReadOnlySpan<byte> data, out bool isPadded)
    {
        isPadded = false;
        if (data.Length < 8 || BinaryPrimitives.ReadUInt16LittleEndian(data[2..]) is var length && (length < 8 || length > data.Length))
            return default;
        var present = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
        var at = 8;
        for (var word = present; (word & MoreWords) != 0 && at + 4 <= length; at += 4)
            word = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
        if ((present & TimePresent) != 0)
            at = ((at + 7) & ~7) + 8;
        var flags = (present & FlagsPresent) != 0 && at < length ? data[at] : (byte)0;
        isPadded = (flags & Padded) != 0;
        return (flags & BadChecksum) != 0 ? default : data[length..];
    }

    /// <summary>Prism cards have a header of 144 bytes; some drivers write AVS's under the same number, and say so by its
    /// version.</summary>
    public static ReadOnlySpan<byte> SkipPrism(ReadOnlySpan<byte> data) =>
        data.Length >= 8 && (BinaryPrimitives.ReadUInt32BigEndian(data) & 0xFFFFF000) == AvsVersion ? SkipAvs(data)
        : data.Length > PrismHeader ? data[PrismHeader..] : default;

    /// <summary>Version and length, big-endian.</summary>
    public static ReadOnlySpan<byte> SkipAvs(ReadOnlySpan<byte> data) =>
        data.Length > AvsHeader && BinaryPrimitives.ReadUInt32BigEndian(data[4..]) is >= AvsHeader and var length && length < data.Length
            ? data[(int)length..] : default;
}
