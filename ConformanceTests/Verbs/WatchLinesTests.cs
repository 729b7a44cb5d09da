using System.Text.Json;
using SonyAlpha.ConformanceTests.Golden;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Verbs;

/// <summary>What watch prints of datasets: those of real bodies, and the same with something changed.</summary>
public sealed class WatchLinesTests
{
    private const string A6000 = "captures/a6000-9209-mode2.data.bin";
    private const string A7S3 = "captures/a7sm3-9209-mode3.data.bin";

    [TestCase(A6000, "captures/gold-a6000-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version2)]
    [TestCase(A7S3, "captures/gold-a7sm3-libgphoto2-2.5.34.summary.txt", ExtDeviceInfo.Version3)]
    public void Every_property_of_a_real_body_has_name_value_and_choices(string file, string gold, ushort version)
    {
        var first = Read(Shared.File(file), version);
        var lines = Json(lines => lines.Begin(first, all: true)).ToDictionary(line => line.GetProperty("code").GetString()!);
        Assert.That(lines, Has.Count.EqualTo(first.Properties.All.Select(p => p.Code).Distinct().Count()));
        foreach (var theirs in Gold.Read(Shared.File(gold)).Where(g => first.Properties[g.Code] is not null))
        {
            var line = lines[$"0x{theirs.Code:X4}"];
            var (description, row) = (first.Properties[theirs.Code]!, SonyProperty.Find(theirs.Code, version));
            var raw = line.GetProperty("raw").GetString();
            Assert.That(line.GetProperty("name").GetString(), Is.EqualTo(row.Name));
            Assert.That(raw, Is.EqualTo(theirs.Text ?? PtpValue.Of(theirs.Type, theirs.Current!.Value).ToHex()), row.Name);
            // this body shows "off" for its magnifier, which is not among the magnifications that it offers
            var isValue = description.State == PropertyState.Disabled || first.Properties.IsTold(row, description);
            Assert.That(line.GetProperty("value").GetString(), Is.EqualTo(isValue ? row.Describe(description.Current) : "not known yet"),
                row.Name);
            // libgphoto2 shows the values that the property knows, we those that can be set now, if there are any
            var known = theirs.Values.Select(v => row.Describe(PtpValue.Of(theirs.Type, v)));
            var choices = line.GetProperty("choices").EnumerateArray().Select(c => c.GetString()).ToList();
            if (description.Form == PropertyForm.Range)
                known = [$"{Of(0)} to {Of(1)} in steps of {Of(2)}"];
            PtpValue Of(int index) => PtpValue.Of(theirs.Type, theirs.Values[index]);
            Assert.That(choices, description.Choices.Count > 0 ? Is.SubsetOf(known) : Is.EqualTo(known), row.Name);
        }
    }

    [TestCase(A6000, ExtDeviceInfo.Version2)]
    [TestCase(A7S3, ExtDeviceInfo.Version3)]
    public void A_body_that_says_the_same_again_has_not_changed(string file, ushort version) =>
        Assert.That(Text(Read(Shared.File(file), version), bytes => bytes, hex: true), Is.Empty);

    [Test]
    public void Of_changed_bytes_each_is_marked_at_its_place()
    {
        var first = Read(Shared.File(A7S3), ExtDeviceInfo.Version3);
        var iso = first.Properties[SonyProperty.Iso]!;
        var value = iso.Offset + 6 + sizeof(uint);       // behind code, type, access, state and default
        var lines = Text(first, bytes => [.. bytes[..value], 0x90, 0x01, 0, 0, .. bytes[(value + 4)..]], hex: true);
        Assert.That(lines[0], Does.EndWith("Iso (0xD21E): ISO AUTO [0x00FFFFFF] -> ISO 400 [0x00000190]"));
        Assert.That(lines[1], Does.StartWith($"    {iso.Offset:X6}  1E D2 06 00 ").And.Contains(" 90*01*00*00 "));
        // behind the offset 16 bytes of three characters each; the third byte of "AUTO" was not 0, the fourth was
        Assert.That(lines[1].Substring(12, 48).Count(c => c == '*'), Is.EqualTo(3));
    }

    [TestCase(A6000, ExtDeviceInfo.Version2)]
    [TestCase(A7S3, ExtDeviceInfo.Version3)]
    public void The_dataset_is_dumped_whole_each_record_below_its_name(string file, ushort version)
    {
        var first = Read(Shared.File(file), version);
        var lines = Print(lines => lines.Begin(first, all: false), json: false, hex: true);
        var bytes = lines.Where(line => line.StartsWith("    ", StringComparison.Ordinal))
            .SelectMany(line => Convert.FromHexString(line.Substring(12, 48).Replace(" ", "", StringComparison.Ordinal)));
        Assert.That(bytes, Is.EqualTo(first.Dataset.ToArray()));
        foreach (var record in first.Properties.All)
        {
            var at = Array.FindIndex(lines, line => line.StartsWith($"    {record.Offset:X6} ", StringComparison.Ordinal));
            Assert.That(lines[at - 1], Is.EqualTo($"{SonyProperty.Find(record.Code, version)}"));
        }
    }

    [Test]
    public void Of_a_long_record_only_what_changed_is_shown()
    {
        var first = Read(Shared.File(A7S3), ExtDeviceInfo.Version3);
        var iso = first.Properties[SonyProperty.Iso]!;
        var value = iso.Offset + 6 + sizeof(uint);
        var lines = Text(first, bytes => [.. bytes[..value], 0x90, 0x01, 0, 0, .. bytes[(value + 4)..]], hex: true);
        Assert.That(iso.Length, Is.GreaterThan(200));
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[2], Is.EqualTo("    ..."));
    }

    [Test]
    public void An_unknown_code_is_shown_as_plainly_as_a_known_one()
    {
        var (before, now) = (Unknown(7), Unknown(9));
        Assert.That(Print(lines => lines.Changed(before, now), json: false, hex: false),
            Is.EqualTo(new[] { "20:00:00.000  Property 0xD7F0 (0xD7F0): 7 [0x0007] -> 9 [0x0009]" }));
        var line = Json(lines => lines.Changed(before, now)).Single();
        Assert.That(line.GetProperty("code").GetString(), Is.EqualTo("0xD7F0"));
        Assert.That(line.GetProperty("before").GetProperty("value").GetString(), Is.EqualTo("7"));
    }

    [TestCase("01020304", "01020304", "....")]
    [TestCase("01020304", "01FF0304", ".*..")]
    [TestCase("01020304", "0102AABB0304", "..**..")]
    [TestCase("0102AABB0304", "01020304", "..*.")]
    [TestCase("01", "", "")]
    [TestCase("", "0102", "**")]
    public void Differences_are_where_they_are(string before, string now, string marks) =>
        Assert.That(Difference.Between(Convert.FromHexString(before), Convert.FromHexString(now)).Select(m => m ? '*' : '.'),
            Is.EqualTo(marks));

    private static Reading Unknown(int value)
    {
        var number = PtpValue.Of(PtpType.UInt16, value);
        var description = new PropertyDescription(0xD7F0, PtpType.UInt16, 0, PropertyState.DisplayOnly, number, number, PropertyForm.None,
            [], []);
        return new(At, new([description], null), default, ExtDeviceInfo.Version3);
    }

    private static readonly DateTimeOffset At = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    private static Reading Read(string file, ushort version) => Read(File.ReadAllBytes(file), version);

    private static Reading Read(byte[] bytes, ushort version)
    {
        var reader = new PtpReader(bytes);
        return new(At, PropertyTable.Read(ref reader, version >= ExtDeviceInfo.Version3), bytes, version);
    }

    private static string[] Text(Reading first, Func<byte[], byte[]> change, bool hex) =>
        Print(lines => lines.Changed(first, Read(change(first.Dataset.ToArray()), first.Version)), json: false, hex);

    private static IEnumerable<JsonElement> Json(Action<WatchLines> print) =>
        Print(print, json: true, hex: false).Select(line => JsonDocument.Parse(line).RootElement);

    private static string[] Print(Action<WatchLines> print, bool json, bool hex)
    {
        using var output = new StringWriter();
        print(new(output, "sim:test", TimeZoneInfo.Utc, json, hex));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
