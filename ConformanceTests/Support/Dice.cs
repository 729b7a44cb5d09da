using System.Globalization;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>Chance that can be had again: SONYALPHA_SEED is the seed, SONYALPHA_FUZZ how often something is tried.</summary>
internal static class Dice
{
    public static int Seed { get; } = Number("SONYALPHA_SEED") ?? Random.Shared.Next();

    /// <summary>How often, and says the seed.</summary>
    public static int Throws(int usually)
    {
        var times = Number("SONYALPHA_FUZZ") ?? usually;
        TestContext.Out.WriteLine($"{times} times, SONYALPHA_SEED={Seed}");
        return times;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
