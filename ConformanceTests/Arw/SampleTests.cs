using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

[Parallelizable(ParallelScope.All)]
public sealed class SampleTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.WithChecksums))]
    public void A_samples_pixels_have_the_checksum_of_its_manifest(string name, string checksum)
    {
        using var frame = ArwDecoder.Decode(Samples.Read(name));
        Assert.That(Samples.Checksum(frame), Is.EqualTo(checksum));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.WithChecksums))]
    public void A_sample_that_arrives_piece_by_piece_has_the_same_pixels(string name, string checksum)
    {
        var file = Samples.Read(name);
        using var download = new FrameDownload(Clock.Real);
        var transfer = Clock.Real.Start("transfer", () => Arrival.Deliver(file, download, 40_000, announced: true));
        using var frame = ArwDecoder.Decode(download);
        Assert.That(transfer.Join(TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(Samples.Checksum(frame), Is.EqualTo(checksum));
        Assert.That(download.Bytes.Span.SequenceEqual(file), Is.True, "the file must stay whole for saving");
    }
}
