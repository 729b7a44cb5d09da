namespace SonyAlpha.ConformanceTests.Night;

/// <summary>One exposure of a night's programme.</summary>
/// <param name="Seconds">0 for a bias frame.</param>
/// <param name="AbortAfter">The share of its time after which the client gives it up; null if it does not.</param>
internal sealed record Planned(double Seconds, bool Light, short Gain, double? AbortAfter = null);

/// <summary>What an imager takes in a night: bias frames and darks in the evening, lights, and flats before dawn.</summary>
internal static class Programme
{
    private static readonly double[] Lights = [30, 45, 60, 120, 180, 240, 300, 600];

    private static readonly short[] Gains = [100, 400, 800, 1600, 3200];

    /// <summary>Every twentieth light is given up.</summary>
    private const int AbortEvery = 20;

    /// <summary>Ends only when nobody asks any more.</summary>
    public static IEnumerable<Planned> Of(Random chance, Func<bool> isDawn)
    {
        var gain = Gains[chance.Next(Gains.Length)];
        for (var i = 0; i < 10; i++)
            yield return new(0, Light: false, gain);
        var dark = Lights[chance.Next(3)];
        for (var i = 0; i < 5; i++)
            yield return new(dark, Light: false, gain);
        while (!isDawn())
        {
            var seconds = Lights[chance.Next(Lights.Length)];
            gain = Gains[chance.Next(Gains.Length)];
            for (var i = chance.Next(3, 9); i > 0 && !isDawn(); i--)
                yield return new(seconds, Light: true, gain, chance.Next(AbortEvery) == 0 ? chance.NextDouble() : null);
        }

        while (true)
            yield return new(0.5, Light: true, 100);
    }
}
