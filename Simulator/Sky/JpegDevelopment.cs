namespace SonyAlpha.Simulator;

/// <summary>Makes a picture to look at from the sensor's array: black level off, white balance, a tone curve that lifts the dark.</summary>
internal static class JpegDevelopment
{
    private const double Lift = 20;

    private static readonly Lazy<byte[][]> Tones = new(() =>
        [MakeTone(Sky.SkyColour[0, 0]), MakeTone(Sky.SkyColour[0, 1]), MakeTone(Sky.SkyColour[1, 1])]);

    /// <summary>Develops the JPEG area of the sensor at the given size, full size or smaller; both even.</summary>
    public static JpegPlanes Develop(Shot shot, ReadOnlySpan<ushort> pixels, int width, int height)
    {
        var sensor = shot.Sensor;
        var stride = sensor.WidthIn(shot.Encoding);
        int cellsWide = width / 2, cellsHigh = height / 2;
        var (luma, blue, red) = (new byte[width * height], new byte[cellsWide * cellsHigh], new byte[cellsWide * cellsHigh]);
        for (var y = 0; y < cellsHigh; y++)
        {
            var upper = pixels.Slice(SourceOf(y, cellsHigh, sensor.CropY, sensor.CropHeight) * stride, 2 * stride);
            var lower = upper[stride..];
            var above = luma.AsSpan(2 * y * width, width);
            var below = luma.AsSpan((2 * y + 1) * width, width);
            for (var x = 0; x < cellsWide; x++)
            {
                var at = SourceOf(x, cellsWide, sensor.CropX, sensor.CropWidth);
                var (r, g1, g2, b) = Tone(upper[at], upper[at + 1], lower[at], lower[at + 1]);
                // The sky is white after white balance: each pixel's own brightness will do, and keeps the full resolution
                (above[2 * x], above[2 * x + 1], below[2 * x], below[2 * x + 1]) = (r, g1, g2, b);
                (blue[y * cellsWide + x], red[y * cellsWide + x]) = Colour(r, (g1 + g2) / 2, b);
            }
        }

        return new(width, height, luma, blue, red);
    }

    // The left or upper of the two sensor pixels for the cell: always even, as the colours alternate
    private static int SourceOf(int cell, int cells, int origin, int size) => (origin & ~1) + (int)((long)cell * (size / 2) / cells) * 2;

    private static (byte R, byte G1, byte G2, byte B) Tone(ushort r, ushort g1, ushort g2, ushort b)
    {
        var tones = Tones.Value;
        return (tones[0][r], tones[1][g1], tones[1][g2], tones[2][b]);
    }

    // JFIF's colour difference signals, in 65,536ths
    private static (byte Blue, byte Red) Colour(int r, int g, int b) => (
        (byte)Math.Clamp(128 + (-11059 * r - 21709 * g + 32768 * b >> 16), 0, 255),
        (byte)Math.Clamp(128 + (32768 * r - 27439 * g - 5329 * b >> 16), 0, 255));

    private static byte[] MakeTone(double colour)
    {
        var tone = new byte[Sky.WhiteLevel + 1];
        for (var value = 0; value < tone.Length; value++)
        {
            var light = Math.Clamp((value - Sky.BlackLevel) / colour / (Sky.WhiteLevel - Sky.BlackLevel), 0, 1);
            tone[value] = (byte)Math.Round(255 * Math.Asinh(Lift * light) / Math.Asinh(Lift));
        }

        return tone;
    }
}
