using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>
/// A night that one can trust: every exposure ends in its own picture or a clear error, none hangs, none is lost. A hundred of them:
/// ci/nights.
/// </summary>
[NonParallelizable]
public sealed class NightTests
{
    /// <summary>Everything that a night may grow by, logs of the test itself included.</summary>
    private const long MostGrowth = 16 << 20;

    private const int Seed = 20300101;

    private static readonly TimeSpan Length = TimeSpan.FromHours(8);

    /// <summary>One night; SONYALPHA_NIGHTS=FIRST-LAST for others, but those that have a line in the file SONYALPHA_NIGHTS_LOG
    /// already.</summary>
    [Test]
    public void Every_exposure_of_a_night_ends_in_its_own_picture_or_a_clear_error()
    {
        var file = Environment.GetEnvironmentVariable("SONYALPHA_NIGHTS_LOG");
        var done = File.Exists(file) ? File.ReadAllLines(file) : [];
        foreach (var seed in Wanted().Where(seed => !done.Any(line => line.StartsWith($"night {seed}:", StringComparison.Ordinal))))
        {
            var begin = Clock.Real.GetTimestamp();
            var night = VirtualNight.Pass(seed, Length, isWeighed: true);
            var line = FormattableString.Invariant($"{night}, {Clock.Real.Since(begin).TotalSeconds:0.0} s");
            TestContext.Progress.WriteLine(line);
            Check(night);
            if (file is not null)
                File.AppendAllText(file, line + "\n");
        }
    }

    private static IEnumerable<int> Wanted()
    {
        if (Environment.GetEnvironmentVariable("SONYALPHA_NIGHTS") is not { Length: > 0 } range)
            return [Seed];
        var ends = Array.ConvertAll(range.Split('-'), int.Parse);
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static void Check(NightReport night)
    {
        Assert.That(night.Broken, Is.Empty, () => $"seed {night.Seed}\n{string.Join('\n', night.Log)}");
        Assert.That(night.Growth, Is.LessThan(MostGrowth), $"seed {night.Seed}");
        Assert.That(night.Started, Is.GreaterThan(100), $"seed {night.Seed}");
        Assert.That(night.Delivered, Is.GreaterThan(night.Started / 2), $"seed {night.Seed}");
        Assert.That(night.Struck, Is.GreaterThan(Faults.All.Count), $"seed {night.Seed}: not everything went wrong");
    }
}
