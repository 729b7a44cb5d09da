using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Bytes as people read them: offset, sixteen in hex, the same as text.</summary>
internal static class HexDump
{
    private const int Width = 16;

    /// <param name="offset">Of the first byte.</param>
    /// <param name="marked">Bytes that get a * behind them: as long as the bytes, or empty.</param>
    public static IEnumerable<string> Lines(ReadOnlyMemory<byte> bytes, int offset = 0, bool[]? marked = null)
    {
        for (var at = 0; at < bytes.Length; at += Width)
        {
            var count = Math.Min(Width, bytes.Length - at);
            yield return Line(offset + at, bytes.Span.Slice(at, count), marked is null ? default : marked.AsSpan(at, count));
        }
    }

    /// <summary>The first line, which says what record it is, and those in which something changed; of a list of hundreds the rest tells
    /// nothing.</summary>
    public static IEnumerable<string> Changes(ReadOnlyMemory<byte> bytes, int offset, bool[] marked)
    {
        var skipped = false;
        foreach (var (number, line) in Lines(bytes, offset, marked).Index())
        {
            var isShown = number == 0 || marked.Skip(number * Width).Take(Width).Contains(true);
            if (isShown && skipped)
                yield return "    ...";
            if (isShown)
                yield return line;
            skipped = !isShown;
        }

        if (skipped)
            yield return "    ...";
    }

    private static string Line(int offset, ReadOnlySpan<byte> bytes, ReadOnlySpan<bool> marked)
    {
        var hex = new StringBuilder();
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            hex.Append(CultureInfo.InvariantCulture, $"{bytes[i]:X2}{(i < marked.Length && marked[i] ? '*' : ' ')}");
            text.Append(bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.');
        }

        return string.Create(CultureInfo.InvariantCulture, $"    {offset:X6}  {hex,-48} {text}");
    }
}
