namespace SonyAlpha.Simulator;

/// <summary>The encoded pixels of a shot, as they follow the directories in the file.</summary>
/// <param name="Parts">The data, in pieces that follow each other.</param>
/// <param name="TileLengths">Bytes of each tile, row after row of them; empty unless lossless.</param>
internal sealed record RawPayload(IReadOnlyList<ReadOnlyMemory<byte>> Parts, IReadOnlyList<int> TileLengths)
{
    public RawPayload(ReadOnlyMemory<byte> strip)
        : this([strip], [])
    {
    }

    /// <summary>Bytes of all pieces together.</summary>
    public int Length => Parts.Sum(part => part.Length);

    /// <summary>Encodes the array that the shot's file holds.</summary>
    public static RawPayload Encode(Shot shot, ReadOnlySpan<ushort> pixels)
    {
        var width = shot.Sensor.WidthIn(shot.Encoding);
        return shot.Encoding switch
        {
            RawEncoding.Uncompressed => new(UncompressedEncoder.Encode(pixels)),
            RawEncoding.Compressed => new(Arw2Encoder.Encode(pixels, width)),
            RawEncoding.Lossless => LosslessEncoder.Encode(pixels, width),
            RawEncoding.Packed12 => new(Packed12Encoder.Encode(pixels)),
            RawEncoding.Arw1 => new(Arw1Encoder.Encode(pixels, width)),
            _ => throw new ArgumentException($"{shot.Encoding} is no encoding of ARW files", nameof(shot)),
        };
    }

    /// <summary>The payload of an array that differs from the one encoded here in the frame code only: little is encoded anew.</summary>
    public RawPayload WithCodeOf(Shot shot, ReadOnlySpan<ushort> pixels)
    {
        var width = shot.Sensor.WidthIn(shot.Encoding);
        return shot.Encoding switch
        {
            RawEncoding.Arw1 => Encode(shot, pixels), // every pixel builds on the one before
            RawEncoding.Lossless => WithFirstTile(LosslessEncoder.EncodeTile(pixels, width)),
            _ => WithRows(Encode(shot, pixels.Slice(FrameCode.Y * width, FrameCode.Height * width)).Parts[0], pixels.Length / width),
        };
    }

    private RawPayload WithFirstTile(ReadOnlyMemory<byte> tile)
    {
        var rest = Parts[0][TileLengths[0]..];
        return new([tile, rest], [tile.Length, .. TileLengths.Skip(1)]);
    }

    // Every row of these encodings takes equally many bytes
    private RawPayload WithRows(ReadOnlyMemory<byte> rows, int height)
    {
        var strip = Parts[0];
        var bytesPerRow = strip.Length / height;
        return new([strip[..(FrameCode.Y * bytesPerRow)], rows, strip[((FrameCode.Y + FrameCode.Height) * bytesPerRow)..]], []);
    }
}
