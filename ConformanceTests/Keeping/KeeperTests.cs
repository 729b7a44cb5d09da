using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Keeping;

public sealed class KeeperTests
{
    private static readonly FileFacts Facts = new(
        new DateTimeOffset(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero), "ILCE-7M4", "00001234", 300, 800, true, 17, "DSC00152.ARW");

    private string folder = "";
    private List<string> said = [];

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("keeper").FullName;
        said = [];
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_of_the_small_hours_belongs_to_the_night_before() =>
        Assert.That(FileTemplate.Fill(FileTemplate.Default, Facts).Replace('\\', '/'),
            Is.EqualTo("2026-11-21/ILCE-7M4_20261122T010203.456_light_300s_ISO800_00017.arw"));

    [TestCase("../../{name}", "DSC00152.arw")]
    [TestCase("/etc/{name}", "etc/DSC00152.arw")]
    [TestCase(@"C:\x\..\{serial}", "C_/x/1234.arw")]
    [TestCase("{model}:{iso}", "ILCE-7M4_800.arw")]
    public void A_name_never_leaves_its_folder(string template, string expected) =>
        Assert.That(FileTemplate.Fill(template, Facts).Replace('\\', '/'), Is.EqualTo(expected));

    [Test]
    public void A_word_that_does_not_exist_is_named() =>
        Assert.That(FileTemplate.Trouble("{nihgt}/{name}"), Does.Contain("{nihgt}").And.Contain("{night}"));

    [Test]
    public void Two_files_of_one_name_both_stay()
    {
        var keeper = new Keeper(Clock.Real, Path.Combine(folder, "rescue"), said.Add);
        keeper.Keep(new(new byte[] { 1, 2, 3 }, Facts, null), folder, "{name}");
        keeper.Keep(new(new byte[] { 4, 5 }, Facts, null), folder, "{name}");
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "DSC00152.arw")), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "DSC00152 (2).arw")), Is.EqualTo(new byte[] { 4, 5 }));
        Assert.That(keeper.Count, Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public void A_folder_that_cannot_be_written_sends_the_file_to_the_rescue_folder()
    {
        var blocked = Path.Combine(folder, "file");
        File.WriteAllText(blocked, "in the way");
        var rescue = Path.Combine(folder, "rescue");
        var keeper = new Keeper(Clock.Real, rescue, said.Add);
        keeper.Keep(new(new byte[] { 1, 2, 3 }, Facts, null), blocked);
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(Directory.GetFiles(rescue, "*.arw", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        Assert.That(said, Has.Some.Contains("rescue folder"));
        Assert.That(Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_full_disk_leaves_nothing_half_written()
    {
        Assume.That(File.Exists("/dev/full"), "needs /dev/full");
        var keeper = new Keeper(Clock.Real, "/dev/full/rescue", said.Add);
        keeper.Keep(new(new byte[] { 1 }, Facts, null), "/dev/full/x");
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(keeper.Count.Lost, Is.EqualTo(1));
        Assert.That(said, Has.Some.Contains("lost"));
    }

    [Test]
    public void The_lease_is_given_back_when_the_file_is_on_disk()
    {
        var lease = new Lease();
        var keeper = new Keeper(Clock.Real, folder, said.Add);
        keeper.Keep(new(new byte[] { 1 }, Facts, lease), folder);
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(lease.Returned, Is.EqualTo(1));
    }

    private sealed class Lease : IDisposable
    {
        public int Returned { get; private set; }

        public void Dispose() => Returned++;
    }
}
