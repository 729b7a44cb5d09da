using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Sky;

/// <summary>The simulator's writer and the driver's decoder were written apart from each other: where they agree, both are right.</summary>
public class RoundTripTests
{
    private static readonly RawEncoding[] Encodings = Enum.GetValues<RawEncoding>();
    private static readonly IEnumerable<string> Bodies = Shots.Sensors.Keys;

    [TestCaseSource(nameof(Encodings))]
    public void The_frame_code_survives_every_encoding(RawEncoding encoding)
    {
        var shot = Shots.Of(Shots.Small, encoding);
        using var frame = ArwDecoder.Decode(ArwWriter.Write(shot, shot.Render()));
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code), Is.True);
        Assert.That(code, Is.EqualTo(new FrameCode(7, 0xDEADBEEF)));
    }

    [TestCase(RawEncoding.Uncompressed, 14, 0)]
    [TestCase(RawEncoding.Uncompressed, 12, 0)]
    [TestCase(RawEncoding.Lossless,     14, 0)]
    [TestCase(RawEncoding.Lossless,     12, 0)]
    [TestCase(RawEncoding.Packed12,     14, 2)]
    [TestCase(RawEncoding.Arw1,         14, 2)]
    public void What_is_not_lossy_comes_back_to_the_bit(RawEncoding encoding, int bits, int shift)
    {
        var shot = Shots.Of(Shots.Small, encoding) with { Bits = bits };
        var pixels = shot.Render();
        using var frame = ArwDecoder.Decode(ArwWriter.Write(shot, pixels));
        Assert.That(frame.Pixels[..pixels.Length].SequenceEqual(pixels.Select(pixel => (ushort)(pixel >> shift)).ToArray()), Is.True);
    }

    [TestCase(14)]
    [TestCase(12)]
    public void ARW2_keeps_the_median_of_a_dark_and_the_rise_of_the_sky(int bits)
    {
        var light = Shots.Of(Shots.Small, RawEncoding.Compressed) with { Bits = bits, Seconds = 4 };
        var dark = light with { Light = false };
        double Decoded(Shot shot)
        {
            using var frame = ArwDecoder.Decode(ArwWriter.Write(shot, shot.Render()));
            return Shots.Median(shot.Active(frame.Pixels.ToArray()));
        }

        Assert.That(Decoded(dark), Is.EqualTo(512).Within(8));
        Assert.That((Decoded(light with { Seconds = 16 }) - 512) / (Decoded(light) - 512), Is.EqualTo(4).Within(0.4));
    }

    [TestCaseSource(nameof(Bodies))]
    public void The_file_of_each_body_says_what_was_shot(string model)
    {
        var sensor = Shots.Sensors[model];
        var shot = Shots.Of(sensor) with { Model = model, NoiseReduction = true };
        var facts = ArwFile.Read(ArwWriter.Write(shot, shot.Render()));
        Assert.Multiple(() =>
        {
            Assert.That((facts.RawWidth, facts.RawHeight), Is.EqualTo((sensor.Width, sensor.Height)));
            Assert.That(facts.Model, Is.EqualTo(model));
            Assert.That(facts.Software, Does.Contain("simulated"));
            Assert.That((facts.BlackLevel, facts.LinearLimit), Is.EqualTo((512, 15360)));
            Assert.That(facts.CfaPattern, Is.EqualTo("RGGB"));
            Assert.That((facts.ExposureTime?.Value, facts.Iso), Is.EqualTo((30.0, 800)));
            Assert.That(facts.CameraTime, Is.EqualTo(new DateTime(2026, 1, 2, 3, 4, 5, 678)));
            Assert.That(facts.UtcOffset, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(facts.DarkSubtraction, Is.EqualTo(DarkSubtraction.Subtracted));
            Assert.That(facts.Lens, Is.EqualTo("Simulated 400mm F5.6"));
            Assert.That(facts.InternalSerial, Is.Null.Or.EndsWith("04123456"));
        });
    }
}
