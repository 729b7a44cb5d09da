namespace SonyAlpha.Benchmarks;

internal static class Fuzz
{
    public static int Run(int inputs, TimeSpan atMost, int seed) => inputs + seed > 0 && atMost > TimeSpan.Zero ? 0 : 1;
}
