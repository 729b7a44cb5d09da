namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>
/// An autofocus as NINA does it (isbeorn/nina 041ac5498, AutoFocusVM.cs, GetFocusPoints and DetermineFinalFocusPoint): out by four steps,
/// back step by step with an exposure at each, further on the side that has fewer than four positions beside the sharpest one, a hyperbola
/// through all of them, and a move to its lowest point.
/// </summary>
/// <param name="move">To a position; returns when the lens is there.</param>
/// <param name="measure">Takes an exposure.</param>
/// <returns>Its half-flux radius; null if no stars are found.</returns>
internal sealed class NinaAutofocus(Action<int> move, Func<double?> measure)
{
    /// <summary>FocuserSettings.cs: AutoFocusStepSize, AutoFocusInitialOffsetSteps.</summary>
    private const int StepSize = 10, OffsetSteps = 4, MostPoints = 20;

    private readonly SortedDictionary<int, double> points = [];

    /// <summary>The positions and what was measured there.</summary>
    public IReadOnlyDictionary<int, double> Points => points;

    /// <param name="here">The present position.</param>
    /// <returns>The position where it ends.</returns>
    public int Run(int here)
    {
        for (var offset = OffsetSteps; offset >= 0; offset--)
            Look(here + (offset * StepSize));
        while (points.Count < MostPoints)
        {
            var sharpest = points.MinBy(point => point.Value).Key;
            if (points.Keys.Count(p => p < sharpest) < OffsetSteps)
                Look(points.Keys.First() - StepSize);
            else if (points.Keys.Count(p => p > sharpest) < OffsetSteps)
                Look(points.Keys.Last() + StepSize);
            else
                break;
        }

        var best = (int)Math.Round(Lowest());
        move(best);
        return best;
    }

    private void Look(int position)
    {
        move(position);
        if (measure() is { } radius)
            points[position] = radius;
    }

    /// <summary>The square of a hyperbola is a parabola: y² = a + b x + c x², each point weighted by the error of its square.</summary>
    private double Lowest()
    {
        var middle = points.Keys.Average();
        var sums = new double[5];
        var heights = new double[3];
        foreach (var (position, radius) in points)
        {
            double x = position - middle, weight = 1 / (radius * radius);
            for (var power = 0; power < 5; power++)
                sums[power] += weight * Math.Pow(x, power);
            for (var power = 0; power < 3; power++)
                heights[power] += weight * radius * radius * Math.Pow(x, power);
        }

        double Of(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
            (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
        var whole = Of(sums[0], sums[1], sums[2], sums[1], sums[2], sums[3], sums[2], sums[3], sums[4]);
        var linear = Of(sums[0], heights[0], sums[2], sums[1], heights[1], sums[3], sums[2], heights[2], sums[4]) / whole;
        var square = Of(sums[0], sums[1], heights[0], sums[1], sums[2], heights[1], sums[2], sums[3], heights[2]) / whole;
        return middle - (linear / (2 * square));
    }
}
