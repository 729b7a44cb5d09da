namespace SonyAlpha.Simulator;

/// <summary>
/// Writes baseline JPEG files (ITU T.81), grey or YCbCr 4:2:0. Without Exif data the quantisation tables come right behind SOI and there
/// is no JFIF segment, as in live-view frames of real bodies, which some programs find by FF D8 FF DB (INDIGO indigo_ptp_sony.c).
/// </summary>
public static class JpegWriter
{
    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">The picture, up to 65,535 pixels both ways.</param>
    /// <param name="quality">1 to 100 on the scale of the Independent JPEG Group.</param>
    /// <param name="exif">A TIFF file for the APP1 segment, at most 65,525 bytes; none if empty.</param>
    public static byte[] Write(JpegPlanes picture, int quality, ReadOnlySpan<byte> exif = default)
    {
        var luma = new JpegBlock(JpegTables.LumaSteps, quality);
        var chroma = new JpegBlock(JpegTables.ChromaSteps, quality);
        var bits = new BitWriter(expected: 4096 + exif.Length + picture.Width * picture.Height / 4);
        WriteHeaders(bits, picture, luma, chroma, exif);
        new JpegScan(picture, luma, chroma, bits).Write();
        bits.PutRaw([0xFF, 0xD9]);
        return bits.Bytes.ToArray();
    }

    private static void WriteHeaders(BitWriter target, JpegPlanes picture, JpegBlock luma, JpegBlock chroma, ReadOnlySpan<byte> exif)
    {
        var isColour = picture.Blue is not null;
        target.PutRaw([0xFF, 0xD8]);
        if (!exif.IsEmpty)
            PutSegment(target, 0xE1, [.. "Exif\0\0"u8, .. exif]);
        PutSegment(target, 0xDB, QuantisationTable(0, luma));
        if (isColour)
            PutSegment(target, 0xDB, QuantisationTable(1, chroma));
        PutSegment(target, 0xC0, FrameHeader(picture));
        target.PutRaw(JpegTables.LumaDc.Define(0x00));
        target.PutRaw(JpegTables.LumaAc.Define(0x10));
        if (isColour)
        {
            target.PutRaw(JpegTables.ChromaDc.Define(0x01));
            target.PutRaw(JpegTables.ChromaAc.Define(0x11));
        }

        PutSegment(target, 0xDA, isColour ? [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0] : [1, 1, 0x00, 0, 63, 0]);
    }

    private static void PutSegment(BitWriter target, byte marker, ReadOnlySpan<byte> content)
    {
        if (content.Length > 65533)
            throw new ArgumentException($"A JPEG segment holds at most 65,533 bytes, not {content.Length}");
        var length = content.Length + 2;
        target.PutRaw([0xFF, marker, (byte)(length >> 8), (byte)length]);
        target.PutRaw(content);
    }

    private static byte[] QuantisationTable(byte number, JpegBlock block)
    {
        var table = new byte[65];
        table[0] = number;
        for (var i = 0; i < 64; i++)
            table[1 + i] = block.Steps[JpegTables.Zigzag[i]];
        return table;
    }

    private static byte[] FrameHeader(JpegPlanes picture)
    {
        byte[] size = [8, (byte)(picture.Height >> 8), (byte)picture.Height, (byte)(picture.Width >> 8), (byte)picture.Width];
        return picture.Blue is null
            ? [.. size, 1, 1, 0x11, 0]
            : [.. size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    }
}
