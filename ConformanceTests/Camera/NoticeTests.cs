using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What a person is told, whatever the program shows.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NoticeTests
{
    [Test]
    public void A_body_that_goes_and_returns_is_told_once_each_way()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PullCable();
        night.Clock.Sleep(TimeSpan.FromSeconds(30));
        night.Body.PlugIn();
        night.Clock.Sleep(TimeSpan.FromSeconds(30));
        Assert.That(night.Notices.Select(n => n.Kind), Is.EqualTo(new[] { NoticeKind.Away, NoticeKind.Back }));
        Assert.That(night.Notices[0].Sentence, Does.Contain("unplugged"));
        Assert.That(night.Notices[1].Sentence, Does.Match("back after 3[0-9] s"));
        Assert.That(night.Notices.Select(n => n.Camera), Has.All.EqualTo(night.Camera.Id));
    }
}
