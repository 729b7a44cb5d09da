using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>What was never written is no picture; and of a damaged picture the rest can be had by whoever asks for it.</summary>
public sealed class RepairTests
{
    private static readonly GeneratedFile Plain = new(ArwEncoding.Uncompressed, 64, 48, Content.Dark, 1);
    private static readonly GeneratedFile Packed = new(ArwEncoding.Packed12, 640, 48, Content.Dark, 1);
    private static readonly GeneratedFile Lossy = new(ArwEncoding.Arw2, 640, 48, Content.Sky, 1);
    private static readonly GeneratedFile Tiled = new(ArwEncoding.LosslessJpeg, 96, 64, Content.Sky, 1) { TileSide = 32 };

    private static IEnumerable<GeneratedFile> Strips() => [Plain, Packed];

    [TestCaseSource(nameof(Strips))]
    public void A_file_that_ends_in_zeros_is_not_taken_for_a_picture(object spec)
    {
        var file = ((GeneratedFile)spec).Make().File;
        file.AsSpan(^700..).Clear();
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains("was not written to its end"));
        using var download = new FrameDownload(Clock.Real);
        download.Begin(null);
        Arrival.Pieces(file, download, 3000);
        download.Complete();
        Assert.That(() => ArwDecoder.Decode(download),
            Throws.TypeOf<ArwException>().With.Message.Match("The last \\d+ of the picture's 48 rows"));
    }

    [TestCaseSource(nameof(Strips))]
    public void A_few_zeros_are_pixels(object spec)
    {
        var file = ((GeneratedFile)spec).Make().File;
        file.AsSpan(^60..).Clear();
        using var frame = ArwDecoder.Decode(file);
        Assert.That(frame.Pixels[^1], Is.Zero);
    }

    [Test]
    public void A_tile_that_ends_in_zeros_was_not_written_to_its_end()
    {
        var file = Tiled.Make().File;
        file.AsSpan(^40..).Clear();
        Assert.That(() => ArwDecoder.Decode(file),
            Throws.TypeOf<ArwException>().With.Message.Contains("Tile 5 of the picture ends in 40 zeros"));
    }

    [Test]
    public void One_bad_block_costs_its_own_pixels_and_no_others([Values(0, 1, 2, 39)] int block)
    {
        var (file, pixels) = Lossy.Make();
        var at = file.Length - (640 * 48) + (640 * 7) + (block * 16);
        file.AsSpan(at, 16).Fill(0xFF); // largest and smallest pixel at place 15
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains("row 7"));
        using var frame = ArwDecoder.Repair(file);
        Assert.That(frame.File.Damage, Is.EqualTo(new[] { new Area(block / 2 * 32, 7, 32, 1) }));
        for (var i = 0; i < 16; i++)
            pixels[(640 * 7) + (block / 2 * 32) + (block % 2) + (2 * i)] = 0;
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void One_bad_tile_costs_its_own_pixels_and_no_others([Values(0, 4)] int tile)
    {
        var (file, pixels) = Tiled.Make();
        var begins = Enumerable.Range(0, file.Length - 1).Where(at => file[at] == 0xFF && file[at + 1] == 0xD8).ToList();
        file[begins[tile]] = 0;
        using var frame = ArwDecoder.Repair(file);
        var damaged = new Area(tile % 3 * 32, tile / 3 * 32, 32, 32);
        Assert.That(frame.File.Damage, Is.EqualTo(new[] { damaged }));
        for (var y = damaged.Y; y < damaged.Y + 32; y++)
            pixels.AsSpan((y * 96) + damaged.X, 32).Clear();
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void Of_a_file_that_is_cut_off_what_is_there_is_decoded()
    {
        var (file, pixels) = Plain.Make();
        using var frame = ArwDecoder.Repair(file.AsMemory(0, file.Length - (64 * 2 * 10)));
        Assert.That(frame.File.Damage, Is.EqualTo(new[] { new Area(0, 38, 64, 10) }));
        Assert.That(frame.Pixels[..(64 * 38)].SequenceEqual(pixels.AsSpan(0, 64 * 38)), Is.True);
    }

    [Test]
    public void A_sound_file_has_no_damage()
    {
        foreach (var spec in new[] { Plain, Packed, Lossy, Tiled })
        {
            var (file, pixels) = spec.Make();
            using var frame = ArwDecoder.Repair(file);
            Assert.That(frame.File.Damage, Is.Empty);
            Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True, spec.ToString());
        }
    }

    [TestCase("ILCE-7RM2", 5216, 3464, 5184, 3464)]
    [TestCase("ILCE-7RM3", 5216, 2928, 5184, 2928)]
    [TestCase("ILCE-7RM2", 5216, 3456, 5184, 3456)]
    [TestCase("ILCE-7RM4", 6304, 4180, 6272, 4180)]
    [TestCase("ILCE-7SM2", 2816, 1872, 2784, 1872)]
    [TestCase("ILCE-7M3", 3968, 2648, 3936, 2648)]
    [TestCase("ILCE-9M3", 3968, 2648, 3948, 2648)]
    public void A_crop_made_in_the_camera_shows_what_LibRaw_shows_whatever_its_height(string model, int rawWidth, int rawHeight, int width,
        int height) =>
        Assert.That(VisibleArea.Find(rawWidth, rawHeight, model), Is.EqualTo(new Area(0, 0, width, height)));
}
