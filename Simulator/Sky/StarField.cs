namespace SonyAlpha.Simulator;

/// <summary>
/// Stars over the whole sphere, made up cell by cell from a seed: the same pointing always shows the same stars, and neighbouring ones
/// overlap as they should.
/// </summary>
internal sealed class StarField(ulong seed)
{
    private const double ArcsecondsPerPixel = 2;
    private const double CellDegrees = 0.25;
    private const int StarsPerCell = 24;
    private const double FaintestPerSecond = 60;   // DN a second at ISO 100, summed over the whole star
    private const double BrightestPerSecond = 200_000;
    private const double SharpestSigma = 1.1;      // pixels
    private const double SigmaPerFocusStep = 0.12;
    private const double Degree = Math.PI / 180;

    private (SensorGeometry Sensor, Pointing Pointing) at;
    private Star[]? visible;

    private readonly record struct Star(double X, double Y, double PerSecond, double Redness);

    /// <summary>Adds the stars before the lens to the sensor's array, each with the noise of its own light.</summary>
    public void AddTo(Span<ushort> array, int stride, Shot shot, SensorResponse response, ulong noise)
    {
        if (visible is null || at != (shot.Sensor, shot.Pointing))
        {
            at = (shot.Sensor, shot.Pointing);
            visible = [.. Find()];
        }

        var focusError = SigmaPerFocusStep * (shot.Focus - Sky.BestFocus);
        var mask = shot.Mask ? new BahtinovMask(focusError, SharpestSigma, shot.Sensor, response) : null;
        var stamp = new StarStamp(Math.Sqrt(SharpestSigma * SharpestSigma + focusError * focusError), shot.Sensor, response);
        // with a mask before the lens one turns to a bright star
        var turnedTo = new Star((shot.Sensor.ActiveWidth / 2) + 0.3, (shot.Sensor.ActiveHeight / 2) - 0.4, BrightestPerSecond, 0);
        foreach (var star in mask is null ? visible : [.. visible, turnedTo])
        {
            noise = SensorNoise.Hash(noise, 0);
            var signal = star.PerSecond * response.PerSecond;
            if (mask is null)
                stamp.AddTo(array, stride, star.X, star.Y, signal, star.Redness, noise);
            else
                mask.AddTo(array, stride, star.X, star.Y, signal, star.Redness, noise);
        }
    }

    private IEnumerable<Star> Find()
    {
        var radius = Math.Sqrt(Square(at.Sensor.ActiveWidth) + Square(at.Sensor.ActiveHeight)) / 2 * ArcsecondsPerPixel / 3600 + 0.1;
        var firstBand = Band(Math.Max(at.Pointing.Declination - radius, -90));
        var lastBand = Band(Math.Min(at.Pointing.Declination + radius, 89.999));
        for (var band = firstBand; band <= lastBand; band++)
        {
            var cells = Math.Max(1, (int)(360 * Math.Cos(BandCentre(band) * Degree) / CellDegrees));
            var reach = Math.Min(cells / 2, (int)Math.Ceiling(radius / CellDegrees) + 1);
            var middle = (int)(at.Pointing.RightAscension / 360 * cells);
            for (var cell = middle - reach; cell <= middle + reach; cell++)
            {
                foreach (var star in StarsIn(band, (cell % cells + cells) % cells, cells))
                    yield return star;
            }
        }
    }

    private IEnumerable<Star> StarsIn(int band, int cell, int cells)
    {
        for (var i = 0; i < StarsPerCell; i++)
        {
            var hash = SensorNoise.Hash(SensorNoise.Hash(seed, (ulong)(band << 16 | cell)), (ulong)i);
            var rightAscension = (cell + SensorNoise.Fraction(SensorNoise.Hash(hash, 0))) * 360 / cells;
            var declination = (band + SensorNoise.Fraction(SensorNoise.Hash(hash, 1))) * CellDegrees - 90;
            // So many more faint ones than bright ones: number beyond a flux falls with its power of 1.2
            var flux = FaintestPerSecond * Math.Pow(SensorNoise.Fraction(SensorNoise.Hash(hash, 2)), -1 / 1.2);
            var redness = SensorNoise.Fraction(SensorNoise.Hash(hash, 3)) - 0.5;
            if (Project(rightAscension, declination) is var (x, y))
                yield return new(x, y, Math.Min(flux, BrightestPerSecond), redness);
        }
    }

    /// <summary>Position on the sensor by the gnomonic projection, north up and east to the left; null beside the sensor.</summary>
    private (double X, double Y)? Project(double rightAscension, double declination)
    {
        var (sin, cos) = Math.SinCos(declination * Degree);
        var (sin0, cos0) = Math.SinCos(at.Pointing.Declination * Degree);
        var (sinRa, cosRa) = Math.SinCos((rightAscension - at.Pointing.RightAscension) * Degree);
        var depth = sin0 * sin + cos0 * cos * cosRa;
        if (depth <= 0)
            return null;
        var pixelsPerRadian = 3600 / ArcsecondsPerPixel / Degree;
        var x = at.Sensor.ActiveWidth / 2.0 - cos * sinRa / depth * pixelsPerRadian;
        var y = at.Sensor.ActiveHeight / 2.0 - (cos0 * sin - sin0 * cos * cosRa) / depth * pixelsPerRadian;
        return x >= 0 && x < at.Sensor.ActiveWidth && y >= 0 && y < at.Sensor.ActiveHeight ? (x, y) : null;
    }

    private static int Band(double declination) => (int)((declination + 90) / CellDegrees);

    private static double BandCentre(int band) => (band + 0.5) * CellDegrees - 90;

    private static double Square(double x) => x * x;
}
