using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>Counted values beside the same ones put in order.</summary>
public sealed class TallyTests
{
    private const int Side = 64;

    [TestCase(512, 600, 0, 0)]
    [TestCase(512, 600, 65535, 0)]
    [TestCase(0, 1, 1023, 0)]
    [TestCase(0, 1, 2048, 0)]
    [TestCase(3, 2051, 2047, 2)]
    [TestCase(65000, 65536, 65535, 0)]
    [TestCase(0, 5000, 16383, 4)]
    [TestCase(20000, 40000, 65535, 16)]
    [TestCase(0, 65536, 0, 32)]
    public void What_is_counted_has_the_middle_and_the_spread_of_what_is_put_in_order(int from, int to, int star, double within)
    {
        Random random = new(from + to + star);
        Tally tally = new();
        foreach (var side in new[] { Side, 2, 3, 30, Side }) // nothing is left over from one to the next
        {
            var values = Enumerable.Range(0, Side * Side).Select(i => (ushort)(i % 100 == 7 ? star : random.Next(from, to))).ToArray();
            using PlainFrame frame = new(values, Side, Side);
            for (var colour = 0; colour < 4; colour++)
            {
                var own = Enumerable.Range(0, side * side).Select(i => (X: i % side, Y: i / side))
                    .Where(at => (at.X & 1) == (colour & 1) && (at.Y & 1) == colour >> 1)
                    .Select(at => (int)values[(at.Y * Side) + at.X]).Order().ToList();
                if (own.Count == 0)
                    continue;
                var (median, deviation) = tally.Sky(frame, (colour & 1)..side, (colour >> 1)..side, own[0]);
                var (rightMedian, rightDeviation) = InOrder(own);
                Assert.That(median, Is.EqualTo(rightMedian).Within(within + 0.01), $"{side}, {colour}");
                Assert.That(deviation, Is.EqualTo(rightDeviation).Within((2 * within) + 0.01), $"{side}, {colour}");
            }
        }
    }

    private static (double Median, double Deviation) InOrder(List<int> sorted)
    {
        for (var pass = 1; ; pass++)
        {
            var median = Within(sorted, 0.5);
            var deviation = median - Within(sorted, 0.1587);
            var reach = 3 * Math.Max(deviation, 1);
            var kept = sorted.FindAll(value => value >= median - reach && value <= median + reach);
            if (pass == 4 || sorted.Count - kept.Count <= sorted.Count / 200)
                return (median, deviation);
            sorted = kept;
        }
    }

    private static double Within(List<int> sorted, double part)
    {
        var at = part * (sorted.Count - 1);
        var low = (int)at;
        return sorted[low] + ((sorted[Math.Min(low + 1, sorted.Count - 1)] - sorted[low]) * (at - low));
    }
}
