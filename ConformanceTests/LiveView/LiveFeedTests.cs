using System.Text;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.LiveView;

public sealed class LiveFeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Every_viewer_gets_the_frame_that_was_read_once()
    {
        var feed = new LiveFeed(Clock.Real);
        var viewers = Enumerable.Range(0, 4).Select(_ => feed.Watch(default).GetAsyncEnumerator()).ToList();
        var waits = viewers.Select(v => v.MoveNextAsync().AsTask()).ToList();
        Assert.That(feed.Viewers, Is.EqualTo(4));
        feed.Publish(Picture(1));
        await Task.WhenAll(waits).WaitAsync(Patience);
        Assert.That(viewers.Select(v => v.Current.Number), Is.All.EqualTo(1));
        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
        Assert.That(feed.IsWatched, Is.False);
    }

    [Test]
    public async Task A_slow_viewer_loses_frames_and_gets_the_newest()
    {
        var feed = new LiveFeed(Clock.Real);
        await using var viewer = feed.Watch(default).GetAsyncEnumerator();
        var first = viewer.MoveNextAsync().AsTask();
        for (var i = 1; i <= 100; i++)
            feed.Publish(Picture(i));
        await first.WaitAsync(Patience);
        await viewer.MoveNextAsync().AsTask().WaitAsync(Patience);
        Assert.That(viewer.Current.Number, Is.EqualTo(100));
    }

    [Test]
    public void The_camera_is_woken_when_somebody_looks()
    {
        var feed = new LiveFeed(Clock.Real);
        var woken = 0;
        feed.WhenWanted(() => woken++);
        using var gone = new CancellationTokenSource();
        var viewer = feed.Watch(gone.Token).GetAsyncEnumerator();
        var wait = viewer.MoveNextAsync().AsTask();
        Assert.That(woken, Is.EqualTo(1));
        gone.Cancel();
        Assert.ThrowsAsync<TaskCanceledException>(() => wait);
        Assert.That(feed.IsWatched, Is.False);
    }

    [Test]
    public async Task The_stream_states_type_and_length_of_each_part()
    {
        using var viewer = new MemoryStream();
        await Mjpeg.Write(viewer, Frames(), isBrowser: false, default);
        Assert.That(Encoding.Latin1.GetString(viewer.ToArray()), Is.EqualTo(
            "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\nX-Frame: 7\r\n\r\nabc\r\n"
            + "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\nX-Frame: 8\r\n\r\nabc\r\n"));
    }

    [Test]
    public async Task A_browser_gets_the_next_part_s_head_with_each_picture_since_it_shows_none_before()
    {
        using var viewer = new MemoryStream();
        await Mjpeg.Write(viewer, Frames(), isBrowser: true, default);
        const string Next = "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n";
        Assert.That(Encoding.Latin1.GetString(viewer.ToArray()), Is.EqualTo($"{Next}abc{Next}abc{Next}"));
    }

    private static async IAsyncEnumerable<LiveFrame> Frames()
    {
        yield return new(7, default, new("abc"u8.ToArray(), default));
        await Task.Yield();
        yield return new(8, default, new("abc"u8.ToArray(), default));
    }

    private static LiveViewFrame Picture(int number) => new(new[] { (byte)number }, default);
}
