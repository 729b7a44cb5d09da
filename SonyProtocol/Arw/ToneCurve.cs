namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>
/// ARW2's curve from 11-bit codes to 14-bit values: five straight pieces with slopes 1, 2, 4, 8 and 16 (times two, as only every second
/// point is used). Source: LibRaw tiff.cpp, tag 0x7010, and sony.cpp, sony_arw2_load_raw.
/// </summary>
internal sealed class ToneCurve
{
    public const int Codes = 2048;
    private const int Points = 4096;

    private ToneCurve(ushort[] values, ushort[]? knots)
    {
        Values = values;
        Knots = knots;
    }

    /// <summary>The value of each code.</summary>
    public ushort[] Values { get; }

    /// <summary>
    /// The four corners in units of half a code, where they ascend, so that the value is x plus the four excesses of x = 2 * code over
    /// them, taken 1, 2, 4 and 8 times; else null, and only <see cref="Values"/> tells.
    /// </summary>
    public ushort[]? Knots { get; }

    /// <param name="said">Tag 0x7010: the corners times four. Without it the curve is straight.</param>
    public static ToneCurve From(IReadOnlyList<int> said)
    {
        var curve = new ushort[Points];
        int[] corners = said.Count < 4 ? [0, Points - 1, Points - 1, Points - 1, Points - 1, Points - 1]
            : [0, said[0] >> 2 & 0xFFF, said[1] >> 2 & 0xFFF, said[2] >> 2 & 0xFFF, said[3] >> 2 & 0xFFF, Points - 1];
        for (var i = 0; i < 5; i++)
        {
            for (var j = corners[i] + 1; j <= corners[i + 1]; j++)
                curve[j] = (ushort)(curve[j - 1] + (1 << i));
        }

        var values = new ushort[Codes];
        for (var code = 0; code < Codes; code++)
            values[code] = curve[code * 2];
        ushort[] knots = [.. corners[1..5].Select(corner => (ushort)corner)];
        return new(values, knots.SequenceEqual(knots.Order()) ? knots : null);
    }
}
