using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Sky;

public class ArwWriterTests
{
    private static readonly RawEncoding[] OldEncodings = [RawEncoding.Uncompressed, RawEncoding.Packed12, RawEncoding.Arw1];

    private static readonly IEnumerable<string> Bodies = Shots.Sensors.Keys;

    [TestCaseSource(nameof(Bodies))]
    public void LibRaw_opens_the_full_size_file_of_each_body_and_names_it(string model)
    {
        using var scratch = new Scratch();
        var sensor = Shots.Sensors[model];
        var shot = Shots.Of(sensor, RawEncoding.Compressed) with { Model = model };
        var said = LibRaw.Identify(scratch.Write("body.arw", ArwWriter.Write(shot, shot.Render())));
        Assert.Multiple(() =>
        {
            Assert.That(said, Does.Contain($"Camera: Sony {model} ID: 0x"));
            Assert.That(said, Does.Match($@"Full size: +{sensor.Width} x {sensor.Height}\b"));
            Assert.That(said, Does.Match($@"Raw inset, width x height: +{sensor.CropWidth} x {sensor.CropHeight}\b"));
            Assert.That(said, Does.Contain("black: 512"));
            Assert.That(said, Does.Contain("linearity limits: 15360 15360 15360 15360"));
            Assert.That(said, Does.Contain("ISO speed: 800"));
            Assert.That(said, Does.Contain("Shutter: 30.0 sec"));
        });
    }

    [TestCaseSource(nameof(OldEncodings))]
    public void LibRaw_unpacks_exactly_the_pixels_that_were_rendered(RawEncoding encoding)
    {
        using var scratch = new Scratch();
        var shot = Shots.Of(Shots.Small, encoding);
        var pixels = shot.Render();
        var unpacked = LibRaw.Unpack(scratch.Write("shot.arw", ArwWriter.Write(shot, pixels)));
        var shift = encoding == RawEncoding.Uncompressed ? 0 : 2;
        Assert.That((unpacked.Width, unpacked.Height), Is.EqualTo((1152, encoding == RawEncoding.Arw1 ? 576 + 8 : 576)));
        Assert.That(unpacked.Pixels.AsSpan(0, pixels.Length).SequenceEqual(pixels.Select(p => (ushort)(p >> shift)).ToArray()), Is.True);
    }

    [TestCase(14)]
    [TestCase(12)]
    public void LibRaw_unpacks_exactly_the_pixels_of_lossless_tiles(int bits)
    {
        using var scratch = new Scratch();
        var shot = Shots.Of(Shots.Small, RawEncoding.Lossless) with { Bits = bits };
        var pixels = shot.Render();
        var unpacked = LibRaw.UnpackNew(scratch.Write("shot.arw", ArwWriter.Write(shot, pixels)));
        Assert.That((unpacked.Width, unpacked.Height), Is.EqualTo((1536, 1024)));
        Assert.That(unpacked.Pixels.AsSpan().SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void Lossless_tiles_hold_any_pixels_and_differences()
    {
        using var scratch = new Scratch();
        var shot = Shots.Of(Shots.Small, RawEncoding.Lossless);
        var random = new Random(1);
        var pixels = Enumerable.Range(0, 1536 * 1024).Select(i => (i / 1536 % 3) switch
        {
            0 => (ushort)random.Next(16384),
            1 => (ushort)(i % 4 < 2 ? 0 : 16383),
            _ => (ushort)512,
        }).ToArray();
        var unpacked = LibRaw.UnpackNew(scratch.Write("shot.arw", ArwWriter.Write(shot, pixels)));
        Assert.That(unpacked.Pixels.AsSpan().SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void ARW2_loses_no_more_than_its_steps()
    {
        using var scratch = new Scratch();
        var shot = Shots.Of(Shots.Small, RawEncoding.Compressed) with { Seconds = 5 };
        var pixels = shot.Render();
        var unpacked = LibRaw.Unpack(scratch.Write("shot.arw", ArwWriter.Write(shot, pixels))).Pixels;
        // Below 2000 DN a code is worth 2; beside a star sixteen codes may become one
        Assert.That(pixels.Index().Count(p => Math.Abs(p.Item - unpacked[p.Index]) > 1), Is.LessThan(pixels.Length / 10));
        Assert.That(pixels.Index().Average(p => p.Item - unpacked[p.Index]), Is.Zero.Within(0.5), "rounded, not cut off");
        Assert.That(pixels.Index().Max(p => Math.Abs(p.Item - unpacked[p.Index])), Is.LessThanOrEqualTo(16 * 32));
    }

    [Test]
    public void ARW2_blocks_hold_any_pixels()
    {
        using var scratch = new Scratch();
        var shot = Shots.Of(Shots.Small, RawEncoding.Compressed);
        var random = new Random(1);
        var pixels = Enumerable.Range(0, 1152 * 576).Select(i => (ushort)random.Next(i / 1152 * 28 + 1)).ToArray();
        var unpacked = LibRaw.Unpack(scratch.Write("shot.arw", ArwWriter.Write(shot, pixels))).Pixels;
        for (var i = 0; i < pixels.Length; i += 32)
        {
            // The range of the block of even columns decides how coarse it is: 128 codes of 2 DN fit without loss
            var range = Enumerable.Range(0, 16).Select(k => (int)pixels[i + 2 * k]).ToArray();
            if (range.Max() < 1900 && range.Max() - range.Min() < 250)
                Assert.That(Enumerable.Range(0, 16).Max(k => Math.Abs(pixels[i + 2 * k] - unpacked[i + 2 * k])), Is.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public void The_raw_data_begin_at_a_multiple_of_16_KiB()
    {
        var shot = Shots.Of(Shots.Small);
        var pixels = shot.Render();
        var file = ArwWriter.Write(shot, pixels);
        var start = file.Length - 2 * pixels.Length;
        Assert.That(start % 16384, Is.Zero);
        Assert.That(BitConverter.ToUInt16(file, start), Is.EqualTo(pixels[0]));
    }

    [Test]
    public void Widths_that_an_encoding_cannot_hold_are_refused_with_the_reason()
    {
        var shot = Shots.Of(new(648, 480, 648, 480, 0, 0, 640, 480), RawEncoding.Compressed);
        Assert.That(() => ArwWriter.Write(shot, new ushort[648 * 480]), Throws.ArgumentException.With.Message.Contains("648 columns"));
    }
}
