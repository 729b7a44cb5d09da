using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>Plays a transport that delivers a file.</summary>
internal static class Arrival
{
    public static void Deliver(ReadOnlySpan<byte> file, FrameDownload download, int piece, bool announced)
    {
        download.Begin(announced ? (ulong)file.Length : null);
        Pieces(file, download, piece);
        download.Complete();
    }

    /// <summary>Fills the download up without ending it.</summary>
    public static void Pieces(ReadOnlySpan<byte> file, FrameDownload download, int piece)
    {
        while (!file.IsEmpty)
        {
            var place = download.Next(piece).Span;
            var count = Math.Min(Math.Min(place.Length, piece), file.Length);
            file[..count].CopyTo(place);
            download.Received(count);
            file = file[count..];
        }
    }
}
