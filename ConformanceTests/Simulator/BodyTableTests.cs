using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>The simulated bodies' datasets against those of the real ones.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BodyTableTests
{
    [TestCase("ILCE-6000", SimulatedBody.Version2, "captures/a6000-9209-mode2.data.bin")]
    [TestCase("ILCE-7SM3", SimulatedBody.Version3, "captures/a7sm3-9209-mode3.data.bin")]
    public void A_body_tells_the_properties_of_the_real_one_in_its_order(string model, ushort version, string capture)
    {
        using var bench = new Bench(model);
        var real = Read(File.ReadAllBytes(Shared.File(capture)), version);
        var simulated = Read(bench.ShakeHands(version).Say(0x9209).Data, version);
        Assert.That(simulated.BrokenOff, Is.Null);
        Assert.That(simulated.All.SkipLast(1).Select(Layout), Is.EqualTo(real.All.Select(Layout)));
        Assert.That(simulated.All[^1].Code, Is.EqualTo(SimulatorProperty.CapCode));
    }

    /// <summary>The buttons that 2.00 leaves out of its dataset were added to the descriptions of new bodies, not to the tables.</summary>
    [TestCase("ILCE-6300", "a6300")]
    [TestCase("ILCE-7M4", "a7m4")]
    [TestCase("ILCE-6700", "a6700")]
    public void A_body_of_2_00_tells_the_codes_and_lists_of_the_real_one_s_dump(string model, string dump)
    {
        var real = BodyFile.Read(Shared.File($"bodies/dumped/{dump}.json")).Properties[SimulatedBody.Version2].ToList();
        var table = SimulatedBodies.Find(model)!.Properties[SimulatedBody.Version2];
        if (SimulatedBodies.Find(model)!.Speaks3)
            real.RemoveAll(p => p.Code is 0xD2C1 or 0xD2C2);
        Assert.That(table.Select(p => p.Code), Is.EqualTo(real.Select(p => p.Code)));
        foreach (var (mine, theirs) in table.Zip(real))
            Assert.That(mine.Form.All, Is.EqualTo(theirs.Form.All), $"0x{mine.Code:X4}");
    }

    /// <summary>The dump's own drive dial stood on a series, and its times are those.</summary>
    [Test]
    public void A_body_of_3_00_tells_the_codes_kinds_and_lists_of_the_real_one_s_dump()
    {
        var real = BodyFile.Read(Shared.File("bodies/dumped/a1m2.json"));
        var mine = SimulatedBodies.Find("ILCE-1M2")!;
        var table = mine.Properties[SimulatedBody.Version3];
        Assert.That(table.Select(Told), Is.EqualTo(real.Properties[SimulatedBody.Version3].Select(Told)));
        Assert.That(mine.Controls, Is.EqualTo(real.Controls));

        static string Told(BodyProperty p) => p.Code is 0xD20D or 0xD19F ? $"{p.Code:X4} {p.Type} {p.Access} {p.State}"
            : $"{p.Code:X4} {p.Type} {p.Access} {p.State} {p.Default} {p.Form.Kind} {string.Join(' ', p.Form.Now)} | "
                + $"{string.Join(' ', p.Form.All)}";
    }

    [Test]
    public void A_body_lists_the_controls_of_the_real_one()
    {
        var reader = new PtpReader(File.ReadAllBytes(Shared.File("captures/a7sm3-9202-mode3.data.bin")));
        var real = ExtDeviceInfo.Read(ref reader);
        using var bench = new Bench("ILCE-7SM3");
        using var camera = bench.Connect();
        Assert.That(camera.Abilities.Controls, Is.EqualTo(real.Controls));
        Assert.That(camera.Abilities.Properties.SkipLast(1), Is.EquivalentTo(real.Properties));
    }

    [TestCaseSource(nameof(Models))]
    public void Every_dataset_can_be_read_to_its_last_byte(string model)
    {
        foreach (var version in SimulatedBodies.Find(model)!.Properties.Keys)
        {
            using var bench = new Bench(model);
            var data = bench.ShakeHands(version).Say(0x9209).Data;
            var table = Read(data, version);
            Assert.That(table.BrokenOff, Is.Null);
            Assert.That(table.All[^1].Offset + table.All[^1].Length, Is.EqualTo(data.Length));
            Assert.That(table.All.Select(p => p.Code), Is.Unique);
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Each_body_is_in_the_drivers_own_table_with_its_product_id(string model)
    {
        if (model.StartsWith("SIM", StringComparison.Ordinal))
            return;
        Assert.That(CameraModel.All.Single(m => m.Name == model).Remote, Does.Contain(SimulatedBodies.Find(model)!.ProductId));
    }

    [Test]
    public void Serial_numbers_are_of_32_digits_and_one_a_body()
    {
        var bus = new SimulatorBus(SimulatedBodies.All.SelectMany(b => new[] { b.Model, b.Model }));
        var serials = bus.Find(default).Select(camera => camera.Serial).ToList();
        Assert.That(serials, Is.Unique);
        Assert.That(serials, Has.All.Match("^[0-9]{32}$"));
    }

    private static IEnumerable<string> Models() => SimulatedBodies.All.Select(b => b.Model);

    private static PropertyTable Read(ReadOnlyMemory<byte> data, ushort version)
    {
        var reader = new PtpReader(data.Span);
        return PropertyTable.Read(ref reader, version >= SimulatedBody.Version3);
    }

    /// <summary>Everything but the current values, and what depends on them: there the owner of the simulated body has chosen
    /// otherwise.</summary>
    private static string Layout(PropertyDescription p) => p.Code switch
    {
        0x500E or 0xD252 or 0xD269 or 0xD288 =>
            $"{p.Code:X4} {p.Type} {p.Access:X2} {string.Join(' ', p.AllChoices.Select(v => v.Number).Order())}",
        // an ILCE-6000 on AUTO shows them only; on M they can be moved
        0x5007 or 0xD20D or 0xD21E => $"{p.Code:X4} {p.Type} {p.Access:X2} {p.Default} {p.Form} {string.Join(' ', p.AllChoices)}",
        _ => $"{p.Code:X4} {p.Type} {p.Access:X2} {p.State} {p.Default} {p.Form} {string.Join(' ', p.Choices)} | "
            + $"{string.Join(' ', p.AllChoices)}",
    };
}
