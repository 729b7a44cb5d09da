using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>The tables of the protocol as tables: complete, unique, readable.</summary>
public sealed partial class TableTests
{
    [Test]
    public void Every_known_property_code_is_listed() =>
        Assert.That(SonyProperty.All.Select(p => p.Code).Distinct().Count(), Is.EqualTo(928));

    [Test]
    public void Every_property_code_is_listed_once_for_each_protocol()
    {
        foreach (var version in new[] { ExtDeviceInfo.Version2, ExtDeviceInfo.Version3 })
            Assert.That(SonyProperty.All.Where(p => (p.OnlyIn ?? version) == version).Select(p => p.Code), Is.Unique);
    }

    [Test]
    public void Names_of_properties_are_unique_and_those_of_their_fields()
    {
        Assert.That(SonyProperty.All.Select(p => p.Name), Is.Unique);
        foreach (var field in typeof(SonyProperty).GetFields().Where(f => typeof(Property).IsAssignableFrom(f.FieldType)))
            Assert.That(((Property)field.GetValue(null)!).Name, Is.EqualTo(field.Name));
    }

    [Test]
    public void Controls_operations_and_events_are_listed_once()
    {
        Assert.That(SonyControl.All.Select(c => c.Code), Is.Unique);
        Assert.That(SonyControl.All.Select(c => c.Name), Is.Unique);
        Assert.That(SonyControl.All.Count(), Is.EqualTo(87));
        Assert.That(TableRows.Of<Operation>(typeof(SonyOperation)).Select(o => o.Code), Is.Unique);
        var events = typeof(SonyEvent).GetFields().Where(f => f.IsLiteral).Select(f => (ushort)f.GetRawConstantValue()!);
        Assert.That(events, Is.Unique);
    }

    [Test]
    public void A_property_is_found_by_its_code_and_its_protocol()
    {
        Assert.That(SonyProperty.Find(0xD20D), Is.SameAs(SonyProperty.ShutterSpeed));
        Assert.That(SonyProperty.Find(0xD229, ExtDeviceInfo.Version2), Is.SameAs(SonyProperty.AbsoluteShutterSpeed));
        Assert.That(SonyProperty.Find(0xD229, ExtDeviceInfo.Version3), Is.SameAs(SonyProperty.AutoRecognitionTargetCandidates));
    }

    [Test]
    public void A_code_that_nobody_knows_is_data()
    {
        var unknown = SonyProperty.Find(0xDFFF);
        Assert.That((unknown.Code, unknown.Name), Is.EqualTo(((ushort)0xDFFF, "Property 0xDFFF")));
        Assert.That(unknown.Describe(PtpValue.Of(PtpType.UInt16, 7)), Is.EqualTo("7"));
        Assert.That(SonyOperation.Find(0x9FFF).Name, Is.EqualTo("Operation 0x9FFF"));
        Assert.That(SonyControl.Find(0xDFFF).Name, Is.EqualTo("Control 0xDFFF"));
        Assert.That(SonyEvent.NameOf(0xCFFF), Is.EqualTo("Event 0xCFFF"));
    }

    [Test]
    public void Standard_operations_are_found_beside_Sonys()
    {
        Assert.That(SonyOperation.Find(0x1009), Is.SameAs(PtpOperation.GetObject));
        Assert.That(SonyOperation.Find(0x9202), Is.SameAs(SonyOperation.SdioGetExtDeviceInfo));
    }

    [Test]
    public void A_range_of_a_control_fits_its_type()
    {
        foreach (var control in SonyControl.All.Where(c => c.Type != PtpType.String))
        {
            Assert.That(PtpValue.Of(control.Type, control.Lowest).Number, Is.EqualTo((Int128)control.Lowest), control.ToString());
            Assert.That(PtpValue.Of(control.Type, control.Highest).Number, Is.EqualTo((Int128)control.Highest), control.ToString());
            Assert.That(control.Lowest, Is.LessThanOrEqualTo(control.Highest), control.ToString());
        }
    }

    [Test]
    public void A_property_that_means_something_says_what()
    {
        var source = string.Concat(Directory.GetFiles(Path.Combine(Shared.Root, "SonyProtocol"), "SonyProperty*.cs")
            .Select(File.ReadAllText));
        var undocumented = TypedRow().Matches(source).Where(m => !m.Groups["doc"].Success && m.Groups["type"].Value != nameof(ButtonState))
            .Select(m => m.Groups["name"].Value);
        Assert.That(TypedRow().Count(source), Is.GreaterThan(90));
        Assert.That(undocumented, Is.Empty);
    }

    [GeneratedRegex(@"(?<doc></summary>\s*(//[^\n]*\n\s*)?)?public static readonly Property<(?<type>\w+)>\s+(?<name>\w+)")]
    private static partial Regex TypedRow();
}
