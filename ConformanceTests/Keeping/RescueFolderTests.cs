using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Keeping;

/// <summary>The rescue folder has a bound, and a week's pictures are safe from it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RescueFolderTests : IDisposable
{
    private const int FileBytes = 1000;

    private readonly string folder = Directory.CreateTempSubdirectory("rescue").FullName;
    private readonly List<string> said = [];
    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 11, 28, 18, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        clock.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Beyond_the_bound_the_oldest_go_and_only_as_many_as_must()
    {
        Lay("a/1.arw", days: 30);
        Lay("a/2.jpg", days: 20);
        Lay("3.arw", days: 10);
        Lay("notes.txt", days: 99);
        Rescue(holds: 3 * FileBytes).MakeRoom(FileBytes);
        Assert.That(Files(), Is.EqualTo(new[] { "2.jpg", "3.arw", "notes.txt" }), "what the driver did not write is not its to remove");
        Assert.That(said.Single(), Does.Contain("1 file(s)").And.Contain("rescue-size"));
    }

    [Test]
    public void What_is_younger_than_a_week_stays_whatever_it_takes_and_that_is_said_once_an_hour()
    {
        for (var i = 0; i < 5; i++)
            Lay($"{i}.arw", days: 6.9);
        var rescue = Rescue(holds: FileBytes);
        rescue.MakeRoom(FileBytes);
        rescue.MakeRoom(FileBytes);
        Assert.That(Files(), Has.Count.EqualTo(5));
        Assert.That(said.Single(), Does.Contain("look through it"));
        clock.Sleep(TimeSpan.FromMinutes(61));
        rescue.MakeRoom(FileBytes);
        Assert.That(said, Has.Count.EqualTo(2));
    }

    /// <summary>A Raspberry Pi begins in the past, and years go by when it finds its time server (indi-allsky#554).</summary>
    [Test]
    public void A_clock_that_is_put_right_by_years_makes_tonights_pictures_no_older()
    {
        var rescue = Rescue(holds: FileBytes);
        Lay("1.arw", days: 0);
        rescue.Wrote(Path.Combine(folder, "1.arw"));
        Lay("epoch.arw", days: 20_000);
        clock.SetForward(TimeSpan.FromDays(800));
        rescue.MakeRoom(FileBytes);
        Assert.That(Files(), Is.EqualTo(new[] { "1.arw", "epoch.arw" }));
        clock.Sleep(TimeSpan.FromDays(8));
        rescue.MakeRoom(FileBytes);
        Assert.That(Files(), Is.Empty, "a week later they are as old as any");
    }

    [Test]
    public void Nobody_having_chosen_it_is_the_smaller_of_20_GB_and_5_percent_of_the_disk()
    {
        // a file that takes no room: it has only its length
        using (var file = File.Create(Path.Combine(folder, "large.arw")))
            file.SetLength(20_100_000_000);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "large.arw"), clock.GetUtcNow().UtcDateTime.AddDays(-8));
        new RescueFolder(folder, clock, said.Add).MakeRoom(0);
        Assert.That(Files(), Is.Empty);
        Assert.That(said.Single(), Does.Match(@"may hold (20|1?\d(\.\d+)?) GB"));
    }

    [Test]
    public void A_keeper_makes_room_before_it_rescues()
    {
        Lay("old.arw", days: 8);
        Keeper keeper = new(clock, folder, said.Add) { RescueBound = () => FileBytes };
        keeper.Rescue(new(new byte[FileBytes], new(clock.GetUtcNow(), "ILCE-7M4", "1", 1, 100, FrameKind.Light, 1, "DSC00001.ARW"), null),
            "a test");
        Assert.That(keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(Files(), Has.Count.EqualTo(1).And.None.EqualTo("old.arw"));
    }

    private RescueFolder Rescue(long holds) => new(folder, clock, said.Add) { Bound = () => holds };

    private void Lay(string name, double days)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[FileBytes]);
        File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime.AddDays(-days));
    }

    private List<string> Files() =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)];
}
