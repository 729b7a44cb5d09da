using SonyAlpha.Simulator;
using SimulatedSky = SonyAlpha.Simulator.Sky;

namespace SonyAlpha.ConformanceTests.Sky;

/// <summary>Shots for the tests, and the sensors that take them.</summary>
internal static class Shots
{
    /// <summary>A sensor that is small and yet has padding, a crop and, in its lossless form, several tiles.</summary>
    public static readonly SensorGeometry Small = new(1152, 576, 1130, 570, 12, 8, 1104, 552);

    /// <summary>Sensors of the bodies as their real files have them (dnglab analyze.yaml, rawspeed cameras.xml).</summary>
    public static readonly IReadOnlyDictionary<string, SensorGeometry> Sensors = new Dictionary<string, SensorGeometry>
    {
        ["ILCE-6000"] = new(6048, 4024, 6020, 4024, 12, 12, 6000, 4000),
        ["ILCE-6300"] = new(6048, 4024, 6020, 4024, 12, 12, 6000, 4000),
        ["ILCE-6400"] = new(6048, 4024, 6026, 4024, 12, 12, 6000, 4000),
        ["ILCE-7M3"]  = new(6048, 4024, 6048, 4024, 12, 12, 6000, 4000),
        ["ILCE-7SM3"] = new(4288, 2848, 4264, 2848, 12, 8, 4240, 2832),
        ["ILCE-7M4"]  = new(7040, 4688, 7032, 4688, 12, 8, 7008, 4672),
        ["ILCE-7RM5"] = new(9600, 6376, 9568, 6376, 32, 20, 9504, 6336),
        ["ILCE-6700"] = new(6272, 4168, 6244, 4168, 26, 20, 6192, 4128),
        ["SIM-640"]   = new(640, 480, 640, 480, 0, 0, 640, 480),
    };

    public static Shot Of(SensorGeometry sensor, RawEncoding encoding = RawEncoding.Uncompressed) => new()
    {
        Model = "ILCE-7M4",
        Sensor = sensor,
        Encoding = encoding,
        Seconds = 30,
        Iso = 800,
        Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1)),
        Counter = 7,
        SettingsHash = 0xDEADBEEF,
        Serial = "04123456",
    };

    /// <summary>The array that the shot's file holds, rendered by a sky of this seed.</summary>
    public static ushort[] Render(this Shot shot, ulong seed = 1)
    {
        var pixels = new ushort[shot.Sensor.WidthIn(shot.Encoding) * shot.Sensor.HeightIn(shot.Encoding)];
        new SimulatedSky(seed).Render(shot, pixels);
        return pixels;
    }

    /// <summary>The pixels of the array that see light.</summary>
    public static ushort[] Active(this Shot shot, ushort[] pixels) =>
        Crop(pixels, shot.Sensor.WidthIn(shot.Encoding), 0, 0, shot.Sensor.ActiveWidth, shot.Sensor.ActiveHeight);

    /// <summary>A part of an array.</summary>
    public static ushort[] Crop(ushort[] pixels, int stride, int x, int y, int width, int height)
    {
        var part = new ushort[width * height];
        for (var row = 0; row < height; row++)
            pixels.AsSpan((y + row) * stride + x, width).CopyTo(part.AsSpan(row * width));
        return part;
    }

    public static double Median(IEnumerable<ushort> pixels)
    {
        var sorted = pixels.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
