using System.Reflection;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>What values mean, and that they go to the wire as they came from it.</summary>
public sealed class ValueTests
{
    private static IEnumerable<Property> TypedRows => SonyProperty.All.Where(p => p.GetType() != typeof(Property));

    private static IEnumerable<Type> Meanings => TypedRows.Select(p => p.GetType().GetGenericArguments()[0]).Distinct();

    private static IEnumerable<Type> Enumerations => Meanings.Where(meaning => meaning.IsEnum);

    [TestCaseSource(nameof(TypedRows))]
    public void Every_number_goes_to_the_wire_as_it_came(Property row) =>
        typeof(ValueTests).GetMethod(nameof(RoundTrip), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(row.GetType().GetGenericArguments()).Invoke(null, [row]);

    [TestCaseSource(nameof(Meanings))]
    public void A_value_that_nobody_knows_is_shown_as_a_number_or_in_words_but_never_as_a_type_name(Type meaning)
    {
        var row = TypedRows.First(p => p.GetType().GetGenericArguments()[0] == meaning);
        foreach (var bits in new UInt128[] { 0, 1, 2, 0x7F, 0xFF, 0x1234, 0xFFFF, 0xFFFFFFFF, ulong.MaxValue })
        {
            var text = row.Describe(PtpValue.OfBits(PtpType.UInt64, bits));
            Assert.That(text, Is.Not.Empty.And.Not.Contains("{").And.Not.Contains("Raw"), $"{row} of 0x{bits:X}");
        }
    }

    [TestCaseSource(nameof(Enumerations))]
    public void No_two_values_of_an_enumeration_have_the_same_words(Type meaning)
    {
        var row = TypedRows.First(p => p.GetType().GetGenericArguments()[0] == meaning);
        var words = Enum.GetValues(meaning).Cast<object>().Select(v => row.Describe(PtpValue.Of(PtpType.UInt32, Convert.ToInt64(v))))
            .ToList();
        Assert.That(words, Is.Unique);
        Assert.That(words, Has.None.Match("^0x"));
    }

    [TestCase(0x00000000u, "Bulb", 0)]
    [TestCase(0x012C000Au, "30\"", 30)]
    [TestCase(0x001E0001u, "30\"", 30)]
    [TestCase(0x0020000Au, "3.2\"", 3.2)]
    [TestCase(0x0004000Au, "0.4\"", 0.4)]
    [TestCase(0x00010003u, "1/3 s", 1.0 / 3)]
    [TestCase(0x000100FAu, "1/250 s", 0.004)]
    [TestCase(0x00011F40u, "1/8000 s", 0.000125)]
    [TestCase(0xFFFFFFFFu, "--", 0)]
    [TestCase(0x00010000u, "--", 0)]
    public void A_shutter_speed_is_a_fraction(uint raw, string text, double seconds)
    {
        var speed = new ShutterSpeed(raw);
        Assert.That((speed.ToString(), speed.IsBulb), Is.EqualTo((text, raw == 0)));
        Assert.That(speed.Seconds, Is.EqualTo(seconds).Within(1e-12));
        Assert.That(speed.Duration.TotalSeconds, Is.EqualTo(seconds).Within(1e-7));
    }

    [TestCase(0.0001, "1/8000 s")]
    [TestCase(0.004, "1/250 s")]
    [TestCase(0.35, "1/3 s")]
    [TestCase(28, "30\"")]
    [TestCase(600, "30\"")]
    public void The_nearest_shutter_speed_is_counted_in_stops_and_is_never_bulb(double seconds, string nearest)
    {
        var choices = StandardScales.ShutterSpeeds.Where(s => s.IsBulb || s.Denominator <= 8000);
        Assert.That(ShutterSpeed.Nearest(TimeSpan.FromSeconds(seconds), choices).ToString(), Is.EqualTo(nearest));
    }

    [Test]
    public void There_is_no_nearest_shutter_speed_where_bulb_is_all_there_is() =>
        Assert.That(ShutterSpeed.Nearest(TimeSpan.FromSeconds(1), [ShutterSpeed.Bulb, ShutterSpeed.Nothing]), Is.Null);

    [Test]
    public void A_long_shutter_speed_is_the_same_in_both_spellings()
    {
        Assert.That(new ExtendedShutterSpeed(0x0000012C_0000000A).Short, Is.EqualTo(new ShutterSpeed(300, 10)));
        Assert.That(new ExtendedShutterSpeed(0x00000001_0001F400).ToString(), Is.EqualTo("1/128000 s").Or.EqualTo("0.000008\""));
        Assert.That(ExtendedShutterSpeed.Bulb.ToString(), Is.EqualTo("Bulb"));
    }

    [TestCase(0x00FFFFFFu, "ISO AUTO", 0, false)]
    [TestCase(0x00000064u, "ISO 100", 100, false)]
    [TestCase(0x10000032u, "ISO 50 (extended)", 50, false)]
    [TestCase(0x01FFFFFFu, "ISO AUTO multi-frame noise reduction", 0, true)]
    [TestCase(0x02000064u, "ISO 100 multi-frame noise reduction, high", 100, true)]
    public void An_ISO_value_has_its_number_in_the_low_bits(uint raw, string text, int value, bool multiFrame)
    {
        var iso = new Iso(raw);
        Assert.That((iso.ToString(), iso.Value, iso.IsMultiFrame), Is.EqualTo((text, value, multiFrame)));
    }

    [TestCase(280, "f/2.8")]
    [TestCase(0xFFFD, "closed")]
    [TestCase(0xFFFE, "--")]
    public void An_aperture_is_counted_in_hundredths(int raw, string text) =>
        Assert.That(new FNumber((ushort)raw).ToString(), Is.EqualTo(text));

    [TestCase(0, "empty", false, 0)]
    [TestCase(1, "preparing", false, 0)]
    [TestCase(0x8000, "ready, uncounted", false, 0)]
    [TestCase(0x8001, "1 ready", true, 1)]
    [TestCase(0x807F, "127 ready", true, 127)]
    [TestCase(0x0005, "0x0005", false, 0)]
    public void The_memory_is_ready_with_bit_15_and_a_count(int raw, string text, bool ready, int count)
    {
        var memory = new ObjectInMemory((ushort)raw);
        Assert.That((memory.ToString(), memory.IsReady, memory.Count), Is.EqualTo((text, ready, count)));
    }

    [TestCase(1u, PtpType.UInt16, "M", true)]
    [TestCase(1u, PtpType.UInt32, "M", true)]
    [TestCase(0x00010002u, PtpType.UInt32, "P", false)]
    [TestCase(2u, PtpType.UInt16, "P", false)]
    [TestCase(0x00078053u, PtpType.UInt32, "Movie M", false)]
    public void The_mode_dial_means_the_same_in_both_protocols(uint raw, PtpType type, string text, bool manual)
    {
        var value = PtpValue.OfBits(type, raw);
        Assert.That(SonyProperty.ExposureProgramMode.Describe(value), Is.EqualTo(text));
        Assert.That(SonyProperty.ExposureProgramMode.Read(value).IsManual, Is.EqualTo(manual));
    }

    /// <summary>Every bracket of libgphoto2 config.c:1578-1697 has one of these shapes.</summary>
    [TestCase(0x00048337u, "Bracket 0.3 EV, 3 pictures, continuous")]
    [TestCase(0x00058936u, "Bracket 0.3 EV, 9 pictures, single")]
    [TestCase(0x0004C237u, "Bracket 0.3 EV, 2 pictures +, continuous")]
    [TestCase(0x0005C23Eu, "Bracket 0.3 EV, 2 pictures -, single")]
    [TestCase(0x00048557u, "Bracket 0.5 EV, 5 pictures, continuous")]
    [TestCase(0x00048777u, "Bracket 0.7 EV, 7 pictures, continuous")]
    [TestCase(0x00048311u, "Bracket 1.0 EV, 3 pictures, continuous")]
    [TestCase(0x00058340u, "Bracket 1.3 EV, 3 pictures, single")]
    [TestCase(0x00048361u, "Bracket 1.5 EV, 3 pictures, continuous")]
    [TestCase(0x00048381u, "Bracket 1.7 EV, 3 pictures, continuous")]
    [TestCase(0x00058520u, "Bracket 2.0 EV, 5 pictures, single")]
    [TestCase(0x00048351u, "Bracket 2.3 EV, 3 pictures, continuous")]
    [TestCase(0x00048371u, "Bracket 2.5 EV, 3 pictures, continuous")]
    [TestCase(0x0004C299u, "Bracket 2.7 EV, 2 pictures -, continuous")]
    [TestCase(0x00058330u, "Bracket 3.0 EV, 3 pictures, single")]
    [TestCase(0x00018010u, "Continuous Hi+")]
    [TestCase(0x00000001u, "Single")]
    [TestCase(0x000A8040u, "Focus bracket")]
    [TestCase(0x00008888u, "0x8888")]
    public void A_drive_mode_is_read_by_its_digits(uint raw, string text) => Assert.That(new DriveMode(raw).ToString(), Is.EqualTo(text));

    [TestCase(0x0D, "2/4, USB power")]
    [TestCase(0x06, "3/4")]
    [TestCase(0xFF, "no battery")]
    [TestCase(0x01, "0x01")]
    public void A_battery_is_counted_in_quarters(int raw, string text) =>
        Assert.That(new BatteryIndicator((byte)raw).ToString(), Is.EqualTo(text));

    [TestCase(0xC0, 0)]
    [TestCase(0xA4, -7)]
    [TestCase(0xDC, 7)]
    [TestCase(0xC2, 0.5)]
    [TestCase(0x80, 0)]
    [TestCase(0x79, -7)]
    [TestCase(0x87, 7)]
    public void A_white_balance_shift_has_one_scale_in_both_protocols(int raw, double units) =>
        Assert.That(new WhiteBalanceShift((byte)raw).Units, Is.EqualTo(units));

    [Test]
    public void A_focus_magnifier_has_a_ratio_and_a_place()
    {
        Assert.That(new FocusMagnifierSetting(0x00000000_FFFFFFFF).ToString(), Is.EqualTo("off"));
        Assert.That(new FocusMagnifierSetting(0x00000029_FFFFFFFF).ToString(), Is.EqualTo("4.1x"));
        Assert.That(new FocusMagnifierSetting(0x0000005E_014000F0).ToString(), Is.EqualTo("9.4x at 320, 240"));
    }

    [Test]
    public void The_scale_of_shutter_speeds_is_that_of_a_real_body()
    {
        var speeds = StandardScales.ShutterSpeeds;
        Assert.That(speeds.Take(56).Skip(1).Select(s => s.Seconds), Is.Ordered.Descending);
        Assert.That((speeds[0], speeds[1].Raw, speeds[55].Raw), Is.EqualTo((ShutterSpeed.Bulb, 0x012C000Au, 0x00011F40u)));
        Assert.That(StandardScales.For(SonyProperty.ShutterSpeed, PtpType.UInt32).Select(v => v.Bits), Is.Unique);
        Assert.That(StandardScales.For(SonyProperty.Iso, PtpType.UInt32).Count(), Is.EqualTo(StandardScales.IsoValues.Count));
        Assert.That(StandardScales.For(SonyProperty.FNumber, PtpType.UInt16).First(), Is.EqualTo(PtpValue.Of(PtpType.UInt16, 100)));
        Assert.That(StandardScales.For(SonyProperty.FocusMode, PtpType.UInt16), Is.Empty);
    }

    [TestCase(0x10, true)]
    [TestCase(0x13, true)]
    [TestCase(0x44, true)]
    [TestCase(0x04, false)]
    [TestCase(0x34, false)]
    public void A_compression_setting_says_whether_a_raw_file_is_written(int raw, bool hasRaw) =>
        Assert.That(((CompressionSetting)raw).HasRaw(), Is.EqualTo(hasRaw));

    private static void RoundTrip<T>(Property<T> row) where T : unmanaged
    {
        foreach (var type in new[] { PtpType.Int8, PtpType.UInt8, PtpType.Int16, PtpType.UInt16, PtpType.Int32, PtpType.UInt32,
            PtpType.Int64, PtpType.UInt64 })
        {
            if (type.Size() > System.Runtime.InteropServices.Marshal.SizeOf(typeof(T).IsEnum
                ? Enum.GetUnderlyingType(typeof(T)) : typeof(T)))
                continue;
            foreach (var number in new Int128[] { 0, 1, 2, 16, 127, 128, 255, 0x8001, 0x012C000A, -1, -300 })
            {
                var value = PtpValue.Of(type, number);
                Assert.That(row.Write(row.Read(value), type), Is.EqualTo(value), $"{row} {type} {number}");
            }
        }
    }
}
