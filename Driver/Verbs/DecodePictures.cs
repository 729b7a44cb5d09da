using System.Globalization;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The pictures of a capture, written to a folder as they are found; without a folder they are counted only.</summary>
internal sealed class DecodePictures(string? folder) : IDisposable
{
    private PictureFile? open;
    private int found;

    public int Cut { get; private set; }

    public int Found => found;

    public void Dispose() => open?.Dispose();

    /// <summary>Where the data of an object goes; null for what is no object, and for live frames, which are small.</summary>
    public ICapturedData? Begin(CapturedTransaction transaction)
    {
        if (transaction.Operation.Code != PtpOperation.GetObject.Code || IsLive(transaction))
            return null;
        open = new(folder is null ? null : Path.Combine(folder, NameOf(transaction)));
        return open;
    }

    /// <summary>The object's data is over.</summary>
    /// <returns>What was found, and what of it is missing; null if it was no picture.</returns>
    public string? End(CapturedTransaction transaction)
    {
        if (transaction.Operation.Code != PtpOperation.GetObject.Code || transaction.Direction != DataDirection.In)
            return null;
        if (IsLive(transaction))
            return EndLive(transaction);
        using var file = open;
        open = null;
        file?.Commit();
        return Report(file?.Path ?? NameOf(transaction), transaction);
    }

    private string EndLive(CapturedTransaction transaction)
    {
        var name = NameOf(transaction, "live.jpg");
        if (transaction.Missing == 0 && LiveViewFrame.Read(transaction.Data) is { } frame)
        {
            if (folder is not null)
                AtomicFile.Write(Path.Combine(folder, name), frame.Jpeg.Span);
            found++;
            return $"{name}: {frame.Jpeg.Length} bytes, whole";
        }

        return Report($"{name} (not written)", transaction);
    }

    private string Report(string path, CapturedTransaction transaction)
    {
        found++;
        var name = Path.GetFileName(path);
        if (transaction.Missing == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name}: {transaction.Received} bytes, whole");
        Cut++;
        var first = transaction.Gaps.Count > 0 ? transaction.Gaps[0].Offset : transaction.Received;
        return string.Create(CultureInfo.InvariantCulture,
            $"{name}: CUT by the capture, {transaction.Missing} of {transaction.Announced ?? transaction.Received + transaction.Missing} bytes are missing, the first at byte {first}");
    }

    private string NameOf(CapturedTransaction transaction, string? name = null)
    {
        // a name comes from the camera: nothing of it may lead out of the folder
        var told = name ?? Path.GetFileName(transaction.Body.Object?.FileName ?? "").Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{found + 1:0000}-{(told.Length == 0 ? "object.bin" : told)}");
    }

    private static bool IsLive(CapturedTransaction transaction) => transaction.Parameters is [ObjectHandle.LiveView, ..];

    /// <summary>A file that is written as data comes; what the capture lacks is zeros, so that the rest stands where it belongs.</summary>
    private sealed class PictureFile(string? path) : ICapturedData, IDisposable
    {
        private readonly AtomicFile.Pending? pending = path is null ? null : AtomicFile.Begin(path);

        public string? Path => path;

        public void Write(ReadOnlySpan<byte> data) => pending?.Stream.Write(data);

        public void Missing(long count)
        {
            if (pending is null)
                return;
            pending.Stream.SetLength(pending.Stream.Position + count);
            pending.Stream.Position += count;
        }

        public void Commit() => pending?.Commit();

        public void Dispose() => pending?.Dispose();
    }
}
