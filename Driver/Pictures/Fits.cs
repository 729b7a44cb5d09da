using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver;

/// <summary>A card of a FITS header. The value is a <see cref="bool"/>, <see cref="int"/>, <see cref="double"/> or
/// <see cref="string"/>.</summary>
public sealed record FitsCard(string Keyword, object Value, string Comment);

/// <summary>Writes FITS files of unsigned 16-bit pixels: FITS has only signed ones, so they are moved by 32768 as BZERO says.</summary>
/// <remarks>After "Definition of the Flexible Image Transport System", version 4.0.</remarks>
public static class Fits
{
    private const int BlockLength = 2880;
    private const int CardLength = 80;
    private const int LongestText = 68;

    /// <param name="row">Gives the rows, from the top of the picture: ROWORDER says so.</param>
    public static void Write(Stream file, int width, int height, FitsRow row, IEnumerable<FitsCard> cards)
    {
        FitsCard[] structure =
        [
            new("SIMPLE", true, "conforms to the FITS standard"),
            new("BITPIX", 16, "bits per pixel"),
            new("NAXIS", 2, "dimensions"),
            new("NAXIS1", width, "pixels in a row"),
            new("NAXIS2", height, "rows"),
            new("BZERO", 32768, "pixels are unsigned"),
            new("BSCALE", 1, ""),
            new("ROWORDER", "TOP-DOWN", "the first row is the top of the picture"),
        ];
        StringBuilder header = new();
        foreach (var card in structure.Concat(cards))
            header.Append(Card(card));
        header.Append("END".PadRight(CardLength));
        file.Write(Encoding.ASCII.GetBytes(Padded(header.ToString())));
        WritePixels(file, width, height, row);
    }

    /// <summary>Whether a file that <see cref="Write"/> began has all its pixels.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> file)
    {
        var (at, pixels) = (0, 1L);
        for (; at + CardLength <= file.Length; at += CardLength)
        {
            var card = Encoding.ASCII.GetString(file.Slice(at, CardLength));
            if (card.TrimEnd() == "END")
                break;
            if (card.StartsWith("NAXIS1 ", StringComparison.Ordinal) || card.StartsWith("NAXIS2 ", StringComparison.Ordinal))
                pixels *= long.TryParse(card.AsSpan(10, 20), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var count)
                    ? count : 0;
        }

        return pixels > 1 && file.Length == Blocks(at + CardLength) + Blocks(pixels * sizeof(short));
    }

    private static long Blocks(long bytes) => (bytes + BlockLength - 1) / BlockLength * BlockLength;

    internal static string Card(FitsCard card)
    {
        var value = card.Value switch
        {
            bool flag     => (flag ? "T" : "F").PadLeft(20),
            int number    => number.ToString(CultureInfo.InvariantCulture).PadLeft(20),
            double number => Text(number).PadLeft(20),
            string text   => $"'{Quoted(text),-8}'".PadRight(20),
            var other     => throw new ArgumentException($"{card.Keyword} is a {other.GetType().Name}, which FITS does not have"),
        };
        var whole = $"{card.Keyword,-8}= {value}{(card.Comment.Length > 0 ? " / " + card.Comment : "")}";
        return whole.Length > CardLength ? whole[..CardLength] : whole.PadRight(CardLength);
    }

    private static string Text(double number)
    {
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + "." : text;
    }

    /// <summary>ASCII only, quotes doubled, and not cut within a pair of them.</summary>
    private static string Quoted(string text)
    {
        StringBuilder quoted = new();
        foreach (var c in text)
        {
            var piece = c == '\'' ? "''" : c is < ' ' or > '~' ? "?" : c.ToString();
            if (quoted.Length + piece.Length > LongestText)
                break;
            quoted.Append(piece);
        }

        return quoted.ToString();
    }

    private static string Padded(string header) => header.PadRight((header.Length + BlockLength - 1) / BlockLength * BlockLength);

    private static void WritePixels(Stream file, int width, int height, FitsRow row)
    {
        var line = new byte[width * sizeof(short)];
        for (var y = 0; y < height; y++)
        {
            var pixels = row(y);
            for (var x = 0; x < width; x++)
                BinaryPrimitives.WriteInt16BigEndian(line.AsSpan(x * sizeof(short)), (short)(pixels[x] - 32768));
            file.Write(line);
        }

        var rest = (long)width * height * sizeof(short) % BlockLength;
        if (rest > 0)
            file.Write(new byte[BlockLength - rest]);
    }
}

/// <summary>Gives the pixels of one row.</summary>
public delegate ReadOnlySpan<ushort> FitsRow(int y);
