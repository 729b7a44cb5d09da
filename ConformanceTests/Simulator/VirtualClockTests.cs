using System.Diagnostics;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Simulator;

public sealed class VirtualClockTests
{
    [Test]
    public void A_night_passes_at_once()
    {
        using var clock = new VirtualClock();
        var begin = clock.GetUtcNow();
        var real = Stopwatch.StartNew();
        clock.Sleep(TimeSpan.FromHours(8));
        Assert.That(clock.GetUtcNow() - begin, Is.EqualTo(TimeSpan.FromHours(8)));
        Assert.That(real.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void A_clock_that_is_set_forward_changes_the_date_and_no_wait()
    {
        using var clock = new VirtualClock();
        var (date, begin) = (clock.GetUtcNow(), clock.GetTimestamp());
        var worker = clock.Start("sleeper", () => clock.Sleep(TimeSpan.FromSeconds(10)));
        clock.SetForward(TimeSpan.FromHours(-2));
        Assert.That(worker.Join(TimeSpan.FromMinutes(1)));
        Assert.That(clock.Since(begin), Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(clock.GetUtcNow() - date, Is.EqualTo(TimeSpan.FromSeconds(10) - TimeSpan.FromHours(2)));
    }

    [Test]
    public void Threads_meet_at_the_times_they_said()
    {
        using var clock = new VirtualClock();
        List<string> log = [];
        var begin = clock.GetTimestamp();
        void Tell(string who) => log.Add($"{clock.Since(begin).TotalSeconds:0} {who}");
        var slow = clock.Start("slow", () =>
        {
            for (var i = 0; i < 3; i++)
            {
                clock.Sleep(TimeSpan.FromSeconds(20));
                Tell("slow");
            }
        });
        var quick = clock.Start("quick", () =>
        {
            for (var i = 0; i < 4; i++)
            {
                clock.Sleep(TimeSpan.FromSeconds(15));
                Tell("quick");
            }
        });
        Assert.That(slow.Join(TimeSpan.FromHours(1)) && quick.Join(TimeSpan.FromHours(1)));
        Assert.That(log, Is.EqualTo(["15 quick", "20 slow", "30 quick", "40 slow", "45 quick", "60 slow", "60 quick"]));
    }

    [Test]
    public void Who_waits_for_a_change_is_woken_by_it_and_not_by_the_time()
    {
        using var clock = new VirtualClock();
        object gate = new();
        var done = false;
        clock.Start("worker", () =>
        {
            clock.Sleep(TimeSpan.FromSeconds(7));
            done = true;
            clock.Pulse(gate);
            clock.Sleep(TimeSpan.FromSeconds(1));
        });
        var begin = clock.GetTimestamp();
        Assert.That(clock.WaitUntil(gate, () => done, TimeSpan.FromMinutes(1)));
        Assert.That(clock.Since(begin), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void A_wait_that_nobody_ends_ends_at_its_bound()
    {
        using var clock = new VirtualClock();
        Assert.That(clock.WaitUntil(new object(), () => false, TimeSpan.FromSeconds(9)), Is.False);
        Assert.That(clock.GetTimestamp(), Is.EqualTo(TimeSpan.FromSeconds(9).Ticks));
    }

    [Test]
    public void Many_turns_are_quick()
    {
        using var clock = new VirtualClock();
        const int Turns = 50_000;
        for (var thread = 0; thread < 2; thread++)
        {
            clock.Start($"runner {thread}", () =>
            {
                for (var i = 0; i < Turns; i++)
                    clock.Sleep(TimeSpan.FromMilliseconds(1));
            });
        }

        var real = Stopwatch.StartNew();
        clock.Sleep(TimeSpan.FromMilliseconds(Turns + 1));
        TestContext.Out.WriteLine($"{clock.Turns / real.Elapsed.TotalSeconds:0} turns a second");
        Assert.That(clock.Turns, Is.GreaterThanOrEqualTo(2 * Turns));
        Assert.That(real.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void The_end_of_the_clock_ends_its_threads()
    {
        var clock = new VirtualClock();
        var ended = new ManualResetEventSlim();
        clock.Start("endless", () =>
        {
            try
            {
                while (true)
                    clock.Sleep(TimeSpan.FromHours(1));
            }
            finally
            {
                ended.Set();
            }
        });
        clock.Sleep(TimeSpan.FromHours(3));
        clock.Dispose();
        Assert.That(ended.Wait(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Who_is_started_after_the_end_ends_without_having_begun()
    {
        VirtualClock clock = new();
        clock.Dispose();
        var hasBegun = false;
        var worker = clock.Start("late", () => hasBegun = true);
        Assert.That(() => worker.Join(TimeSpan.Zero), Is.True.After(10_000, 10));
        Assert.That(hasBegun, Is.False);
    }

    /// <summary>A test runner's thread goes on: 33 bodies of up to 61 megapixels made it hold 17 GB.</summary>
    [Test]
    public void What_a_thread_waited_for_does_not_outlive_the_clock()
    {
        var story = Tell();
        for (var i = 0; i < 5 && story.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(story.IsAlive, Is.False);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Tell()
        {
            using var clock = new VirtualClock();
            var picture = new byte[1000];
            clock.WaitUntil(new(), () => clock.GetTimestamp() < 0 || picture.Length == 0, TimeSpan.FromSeconds(1));
            return new(picture);
        }
    }
}
