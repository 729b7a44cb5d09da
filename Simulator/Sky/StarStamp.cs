namespace SonyAlpha.Simulator;

/// <summary>The blurred image of a star, a Gaussian of the given deviation in pixels, laid onto the sensor.</summary>
internal sealed class StarStamp(double sigma, SensorGeometry sensor, SensorResponse response)
{
    // Below this the star cannot be told from nothing
    public const double FaintestPixel = 0.3;

    private readonly double peak = 1 / (2 * Math.PI * sigma * sigma);

    /// <summary>Adds a star.</summary>
    /// <param name="array">The sensor's array.</param>
    /// <param name="stride">Columns of the array.</param>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="signal">Its light in this exposure, in DN summed over all pixels.</param>
    /// <param name="redness">-0.5 blue to 0.5 red.</param>
    /// <param name="hash">Chooses the noise.</param>
    public void AddTo(Span<ushort> array, int stride, double x, double y, double signal, double redness, ulong hash)
    {
        var brightest = signal * peak;
        if (brightest <= FaintestPixel)
            return;
        var radius = sigma * Math.Sqrt(2 * Math.Log(brightest / FaintestPixel));
        int left = Math.Max(0, (int)(x - radius)), right = Math.Min(sensor.ActiveWidth - 1, (int)(x + radius));
        int top = Math.Max(0, (int)(y - radius)), bottom = Math.Min(sensor.ActiveHeight - 1, (int)(y + radius));
        Span<double> evenRows = stackalloc double[right - left + 1], oddRows = stackalloc double[right - left + 1];
        for (var i = 0; i < evenRows.Length; i++)
        {
            var column = left + i;
            var bell = Bell(column - x);
            evenRows[i] = (column & 1) == 0 ? bell * (1 + redness) : bell; // red, green
            oddRows[i] = (column & 1) == 0 ? bell : bell * (1 - redness);  // green, blue
        }

        for (var row = top; row <= bottom; row++)
        {
            var noise = SensorNoise.Row(SensorNoise.Hash(hash, (ulong)row), evenRows.Length);
            var across = (row & 1) == 0 ? evenRows : oddRows;
            AddRow(array.Slice(row * stride + left, across.Length), across, brightest * Bell(row - y), noise);
        }
    }

    private void AddRow(Span<ushort> pixels, ReadOnlySpan<double> across, double height, ReadOnlySpan<float> noise)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var light = height * across[i];
            pixels[i] = Sky.Clip(pixels[i] - Sky.BlackLevel + light + noise[i] * Math.Sqrt(response.Gain * light));
        }
    }

    private double Bell(double distance) => Math.Exp(-distance * distance / (2 * sigma * sigma));
}
