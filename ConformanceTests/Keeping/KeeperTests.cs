using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Keeping;

public sealed class KeeperTests
{
    private static readonly FileFacts Facts = new(
        new DateTimeOffset(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero), "ILCE-7M4", "00001234", 300, 800, FrameKind.Light, 17,
        "DSC00152.ARW");

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

    /// <summary>The disk fills up while a file is written, and refuses what was still to be written when it is closed too.</summary>
    [Test]
    public void A_full_disk_leaves_nothing_half_written()
    {
        List<FullDisk> disks = [];
        var keeper = new Keeper(Clock.Real, Path.Combine(folder, "rescue"), said.Add)
        {
            Through = file =>
            {
                disks.Add(new(file, room: 100_000));
                return disks[^1];
            },
        };
        keeper.Keep(new(new byte[300_000], Facts, null), folder);
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(disks.Select(disk => disk.Written), Is.EqualTo(new[] { 100_000, 100_000 }),
            "where it belongs, then in the rescue folder");
        Assert.That(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), Is.Empty);
        Assert.That(keeper.Count, Is.EqualTo((0, 0, 1)));
        Assert.That(said, Has.Some.Contains("lost").And.Some.Contains("No space left"));
    }

    [Test]
    public void A_folder_whose_disk_is_full_sends_the_file_to_the_rescue_folder()
    {
        var first = true;
        var keeper = new Keeper(Clock.Real, Path.Combine(folder, "rescue"), said.Add)
        {
            Through = file => Interlocked.Exchange(ref first, false) ? new FullDisk(file, room: 100_000) : file,
        };
        keeper.Keep(new(new byte[300_000], Facts, null), folder);
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        Assert.That(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single(),
            Is.EqualTo(keeper.LastRaw).And.Contains("rescue"));
        Assert.That(new FileInfo(keeper.LastRaw!).Length, Is.EqualTo(300_000));
        Assert.That(keeper.Count, Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public void An_error_that_nobody_foresaw_costs_one_file_and_not_the_night()
    {
        var first = true;
        Lease lease = new();
        var keeper = new Keeper(Clock.Real, Path.Combine(folder, "rescue"), said.Add)
        {
            Through = file => Interlocked.Exchange(ref first, false) ? throw new InvalidProgramException("a defect") : file,
        };
        keeper.Keep(new(new byte[] { 1 }, Facts, lease), folder, "{name}");
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)));
        keeper.Keep(new(new byte[] { 2 }, Facts, null), folder, "{name}");
        Assert.That(keeper.Finish(TimeSpan.FromSeconds(10)), "the writer lives");
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "DSC00152.arw")), Is.EqualTo(new byte[] { 2 }));
        Assert.That((keeper.Count, lease.Returned), Is.EqualTo(((1L, 0L, 1L), 1)));
        Assert.That(said, Has.Some.Contains("a defect"));
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

    /// <summary>A disk that has room for so many bytes.</summary>
    private sealed class FullDisk(Stream file, int room) : Stream
    {
        public int Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var fits = Math.Min(count, room - Written);
            file.Write(buffer, offset, fits);
            file.Flush();
            Written += fits;
            if (fits < count)
                throw Full();
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
            if (disposing && Written == room)
                throw Full();
        }

        private static IOException Full() => new("No space left on device");
    }
}
