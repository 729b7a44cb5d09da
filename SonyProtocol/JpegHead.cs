using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol;

/// <summary>The head of a JPEG: its tables and its size, without anything of the picture, and without Exif and comments.</summary>
public static class JpegHead
{
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
