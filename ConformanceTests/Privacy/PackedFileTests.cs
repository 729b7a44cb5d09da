using System.IO.Compression;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Privacy;

/// <summary>Zips that somebody sent.</summary>
[NonParallelizable]
public sealed class PackedFileTests
{
    [Test]
    public void A_zip_that_unpacks_to_a_gigabyte_is_refused_before_it_does()
    {
        using var scratch = new Scratch();
        var path = Zip(scratch, BodyFile.PackedName, 1 << 30);
        Assert.That(new FileInfo(path).Length, Is.LessThan(20_000_000));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(() => BodyFile.Read(path), Throws.ArgumentException.With.Message.Contains("body.json unpacks to more than"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(100_000_000));
    }

    [Test]
    public void A_recording_without_end_is_refused()
    {
        using var scratch = new Scratch();
        var path = Zip(scratch, ReplayTransport.PackedName, 1 << 30);
        Assert.That(() => new ReplayTransport(path, Clock.Real).Dispose(),
            Throws.TypeOf<TransportException>().With.Message.Contains("recording.jsonl has a line of more than"));
    }

    [TestCase("simulate")]
    [TestCase("replay")]
    public void What_is_no_zip_or_another_one_is_answered_in_a_sentence(string verb)
    {
        using var scratch = new Scratch();
        foreach (var path in new[] { scratch.Write("no.zip", [1, 2, 3]), Zip(scratch, "something.txt", 10),
            Path.Combine(scratch.Folder, "missing.zip") })
        {
            if (verb == "simulate")
                Assert.That(() => BodyFile.Read(path), Throws.ArgumentException.With.Message.Contains(path));
            else
                Assert.That(() => new ReplayTransport(path, Clock.Real).Dispose(),
                    Throws.TypeOf<TransportException>().With.Message.Contains(path));
        }
    }

    [Test]
    public void A_zip_of_very_many_files_is_refused()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "many.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            for (var i = 0; i < 200; i++)
                zip.CreateEntry($"{i}");
            zip.CreateEntry(BodyFile.PackedName);
        }

        Assert.That(() => BodyFile.Read(path), Throws.ArgumentException.With.Message.Contains("201 files"));
    }

    private static string Zip(Scratch scratch, string name, long length)
    {
        var path = Path.Combine(scratch.Folder, $"{name}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var zeros = new byte[1 << 20];
        for (; length > 0; length -= zeros.Length)
            entry.Write(zeros, 0, (int)Math.Min(length, zeros.Length));
        return path;
    }
}
