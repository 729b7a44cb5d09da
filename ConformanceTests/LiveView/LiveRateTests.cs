using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.LiveView;

/// <summary>Live view has the body's own rate, whatever else the body says meanwhile.</summary>
[NonParallelizable]
public sealed class LiveRateTests
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(3);

    [TestCase("ILCE-7M4", 60)]
    [TestCase("ILCE-6300", 30)]
    public void Every_picture_that_the_body_makes_is_shown(string model, int pictures)
    {
        using var night = new Observatory(model);
        Assert.That(CountOf(night, () => night.Clock.Sleep(Watched)), Is.InRange(pictures - 1, pictures));
    }

    [Test]
    public void A_body_that_speaks_all_the_time_shows_as_many()
    {
        using var night = new Observatory("ILCE-7M4");
        var pictures = CountOf(night, () =>
        {
            for (var i = 0; i < 100; i++)
            {
                night.Body.Turn(SonyProperty.Iso, 100 + i);
                night.Clock.Sleep(Watched / 100);
            }
        });
        // the properties that changed are read too, which takes its time on the one wire that there is
        Assert.That(pictures, Is.InRange(58, 60));
    }

    [Test]
    public void A_body_that_refused_for_long_is_shown_as_soon_as_it_gives_pictures()
    {
        using var night = new Observatory("ILCE-7M4", "live-view-denied");
        var pictures = CountOf(night, () =>
        {
            Assert.That(night.Camera.Live.Latest, Is.Null);
            night.Body.Repair();
            night.Clock.Sleep(Watched);
        });
        Assert.That(pictures, Is.InRange(58, 60));
    }

    private static long CountOf(Observatory night, Action meanwhile)
    {
        using var client = night.Connect();
        var live = client.Shared.Live;
        var viewer = live.Watch(default).GetAsyncEnumerator();
        var first = viewer.MoveNextAsync().AsTask();
        night.Clock.Sleep(WarmUp);
        var before = live.Latest?.Number ?? 0;
        meanwhile();
        var count = (live.Latest?.Number ?? 0) - before;
        Assert.That(first.Wait(WarmUp));
        viewer.DisposeAsync().AsTask().Wait(WarmUp);
        return count;
    }
}
