using System.Globalization;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The pictures of a capture, written to a folder as they are found; without a folder they are counted only.</summary>
internal sealed class DecodePictures(string? folder) : IDisposable
{
    /// <summary>Bodies on one wire are read at the same time: each transaction has a file of its own, numbered when it begins.</summary>
    private readonly Dictionary<CapturedTransaction, PictureFile> open = [];
    private int begun;

    public int Cut { get; private set; }

    public int Found { get; private set; }

    public void Dispose()
    {
        foreach (var file in open.Values)
            file.Dispose();
    }

    /// <summary>Where the data of an object goes; null for what is no object, and for live frames, which are small.</summary>
    public ICapturedData? Begin(CapturedTransaction transaction)
    {
        if (transaction.Operation.Code != PtpOperation.GetObject.Code || IsLive(transaction))
            return null;
        if (open.Remove(transaction, out var restarted))
            restarted.Dispose();
        return open[transaction] = new(folder, NameOf(transaction.Body.Object?.FileName));
    }

    /// <summary>The object's data is over.</summary>
    /// <returns>What was found, and what of it is missing; null if it was no picture.</returns>
    public string? End(CapturedTransaction transaction)
    {
        if (transaction.Operation.Code != PtpOperation.GetObject.Code || transaction.Direction != DataDirection.In)
            return null;
        if (IsLive(transaction))
            return EndLive(transaction);
        if (!open.Remove(transaction, out var file))
            return null;
        using (file)
            file.Commit();
        return Report(file.Name, transaction);
    }

    private string EndLive(CapturedTransaction transaction)
    {
        var name = NameOf("live.jpg");
        if (transaction.Missing == 0 && LiveViewFrame.Read(transaction.Data) is { } frame)
        {
            if (folder is not null)
                AtomicFile.Write(Path.Combine(folder, name), frame.Jpeg.Span);
            Found++;
            return $"{name}: {frame.Jpeg.Length} bytes, whole";
        }

        return Report($"{name} (not written)", transaction);
    }

    private string Report(string name, CapturedTransaction transaction)
    {
        Found++;
        if (transaction.Missing == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name}: {transaction.Received} bytes, whole");
        Cut++;
        var first = transaction.Gaps.Count > 0 ? transaction.Gaps[0].Offset : transaction.Received;
        return string.Create(CultureInfo.InvariantCulture,
            $"{name}: CUT by the capture, {transaction.Missing} of {transaction.Announced ?? transaction.Received + transaction.Missing} bytes are missing, the first at byte {first}");
    }

    private string NameOf(string? told)
    {
        // a name comes from the camera: nothing of it may lead out of the folder, or be refused by the file system
        var name = string.Concat(Path.GetFileName(told ?? "").Where(c => !char.IsControl(c) && !"\\:*?\"<>|".Contains(c, StringComparison.Ordinal))).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{++begun:0000}-{(name.Length == 0 ? "object.bin" : name)}");
    }

    private static bool IsLive(CapturedTransaction transaction) => transaction.Parameters is [ObjectHandle.LiveView, ..];

    /// <summary>A file that is written as data comes; what the capture lacks is zeros, so that the rest stands where it belongs.</summary>
    private sealed class PictureFile(string? folder, string name) : ICapturedData, IDisposable
    {
        private readonly AtomicFile.Pending? pending = folder is null ? null : AtomicFile.Begin(Path.Combine(folder, name));

        public string Name => name;

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
