using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Which shutter takes what: timed first.</summary>
public sealed class ExposurePolicyTests
{
    private static readonly ShutterSpeed[] Timed =
        [new(1, 4000), new(1, 250), new(1, 3), new(4, 10), new(10, 10), new(13, 10), new(20, 10), new(250, 10), new(300, 10)];

    private static readonly ExposurePolicy WithBulb = new([ShutterSpeed.Bulb, .. Timed]);

    private static readonly ExposurePolicy WithoutBulb = new(Timed);

    private static ExposurePolicy Preferring(ShutterPreference preference) => new([ShutterSpeed.Bulb, .. Timed], preference);

    [TestCase(30, "30\"", 30)]
    [TestCase(29.8, "30\"", 30)]
    [TestCase(2, "2\"", 2)]
    [TestCase(1.3, "1.3\"", 1.3)]
    [TestCase(0, "1/4000 s", 0.00025)]
    [TestCase(0.36, "1/3 s", 1.0 / 3)]
    [TestCase(0.8, "1\"", 1)]
    public void A_speed_that_fits_is_timed_by_the_body(double seconds, string shutter, double taken)
    {
        var plan = WithBulb.Plan(TimeSpan.FromSeconds(seconds), null);
        Assert.That((plan.Shutter.ToString(), plan.Duration.TotalSeconds), Is.EqualTo((shutter, taken)).Within(1e-6));
    }

    [TestCase(28)]
    [TestCase(1.1)]
    [TestCase(31)]
    [TestCase(600)]
    public void What_no_speed_fits_is_held_open_for_just_that_time(double seconds)
    {
        var plan = WithBulb.Plan(TimeSpan.FromSeconds(seconds), null);
        Assert.That((plan.Shutter.IsBulb, plan.Duration.TotalSeconds), Is.EqualTo((true, seconds)));
    }

    [TestCase(27,  "25\"")]
    [TestCase(1.1, "1\"")]
    [TestCase(30,  "30\"")]
    [TestCase(0.1, "1/250 s")]
    [TestCase(31,  "Bulb")]
    public void Who_prefers_speeds_gets_the_nearest_as_far_as_they_reach(double seconds, string shutter) =>
        Assert.That(Preferring(ShutterPreference.Speeds).Plan(TimeSpan.FromSeconds(seconds), null).Shutter.ToString(), Is.EqualTo(shutter));

    [TestCase(30,   "Bulb", 30)]
    [TestCase(1,    "Bulb", 1)]
    [TestCase(0.4,  "0.4\"", 0.4)]
    [TestCase(0.95, "1\"", 1)]
    public void Who_prefers_bulb_gets_it_from_a_second_on(double seconds, string shutter, double taken)
    {
        var plan = Preferring(ShutterPreference.Bulb).Plan(TimeSpan.FromSeconds(seconds), null);
        Assert.That((plan.Shutter.ToString(), plan.Duration.TotalSeconds), Is.EqualTo((shutter, taken)).Within(1e-6));
    }

    [Test]
    public void A_body_without_bulb_times_what_it_can_whatever_is_preferred() =>
        Assert.That(new ExposurePolicy(Timed, ShutterPreference.Bulb).Plan(TimeSpan.FromSeconds(2), null).Shutter,
            Is.EqualTo(new ShutterSpeed(20, 10)));

    /// <summary>The user's choice as it reaches the shutter.</summary>
    [TestCase(ShutterPreference.Fitting, false)]
    [TestCase(ShutterPreference.Bulb,    true)]
    public void The_body_is_set_as_the_user_prefers(ShutterPreference preference, bool bulb)
    {
        using Observatory night = new() { Options = new() { Shutter = preference } };
        var client = night.Connect();
        night.Expose(client);
        Assert.That(night.Log, bulb ? Has.Some.Contains("of 2 s (\"Bulb\")") : Has.Some.Contains("of 2 s (\"2"));
    }

    [Test]
    public void Without_bulb_a_long_exposure_is_refused_with_the_reason_and_never_shortened()
    {
        var error = Assert.Throws<AscomException>(() => WithoutBulb.Plan(TimeSpan.FromSeconds(28), null))!;
        Assert.That(error.Number, Is.EqualTo(AscomErrors.InvalidOperationNumber));
        Assert.That(error.Message, Does.Contain("28 s").And.Contain("30\"").And.Contain("dial"));
    }

    [Test]
    public void The_longest_exposure_is_what_the_body_can_do() =>
        Assert.That((WithoutBulb.Longest.TotalSeconds, WithBulb.Longest > TimeSpan.FromHours(1)), Is.EqualTo((30.0, true)));

    [Test]
    public void Bodies_that_spoil_bulb_frames_are_named_and_others_are_not()
    {
        var spoiling = CameraModel.All.Where(m => ExposurePolicy.BulbAdvice(m) is not null).Select(m => m.Name).ToList();
        // star eaters at any length of bulb (markshelley.co.uk), 12 bits in bulb (Sony support 00229990)
        Assert.That(spoiling,
            Is.SupersetOf(new[] { "ILCE-7", "ILCE-7R", "ILCE-7S", "ILCE-7M2", "ILCE-7SM2", "ILCE-7RM2", "ILCE-9", "ILCE-6000", "ILCE-6300",
                "ILCE-6500", "ILCE-7M4" }));
        Assert.That(spoiling, Has.No.Member("ILCE-7SM3").And.No.Member("ILCE-6400"));
    }
}
