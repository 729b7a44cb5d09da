using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Sky;

public class DarkroomTests
{
    private static readonly Shot Shot = Shots.Of(Shots.Small);

    [TestCase(RawEncoding.Uncompressed)]
    [TestCase(RawEncoding.Compressed)]
    [TestCase(RawEncoding.Lossless)]
    [TestCase(RawEncoding.Packed12)]
    [TestCase(RawEncoding.Arw1)]
    public void A_prepared_shot_is_the_file_that_would_have_been_written_but_for_its_code_and_time(RawEncoding encoding)
    {
        var first = Shot with { Encoding = encoding };
        var second = first with { Counter = 8, SettingsHash = 1, Start = first.Start.AddMinutes(1), FileNumber = 2 };
        var pixels = first.Render();
        var previews = ArwWriter.Write(first, pixels);
        new FrameCode(8, 1).WriteTo(pixels, first.Sensor.WidthIn(encoding));
        var darkroom = new Darkroom(1);
        darkroom.Prepare(first);
        var file = darkroom.Arw(second);
        Assert.Multiple(() =>
        {
            Assert.That(darkroom.Arw(first), Is.EqualTo(previews), "the first again");
            Assert.That(Payload(file), Is.EqualTo(Payload(ArwWriter.Write(second, pixels))));
            Assert.That(Head(file), Is.Not.EqualTo(Head(previews)), "another time");
        });
    }

    [Test]
    public void A_shot_that_was_not_prepared_is_rendered()
    {
        var darkroom = new Darkroom(1);
        darkroom.Prepare(Shot);
        var longer = Shot with { Seconds = 31 };
        Assert.That(darkroom.Arw(longer), Is.EqualTo(ArwWriter.Write(longer, longer.Render())));
    }

    [Test]
    public void Raw_and_JPEG_are_of_the_same_exposure()
    {
        var darkroom = new Darkroom(1);
        var pixels = Shot.Render();
        Assert.Multiple(() =>
        {
            Assert.That(darkroom.Arw(Shot), Is.EqualTo(ArwWriter.Write(Shot, pixels)));
            Assert.That(darkroom.Jpeg(Shot), Is.EqualTo(JpegPicture.Write(Shot, pixels)));
            Assert.That(darkroom.Arw(Shot with { Counter = 8 }), Is.Not.EqualTo(darkroom.Arw(Shot)));
        });
    }

    private static byte[] Payload(byte[] file) => file[65536..];

    private static byte[] Head(byte[] file) => file[..65536];
}
