using System.Diagnostics;
using Serilog;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>A look at all wires takes as long as the slowest of them.</summary>
[NonParallelizable]
public sealed class SearchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public void All_wires_are_searched_at_once()
    {
        using var meeting = new Barrier(3);
        var found = Look([.. new[] { "a", "b", "c" }.Select(scheme => new Searched(scheme, () =>
            Assert.That(meeting.SignalAndWait(Patience), "each search waits until all others are under way")))]);
        Assert.That(found.Select(camera => (camera.Id, camera.Trouble)),
            Is.EqualTo(new[] { ("a:1", (string?)null), ("b:1", null), ("c:1", null) }));
    }

    [Test]
    public void A_wire_whose_search_fails_is_named_and_hides_no_other()
    {
        var found = Look([new("a", () => throw new InvalidOperationException("the library is broken")), new("b", () => { })]);
        Assert.That(found.Select(camera => camera.Id), Is.EqualTo(new[] { "a:", "b:1" }));
        Assert.That(found[0].Trouble, Does.Contain("the library is broken"));
    }

    [Test]
    public void A_search_that_is_given_up_ends()
    {
        using var cancel = new CancellationTokenSource();
        Assert.That(() => Look([new("a", cancel.Cancel)], cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_wire_that_hangs_is_named_and_holds_up_nobody()
    {
        using ManualResetEventSlim end = new();
        var begun = 0;
        Searched hanging = new("a", () =>
        {
            Interlocked.Increment(ref begun);
            end.Wait(Patience);
        });
        var cameras = Bodies([hanging, new("b", () => { })], TimeSpan.FromMilliseconds(300));
        cameras.Look(_ => false);
        Assert.That(cameras.Found.Select(camera => camera.Id), Is.EqualTo(new[] { "a:", "b:1" }));
        Assert.That(cameras.Found[0].Trouble, Does.Contain("takes too long"));
        cameras.Look(_ => false);
        Assert.That(begun, Is.EqualTo(1), "No second thread hangs beside the first");
        end.Set();
        Assert.That(() => { cameras.Look(_ => false); return cameras.Found[0].Id; }, Is.EqualTo("a:1").After(5000, 50));
    }

    [Test]
    public void What_is_known_can_be_asked_while_a_search_goes_on()
    {
        using ManualResetEventSlim end = new(), begun = new();
        var cameras = Bodies([new("a", () =>
        {
            begun.Set();
            end.Wait(Patience);
        })], Patience);
        var look = Clock.Real.Start("look", () => cameras.Look(_ => false));
        Assert.That(begun.Wait(Patience));
        var offered = Task.Run(() => cameras.Offer(new Searched("b", () => { }), new("b:1", "", "", "no wire")));
        Assert.That(offered.Wait(TimeSpan.FromSeconds(10)), "Offering waits for the search");
        end.Set();
        Assert.That(look.Join(Patience));
    }

    [Test]
    [Retry(3)] // of a busy machine the best time counts
    public void The_list_of_all_wires_takes_less_than_two_seconds_also_when_the_network_is_searched()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(Path.GetDirectoryName(scratch.Write("home", []))!);
        Settings.Of(folders).Set(Settings.NetworkSearch, "on");
        var watch = Stopwatch.StartNew();
        var listed = Typed.In(folders, "list");
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms with the network searched");
        Assert.That(listed.Code, Is.Zero, listed.Error);
        Assert.That(listed.Out, Does.Contain("sim:ILCE-7M3"));
        Assert.That(watch.Elapsed, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)),
            "cameras in the network have a second to answer");
    }

    private static IReadOnlyList<FoundCamera> Look(Searched[] buses, CancellationToken cancel = default)
    {
        var cameras = Bodies(buses, Patience);
        cameras.Look(_ => false, cancel);
        return cameras.Found;
    }

    private static Driver.Bodies Bodies(Searched[] buses, TimeSpan patience) => new(
        buses, Clock.Real, () => new(), new Keeper(Clock.Real, Path.GetTempPath(), _ => { }), new(), null,
        new LoggerConfiguration().CreateLogger())
    {
        SearchPatience = patience,
    };

    /// <summary>A bus with one camera, and something that happens while it is looked for.</summary>
    private sealed class Searched(string scheme, Action meanwhile) : IBus
    {
        public string Scheme => scheme;

        public IReadOnlyList<FoundCamera> Find(CancellationToken cancel)
        {
            meanwhile();
            return [new($"{scheme}:1", "", "", "no wire")];
        }

        public ITransport Open(string id, Clock clock, CancellationToken cancel) => throw new NotSupportedException();
    }
}
