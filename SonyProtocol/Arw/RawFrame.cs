using System.Runtime.InteropServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// A lease of the sensor's pixels: the full coded array, row-major, 16 bits each, nothing turned, scaled or shifted. Who passes a frame
/// on takes a lease of his own; the buffer is used again only when the last lease was given back.
/// </summary>
/// <remarks>Threads: leases of one frame may be used and given back on different threads; one lease by one thread at a time.</remarks>
public sealed class RawFrame : IDisposable
{
    private readonly PooledBytes buffer;
    private readonly int offset;
    private int disposed;

    /// <summary>Takes over one hold on the buffer, in which the pixels begin at that byte.</summary>
    internal RawFrame(ArwFile file, PooledBytes buffer, int offset)
    {
        File = file;
        this.buffer = buffer;
        this.offset = offset;
    }

    /// <summary>Geometry and everything else the file says of itself.</summary>
    public ArwFile File { get; }

    /// <summary>Pixels in a row, padding included.</summary>
    public int Width => File.RawWidth;

    /// <summary>Rows, padding included.</summary>
    public int Height => File.RawHeight;

    /// <summary>All pixels, row by row.</summary>
    /// <exception cref="ObjectDisposedException">This lease was given back.</exception>
    public ReadOnlySpan<ushort> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
            return MemoryMarshal.Cast<byte, ushort>(buffer.Array.AsSpan(offset, Width * Height * sizeof(ushort)));
        }
    }

    /// <summary>One row of the coded array.</summary>
    public ReadOnlySpan<ushort> Row(int y) => Pixels.Slice(y * Width, Width);

    /// <summary>Another lease of the same pixels, to be given back by itself.</summary>
    /// <exception cref="ObjectDisposedException">This lease was given back.</exception>
    public RawFrame Lease() => Lease(File);

    /// <summary>The same pixels with facts of which more are known now.</summary>
    internal RawFrame Lease(ArwFile file)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        buffer.Hold();
        return new(file, buffer, offset);
    }

    /// <summary>Gives this lease back. A second time does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
            buffer.Release();
    }
}
