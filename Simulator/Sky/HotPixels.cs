namespace SonyAlpha.Simulator;

/// <summary>The pixels of one sensor that fill without light: always the same ones, in proportion to the exposure.</summary>
internal sealed class HotPixels
{
    private const int OneIn = 5000;
    private const double FaintestPerSecond = 0.3;
    private const double BrightestPerSecond = 500;

    private readonly string serial;
    private readonly SensorGeometry sensor;
    private readonly (int X, int Y, double PerSecond)[] pixels;

    public HotPixels(ulong seed, Shot shot)
    {
        (serial, sensor) = (shot.Serial, shot.Sensor);
        var body = serial.Aggregate(seed, (hash, c) => SensorNoise.Hash(hash, c));
        pixels = new (int, int, double)[sensor.ActiveWidth * sensor.ActiveHeight / OneIn];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = Make(SensorNoise.Hash(body, (ulong)i));
    }

    /// <summary>Whether these are the hot pixels of the body that took the shot.</summary>
    public bool Belongs(Shot shot) => shot.Serial == serial && shot.Sensor == sensor;

    public void AddTo(Span<ushort> array, int stride, SensorResponse response)
    {
        foreach (var (x, y, perSecond) in pixels)
        {
            ref var pixel = ref array[y * stride + x];
            pixel = Sky.Clip(pixel - Sky.BlackLevel + perSecond * response.PerSecond);
        }
    }

    private (int, int, double) Make(ulong hash)
    {
        var x = (int)(SensorNoise.Hash(hash, 0) % (ulong)sensor.ActiveWidth);
        var y = (int)(SensorNoise.Hash(hash, 1) % (ulong)sensor.ActiveHeight);
        var rate = FaintestPerSecond * Math.Pow(SensorNoise.Fraction(SensorNoise.Hash(hash, 2)), -1.2);
        return (x, y, Math.Min(rate, BrightestPerSecond));
    }
}
