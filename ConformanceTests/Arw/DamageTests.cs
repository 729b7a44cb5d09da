using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>An exception with a sentence is good, any other end is not. `Benchmarks -- fuzz` does it by the million.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DamageTests
{
    private static IEnumerable<GeneratedFile> Small() =>
    [
        new(ArwEncoding.Uncompressed, 64, 16, Content.Sky, 1),
        new(ArwEncoding.Packed12, 64, 16, Content.Sky, 1),
        new(ArwEncoding.Arw1, 64, 16, Content.Sky, 1),
        new(ArwEncoding.Arw2, 64, 16, Content.Sky, 1),
        new(ArwEncoding.LosslessJpeg, 64, 48, Content.Sky, 1) { TileSide = 32 },
    ];

    [TestCaseSource(nameof(Small))]
    public void Every_truncation_is_survived_and_named(object spec)
    {
        var file = ((GeneratedFile)spec).Make().File;
        // ARW1 ends with eight rows that are not needed; the others need every byte but a tile's end mark
        var needed = file.Length - (((GeneratedFile)spec).Encoding is ArwEncoding.Arw1 ? 64 : 0);
        for (var length = 0; length < needed; length++)
        {
            var cut = file.AsMemory(0, length);
            Assert.That(() => ArwDecoder.Decode(cut, 1).Dispose(), Throws.TypeOf<ArwException>(), $"cut off at byte {length}");
        }
    }

    [TestCaseSource(nameof(Small))]
    public void Every_flipped_byte_is_survived(object spec)
    {
        var file = ((GeneratedFile)spec).Make().File;
        var decoded = 0;
        for (var at = 0; at < file.Length; at++)
        {
            file[at] ^= 0xFF;
            decoded += Survives(file) ? 1 : 0;
            file[at] ^= 0xFF;
        }

        Assert.That(decoded, Is.GreaterThan(0), "some bytes only change a pixel");
    }

    /// <summary>The head at every kilobyte, the pixels here and there.</summary>
    [TestCaseSource(typeof(Samples), nameof(Samples.WithChecksums))]
    public void Truncated_samples_are_survived(string name, string _)
    {
        var file = Samples.Read(name);
        for (var length = 0; length < file.Length * 9L / 10; length += length < 40_000 ? 1021 : file.Length / 17)
        {
            var cut = file.AsMemory(0, length);
            Assert.That(() => ArwDecoder.Decode(cut, 1).Dispose(), Throws.TypeOf<ArwException>(), $"cut off at byte {length}");
        }
    }

    private static bool Survives(byte[] file)
    {
        try
        {
            ArwDecoder.Decode(file, 1).Dispose();
            return true;
        }
        catch (ArwException error)
        {
            Assert.That(error.Message, Has.Length.GreaterThan(20));
            return false;
        }
    }
}
