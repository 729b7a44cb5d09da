namespace SonyAlpha.Transport.Capture;

/// <summary>Takes a stream in pieces, whatever pieces it comes in: from a file, or from a pipe while the capture goes on.</summary>
internal sealed class CaptureBytes(Stream stream)
{
    /// <summary>No packet is longer: libpcap writes 256 KB at most, usbmon a URB of some MB.</summary>
    private const int MostBytes = 64 << 20;

    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes, fewer than asked for only where the stream ends. Valid until the next call.</summary>
    /// <exception cref="CaptureException">A length that cannot be.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count is < 0 or > MostBytes)
            throw new CaptureException($"The capture is broken at byte {Position}: it announces {count} bytes in one piece");
        while (end - start < count && Fill((int)count))
        {
        }

        var taken = Math.Min((int)count, end - start);
        var bytes = buffer.AsSpan(start, taken);
        start += taken;
        Position += taken;
        return bytes;
    }

    private bool Fill(int count)
    {
        if (buffer.Length - start < count)
        {
            var roomy = buffer.Length >= count ? buffer : new byte[count];
            buffer.AsSpan(start..end).CopyTo(roomy);
            (buffer, start, end) = (roomy, 0, end - start);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
