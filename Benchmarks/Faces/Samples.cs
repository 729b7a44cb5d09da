namespace SonyAlpha.Benchmarks.Faces;

/// <summary>What a series of measurements says.</summary>
internal static class Samples
{
    /// <summary>The value below which the given share of the samples lies; 0.5 for the median.</summary>
    public static double Share(IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    public static double Median(IEnumerable<double> samples) => Share(samples, 0.5);
}
