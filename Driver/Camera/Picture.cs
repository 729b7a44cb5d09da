using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>An exposure that was taken and is held for the client.</summary>
/// <param name="Number">The exposure's, counted from 1 for each camera.</param>
/// <param name="Frame">The pixels; the picture's own lease.</param>
/// <param name="File">What the camera's file says of itself; null of a live picture.</param>
/// <param name="Start">When the shutter opened, UTC.</param>
/// <param name="Duration">How long it was open.</param>
/// <param name="Gone">Called when the picture goes: whether somebody had fetched it.</param>
public sealed record Picture(long Number, Frame Frame, ArwFile? File, DateTimeOffset Start, TimeSpan Duration, FrameKind Kind,
    Action<bool> Gone) : IDisposable
{
    private readonly object finding = new();
    private StarField? stars;
    private int fetched;
    private int disposed;
    private Picture? origin;
    private string? keptAt;
    private Action<string>? whenKept;

    /// <summary>The camera's own file while the picture holds it; empty where it is kept as a file anyhow, or never was one.</summary>
    public ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>A lease on the frame for a reader, who disposes of it; null if the picture has just gone.</summary>
    public Frame? Fetch()
    {
        Interlocked.Exchange(ref fetched, 1);
        return Look();
    }

    /// <summary>The same for somebody who only looks: that does not count as the client having its picture.</summary>
    public Frame? Look()
    {
        try
        {
            return Frame.Lease();
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    internal void WasKept(string path)
    {
        Volatile.Write(ref keptAt, path);
        Interlocked.Exchange(ref whenKept, null)?.Invoke(path);
    }

    /// <summary>Somebody wants to be told where it is kept: at once, if it is already. Called on any thread.</summary>
    internal void WhenKept(Action<string> told)
    {
        lock (finding)
            whenKept += told;
        if (KeptAt is { } path)
            Interlocked.Exchange(ref whenKept, null)?.Invoke(path);
    }

    /// <summary>The same picture on a lease of its own, for somebody who looks on when its client has let it go.</summary>
    internal Picture Share()
    {
        Picture shared = new(Number, Frame.Lease(), File, Start, Duration, Kind, _ => { }) { Late = Late, origin = origin ?? this };
        WhenKept(shared.WasKept);
        return shared;
    }

    /// <summary>Its stars, found when somebody asks first; null if the picture has just gone.</summary>
    /// <param name="maxAdu">The largest value that a pixel can have.</param>
    public StarField? FindStars(int maxAdu) => (origin ?? this).FindStars(maxAdu, this);

    /// <param name="lease">This picture, or another one on the same pixels that is still there.</param>
    private StarField? FindStars(int maxAdu, Picture lease)
    {
        lock (finding)
        {
            if (stars is not null)
                return stars;
            using var frame = lease.Look();
            return frame is null ? null : stars = StarFinder.Find(frame, maxAdu);
        }
    }

    /// <summary>Whether somebody has had it.</summary>
    public bool WasFetched => Volatile.Read(ref fetched) != 0;

    /// <summary>Whether it is gone.</summary>
    public bool IsDisposed => Volatile.Read(ref disposed) != 0;

    /// <summary>How much later than its client asked the shutter opened, which the client takes for the start; zero if it opened at
    /// once.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Where the camera's own file of it was written; null while it was not.</summary>
    public string? KeptAt => Volatile.Read(ref keptAt);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        Frame.Dispose();
        Gone(fetched != 0);
    }
}
