using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.LiveView;

/// <summary>A live picture that does not come is no reason to give the body up.</summary>
public sealed class LiveTroubleTests
{
    private const int LiveView = 3;

    [Test]
    public void An_exposure_of_a_live_view_that_is_refused_fails_in_words_and_the_body_stays_open()
    {
        Jpegs.Need();
        using var night = new Observatory("SIM-640", "live-view-denied");
        using var client = night.Connect();
        client.Camera.ReadoutMode = LiveView;
        client.Camera.StartExposure(0.5, true);
        Assert.That(() => night.AwaitImage(client), Throws.TypeOf<AscomException>().With.Message.Contains("live"));
        Assert.That(night.Camera.Whole.Link, Is.TypeOf<Link.Open>());
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        Assert.That(night.Notices.Select(notice => notice.Kind), Has.None.EqualTo(NoticeKind.Away));
        client.Camera.ReadoutMode = 0;
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures.Single().Code));
    }
}
