using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>
/// Text of a camera, a file or a client as it may stand before a person: it can neither begin a line of its own, nor give orders to a
/// terminal, nor turn round what stands behind it.
/// </summary>
public static class PlainText
{
    /// <summary>What gives orders to a terminal, ends a line, or changes the direction of writing (Unicode 15, 23.2 and UAX 9).</summary>
    public static bool GivesOrders(char c) =>
        char.IsControl(c) || c is '\u200E' or '\u200F' or '\u061C' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');

    /// <summary>One line: orders stand in it as \u001b.</summary>
    public static string OneLine(string text) => Clean(text, (_, _) => false);

    /// <summary>The same lines, ended as they were; tabs stay too.</summary>
    public static string Lines(string text) =>
        Clean(text, (all, at) => all[at] is '\n' or '\t' || (all[at] == '\r' && at + 1 < all.Length && all[at + 1] == '\n'));

    private static string Clean(string text, Func<string, int, bool> stays)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++)
            clean = !GivesOrders(text[i]) || stays(text, i);
        if (clean)
            return text;
        StringBuilder plain = new(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (GivesOrders(text[i]) && !stays(text, i))
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else
                plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
