using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>A frame of Wi-Fi (IEEE 802.11-2020, 9.2 and 9.3.2): of data frames that are not encrypted, what they carry.</summary>
internal static class WifiFrame
{
    private const int Header = 24;
    private const int Address = 6;
    private const int Qos = 2;
    private const int HighThroughput = 4;
    private const int SubframeHeader = 14;

    private const int DataType = 2;
    private const byte NoData = 0x40;
    private const byte WithQos = 0x80;

    private const byte FromAndToDistribution = 0x03;
    private const byte MoreFragments = 0x04;
    private const byte Protected = 0x40;
    private const byte Order = 0x80;

    /// <summary>Bit of the QoS field: several packets share the frame.</summary>
    private const byte Aggregated = 0x80;

    public static bool IsEncrypted(ReadOnlySpan<byte> frame) => IsData(frame) && (frame[1] & Protected) != 0;

    /// <summary>Finds the LLC header of a packet in a frame.</summary>
    /// <param name="isPadded">Whether the header is filled up to a multiple of four bytes, as some cards do.</param>
    /// <param name="number">Which of the packets, from 0.</param>
    /// <returns>False if there is no such packet, or it cannot be read: fragments are not put together.</returns>
    public static bool TryFind(ReadOnlySpan<byte> frame, bool isPadded, int number, out ReadOnlySpan<byte> llc)
    {
        llc = default;
        if (!IsData(frame) || (frame[1] & (Protected | MoreFragments)) != 0 || (frame[22] & 0xF) != 0)
            return false;
        var hasQos = (frame[0] & WithQos) != 0;
        var qosAt = Header + ((frame[1] & FromAndToDistribution) == FromAndToDistribution ? Address : 0);
        var end = qosAt + (!hasQos ? 0 : Qos + ((frame[1] & Order) != 0 ? HighThroughput : 0));
        if (isPadded)
            end = (end + 3) & ~3;
        if (end >= frame.Length)
            return false;
        var body = frame[end..];
        if (hasQos && (frame[qosAt] & Aggregated) != 0)
            return TryFindSubframe(body, number, out llc);
        llc = body;
        return number == 0;
    }

    private static bool IsData(ReadOnlySpan<byte> frame) =>
        frame.Length >= Header && (frame[0] & 0x3) == 0 && ((frame[0] >> 2) & 0x3) == DataType && (frame[0] & NoData) == 0;

    /// <summary>Each has two addresses and its length before it, and is filled up to four bytes (9.3.2.2.2).</summary>
    private static bool TryFindSubframe(ReadOnlySpan<byte> body, int number, out ReadOnlySpan<byte> llc)
    {
        llc = default;
        for (; body.Length > SubframeHeader; number--)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(body[(2 * Address)..]);
            if (number == 0)
            {
                llc = body.Slice(SubframeHeader, Math.Min(length, body.Length - SubframeHeader));
                return true;
            }

            body = body[Math.Min((SubframeHeader + length + 3) & ~3, body.Length)..];
        }

        return false;
    }
}
