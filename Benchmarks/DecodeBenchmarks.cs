using BenchmarkDotNet.Attributes;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>Each decoder by itself, with what it allocates.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private byte[] file = [];

    [Params(ArwEncoding.Arw2, ArwEncoding.LosslessJpeg, ArwEncoding.Uncompressed, ArwEncoding.Packed12, ArwEncoding.Arw1)]
    public ArwEncoding Encoding { get; set; }

    [Params(24, 61)]
    public int Megapixels { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var (width, height) = Megapixels == 24 ? (6048, 4024) : (9600, 6376);
        file = new GeneratedFile(Encoding, width, height, Content.Day, 1).Make().File;
    }

    [Benchmark]
    public int Decode()
    {
        using var frame = ArwDecoder.Decode(file, Threads);
        return frame.Width;
    }
}
