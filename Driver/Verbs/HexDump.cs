using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Bytes as people read them: offset, sixteen in hex, the same as text.</summary>
internal static class HexDump
{
    public static IEnumerable<string> Lines(ReadOnlyMemory<byte> bytes)
    {
        for (var offset = 0; offset < bytes.Length; offset += 16)
            yield return Line(offset, bytes.Span.Slice(offset, Math.Min(16, bytes.Length - offset)));
    }

    private static string Line(int offset, ReadOnlySpan<byte> bytes)
    {
        var hex = new StringBuilder();
        var text = new StringBuilder();
        foreach (var one in bytes)
        {
            hex.Append(CultureInfo.InvariantCulture, $"{one:X2} ");
            text.Append(one is >= 0x20 and < 0x7F ? (char)one : '.');
        }

        return string.Create(CultureInfo.InvariantCulture, $"    {offset:X6}  {hex,-48} {text}");
    }
}
