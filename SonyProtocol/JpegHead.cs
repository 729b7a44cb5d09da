using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol;

/// <summary>The head of a JPEG: its tables and its size, without anything of the picture, and without Exif and comments.</summary>
public static class JpegHead
{
    /// <summary>Width and height in pixels; null if they are not said.</summary>
    public static (int Width, int Height)? Size(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at <= jpeg.Length - 9 && jpeg[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]))
        {
            // start of frame, in any of its kinds (ISO 10918-1, table B.1); C4, C8 and CC are something else
            if (jpeg[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]));
        }

        return null;
    }

    /// <returns>As far as the beginning of the scan, application segments and comments zeroed; empty if it is no JPEG.</returns>
    public static byte[] Of(ReadOnlySpan<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return [];
        var at = 2;
        while (at <= jpeg.Length - 4 && jpeg[at] == 0xFF)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length > jpeg.Length - at)
                break;
            at += length;
            if (jpeg[at - length + 1] == 0xDA) // start of scan: entropy-coded data follow
                break;
        }

        var head = jpeg[..at].ToArray();
        for (var segment = 2; segment < head.Length;)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(segment + 2));
            if (head[segment + 1] is >= 0xE0 and <= 0xEF or 0xFE)
                head.AsSpan(segment + 4, length - 4).Clear();
            segment += length;
        }

        return head;
    }
}
