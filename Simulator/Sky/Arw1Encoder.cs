namespace SonyAlpha.Simulator;

/// <summary>
/// ARW1: columns from the right to the left, in each the even rows, then the odd ones; every pixel, in its upper twelve bits, as the
/// difference from the one before (LibRaw, sony_arw_load_raw).
/// </summary>
internal static class Arw1Encoder
{
    // The file has eight rows more than its tag 0x101 says
    private const int ExtraRows = 8;

    /// <summary>Encodes an array of an even number of rows.</summary>
    public static ReadOnlyMemory<byte> Encode(ReadOnlySpan<ushort> pixels, int width)
    {
        var height = pixels.Length / width;
        var bits = new BitWriter(expected: pixels.Length * 3 / 2, stuffing: false);
        var last = 0;
        for (var column = width - 1; column >= 0; column--)
        {
            bits.Reserve((height + ExtraRows) * 4);
            for (var first = 0; first < 2; first++)
            {
                for (var row = first; row < height + ExtraRows; row += 2)
                {
                    // The rows too many repeat the last ones of their colour
                    var at = row < height ? row : height - 2 + first;
                    var value = pixels[at * width + column] >> 2;
                    Put(bits, value - last);
                    last = value;
                }
            }
        }

        bits.Finish();
        return bits.Bytes;
    }

    private static void Put(BitWriter bits, int difference)
    {
        var category = BitWriter.Category(difference);
        var (code, length) = category switch
        {
            0 => (0b011u, 3),
            1 => (0b11u, 2),
            2 => (0b10u, 2),
            3 => (0b010u, 3),
            _ => (1u, category - 1), // two zeros, one more for each category over 4, a one
        };
        bits.PutDifference(code, length, difference, category);
    }
}
