namespace SonyAlpha.Driver;

/// <summary>
/// How often each value is in a piece of sky, for one place of its colour matrix. They lie close together, so that counting them takes a
/// small part of the time that putting them in order does; where they do not, several values share a step.
/// </summary>
/// <remarks>Threads: one at a time for each instance.</remarks>
internal sealed class Tally
{
    private const int Steps = 2048;

    /// <summary>So many steps of so many values hold whatever 16 bits can.</summary>
    private const int WidestShift = 5;

    private readonly ushort[] counts = new ushort[Steps + 1]; // the last one for what lies above
    private int least, shift, all;

    /// <summary>Counts every second value of every second line of a piece, and says what the sky under its stars is.</summary>
    /// <param name="frame">With its colour matrix.</param>
    /// <param name="columns">Of the piece; the first one has the colour.</param>
    /// <param name="rows">Of the piece, too. No more than 65,535 values are counted.</param>
    /// <param name="lowest">None of those values is lower.</param>
    /// <returns>The middle of what is not light of a star, and its deviation; in values of the frame.</returns>
    public (float Median, float Deviation) Sky(Frame frame, Range columns, Range rows, int lowest)
    {
        least = lowest;
        for (shift = 0; ; shift++)
        {
            Count(frame, columns, rows);
            if (Clipped() is { } sky)
                return sky;
        }
    }

    private void Count(Frame frame, Range columns, Range rows)
    {
        Array.Clear(counts);
        all = 0;
        var steps = counts.AsSpan();
        var (lowest, by) = (least, shift);
        for (var y = rows.Start.Value; y < rows.End.Value; y += 2)
        {
            var line = frame.Row(y)[columns];
            for (var x = 0; x < line.Length; x += 2)
                steps[Math.Min((line[x] - lowest) >> by, Steps)]++;
            all += (line.Length + 1) / 2;
        }
    }

    /// <summary>
    /// Stars are only above the sky, and what lies below it is its noise: what is farther above than noise goes, and as many of the noise's
    /// own below, until no more go than noise has there by itself.
    /// </summary>
    /// <returns>Null where the sky goes on above what was counted step by step.</returns>
    private (float Median, float Deviation)? Clipped()
    {
        const int Passes = 4, OfNoise = 200; // three deviations leave 0.27 % outside
        var (begin, end, count) = (0, Steps + 1, all);
        float median, deviation;
        for (var pass = 1; ; pass++)
        {
            (var low, median) = Within(begin, count);
            deviation = median - low;
            var reach = 3 * Math.Max(deviation, 1);
            if (shift < WidestShift && median + reach >= least + (Steps << shift))
                return null;
            var (first, last) = (StepOf(MathF.Ceiling(median - reach)), StepOf(MathF.Floor(median + reach)) + 1);
            var kept = count;
            while (begin < first)
                kept -= counts[begin++];
            while (end > last)
                kept -= counts[--end];
            if (pass == Passes || count - kept <= count / OfNoise)
                return (median, deviation);
            count = kept;
        }
    }

    private int StepOf(float value) => Math.Clamp(((int)value - least) >> shift, 0, Steps);

    /// <summary>Where a sixth and where half of the values lie below, between two of them: one deviation below the middle, and the
    /// middle.</summary>
    private (float Low, float Middle) Within(int begin, int count)
    {
        var (step, passed) = (begin, 0);
        var low = Between(0.1587f * (count - 1), count, ref step, ref passed);
        return (low, Between(0.5f * (count - 1), count, ref step, ref passed));
    }

    private float Between(float place, int count, ref int step, ref int passed)
    {
        var rank = (int)place;
        var (value, at, before) = (Value(rank, ref step, ref passed), step, passed);
        return rank + 1 < count ? value + ((Value(rank + 1, ref at, ref before) - value) * (place - rank)) : value;
    }

    private float Value(int rank, ref int step, ref int passed)
    {
        var (at, before) = (step, passed);
        while (before + counts[at] <= rank)
            before += counts[at++];
        (step, passed) = (at, before);
        // several that share a step are evenly spread over it
        return least + (shift == 0 ? at : ((at + ((rank - before + 0.5f) / counts[at])) * (1 << shift)) - 0.5f);
    }
}
