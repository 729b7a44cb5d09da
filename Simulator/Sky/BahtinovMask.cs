namespace SonyAlpha.Simulator;

/// <summary>
/// What a Bahtinov mask makes of a star: one half of the aperture has straight slits, each quarter of the other half slits that are
/// inclined to them. Each of the three draws an image and, through it, a spike across its own slits.
/// </summary>
/// <remarks>
/// Geometric optics: out of focus a piece of the aperture throws its light as far aside as its centre of area is off the middle of the
/// aperture, so that the three spikes part, one way before the focus and the other behind it. The slits are a grating, whose orders,
/// each as long as the spectrum makes it, run into each other along the spike.
/// </remarks>
internal sealed class BahtinovMask(double focusError, double sharpest, SensorGeometry sensor, SensorResponse response)
{
    /// <summary>Of the middle spike, from the rows downwards.</summary>
    public const double Degrees = 80;

    /// <summary>Of the slits of the quarters, and so of their spikes, to the others: 40 degrees between the two (Pavel Bahtinov's own mask,
    /// as "A Bahtinov Mask Variant" tells it).</summary>
    public const double Inclination = 20;

    /// <summary>The bell whose deviation the sky calls the focus error stands for a disc whose radius is twice that.</summary>
    private const double RadiusPerFocusError = 2;

    /// <summary>The centre of area of half a disc, and of a quarter both ways: so far from the middle in radii.</summary>
    private const double Centre = 4 / (3 * Math.PI);

    /// <summary>Half a disc's own deviation across its straight side, of that of the whole: what is left of a quarter of the radius's
    /// square without that of <see cref="Centre"/>.</summary>
    private const double Narrower = 0.529;

    /// <summary>Slits are so wide a part of their distance, a little narrower than the bars, and so much of the light passes; as much of
    /// that stays in the middle.</summary>
    private const double Slit = 0.4;

    // Unconfirmed: how fast a spike fades; photographs differ with mask, seeing and star
    private const double HalfAt = 15, Length = 130;

    private readonly double sigma = Math.Sqrt((sharpest * sharpest) + Math.Pow(Narrower * focusError, 2));
    private readonly double shift = Centre * RadiusPerFocusError * focusError;

    /// <summary>Adds a star as <see cref="StarStamp.AddTo"/> does.</summary>
    public void AddTo(Span<ushort> array, int stride, double x, double y, double signal, double redness, ulong hash)
    {
        var image = new StarStamp(sigma, sensor, response);
        var (sin, cos) = Math.SinCos(Degrees * Math.PI / 180);
        // along the straight side of the halves, and across it
        foreach (var (share, turned, along, across) in new[]
        {
            (0.5, 0, 0, shift), (0.25, Inclination, -shift, -shift), (0.25, -Inclination, shift, -shift),
        })
        {
            double middleX = x + (along * cos) - (across * sin), middleY = y + (along * sin) + (across * cos);
            var light = signal * Slit * share;
            image.AddTo(array, stride, middleX, middleY, light * Slit, redness, hash = SensorNoise.Hash(hash, 0));
            var spike = new Line(middleX, middleY, Degrees + turned);
            Add(array, stride, spike, light * (1 - Slit) / 2, redness, hash = SensorNoise.Hash(hash, 1));
        }
    }

    /// <summary>A spike on both sides of the star, as wide as that.</summary>
    /// <param name="light">Of each side, in DN summed over its pixels.</param>
    private void Add(Span<ushort> array, int stride, Line line, double light, double redness, ulong hash)
    {
        var brightest = light / (HalfAt * Math.Log(1 + (Length / HalfAt)) * sigma * Math.Sqrt(2 * Math.PI));
        if (brightest <= StarStamp.FaintestPixel)
            return;
        var width = sigma * Math.Sqrt(2 * Math.Log(brightest / StarStamp.FaintestPixel));
        var (sin, cos) = Math.SinCos(line.Degrees * Math.PI / 180);
        double reachX = Math.Abs(Length * cos) + width, reachY = Math.Abs(Length * sin) + width;
        int top = Math.Max(0, (int)(line.Y - reachY)), bottom = Math.Min(sensor.ActiveHeight - 1, (int)(line.Y + reachY));
        int left = Math.Max(0, (int)(line.X - reachX)), right = Math.Min(sensor.ActiveWidth - 1, (int)(line.X + reachX));
        for (var row = top; row <= bottom; row++)
        {
            var noise = SensorNoise.Row(SensorNoise.Hash(hash, (ulong)row), Math.Max(0, right - left + 1));
            for (var column = left; column <= right; column++)
            {
                double dx = column - line.X, dy = row - line.Y;
                double along = Math.Abs((dx * cos) + (dy * sin)), across = (dy * cos) - (dx * sin);
                if (along > Length || Math.Abs(across) > width)
                    continue;
                var colour = (column & 1, row & 1) switch { (0, 0) => 1 + redness, (1, 1) => 1 - redness, _ => 1 };
                var more = brightest / (1 + (along / HalfAt)) * colour * Math.Exp(-across * across / (2 * sigma * sigma));
                ref var pixel = ref array[(row * stride) + column];
                pixel = Sky.Clip(pixel - Sky.BlackLevel + more + (noise[column - left] * Math.Sqrt(response.Gain * more)));
            }
        }
    }

    private readonly record struct Line(double X, double Y, double Degrees);
}
