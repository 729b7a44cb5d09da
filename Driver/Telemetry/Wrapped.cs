namespace SonyAlpha.Driver.Telemetry;

/// <summary>Words in lines of so many columns.</summary>
internal static class Wrapped
{
    /// <summary>Words behind a head, and below them what does not fit. A word longer than a line stands alone on one.</summary>
    /// <param name="indent">Columns before the lines below; null for the length of the head.</param>
    public static IEnumerable<string> Lines(string head, string words, int columns, int? indent = null)
    {
        var line = head;
        var isEmpty = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                (line, isEmpty) = (new string(' ', indent ?? head.Length), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }
}
