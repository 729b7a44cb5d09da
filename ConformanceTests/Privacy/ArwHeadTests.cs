using SonyAlpha.ConformanceTests.Arw;
using SonyAlpha.Driver.Privacy;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Privacy;

/// <summary>Heads of raw files that are given away: nothing of the owner, everything of the body.</summary>
public sealed class ArwHeadTests
{
    [TestCase("ILCE-7M4")]
    [TestCase("ILCE-6700")]
    [TestCase("ILCE-NEW")]
    public void Nothing_of_the_owner_is_in_the_head_under_no_cipher(string model)
    {
        var file = OwnedFile.Make(model);
        Assert.That(OwnedFile.Secrets.Where(secret => IsIn(file, secret.Bytes)).ToList(), Has.Count.GreaterThan(7),
            "The file is one that has it all");
        var head = Cut(file);
        foreach (var (name, bytes) in OwnedFile.Secrets)
            Assert.That(IsIn(head, bytes), Is.False, name);
    }

    [TestCase("ILCE-7M4")]
    [TestCase("ILCE-6700")]
    public void What_the_driver_reads_of_a_file_it_reads_of_the_head_too(string model)
    {
        var file = OwnedFile.Make(model);
        var head = Cut(file);
        Array.Resize(ref head, file.Length); // played back, the rest is zeros
        var (before, after) = (ArwFile.Read(file), ArwFile.Read(head));
        Assert.That(before.InternalSerial, Is.EqualTo("882a91004317"));
        Assert.That(after.ToString(), Is.EqualTo((before with { InternalSerial = null, UtcOffset = null }).ToString()));
        Assert.That((after.LinearLimit, after.AmbientTemperature, after.ExposureTime?.Value), Is.EqualTo((15360, 12, 32.012)));
    }

    [Test]
    public void The_head_ends_before_the_preview()
    {
        var head = Cut(OwnedFile.Make("ILCE-7M4"));
        Assert.That(head, Has.Length.LessThan(40_000));
    }

    [TestCase("real-heads/exifast_Sony_ILME-FX3_real.ARW")]
    [TestCase("real-heads/exifast_Sony_DSLR-A200_real.ARW")]
    [TestCase("real-heads/exifast_Sony_SLT-A33_real.ARW")]
    [TestCase("real-heads/filetype_fixture-sony-zv-e10.arw")]
    public void Heads_of_real_files_keep_their_facts_and_lose_their_number(string name)
    {
        var file = Samples.Read(name);
        var head = Cut(file);
        Assert.That(head, Has.Length.InRange(1000, 300_000));
        Array.Resize(ref head, file.Length);
        foreach (var owner in ArwHead.Owner(file).Where(bytes => bytes.Length >= 6 && bytes.AsSpan().ContainsAnyExcept((byte)0, (byte)' ')))
            Assert.That(IsIn(head, owner), Is.False, Convert.ToHexString(owner));
        try
        {
            var (before, after) = (ArwFile.Read(file), ArwFile.Read(head));
            Assert.That(after.ToString(), Is.EqualTo((before with { InternalSerial = null, UtcOffset = null }).ToString()));
            if (before.InternalSerial is { } serial)
                Assert.That(IsIn(head, Convert.FromHexString(serial)), Is.False, serial);
        }
        catch (ArwException)
        {
            Assert.That(() => ArwFile.Read(head), Throws.TypeOf<ArwException>()); // the raw directory lies behind the cut of the sample
        }
    }

    [Test]
    public void A_damaged_file_gives_a_head_or_nothing_and_never_an_error()
    {
        var file = OwnedFile.Make("ILCE-7M4");
        var dice = new Random(13);
        for (var i = 0; i < 2000; i++)
        {
            var damaged = file[..dice.Next(1, file.Length)];
            for (var hits = dice.Next(20); hits > 0; hits--)
                damaged[dice.Next(Math.Min(damaged.Length, 16_000))] = (byte)dice.Next(256);
            Assert.That(() => Cut(damaged), Throws.Nothing, $"round {i}");
        }
    }

    [Test]
    public void A_serial_number_with_letters_that_are_no_digits_is_blanked_as_text()
    {
        var secrets = new Secrets();
        secrets.AddSerial("SN-2314567");
        var bytes = "of SN-2314567."u8.ToArray();
        secrets.Blank(bytes);
        Assert.That(System.Text.Encoding.ASCII.GetString(bytes), Does.Not.Contain("2314567"));
    }

    private static byte[] Cut(byte[] file)
    {
        var secrets = new Secrets();
        secrets.AddSerial("0000000000000000328293300" + OwnedFile.Serial);
        foreach (var bytes in ArwHead.Owner(file))
            secrets.Add(bytes);
        return ArwHead.Of(file, part => secrets.Blank(part));
    }

    /// <summary>In clear text, under the substitution, or under the key stream that begins at SR2's block.</summary>
    private static bool IsIn(byte[] file, byte[] secret)
    {
        var opened = file.ToArray();
        if (opened.Length > 10_000)
            OwnedFile.Seal(opened.AsSpan(9_000, 1_000));
        return new[] { file, OwnedFile.Deciphered(file), opened }.Any(bytes => bytes.AsSpan().IndexOf(secret) >= 0);
    }
}
