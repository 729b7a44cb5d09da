namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Where a decoder takes the file's bytes from: they are all there, or still arriving.</summary>
internal abstract class ArwSource
{
    /// <summary>The file so far, with at least so many bytes.</summary>
    /// <exception cref="ArwException">The file is shorter, or its transfer broke off.</exception>
    public ReadOnlyMemory<byte> Until(long bytes)
    {
        var file = Wait(bytes);
        return file.Length >= bytes
            ? file
            : throw new ArwException($"The file ends at byte {file.Length}, but its pixels go on to byte {bytes}: it is cut off");
    }

    /// <summary>The file so far: fewer bytes than wanted only if there are no more.</summary>
    public abstract ReadOnlyMemory<byte> Wait(long bytes);

    public sealed class Whole(ReadOnlyMemory<byte> file) : ArwSource
    {
        public override ReadOnlyMemory<byte> Wait(long bytes) => file;
    }

    public sealed class Arriving(FrameDownload download) : ArwSource
    {
        public override ReadOnlyMemory<byte> Wait(long bytes) => download.WaitFor(bytes);
    }
}
