namespace SonyAlpha.Driver;

/// <summary>
/// A picture as the client asked for it: part of the sensor, binned or not, rows from the top, origin at the top left. A lease: whoever
/// was given one disposes of it after the last byte is written, and no later frame shows up in its pixels before that.
/// </summary>
/// <remarks>Threads: any; immutable.</remarks>
public abstract class Frame : IDisposable
{
    /// <summary>Pixels in a row: NumX when the exposure was started.</summary>
    public abstract int Width { get; }

    /// <summary>Rows: NumY when the exposure was started.</summary>
    public abstract int Height { get; }

    /// <summary>The pixels of a row, left to right.</summary>
    public abstract ReadOnlySpan<ushort> Row(int y);

    /// <summary>One more lease on the same picture.</summary>
    public abstract Frame Lease();

    /// <summary>Gives the lease back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
