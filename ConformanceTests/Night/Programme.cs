using SonyAlpha.ConformanceTests.Programs;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>What an imager takes in a night: bias frames and darks in the evening, lights, and flats before dawn.</summary>
internal static class Programme
{
    private static readonly double[] Lights = [30, 45, 60, 120, 180, 240, 300, 600];

    private static readonly short[] Gains = [100, 400, 800, 1600, 3200];

    /// <summary>Every twentieth light is given up.</summary>
    private const int AbortEvery = 20;

    /// <summary>Ends only when nobody asks any more.</summary>
    public static IEnumerable<Light> Of(Random chance, Func<bool> isDawn)
    {
        var gain = Gains[chance.Next(Gains.Length)];
        for (var i = 0; i < 10; i++)
            yield return new(0, gain, IsLight: false);
        var dark = Lights[chance.Next(3)];
        for (var i = 0; i < 5; i++)
            yield return new(dark, gain, IsLight: false);
        while (!isDawn())
        {
            var seconds = Lights[chance.Next(Lights.Length)];
            gain = Gains[chance.Next(Gains.Length)];
            for (var i = chance.Next(3, 9); i > 0 && !isDawn(); i--)
                yield return new(seconds, gain, CancelAfter: chance.Next(AbortEvery) == 0 ? chance.NextDouble() : null);
        }

        while (true)
            yield return new(0.5, 100);
    }
}
