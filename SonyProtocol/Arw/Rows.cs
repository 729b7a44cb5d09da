namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Encodings whose rows have a fixed number of bytes and do not depend on each other.</summary>
internal static class Rows
{
    /// <summary>Rows that are waited for, and that one thread takes at a time: at the last byte less than 1 ms is left to do.</summary>
    private const int Band = 64;

    /// <summary>Unpacks whole rows.</summary>
    /// <param name="packed">The rows' bytes.</param>
    /// <param name="pixels">Room for exactly as many rows.</param>
    public delegate void Unpacker(ReadOnlySpan<byte> packed, Span<ushort> pixels, int firstRow);

    public static void Unpack(ArwPayload payload, ArwSource source, PixelTarget target, int threads, int rowBytes, Unpacker unpack)
    {
        var start = payload.Strip.Offset;
        for (var done = 0; done < payload.Height;)
        {
            var file = source.Until(start + (long)Math.Min(done + Band, payload.Height) * rowBytes);
            var ready = (int)Math.Min(payload.Height, (file.Length - start) / rowBytes);
            Bands.Run(done, ready, Band, threads, (from, to) =>
                unpack(file.Span.Slice((int)(start + (long)from * rowBytes), (to - from) * rowBytes), target.Rows(from, to), from));
            done = ready;
        }
    }
}
