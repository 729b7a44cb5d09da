using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

public sealed class TiffDirectoryTests
{
    /// <summary>A directory of one entry; a value of more than four bytes lies at offset 14.</summary>
    private static byte[] One(int type, uint count, params byte[] value)
    {
        byte[] entry = [1, 0, 0x34, 0x12, (byte)type, 0, .. BitConverter.GetBytes(count)];
        return value.Length <= 4 ? [.. entry, .. value, .. new byte[4 - value.Length]] : [.. entry, 14, 0, 0, 0, .. value];
    }

    [TestCase(1, 0xFFL)]
    [TestCase(7, 0xFFL)]
    [TestCase(6, -1L)]
    [TestCase(3, 0xFEFFL)]
    [TestCase(8, -257L)]
    [TestCase(4, 0xFCFDFEFFL)]
    [TestCase(13, 0xFCFDFEFFL)]
    [TestCase(9, -50462977L)]
    [TestCase(2, null)]
    [TestCase(12, null)]
    [TestCase(99, null)]
    public void A_number_is_read_in_its_own_type(int type, long? expected)
    {
        TiffDirectory.TryOpen(One(type, 1, 0xFF, 0xFE, 0xFD, 0xFC), 0, out var directory);
        Assert.That(directory.Number(0x1234), Is.EqualTo(expected));
        Assert.That(directory.Number(0x1234, 1), Is.Null, "there is only one");
        Assert.That(directory.Number(0x4321), Is.Null);
        Assert.That(directory.Int(0x1234), Is.EqualTo(expected is >= 0 and <= int.MaxValue ? (int?)expected : null));
    }

    [TestCase(4, 3u)]
    [TestCase(4, 0x40000001u)]
    [TestCase(5, uint.MaxValue)]
    [TestCase(7, uint.MaxValue)]
    public void A_value_that_goes_beyond_the_file_is_empty(int type, uint count)
    {
        TiffDirectory.TryOpen(One(type, count, 1, 2, 3, 4, 5, 6, 7, 8), 0, out var directory);
        Assert.That(directory.Bytes(0x1234).Length, Is.Zero);
        Assert.That(directory.Count(0x1234), Is.Zero);
        Assert.That(directory.Number(0x1234), Is.Null);
        Assert.That(directory.Fraction(0x1234), Is.Null);
    }

    [TestCase(-1)]
    [TestCase(1)]
    [TestCase(13)]
    [TestCase(4_000_000_000)]
    public void A_directory_that_is_not_all_there_is_none(long offset) =>
        Assert.That(TiffDirectory.TryOpen(One(4, 1, 1, 0, 0, 0), offset, out _), Is.False);

    [Test]
    public void A_text_ends_at_its_zero()
    {
        TiffDirectory.TryOpen(One(2, 8, " a b \0c\0"u8.ToArray()), 0, out var directory);
        Assert.That(directory.Text(0x1234), Is.EqualTo("a b"));
        TiffDirectory.TryOpen(One(2, 4, "abcd"u8.ToArray()), 0, out var endless);
        Assert.That(endless.Text(0x1234), Is.EqualTo("abcd"));
        TiffDirectory.TryOpen(One(2, 4, "    "u8.ToArray()), 0, out var blank);
        Assert.That(blank.Text(0x1234), Is.Null);
        TiffDirectory.TryOpen(One(3, 1, "abcd"u8.ToArray()), 0, out var number);
        Assert.That(number.Text(0x1234), Is.Null);
    }

    [Test]
    public void A_fraction_by_zero_is_no_number()
    {
        TiffDirectory.TryOpen(One(5, 1, 7, 0, 0, 0, 0, 0, 0, 0), 0, out var directory);
        Assert.That(directory.Fraction(0x1234)?.Value, Is.NaN);
        Assert.That(new Fraction(3, 2).Value, Is.EqualTo(1.5));
    }
}
