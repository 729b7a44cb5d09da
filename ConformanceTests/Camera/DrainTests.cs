using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>
/// The picture of an exposure that was given up comes all the same, and later than one thinks. It is waited for and thrown away: found by
/// the next exposure, it would be taken for one of the body's own button, and kept.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class DrainTests
{
    [TestCase(Toggle.Off, "slow-picture", Description = "a card that takes half a minute")]
    [TestCase(Toggle.Off, "late-bulb-end", Description = "a shutter that closes a second late: the memory shows nothing at first")]
    [TestCase(Toggle.On, "noise-reduction", Description = "a dark frame as long as the exposure: the memory shows nothing for 40 s")]
    public void What_was_given_up_in_mid_bulb_is_thrown_away_and_in_no_folder(Toggle darkFrames, string fault)
    {
        using var night = new Observatory("SIM-640", fault);
        using var client = night.Connect();
        night.Body.Turn(SonyProperty.LongExposureNR, (long)darkFrames);
        client.Camera.StartExposure(48, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(40));
        client.Camera.AbortExposure();
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(night.Keeper.Finish(TimeSpan.FromSeconds(60)));
        Assert.That(night.Log, Has.Some.Contains("1 picture(s) of it were thrown away"));
        Assert.That((night.Body.Exposures.Count, night.Rescued().Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void What_was_given_up_while_the_body_timed_it_is_waited_for_to_its_end()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(20, true);
        night.Await(() => night.Body.Exposures.Count == 1 || client.Camera.PercentCompleted > 10, "the open shutter");
        client.Camera.AbortExposure();
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(night.Keeper.Finish(TimeSpan.FromSeconds(60)));
        Assert.That((night.Body.Exposures.Count, night.Rescued().Count), Is.EqualTo((2, 0)));
    }
}
