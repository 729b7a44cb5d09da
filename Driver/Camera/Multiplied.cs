using System.Buffers;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>
/// A picture whose values are a multiple of the camera's, in a pooled buffer that goes back with the last lease. The factor is the body's,
/// the same for all its pictures: flats and darks must fit each other.
/// </summary>
internal sealed class Multiplied : Frame
{
    private readonly Shared shared;
    private int disposed;

    private Multiplied(Shared shared) => this.shared = shared;

    public override int Width => shared.Width;

    public override int Height => shared.Height;

    public override ArwFile? File => shared.File;

    /// <param name="factor">1 gives the frame itself back; otherwise its lease is taken over.</param>
    public static Frame Of(Frame frame, int factor)
    {
        if (factor == 1)
            return frame;
        using (frame)
        {
            Shared shared = new(frame.File, frame.Width, frame.Height);
            Parallel.For(0, frame.Height, y =>
            {
                var from = frame.Row(y);
                var to = shared.Pixels.AsSpan(y * shared.Width, shared.Width);
                for (var x = 0; x < to.Length; x++)
                    to[x] = (ushort)Math.Min(ushort.MaxValue, from[x] * factor);
            });
            return new Multiplied(shared);
        }
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
        return new Multiplied(shared);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref disposed, 1) == 0)
            shared.Release();
    }

    private sealed class Shared(ArwFile? file, int width, int height)
    {
        private int leases = 1;

        public ArwFile? File => file;

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
