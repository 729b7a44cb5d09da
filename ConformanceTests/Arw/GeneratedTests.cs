using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>Files of every encoding, size and content, made by encoders that share nothing with the decoders.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GeneratedTests
{
    internal static IEnumerable<GeneratedFile> Files()
    {
        foreach (var content in Enum.GetValues<Content>())
        {
            foreach (var (width, height) in new[] { (32, 2), (64, 48), (320, 200), (672, 131), (1056, 70) })
            {
                yield return new(ArwEncoding.Arw2, width, height, content, width);
                yield return new(ArwEncoding.Uncompressed, width + 1, height, content, width) { LongSizes = true };
                if (content is Content.Wild)
                    continue;
                yield return new(ArwEncoding.Packed12, width + 2, height, content, width);
                yield return new(ArwEncoding.Arw1, width + 5, height, content, width) { Sorted = true };
            }

            // One tile, whole ones, and edges on one side and on both, with every way of sharing tables
            (int, int, int, int)[] shapes = [(64, 64, 64, 1), (192, 128, 64, 2), (200, 130, 64, 4), (101, 67, 32, 4), (700, 515, 512, 4)];
            foreach (var (width, height, side, tables) in shapes)
            {
                var precision = content is Content.Wild ? 16 : 14;
                yield return new(ArwEncoding.LosslessJpeg, width, height, content, side)
                { TileSide = side, Style = new(tables, precision), Sorted = width == 64, OldCompression = width == 192 };
            }
        }

        yield return new(ArwEncoding.Arw2, 320, 64, Content.Noise, 1) { Knots = [4000, 8000, 12000, 16000] };
        yield return new(ArwEncoding.Arw2, 320, 64, Content.Noise, 2) { Knots = [0, 0, 0, 0] };
    }

    [TestCaseSource(nameof(Files))]
    public void A_generated_file_is_decoded_to_what_was_encoded(object spec)
    {
        var (file, pixels) = ((GeneratedFile)spec).Make();
        using var one = ArwDecoder.Decode(file, threads: 1);
        Assert.That(one.Pixels.SequenceEqual(pixels), Is.True);
        using var two = ArwDecoder.Decode(file, threads: 2);
        Assert.That(two.Pixels.SequenceEqual(pixels), Is.True);
    }

    [TestCaseSource(nameof(Files))]
    public void A_generated_file_is_decoded_while_it_arrives(object spec)
    {
        var (file, pixels) = ((GeneratedFile)spec).Make();
        using var download = new FrameDownload(Clock.Real);
        var transfer = Clock.Real.Start("transfer", () => Arrival.Deliver(file, download, 10_007, announced: file.Length % 2 == 0));
        using var frame = ArwDecoder.Decode(download);
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
        Assert.That(transfer.Join(TimeSpan.FromSeconds(10)), Is.True);
    }
}
