using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Which bytes of an object a request asks for.</summary>
internal readonly record struct Piece(uint Handle, long Offset, long Most)
{
    /// <summary>No object of a camera is longer: what a broken capture says beyond it is no offset.</summary>
    private const long LongestObject = 1L << 36;

    /// <summary>GetPartialObject, and Sony's own with an offset of 64 bits; null for other requests.</summary>
    public static Piece? Of(CapturedTransaction transaction)
    {
        Piece? piece = transaction.Parameters switch
        {
            [var handle, var offset, var most, ..] when transaction.Operation.Code == PtpOperation.GetPartialObject.Code
                => new(handle, offset, most),
            [var handle, var low, var high, var most, ..] when transaction.Operation.Code == SonyOperation.SdioGetPartialLargeObject.Code
                => new(handle, (long)((ulong)high << 32 | low), most),
            _ => null,
        };
        return piece is { Offset: >= 0 and < LongestObject } ? piece : null;
    }
}

/// <summary>A picture that is read in pieces, in whatever order and size.</summary>
internal sealed class PiecedPicture(PictureFile file) : IDisposable
{
    /// <summary>Pieces that are there: first byte, and the byte behind the last; in order, none touching the next.</summary>
    private readonly List<(long From, long To)> there = [];

    /// <summary>The size, if a piece was shorter than asked for: the object ends with it.</summary>
    private long? ended;

    public PictureFile File => file;

    public bool Has(long offset) => there.Exists(part => part.From <= offset && offset < part.To);

    public bool IsWhole(long? size) => (size ?? ended) is { } all && Missing(all) == 0;

    public void Add(Piece piece, CapturedTransaction transaction)
    {
        var at = 0L;
        foreach (var gap in transaction.Gaps)
        {
            Add(piece.Offset + at, piece.Offset + gap.Offset);
            at = gap.Offset + gap.Length;
        }

        var length = Math.Max(at, transaction.Received + transaction.Gaps.Sum(gap => gap.Length));
        Add(piece.Offset + at, piece.Offset + length);
        if (transaction.Missing == 0 && length < piece.Most)
            ended = piece.Offset + length;
    }

    /// <summary>What of the picture is there, as far as its size is known.</summary>
    public (long Received, long Missing, long First) Account(long? told)
    {
        var size = Math.Max(told ?? ended ?? 0, there.Count > 0 ? there[^1].To : 0);
        var first = there is [{ From: 0, To: var to }, ..] ? to : 0;
        return (size - Missing(size), Missing(size), first);
    }

    public void Dispose() => file.Dispose();

    private long Missing(long size) => size - there.Sum(part => Math.Min(part.To, size) - Math.Min(part.From, size));

    private void Add(long from, long to)
    {
        if (from >= to)
            return;
        foreach (var part in there.Where(part => part.From <= to && from <= part.To).ToList())
        {
            (from, to) = (Math.Min(from, part.From), Math.Max(to, part.To));
            there.Remove(part);
        }

        there.Insert(there.FindLastIndex(part => part.From < from) + 1, (from, to));
    }
}
