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
    private readonly Dictionary<(CapturedBody Body, uint Handle), PiecedPicture> pieced = [];
    private readonly List<string> late = [];
    private int begun;

    public int Cut { get; private set; }

    public int Found { get; private set; }

    public void Dispose()
    {
        foreach (var file in open.Values)
            file.Dispose();
        foreach (var picture in pieced.Values)
            picture.Dispose();
    }

    /// <summary>What became of pictures whose last piece never came, as far as that is known by now.</summary>
    public IReadOnlyList<string> TakeLate()
    {
        string[] taken = [.. late];
        late.Clear();
        return taken;
    }

    /// <summary>The capture is over: pictures that lack pieces are given as they are.</summary>
    public void Finish()
    {
        foreach (var (whose, picture) in pieced)
            late.Add(Finish(picture, whose.Body));
        pieced.Clear();
    }

    /// <summary>Where the data of an object goes; null for what is no object, and for live frames, which are small.</summary>
    public ICapturedData? Begin(CapturedTransaction transaction)
    {
        if (Piece.Of(transaction) is { } piece && !IsLive(transaction))
            return Begin(piece, transaction.Body);
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
        if (Piece.Of(transaction) is { } piece)
            return End(piece, transaction);
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

    /// <summary>The picture that the piece is of: a new one if it begins anew.</summary>
    private PictureFile Begin(Piece piece, CapturedBody body)
    {
        var whose = (body, piece.Handle);
        if (piece.Offset == 0 && pieced.TryGetValue(whose, out var before) && before.Has(0))
        {
            pieced.Remove(whose);
            late.Add(Finish(before, body));
        }

        if (!pieced.TryGetValue(whose, out var picture))
            pieced[whose] = picture = new(new(folder, NameOf(body.Object?.FileName)));
        picture.File.Seek(piece.Offset);
        return picture.File;
    }

    /// <returns>What is known of the picture, if this was its last piece.</returns>
    private string? End(Piece piece, CapturedTransaction transaction)
    {
        var whose = (transaction.Body, piece.Handle);
        if (!pieced.TryGetValue(whose, out var picture))
            return null;
        picture.Add(piece, transaction);
        if (!picture.IsWhole(SizeOf(transaction.Body)))
            return null;
        pieced.Remove(whose);
        return Finish(picture, transaction.Body);
    }

    private string Finish(PiecedPicture picture, CapturedBody body)
    {
        using (picture)
            picture.File.Commit();
        var (received, missing, first) = picture.Account(SizeOf(body));
        return Report(picture.File.Name, received, missing, received + missing, first);
    }

    /// <summary>What the body said last of an object: all ones where 32 bits are too few.</summary>
    private static long? SizeOf(CapturedBody body) => body.Object is { CompressedSize: > 0 and < uint.MaxValue and var size } ? size : null;

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

    private string Report(string name, CapturedTransaction transaction) => Report(
        name, transaction.Received, transaction.Missing, transaction.Announced ?? transaction.Received + transaction.Missing,
        transaction.Gaps.Count > 0 ? transaction.Gaps[0].Offset : transaction.Received, transaction.Gaps.Count);

    private string Report(string name, long received, long missing, long size, long first, int places = 1)
    {
        Found++;
        if (missing == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name}: {received} bytes, whole");
        Cut++;
        return string.Create(CultureInfo.InvariantCulture,
            $"{name}: CUT by the capture, {missing} of {size} bytes are missing, the first at byte "
                + $"{first}{(places > 1 ? $", in {places} places" : "")}");
    }

    private string NameOf(string? told)
    {
        // a name comes from the camera: nothing of it may lead out of the folder, or be refused by the file system
        var name = string.Concat(Path.GetFileName(told ?? "")
            .Where(c => !char.IsControl(c) && !"\\:*?\"<>|".Contains(c, StringComparison.Ordinal))).Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{++begun:0000}-{(name.Length == 0 ? "object.bin" : name)}");
    }

    private static bool IsLive(CapturedTransaction transaction) => transaction.Parameters is [ObjectHandle.LiveView, ..];
}
