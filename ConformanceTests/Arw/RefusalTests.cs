using System.Buffers.Binary;
using System.Text;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>What is refused, and in which words.</summary>
public sealed class RefusalTests
{
    private static readonly GeneratedFile Tiles = new(ArwEncoding.LosslessJpeg, 64, 64, Content.Day, 1) { TileSide = 32 };
    private static readonly GeneratedFile Plain = new(ArwEncoding.Uncompressed, 64, 32, Content.Day, 1);
    private static readonly GeneratedFile Lossy = new(ArwEncoding.Arw2, 64, 32, Content.Day, 1);

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case("a developed picture", Tiles, 0x106, 6, "Lossless Comp (L)");
        yield return Case("three samples a pixel", Tiles, 0x115, 3, "Lossless Comp (L)");
        yield return Case("wavelets", Lossy, 0x103, 32766, "Lossless Comp (L)");
        yield return Case("merged pictures", Plain, 0x115, 4, "Imaging Edge");
        yield return Case("another compression", Plain, 0x103, 5, "compression 5");
        yield return Case("no pixels across", Plain, 0x100, 0, "width is 0");
        yield return Case("pixels of another kind", Tiles, 0x106, 2, "kind 2");
        yield return Case("too many pixels", Plain, 0x100, 65535, "has 4194240 bytes");
        yield return Case("too few tiles", Tiles, 0x100, 100, "8 tiles");
        yield return Case("tiles of no width", Tiles, 0x142, 0, "Tiles of 0 x 32");
        yield return Case("tiles larger than they are", Tiles, 0x142, 64, "2 tiles");
        yield return Case("a colour pattern of three rows", Plain, 0x828E, 0x03020100, "colour pattern");

        static TestCaseData Case(string what, object file, ushort tag, int value, string words) =>
            new(file, tag, value, words) { TestName = $"Refused: {what}" };
    }

    [TestCaseSource(nameof(Changes))]
    public void A_file_that_cannot_be_used_is_refused_with_a_reason(object spec, ushort tag, int value, string words)
    {
        var file = ((GeneratedFile)spec).Make().File;
        Patch(file, tag, value);
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains(words));
    }

    [TestCase("II*", "only 3 bytes")]
    [TestCase("MM\0*\0\0\0\b", "4D4D002A")]
    [TestCase("\x89PNG....", "3F504E47")]
    public void What_is_no_raw_file_is_refused(string text, string words) =>
        Assert.That(() => ArwFile.Read(Encoding.ASCII.GetBytes(text)), Throws.TypeOf<ArwException>().With.Message.Contains(words));

    [Test]
    public void A_tile_that_is_no_JPEG_is_named()
    {
        var file = Tiles.Make().File;
        var second = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        file[second + 1] = 0;
        Assert.That(() => ArwDecoder.Decode(file),
            Throws.TypeOf<ArwException>().With.Message.EqualTo("Tile 3 of the picture does not begin as a JPEG does"));
    }

    [Test]
    public void A_segment_that_is_one_byte_too_long_for_its_tile_is_named()
    {
        var file = Tiles.Make().File;
        var last = file.AsSpan(file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]));
        (last[2], last[3]) = (0xFF, 0xFE);
        BinaryPrimitives.WriteUInt16BigEndian(last[4..], (ushort)(last.Length - 3));
        Assert.That(() => ArwDecoder.Decode(file),
            Throws.TypeOf<ArwException>().With.Message.Contains("at its byte 2 that goes beyond its end"));
    }

    [Test]
    public void A_tile_that_ends_early_is_named_with_the_row()
    {
        var file = Tiles.Make().File;
        (file[^40], file[^39]) = (0xFF, 0xD9);
        Assert.That(() => ArwDecoder.Decode(file),
            Throws.TypeOf<ArwException>().With.Message.Match("Tile 3 of the picture ends before its row [23]. is"));
    }

    [Test]
    public void Segments_that_say_nothing_are_passed_over()
    {
        byte[] said = [0xFF, 0xFE, 0, 4, 65, 66, 0xFF, 0xE1, 0, 2, 0xFF, 0xDD, 0, 4, 0, 0];
        var (file, pixels) = (Tiles with { Style = new() { Before = said } }).Make();
        using var frame = ArwDecoder.Decode(file);
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    [TestCase(new byte[] { 0xFF, 0xDD, 0, 4, 0, 8 }, "restart markers")]
    [TestCase(new byte[] { 0xFF, 0xC4, 0, 5, 0, 1, 2 }, "damaged Huffman table")]
    [TestCase(new byte[] { 0xFF, 0xDA, 0, 2 }, "four components")]
    [TestCase(new byte[] { 0xFF, 0xFE, 0, 1 }, "goes beyond its end")]
    [TestCase(new byte[] { 0x00, 0xFE, 0, 4, 1, 1 }, "no JPEG marker")]
    public void Segments_that_change_the_meaning_are_refused(byte[] said, string words)
    {
        var file = (Tiles with { Style = new() { Before = said } }).Make().File;
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains(words));
    }

    [TestCase(ArwEncoding.Arw2, 32, 96, 48, 64, "multiple of 32")]
    [TestCase(ArwEncoding.Packed12, 32, 99, 33, 96, "even number")]
    public void A_width_that_does_not_fit_the_encoding_is_refused(
        ArwEncoding encoding, int width, int height, int falseWidth, int falseHeight, string words)
    {
        var file = new GeneratedFile(encoding, width, height, Content.Day, 1).Make().File;
        Patch(file, 0x100, falseWidth);
        Patch(file, 0x101, falseHeight);
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains(words));
    }

    [Test]
    public void Pixels_that_could_not_be_in_so_few_bytes_take_no_memory()
    {
        var file = new GeneratedFile(ArwEncoding.Arw1, 64, 32, Content.Flat, 1) { LongSizes = true }.Make().File;
        Patch(file, 0x100, 65536);
        Patch(file, 0x101, 4096);
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains("cannot be in"));
        Patch(file, 0x101, 65536);
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Contains("more than any sensor"));
    }

    /// <summary>Each byte of a tile's head that must be as it is.</summary>
    [TestCase(0xC3, 4, 17, "precision of 17")]
    [TestCase(0xC3, 6, 99, "pixels, not")]
    [TestCase(0xC3, 8, 2, "pixels, not")]
    [TestCase(0xC3, 9, 3, "four components")]
    [TestCase(0xC3, 11, 0x21, "subsampled")]
    [TestCase(0xDA, 4, 3, "one scan")]
    [TestCase(0xDA, 13, 2, "predictor 2")]
    [TestCase(0xDA, 15, 1, "point transform 1")]
    [TestCase(0xC4, 4, 4, "Huffman table")]
    [TestCase(0xC4, 5, 3, "Huffman table")]
    [TestCase(0xC4, 1, 0xC0, "marker 0xC0")]
    [TestCase(0xC4, 3, 255, "no JPEG marker|beyond its end|Huffman")]
    public void A_tile_with_a_strange_head_is_refused(int marker, int at, int value, string words)
    {
        var file = Tiles.Make().File;
        var head = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, (byte)marker]);
        file[head + at] = (byte)value;
        Assert.That(() => ArwDecoder.Decode(file), Throws.TypeOf<ArwException>().With.Message.Match(words));
    }

    /// <summary>Changes the first value of a tag of the raw directory, which is the one before last.</summary>
    private static void Patch(Span<byte> file, ushort tag, int value)
    {
        var first = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
        var raw = BinaryPrimitives.ReadInt32LittleEndian(file[(Find(file, first, 0x14A) + 8)..]);
        var entry = Find(file, raw, tag);
        if (file[entry + 2] == 3)
            BinaryPrimitives.WriteUInt16LittleEndian(file[(entry + 8)..], (ushort)value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(file[(entry + 8)..], value);
    }

    private static int Find(ReadOnlySpan<byte> file, int directory, ushort tag)
    {
        for (var at = directory + 2; ; at += 12)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(file[at..]) == tag)
                return at;
        }
    }
}
