using System.IO.Compression;

namespace SonyAlpha.SonyProtocol;

/// <summary>Files in a zip that somebody sent: read up to a size, whatever the zip says of itself.</summary>
public static class PackedFile
{
    /// <summary>A zip of `try` has some megabytes.</summary>
    private const long MostBytesOfZip = 256 << 20;

    private const int MostEntries = 100;

    /// <summary>Whether this is the name of a zip.</summary>
    public static bool IsNamedBy(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens one file of it.</summary>
    /// <param name="most">More bytes than this are refused when they come.</param>
    /// <exception cref="InvalidDataException">It is no zip, has no such file, or is larger than any that is meant; reading throws it
    /// too.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Stream Open(string path, string name, long most)
    {
        var file = PlainFile.Open(path, MostBytesOfZip);
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries)
                throw new InvalidDataException(
                    $"there are {zip.Entries.Count} files in it, and a zip of `try` has less than {MostEntries}");
            var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"there is no {name} in it: `try` makes such a zip");
            return new Bounded(zip, entry.Open(), name, most);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The lines of one file of it.</summary>
    /// <param name="mostOfLine">A line of more characters is refused before it is there.</param>
    /// <exception cref="InvalidDataException">As <see cref="Open"/> has it, or a line is too long.</exception>
    public static IEnumerable<string> Lines(string path, string name, long most, int mostOfLine)
    {
        using var reader = new StreamReader(Open(path, name, most));
        foreach (var line in PlainFile.Lines(reader, name, mostOfLine))
            yield return line;
    }

    /// <summary>Counts what really comes: the length that a zip declares is only a claim.</summary>
    private sealed class Bounded(ZipArchive zip, Stream inner, string name, long most) : Stream
    {
        private long count;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            count += read;
            return count <= most
                ? read : throw new InvalidDataException($"{name} unpacks to more than {most} bytes, which no file of `try` has");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                zip.Dispose(); // with the file
            }

            base.Dispose(disposing);
        }
    }
}
