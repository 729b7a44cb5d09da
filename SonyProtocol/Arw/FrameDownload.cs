using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// A picture file while it arrives: one pooled buffer and a watermark, behind which <see cref="ArwDecoder"/> decodes on another thread.
/// The whole file stays for saving.
/// </summary>
/// <remarks>
/// Threads: the transport's thread writes and ends with <see cref="Complete"/> or <see cref="Fail"/>; any other may wait and read.
/// The buffer outlives <see cref="Dispose"/> as long as a decoder or a frame uses it.
/// </remarks>
public sealed class FrameDownload(Clock clock, int cap = FrameDownload.MostBytes) : IDataReceiver, IDisposable
{
    /// <summary>No camera's file is larger; a wrong length must not take all memory.</summary>
    public const int MostBytes = 500_000_000;

    /// <summary>Room at first where the camera does not announce a length: a file of 24 Mpx. It doubles when that is full.</summary>
    private const int FirstBytes = 32 << 20;

    /// <summary>The share of an announced length, one in so many, by which it may be too small.</summary>
    private const int Slack = 8;

    private readonly object gate = new();
    private PooledBytes? buffer;
    private int received;
    private bool ended;
    private Exception? failure;
    private int readers;
    private bool disposed;

    /// <summary>How long no byte may come before who waits gives up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that have come so far.</summary>
    public int Count => Volatile.Read(ref received);

    /// <summary>Whether all bytes are there.</summary>
    public bool IsComplete
    {
        get
        {
            lock (gate)
                return ended && failure is null;
        }
    }

    /// <summary>What has come so far; valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(disposed && readers == 0, this);
                return buffer is null ? default : buffer.Array.AsMemory(0, received);
            }
        }
    }

    public void Begin(ulong? length)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (buffer is not null)
                throw new InvalidOperationException("A download is used once: fetch the picture again with another");
            // with room for what a body understates: a second buffer would lie beside the first until the collector looks
            buffer = PooledBytes.Rent(length is > 0 && length <= (ulong)cap
                ? (int)Math.Min((ulong)cap, length.Value + (length.Value / Slack)) : Math.Min(FirstBytes, cap));
        }
    }

    public Memory<byte> Next(int hint)
    {
        lock (gate)
        {
            if (buffer is null || disposed)
                throw new InvalidOperationException("The download has not begun, or is over");
            var room = Math.Min(buffer.Array.Length, cap) - received;
            if (room == 0)
                room = Grow();
            return buffer.Array.AsMemory(received, Math.Clamp(hint, 1, room));
        }
    }

    /// <summary>Moves to a buffer of twice the size. The old one is left to the collector: a decoder may be reading from it.</summary>
    /// <returns>The bytes that have become free.</returns>
    private int Grow()
    {
        if (received >= cap)
            throw new TransportException(TransportFault.Malformed, $"The camera sends more than {cap} bytes as one picture");
        var larger = PooledBytes.Rent((int)Math.Min(cap, Math.Max(2L * received, 1 << 16)));
        buffer!.Array.AsSpan(0, received).CopyTo(larger.Array);
        buffer = larger;
        return Math.Min(larger.Array.Length, cap) - received;
    }

    public void Received(int count)
    {
        lock (gate)
            received += count;
        clock.Pulse(gate);
    }

    /// <summary>All bytes were received.</summary>
    public void Complete() => End(null);

    /// <summary>The transfer broke off. Those who wait are told why.</summary>
    public void Fail(Exception reason) => End(reason);

    private void End(Exception? reason)
    {
        lock (gate)
        {
            ended = true;
            failure ??= reason;
        }

        clock.Pulse(gate);
    }

    /// <summary>Waits until so many bytes are there, or it is certain how many there are.</summary>
    /// <returns>All bytes received so far: fewer than asked for if the file is shorter.</returns>
    /// <exception cref="ArwException">The transfer broke off or stands still.</exception>
    internal ReadOnlyMemory<byte> WaitFor(long bytes)
    {
        for (int before = -1, now = Count; before != now; now = Count)
        {
            before = now;
            if (clock.WaitUntil(gate, () => received >= bytes || ended, Patience))
            {
                if (failure is not null && received < bytes)
                    throw new ArwException($"The download of the picture broke off after {received} bytes: {failure.Message}", failure);
                return Bytes;
            }
        }

        throw new ArwException($"The download of the picture stopped at byte {Count}: nothing came for {Patience.TotalSeconds} s");
    }

    /// <summary>Keeps the buffer until the returned hold is disposed.</summary>
    internal IDisposable Read()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            readers++;
        }

        return new Reader(this);
    }

    /// <summary>The complete file's buffer with a hold for the caller: the pixels in it can be used where they lie.</summary>
    internal PooledBytes Share()
    {
        lock (gate)
        {
            buffer!.Hold();
            return buffer;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
            ended = true;
            failure ??= new ObjectDisposedException(nameof(FrameDownload));
            if (readers == 0)
                buffer?.Release();
        }

        clock.Pulse(gate);
    }

    private void EndReading()
    {
        lock (gate)
        {
            if (--readers == 0 && disposed)
                buffer?.Release();
        }
    }

    private sealed class Reader(FrameDownload download) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!over)
                download.EndReading();
            over = true;
        }
    }
}
