namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Tells from the raw directory's numbers how the pixels are stored, and where.</summary>
internal static class ArwPayloadReader
{
    private const int CfaPhotometric = 32803;
    private const int YCbCrPhotometric = 6;

    /// <summary>More than any sensor has, and few enough that twice the product of both fits an int.</summary>
    private const int MostPixels = 1 << 29;
    private const int LongestSide = 1 << 16;

    public static ArwPayload Read(TiffDirectory raw)
    {
        var (width, height) = (Side(raw, ArwTag.ImageWidth, "width"), Side(raw, ArwTag.ImageLength, "height"));
        if ((long)width * height > MostPixels)
            throw new ArwException($"The file says that it has {width} x {height} pixels, more than any sensor");
        var compression = raw.Int(ArwTag.Compression)
            ?? throw new ArwException("The file does not say its compression (tag 0x0103)");
        return compression is 6 or 7 ? Jpeg(raw, compression, width, height) : Strip(raw, compression, width, height);
    }

    private static int Side(TiffDirectory raw, ushort tag, string name) =>
        raw.Int(tag) switch
        {
            null => throw new ArwException($"The file does not say its {name} (tag 0x{tag:X4})"),
            (< 2 or > LongestSide) and { } side =>
                throw new ArwException($"The file says that its {name} is {side} pixels (tag 0x{tag:X4})"),
            { } side => side,
        };

    private static ArwPayload Strip(TiffDirectory raw, int compression, int width, int height)
    {
        if (raw.Count(ArwTag.StripOffsets) != 1 || raw.Int(ArwTag.StripOffsets) is not { } offset
            || raw.Int(ArwTag.StripByteCounts) is not { } length)
            throw new ArwException("The file does not say where its one strip of pixels lies (tags 0x0111 and 0x0117)");
        var encoding = EncodingOf(compression, raw.Int(ArwTag.SamplesPerPixel) ?? 1, length, (long)width * height);
        if (encoding is ArwEncoding.Arw2 && width % Arw2.Run != 0)
            throw new ArwException($"A compressed picture is a multiple of {Arw2.Run} pixels wide; this file says {width}");
        if (encoding is ArwEncoding.Packed12 && width % 2 != 0)
            throw new ArwException($"A packed picture is an even number of pixels wide; this file says {width}");
        return new(encoding, width, height, new(offset, length)) { ToneKnots = Knots(raw) };
    }

    /// <summary>Compression and size together decide, as LibRaw does it (tiff.cpp, apply_tiff).</summary>
    private static ArwEncoding EncodingOf(int compression, int samples, long bytes, long pixels) => compression switch
    {
        32766 => ArwEncoding.Wavelet,
        1 when samples == 4 => ArwEncoding.PixelShift,
        1 or 32767 when bytes == pixels * 2 => ArwEncoding.Uncompressed,
        32767 when bytes == pixels => ArwEncoding.Arw2,
        32767 when bytes * 8 == pixels * 12 => ArwEncoding.Packed12,
        32767 => ArwEncoding.Arw1,
        1 => throw new ArwException($"An uncompressed picture of {pixels} pixels has {pixels * 2} bytes; this file says {bytes}"),
        _ => throw new ArwException($"The file's compression {compression} (tag 0x0103) is none that a Sony camera writes"),
    };

    private static int[] Knots(TiffDirectory raw)
    {
        if (raw.Count(ArwTag.ToneCurve) < 4)
            return [];
        var knots = new int[4];
        for (var i = 0; i < knots.Length; i++)
            knots[i] = raw.Int(ArwTag.ToneCurve, i) ?? 0;
        return knots;
    }

    private static ArwPayload Jpeg(TiffDirectory raw, int compression, int width, int height)
    {
        if (raw.Int(ArwTag.Photometric) is YCbCrPhotometric || raw.Int(ArwTag.SamplesPerPixel) is 3)
            return new(ArwEncoding.YCbCr, width, height, default);
        if (raw.Int(ArwTag.Photometric) is not CfaPhotometric and var photometric)
            throw new ArwException($"The file's pixels are of kind {photometric} (tag 0x0106), not of a colour filter array (32803)");
        if (raw.Int(ArwTag.TileWidth) is not { } tileWidth || raw.Int(ArwTag.TileLength) is not { } tileHeight)
            throw new ArwException($"The file has compression {compression} but no tiles (tags 0x0142 and 0x0143)");
        if (tileWidth is < 2 or > LongestSide || tileHeight is < 2 or > LongestSide || (tileWidth | tileHeight) % 2 != 0)
            throw new ArwException($"Tiles of {tileWidth} x {tileHeight} pixels (tags 0x0142 and 0x0143) are not possible");
        var payload = new ArwPayload(ArwEncoding.LosslessJpeg, width, height, default) { TileWidth = tileWidth, TileHeight = tileHeight };
        return payload with { Tiles = Tiles(raw, payload.TilesAcross * payload.TilesDown) };
    }

    private static Extent[] Tiles(TiffDirectory raw, int count)
    {
        if (raw.Count(ArwTag.TileOffsets) != count || raw.Count(ArwTag.TileByteCounts) != count)
            throw new ArwException($"The picture has {count} tiles, but the file says where {raw.Count(ArwTag.TileOffsets)} lie and how "
                                   + $"long {raw.Count(ArwTag.TileByteCounts)} are (tags 0x0144 and 0x0145)");
        var tiles = new Extent[count];
        for (var i = 0; i < count; i++)
        {
            tiles[i] = new(raw.Number(ArwTag.TileOffsets, i) ?? throw Damaged(i), raw.Number(ArwTag.TileByteCounts, i) ?? throw Damaged(i));
            if (tiles[i].Offset < 0 || tiles[i].Length < 0)
                throw Damaged(i);
        }

        return tiles;

        static ArwException Damaged(int tile) => new($"The file does not say where tile {tile} lies (tags 0x0144 and 0x0145)");
    }
}
