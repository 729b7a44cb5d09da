using System.Globalization;
using System.Text;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Privacy;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Privacy;

/// <summary>Recordings that are given away: what they hold, and that they still play.</summary>
public sealed class RecordingCensorTests
{
    [TestCase("SIM-640")]
    [TestCase("ILCE-6400")]
    [TestCase("ILCE-6700")]
    public void A_clean_recording_has_no_serial_number_and_plays(string model)
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        var (raw, clean, picture) = (Path.Combine(scratch.Folder, "raw"), Path.Combine(scratch.Folder, "clean"),
            Path.Combine(scratch.Folder, "x.arw"));
        var run = Typed.In(folders, "expose", "--camera", $"sim:{model}", "--clock", "fast", "--seconds", "1", "--out", picture,
            "--record", raw);
        Assert.That(run.Code, Is.Zero, run.Error);
        Clean(raw, clean);
        var serial = SimulatorBus.Offer([model]).Find(default)[0].Serial;
        Assert.That(Datasets(raw).Any(data => IsIn(data, serial)), "The raw one has it");
        foreach (var data in Datasets(clean))
            Assert.That(IsIn(data, serial), Is.False);
        Assert.That(File.ReadAllText(clean), Does.Not.Contain(serial.TrimStart('0')).And.Contain("\"camera\":\"try\""));
        Assert.That(new FileInfo(clean).Length, Is.LessThan(model == "SIM-640" ? 400_000 : 1_500_000));
        Assert.That(Typed.In(folders, "info", "--camera", $"replay:{clean}").Out,
            Does.Contain($"model        {model}").And.Contain("0xD20D"));
        var again = Typed.In(folders, "expose", "--camera", $"replay:{clean}", "--seconds", "1", "--out", picture);
        Assert.That(again.Code, Is.Zero, again.Error);
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(picture));
        Assert.That(frame.Row(100).ToArray().Distinct().ToArray(), Has.Length.EqualTo(1), "one even grey");
    }

    [Test]
    public void Texts_of_a_dataset_are_blanked_where_they_stand_and_numbers_stay()
    {
        PropertyDescription[] records =
        [
            Number(0xD21E, 800), new(0xD0F0, PtpType.String, 1, PropertyState.Enabled, PtpValue.Of(""), PtpValue.Of("Jane Doe"),
                PropertyForm.None, [], []),
            new(0xD0F1, (PtpType)0x4002, 0, PropertyState.Enabled, Array(), Array(74, 97, 110, 101), PropertyForm.None, [], []),
            Number(0xD20D, 30),
        ];
        var before = new PropertyTable(records, null).Write(twoLists: true).ToArray();
        var after = Censored(0x9209, before.ToArray());
        var reader = new PtpReader(after);
        var table = PropertyTable.Read(ref reader, twoLists: true);
        Assert.That((after.Length, table.BrokenOff, table.All.Count), Is.EqualTo((before.Length, (string?)null, 4)));
        Assert.That((table[0xD21E]!.Current.Number, table[0xD20D]!.Current.Number), Is.EqualTo(((Int128)800, (Int128)30)));
        Assert.That(table[0xD0F0]!.Current.Text, Is.EqualTo("00000000"));
        Assert.That(table[0xD0F1]!.Current.Elements.Select(e => e.Number), Is.EqualTo(new Int128[] { 0, 0, 0, 0 }));
    }

    [Test]
    public void A_live_picture_keeps_its_size_and_nothing_that_it_shows()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 1, 2, 3, 4, 0xFF, 0xC0, 0, 5, 9, 9, 9, 0xFF, 0xDA, 0, 3, 7, 0x11, 0x22, 0x33, 0xFF,
            0xD9];
        byte[] frame = [16, 0, 0, 0, (byte)jpeg.Length, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. jpeg];
        var shown = LiveViewFrame.Read(Censored(0x1009, frame, ObjectHandle.LiveView))!;
        byte[] expected = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0, 0, 0, 0, 0xFF, 0xC0, 0, 5, 9, 9, 9, 0xFF, 0xDA, 0, 3, 7, 0, 0, 0, 0xFF, 0xD9];
        Assert.That(shown.Jpeg.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void What_nobody_listed_is_not_shown()
    {
        Assert.That(Censored(0x100A, [1, 2, 3]), Is.Empty, "a thumbnail");
        Assert.That(Censored(0x9210, [1, 2, 3]), Is.Empty, "an operation of the card");
        Assert.That(new RecordingCensor(new(), line => line).Sent(0x9205, [0xD0F0], Encoding.Unicode.GetBytes("Jane Doe")), Is.All.Zero);
        Assert.That(new RecordingCensor(new(), line => line).Sent(0x9205, [0xD21E], [1, 2, 3, 4]), Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void A_name_of_a_file_keeps_its_number_and_its_ending()
    {
        ObjectInfo info = new(1, ObjectFormat.Raw, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "BOB00152.ARW", "");
        var writer = new PtpWriter();
        writer.UInt32(info.StorageId);
        writer.UInt16(info.Format);
        writer.Bytes(new byte[46]);
        writer.String(info.FileName);
        writer.String("");
        var reader = new PtpReader(Censored(0x1008, writer.Written.ToArray()));
        var shown = ObjectInfo.Read(ref reader)!;
        Assert.That((shown.FileName, shown.Format), Is.EqualTo(("XXX00152.ARW", ObjectFormat.Raw)));
    }

    private static byte[] Censored(ushort operation, byte[] data, params uint[] parameters) =>
        new RecordingCensor(new(), line => line).Received(operation, parameters, data);

    private static PropertyDescription Number(ushort code, uint value) => new(
        code, PtpType.UInt32, 1, PropertyState.Enabled, PtpValue.Of(PtpType.UInt32, 0), PtpValue.Of(PtpType.UInt32, value),
        PropertyForm.None, [], []);

    private static PtpValue Array(params byte[] bytes) =>
        PtpValue.Of((PtpType)0x4002, [.. bytes.Select(b => PtpValue.Of(PtpType.UInt8, b))]);

    private static void Clean(string raw, string clean)
    {
        using var writer = new StreamWriter(clean);
        CleanRecording.Write(raw, writer, "try", new RecordingCensor(new(), line => line));
    }

    private static IEnumerable<byte[]> Datasets(string path) =>
        File.ReadLines(path).Select(RecordedLine.Parse).OfType<RecordedLine.Exchange>()
            .SelectMany(line => new[] { line.In, line.Out, OwnedFile.Deciphered(line.In) });

    private static bool IsIn(byte[] data, string serial)
    {
        var digits = serial.TrimStart('0');
        return data.AsSpan().IndexOf(Encoding.Unicode.GetBytes(digits)) >= 0 || data.AsSpan().IndexOf(Encoding.ASCII.GetBytes(digits)) >= 0
            || data.AsSpan().IndexOf(Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits)) >= 0
            || data.AsSpan().IndexOf(BitConverter.GetBytes(uint.Parse(serial[^8..], CultureInfo.InvariantCulture))) >= 0;
    }
}
