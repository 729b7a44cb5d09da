using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

public sealed class RawFrameTests
{
    private static readonly byte[] First = new GeneratedFile(ArwEncoding.Arw2, 640, 480, Content.Sky, 1).Make().File;
    private static readonly byte[] Second = new GeneratedFile(ArwEncoding.Arw2, 640, 480, Content.Noise, 2).Make().File;

    [Test]
    public void A_lease_keeps_its_pixels_whatever_is_decoded_meanwhile()
    {
        var frame = ArwDecoder.Decode(First);
        var copy = frame.Pixels.ToArray();
        using var reader = frame.Lease();
        frame.Dispose();
        frame.Dispose();
        using (ArwDecoder.Decode(Second))
            Assert.That(reader.Pixels.SequenceEqual(copy), Is.True);
    }

    [Test]
    public void A_lease_that_was_given_back_shows_nothing()
    {
        var frame = ArwDecoder.Decode(First);
        using var other = frame.Lease();
        frame.Dispose();
        Assert.That(() => frame.Row(0).Length, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(frame.Lease, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(other.Row(479).Length, Is.EqualTo(640));
    }

    [Test]
    public void A_second_frame_allocates_nothing_large([Values] bool lossless)
    {
        var file = lossless ? new GeneratedFile(ArwEncoding.LosslessJpeg, 1024, 768, Content.Sky, 1).Make().File : First;
        ArwDecoder.Decode(file, 1).Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ArwDecoder.Decode(file, 1).Dispose();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(120_000), "the pixels alone have 614,400 bytes and more");
    }
}
