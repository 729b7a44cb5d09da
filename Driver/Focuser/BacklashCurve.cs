namespace SonyAlpha.Driver;

/// <summary>Backlash from two passes over the same places: the second is the first, shifted.</summary>
internal static class BacklashCurve
{
    private const double Fineness = 0.1;

    /// <summary>The stars must change by so much of their height, and the shift must explain so much of that change.</summary>
    private const double LeastChange = 0.15, LeastExplained = 0.8;

    /// <param name="outward">The stars' height at each place, a smallest move apart, reached from the near side; NaN where none was
    /// seen.</param>
    /// <param name="inward">The same places in the same order, reached from the far side.</param>
    /// <returns>Moves; or why it cannot be said.</returns>
    public static (double? Moves, string? Trouble) Shift(IReadOnlyList<double> outward, IReadOnlyList<double> inward)
    {
        const string TooFew = "too few places showed stars";
        var most = outward.Count / 2;
        (double Shift, double Error) best = (double.NaN, double.PositiveInfinity);
        for (var shift = 0.0; shift <= most; shift += Fineness)
        {
            if (Error(outward, inward, shift) is { } error && error < best.Error)
                best = (shift, error);
        }

        if (double.IsNaN(best.Shift))
            return (null, TooFew);
        var seen = inward.Where(double.IsFinite).ToList();
        var (mean, change) = (seen.Average(), seen.Max() - seen.Min());
        var variance = seen.Average(height => (height - mean) * (height - mean));
        if (change < LeastChange * mean || best.Error * best.Error > (1 - LeastExplained) * variance)
            return (null, "the stars change too little from place to place");
        return best.Shift > most - 1 ? (null, $"it is more than {most - 1} moves of size 1") : (Math.Round(best.Shift, 1), null);
    }

    /// <summary>How far the two differ on average where one is shifted; null where too little of them overlaps.</summary>
    private static double? Error(IReadOnlyList<double> outward, IReadOnlyList<double> inward, double shift)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i + shift <= outward.Count - 1; i++)
        {
            var (place, part) = ((int)(i + shift), i + shift - (int)(i + shift));
            var there = part == 0 ? outward[place] : (outward[place] * (1 - part)) + (outward[place + 1] * part);
            if (!double.IsFinite(there) || !double.IsFinite(inward[i]))
                continue;
            sum += (there - inward[i]) * (there - inward[i]);
            count++;
        }

        return count >= outward.Count / 3 ? Math.Sqrt(sum / count) : null;
    }
}
