using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver.Keeping;

/// <summary>
/// What a program that was killed had begun to write: named, and made whole where all of the picture is there; removed where it is not.
/// </summary>
/// <remarks>Threads: any; two at once do no harm.</remarks>
public static class Leftovers
{
    /// <summary>What this program writes by way of <see cref="AtomicFile"/>; of any other name nothing is touched.</summary>
    private static readonly string[] Extensions = [".arw", ".jpg", ".jpeg", ".hif", ".heif", ".fits", ".json", ".txt", ".tsv"];

    /// <summary>Looks through folders, and those below them.</summary>
    public static void TidyUp(IEnumerable<string> folders, Action<string> say, bool isDeep = true)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = isDeep, IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var part in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.part", options))
            .ToHashSet())
        {
            try
            {
                if (AtomicFile.TargetOf(part) is { } target
                    && Extensions.Contains(Path.GetExtension(target), StringComparer.OrdinalIgnoreCase))
                    TidyUp(part, target, say);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                say($"{part} was left by a program that was ended, and cannot be moved: {error.Message}");
            }
        }
    }

    private static void TidyUp(string part, string target, Action<string> say)
    {
        if (ReadAlone(part) is not { } bytes)
            return;
        if (IsWhole(bytes, Path.GetExtension(target).ToLowerInvariant()))
        {
            var free = AtomicFile.Free(target);
            File.Move(part, free, overwrite: false);
            say($"A program was ended while it wrote {target}: all of it is there, and it is kept as {free}");
        }
        else
        {
            File.Delete(part);
            say($"A program was ended while it wrote {target}: what was there, {bytes.Length} bytes, is no whole file and is removed");
        }
    }

    /// <summary>The content; null while somebody writes it.</summary>
    private static byte[]? ReadAlone(string part)
    {
        try
        {
            using FileStream file = new(part, FileMode.Open, FileAccess.Read, FileShare.None);
            if (file.Length > FrameDownload.MostBytes)
                return [];
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsWhole(byte[] bytes, string extension) => extension switch
    {
        ".arw"             => IsWholeArw(bytes),
        ".jpg" or ".jpeg"  => bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
        && bytes.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]),
        ".fits"            => Fits.IsWhole(bytes),
        _                  => false, // settings and the like: the file before it is there
    };

    /// <summary>It can be decoded; and after a power cut a file may have its whole length and end in zeros, which no sensor does.</summary>
    private static bool IsWholeArw(byte[] bytes)
    {
        try
        {
            using var frame = ArwDecoder.Decode(bytes);
            var area = frame.File.ActiveArea;
            return frame.Row(area.Y + area.Height - 1).Slice(area.X, area.Width).ContainsAnyExcept((ushort)0);
        }
        catch (ArwException)
        {
            return false;
        }
    }
}
