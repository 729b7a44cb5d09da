using System.Buffers;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>
/// A picture as the client asked for it: part of the sensor, binned or not, rows from the top, origin at the top left. A lease: whoever
/// was given one disposes of it after the last byte is written, and no later frame shows up in its pixels before that.
/// </summary>
/// <remarks>Threads: the pixels never change; one lease is used by one thread at a time.</remarks>
public abstract class Frame : IDisposable
{
    /// <summary>Pixels in a row: NumX when the exposure was started.</summary>
    public abstract int Width { get; }

    /// <summary>Rows: NumY when the exposure was started.</summary>
    public abstract int Height { get; }

    /// <summary>What the camera's file says of itself; null of a live picture, which comes from no file.</summary>
    public abstract ArwFile? File { get; }

    /// <summary>The pixels of a row, left to right.</summary>
    /// <exception cref="ObjectDisposedException">This lease was given back.</exception>
    public abstract ReadOnlySpan<ushort> Row(int y);

    /// <summary>One more lease on the same picture.</summary>
    /// <exception cref="ObjectDisposedException">This lease was given back.</exception>
    public abstract Frame Lease();

    /// <summary>Gives the lease back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

/// <summary>A window of the sensor's own pixels, where they lie.</summary>
internal sealed class SensorView(RawFrame raw, int left, int top, int width, int height) : Frame
{
    public override int Width => width;

    public override int Height => height;

    public override ArwFile File => raw.File;

    public override ReadOnlySpan<ushort> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)height, nameof(y));
        return raw.Row(top + y).Slice(left, width);
    }

    public override Frame Lease() => new SensorView(raw.Lease(), left, top, width, height);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            raw.Dispose();
    }
}

/// <summary>Pixels of one colour averaged, in a pooled buffer that goes back with the last lease.</summary>
internal sealed class Superpixels : Frame
{
    private readonly Shared shared;
    private int disposed;

    private Superpixels(Shared shared) => this.shared = shared;

    public override int Width => shared.Width;

    public override int Height => shared.Height;

    public override ArwFile File => shared.File;

    /// <summary>
    /// Means of factor x factor pixels of one colour. In each direction, 2 x factor neighbours are as many of the one colour as of the
    /// other and become two pixels: column 5 with factor 2 is the second colour of the cell at 8, the mean of columns 9 and 11.
    /// </summary>
    public static Superpixels Bin(RawFrame raw, Area shown, int factor, Window window)
    {
        var shared = new Shared(raw.File, window.Width, window.Height);
        Parallel.For(0, window.Height, y => BinRow(raw, shown, factor, window, y, shared.Pixels.AsSpan(y * window.Width, window.Width)));
        return new(shared);
    }

    public override ReadOnlySpan<ushort> Row(int y)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        return shared.Pixels.AsSpan(y * Width, Width);
    }

    public override Frame Lease()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        shared.Hold();
        return new Superpixels(shared);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref disposed, 1) == 0)
            shared.Release();
    }

    private static void BinRow(RawFrame raw, Area shown, int factor, Window window, int y, Span<ushort> target)
    {
        var sums = new int[window.Width];
        var counts = new int[window.Width];
        var top = First(window.Y + y, factor);
        for (var row = top; row < Math.Min(top + 2 * factor, shown.Height); row += 2)
        {
            var source = raw.Row(shown.Y + row).Slice(shown.X, shown.Width);
            for (var x = 0; x < target.Length; x++)
            {
                var left = First(window.X + x, factor);
                for (var column = left; column < Math.Min(left + 2 * factor, source.Length); column += 2)
                {
                    sums[x] += source[column];
                    counts[x]++;
                }
            }
        }

        for (var x = 0; x < target.Length; x++)
            target[x] = (ushort)((sums[x] + counts[x] / 2) / Math.Max(1, counts[x]));
    }

    /// <summary>The first sensor column (or row) of a binned one.</summary>
    private static int First(int binned, int factor) => 2 * factor * (binned >> 1) + (binned & 1);

    private sealed class Shared(ArwFile file, int width, int height)
    {
        private int leases = 1;

        public ArwFile File => file;

        public int Width => width;

        public int Height => height;

        public ushort[] Pixels { get; } = ArrayPool<ushort>.Shared.Rent(width * height);

        public void Hold() => Interlocked.Increment(ref leases);

        public void Release()
        {
            if (Interlocked.Decrement(ref leases) == 0)
                ArrayPool<ushort>.Shared.Return(Pixels);
        }
    }
}
