using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>Datasets of real bodies, and what libgphoto2 reads in them.</summary>
public sealed class DumpTests
{
    private const string A6000 = "captures/a6000-9209-mode2.data.bin";
    private const string A7S3 = "captures/a7sm3-9209-mode3.data.bin";

    /// <summary>libgphoto2's word for a value, where it is not ours: the same thing in other words.</summary>
    private static readonly Dictionary<string, string> SameMeaning = new()
    {
        ["Fill flash"]  = "Fill",
        ["0.0 stops"]   = "0.0 EV",
        ["Single Shot"] = "Single",
    };

    [TestCase(A6000, ExtDeviceInfo.Version2, 34)]
    [TestCase(A7S3, ExtDeviceInfo.Version3, 320)]
    public void A_dump_is_read_to_its_last_byte(string file, ushort version, int properties)
    {
        var data = Bytes(file);
        var table = Parse(data, version);
        Assert.That(table.BrokenOff, Is.Null);
        Assert.That(table.All, Has.Count.EqualTo(properties));
        Assert.That(table.All[^1].Offset + table.All[^1].Length, Is.EqualTo(data.Length));
    }

    [TestCase(A6000, ExtDeviceInfo.Version2)]
    [TestCase(A7S3, ExtDeviceInfo.Version3)]
    public void A_dump_written_again_is_the_same_bytes(string file, ushort version)
    {
        var data = Bytes(file);
        Assert.That(Parse(data, version).Write(version >= ExtDeviceInfo.Version3).ToArray(), Is.EqualTo(data));
    }

    [TestCase(A6000, "captures/gold-a6000-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version2, 34)]
    [TestCase(A7S3, "captures/gold-a7sm3-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version3, 320)]
    public void Types_access_values_and_choices_are_those_that_libgphoto2_reads(string file, string gold, ushort version, int properties)
    {
        var lines = OfTheDataset(Gold.Read(Shared.File(gold)), version);
        Assert.That(lines.Select(l => l.Code).Distinct().Count(), Is.EqualTo(properties));
        Assert.That(GoldComparison.Differences(Parse(Bytes(file), version), lines, version), Is.Empty);
    }

    /// <summary>2.5.30 knows no second list, so of an A7S III it reads the first property; and it calls everything writable.</summary>
    [TestCase(A6000, "captures/gold-a6000-libgphoto2-2.5.30.summary.txt", ExtDeviceInfo.Version2, 34)]
    [TestCase(A7S3, "captures/gold-a7sm3-libgphoto2-2.5.30.summary.txt", ExtDeviceInfo.Version3, 1)]
    public void The_older_libgphoto2_reads_the_same_where_it_can_read(string file, string gold, ushort version, int properties)
    {
        var lines = Gold.Read(Shared.File(gold));
        Assert.That(lines, Has.Count.EqualTo(properties));
        Assert.That(GoldComparison.Differences(Parse(Bytes(file), version), lines, version, withAccess: false), Is.Empty);
    }

    [TestCase("captures/gold-a6000-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version2)]
    [TestCase("captures/gold-a7sm3-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version3)]
    public void Names_are_those_of_libgphoto2_but_where_Sony_has_published_another(string gold, ushort version)
    {
        var different = Gold.Read(Shared.File(gold)).Where(l => l.Label is not null)
            .Where(l => Plain(l.Label!) != Plain(NameOf(l.Code, version)) && GoldNames.Other.GetValueOrDefault(l.Code) != l.Label)
            .Select(l => $"0x{l.Code:X4} {NameOf(l.Code, version)}, libgphoto2 {l.Label}");
        Assert.That(different, Is.Empty);
    }

    [TestCase(A6000, "captures/gold-a6000-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version2)]
    [TestCase(A7S3, "captures/gold-a7sm3-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version3)]
    public void Where_libgphoto2_has_a_word_for_a_value_we_have_the_same(string file, string gold, ushort version)
    {
        var table = Parse(Bytes(file), version);
        foreach (var line in Gold.Read(Shared.File(gold)).Where(l => l.Word is not null))
        {
            var ours = SonyProperty.Find(line.Code, version).Describe(table[line.Code]!.Current);
            Assert.That(ours, Is.EqualTo(SameMeaning.GetValueOrDefault(line.Word!, line.Word!)), $"0x{line.Code:X4}");
        }
    }

    [TestCase(A6000, ExtDeviceInfo.Version2)]
    [TestCase(A7S3, ExtDeviceInfo.Version3)]
    public void What_a_typed_property_of_a_real_body_shows_has_words(string file, ushort version)
    {
        foreach (var description in Parse(Bytes(file), version).All)
        {
            var row = SonyProperty.Find(description.Code, version);
            var text = row.Describe(description.Current);
            TestContext.Out.WriteLine($"{row,-40} {text}");
            Assert.That(row.GetType() == typeof(Property) || !text.StartsWith("0x", StringComparison.Ordinal) || Greyed(description),
                $"{row}: {text}");
        }
    }

    [TestCase("captures/a6000class-9202-mode2.data.bin", 0x00C8, 29, 6)]
    [TestCase("captures/a7r4-9202-mode2.data.bin", 0x00C8, 65, 16)]
    [TestCase("captures/a7sm3-9202-mode3.data.bin", 0x012C, 320, 47)]
    public void The_abilities_of_a_body_are_read_and_every_control_has_a_name(string file, int version, int properties, int controls)
    {
        var reader = new PtpReader(Bytes(file));
        var abilities = ExtDeviceInfo.Read(ref reader);
        Assert.That(reader.Remaining, Is.Zero);
        Assert.That((abilities.Version, abilities.Properties.Count, abilities.Controls.Count),
            Is.EqualTo(((ushort)version, properties, controls)));
        var listed = SonyControl.All.Select(c => c.Code).Concat(SonyProperty.All.Select(p => p.Code)).ToHashSet();
        Assert.That(abilities.Controls.Concat(abilities.Properties).Where(code => !listed.Contains(code)).Select(c => $"0x{c:X4}"),
            Is.Empty);
    }

    [Test]
    public void The_standard_scale_of_shutter_speeds_begins_as_the_list_of_a_real_body()
    {
        var list = Parse(Bytes(A7S3), ExtDeviceInfo.Version3)[SonyProperty.ShutterSpeed]!.AllChoices.Select(SonyProperty.ShutterSpeed.Read)
            .ToList();
        Assert.That(StandardScales.ShutterSpeeds.Take(list.Count), Is.EqualTo(list));
    }

    [Test]
    public void A_body_that_starts_has_no_abilities_yet()
    {
        var reader = new PtpReader([]);
        Assert.That(ExtDeviceInfo.Read(ref reader).Version, Is.Zero);
    }

    [TestCase(A6000, "captures/gold-a6000-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version2)]
    [TestCase(A7S3, "captures/gold-a7sm3-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version3)]
    public void One_flipped_byte_is_seen(string file, string gold, ushort version)
    {
        var data = Bytes(file);
        var whole = Parse(data, version);
        var lines = OfTheDataset(Gold.Read(Shared.File(gold)), version);
        var seenByGold = 0;
        for (var at = 0; at < data.Length; at++)
        {
            var copy = data.ToArray();
            copy[at] ^= 0xFF;
            var table = Parse(copy, version);
            if (GoldComparison.Differences(table, lines, version).Any())
                seenByGold++;
            else
                Assert.That(at is >= 4 and < 8 || !table.Write(version >= ExtDeviceInfo.Version3).Span.SequenceEqual(data),
                    $"byte {at} changes nothing");
            Assert.That(GoldSees(whole, at), Is.False.Or.EqualTo(GoldComparison.Differences(table, lines, version).Any()), $"byte {at}");
        }

        TestContext.Out.WriteLine($"{data.Length} bytes flipped, libgphoto2's reading disagrees with {seenByGold} of the copies");
        Assert.That(seenByGold, Is.GreaterThan(data.Length / 2));
    }

    /// <summary>Whether the summary shows what the byte says: code, type, current value and form, not factory default, state and the first
    /// list.</summary>
    private static bool GoldSees(PropertyTable table, int at)
    {
        if (table.All.FirstOrDefault(p => at >= p.Offset && at < p.Offset + p.Length) is not { } record)
            return false;
        var size = record.Type.Size();
        var offset = at - record.Offset;
        return offset < 4 || (size > 0 && offset >= 6 + size && offset < 6 + (2 * size) + 1);
    }

    private static bool Greyed(PropertyDescription description) => description.State != PropertyState.Enabled;

    /// <summary>The lines of properties, without libgphoto2's own table of controls, which a body of protocol 3.00 does not
    /// describe.</summary>
    private static List<GoldProperty> OfTheDataset(IReadOnlyList<GoldProperty> lines, ushort version) =>
        [.. lines.Where(l => version < ExtDeviceInfo.Version3 || l.Code < 0xD2C1 || l.Code >= 0xD300)];

    private static string NameOf(ushort code, ushort version) => SonyProperty.Find(code, version).Name;

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static PropertyTable Parse(byte[] data, ushort version)
    {
        var reader = new PtpReader(data);
        return PropertyTable.Read(ref reader, version >= ExtDeviceInfo.Version3);
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Shared.File(file));
}
