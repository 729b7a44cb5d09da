using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Faces;

public sealed class FitsTests
{
    private static readonly FitsCard[] Cards =
    [
        new("EXPTIME", 0.001, "[s]"), new("GAIN", 800, "ISO"), new("INSTRUME", "Sony's \u00e9 camera", ""), new("XPIXSZ", 6.0, ""),
        new("LENS", new string('x', 100), "a comment that does not fit"), new("TINY", 1.25e-7, ""), new("QUOTES", new string('\'', 60), ""),
    ];

    [Test]
    public void A_file_is_made_of_whole_blocks_with_the_cards_in_their_order()
    {
        var file = Written(7, 5);
        Assert.That(file.Length % 2880, Is.Zero);
        var keywords = Enumerable.Range(0, 16).Select(i => Encoding.ASCII.GetString(file, i * 80, 8).TrimEnd());
        Assert.That(keywords, Is.EqualTo(new[]
        {
            "SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "BZERO", "BSCALE", "ROWORDER",
            "EXPTIME", "GAIN", "INSTRUME", "XPIXSZ", "LENS", "TINY", "QUOTES", "END",
        }));
    }

    [Test]
    public void Pixels_lie_row_by_row_moved_by_32768_big_endian()
    {
        var file = Written(7, 5);
        var pixels = Enumerable.Range(0, 35).Select(i => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(2880 + (2 * i))) + 32768);
        Assert.That(pixels, Is.EqualTo(from y in Enumerable.Range(0, 5) from x in Enumerable.Range(0, 7) select (int)TestFrame.At(x, y)));
        Assert.That(file.AsSpan(2880 + 70).ToArray(), Is.All.Zero);
    }

    [TestCase("EXPTIME", 0.001, "EXPTIME =                0.001")]
    [TestCase("XPIXSZ", 6.0, "XPIXSZ  =                   6.")]
    [TestCase("TINY", 1.25e-7, "TINY    =             1.25E-07")]
    [TestCase("INSTRUME", "O'Neil \u00e9", "INSTRUME= 'O''Neil ?'")]
    public void Values_have_FITS_form(string keyword, object value, string expected) =>
        Assert.That(Fits.Card(new(keyword, value, "")).TrimEnd(), Is.EqualTo(expected));

    [Test]
    public void No_card_is_longer_than_80_characters_and_no_text_ends_within_a_pair_of_quotes()
    {
        Assert.That(Cards.Select(Fits.Card), Has.All.Length.EqualTo(80));
        Assert.That(Fits.Card(Cards[^1]).Count(c => c == '\'') % 2, Is.Zero);
    }

    [Test]
    public void Fitsverify_finds_nothing()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.fits");
        File.WriteAllBytes(path, Written(70, 51));
        try
        {
            using var verify = Process.Start(new ProcessStartInfo("fitsverify", [path]) { RedirectStandardOutput = true })!;
            var said = verify.StandardOutput.ReadToEnd();
            verify.WaitForExit();
            Assert.That(said, Does.Contain("found 0 warning(s) and 0 error(s)"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("fitsverify is not installed: apt-get install fitsverify");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Written(int width, int height)
    {
        using MemoryStream file = new();
        TestFrame frame = new(width, height);
        Fits.Write(file, width, height, frame.Row, Cards);
        return file.ToArray();
    }
}
