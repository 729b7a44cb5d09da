using SonyAlpha.Driver.Keeping;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>A file that is written as data comes; what the capture lacks is zeros, so that the rest stands where it belongs.</summary>
/// <param name="folder">Null for no file: then pictures are counted only.</param>
internal sealed class PictureFile(string? folder, string name) : ICapturedData, IDisposable
{
    private readonly AtomicFile.Pending? pending = folder is null ? null : AtomicFile.Begin(Path.Combine(folder, name));

    public string Name => name;

    /// <summary>Goes on at that byte of the picture.</summary>
    public void Seek(long offset)
    {
        if (pending is not null)
            pending.Stream.Position = offset;
    }

    public void Write(ReadOnlySpan<byte> data) => pending?.Stream.Write(data);

    public void Missing(long count)
    {
        if (pending is null)
            return;
        pending.Stream.SetLength(Math.Max(pending.Stream.Length, pending.Stream.Position + count));
        pending.Stream.Position += count;
    }

    public void Commit() => pending?.Commit();

    public void Dispose() => pending?.Dispose();
}
