namespace SonyAlpha.Simulator;

/// <summary>The encoded pixels of a shot, as they follow the directories in the file.</summary>
/// <param name="Bytes">The data.</param>
/// <param name="TileLengths">Bytes of each tile, row after row of them; empty unless lossless.</param>
internal sealed record RawPayload(ReadOnlyMemory<byte> Bytes, IReadOnlyList<int> TileLengths)
{
    public static RawPayload Encode(Shot shot, ReadOnlySpan<ushort> pixels)
    {
        var width = shot.Sensor.WidthIn(shot.Encoding);
        return shot.Encoding switch
        {
            ArwEncoding.Uncompressed => new(UncompressedEncoder.Encode(pixels), []),
            ArwEncoding.Compressed => new(Arw2Encoder.Encode(pixels, width), []),
            ArwEncoding.Lossless => LosslessEncoder.Encode(pixels, width),
            ArwEncoding.Packed12 => new(Packed12Encoder.Encode(pixels), []),
            ArwEncoding.Arw1 => new(Arw1Encoder.Encode(pixels, width), []),
            _ => throw new ArgumentException($"{shot.Encoding} is no encoding of ARW files", nameof(shot)),
        };
    }
}
