namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// A large buffer that goes back to a pool when its last holder lets go: a fresh one costs a page fault every 4 KiB, which is half the
/// time of decoding a frame.
/// </summary>
/// <remarks>Threads: any. The content of a rented buffer is whatever its last user left.</remarks>
internal sealed class PooledBytes
{
    /// <summary>Smaller ones are left to the garbage collector.</summary>
    private const int Smallest = 1 << 16;

    /// <summary>Idle memory that is kept: file and pixels of a 61 Mpx frame, with a second file.</summary>
    private const long MostIdle = 400L << 20;

    /// <summary>The same in pieces: what one frame leaves for the next is two, and pictures of slow readers come back late.</summary>
    private const int MostIdleBuffers = 4;

    private static readonly Lock Gate = new();
    private static readonly List<byte[]> Idle = [];
    private int holders = 1;

    private PooledBytes(byte[] bytes) => Array = bytes;

    /// <summary>At least as long as was asked for.</summary>
    public byte[] Array { get; }

    /// <summary>Bytes that lie idle in the pool.</summary>
    public static long IdleBytes
    {
        get
        {
            lock (Gate)
                return Idle.Sum(bytes => (long)bytes.Length);
        }
    }

    /// <summary>Buffers that lie idle in the pool.</summary>
    public static int IdleCount
    {
        get
        {
            lock (Gate)
                return Idle.Count;
        }
    }

    /// <summary>A buffer for one holder, of unknown content.</summary>
    public static PooledBytes Rent(int size)
    {
        lock (Gate)
        {
            // The smallest that fits, unless it is so large that a greater need should find it
            var found = -1;
            for (var i = 0; i < Idle.Count; i++)
            {
                if (Idle[i].Length >= size && Idle[i].Length / 2 <= size && (found < 0 || Idle[i].Length < Idle[found].Length))
                    found = i;
            }

            if (found >= 0)
            {
                var bytes = Idle[found];
                Idle.RemoveAt(found);
                return new(bytes);
            }
        }

        return new(GC.AllocateUninitializedArray<byte>(size));
    }

    /// <summary>Adds a holder. Only one who holds it may call this.</summary>
    public void Hold() => Interlocked.Increment(ref holders);

    /// <summary>Lets go; the last holder gives the buffer back.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) != 0 || Array.Length < Smallest)
            return;
        lock (Gate)
        {
            Idle.Add(Array);
            while (Idle.Count > MostIdleBuffers || Idle.Sum(bytes => (long)bytes.Length) > MostIdle)
                Idle.RemoveAt(0);
        }
    }

    /// <summary>Leaves the newest idle buffers, so many of them, and the others to the collector.</summary>
    public static void Trim(int left)
    {
        lock (Gate)
            Idle.RemoveRange(0, Math.Max(0, Idle.Count - left));
    }
}
