using System.Globalization;
using System.Text;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>
/// The last transactions with a body, as a file: a report of trouble is packed by another program, and later. Written when an exposure is
/// over and when the body is let go or lost; each time over the one before.
/// </summary>
internal static class TransactionFile
{
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Keep(string folder, string model, IReadOnlyList<(DateTimeOffset At, Transaction What)> recent, SonyCamera? body)
    {
        if (recent.Count == 0)
            return;
        Folders.MakePrivate(folder);
        var text = new StringBuilder();
        foreach (var (at, what) in recent)
            text.Append(CultureInfo.InvariantCulture,
                $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z {TransactionLine.Of(what, body).ReplaceLineEndings(" ")}\n");
        AtomicFile.Write(Path.Combine(folder, BodyDescription.FileNameOf(model) + ".txt"), Encoding.UTF8.GetBytes(text.ToString()),
            FileReaders.ThisUser);
    }
}
