using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>Each fault ends in the right outcome: overcome, or an error that says what happened. Never a hang, never a wrong
/// picture.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private static readonly (string Fault, string? Error)[] Outcomes =
    [
        ("handshake-empty",          null),
        ("authentication",           "does not let this computer control it"),
        ("stale-picture",            null),
        ("version-refused",          null),
        ("session-open",             null),
        ("zeros",                    null),
        ("live-view-late",           null),
        ("drive-late",               null),
        ("settings-late",            null),
        ("drive-dial",               null),
        ("interval-shooting",        null),
        ("small-file",               "PC Save Image Size"),     // locked: no RAW would come
        ("jpeg-only",                null),
        ("no-card",                  null),                     // pictures go to the computer
        ("unknown-card",             null),
        ("half-stops",               null),
        ("busy",                     null),
        ("session-lost@9",           "forgotten the session"),
        ("cable-pulled@9",           "unplugged"),
        ("stalls-refusing",          null),                     // where there are no pipes
        ("no-events",                null),
        ("corrupt-dataset@4",        null),
        ("truncated-dataset@4",      null),
        ("hanging-0x9209@4",         null),                     // while the picture is awaited: asked again
        ("hangs-after-shutter",      null),
        ("silent-exposing",          null),                     // protocol 2.00 alone
        ("refused-set@2",            "InvalidDevicePropValue"),
        ("set-without-effect",       "D21E"),
        ("release-ignored",          "made no exposure"),
        ("focus-not-found",          null),                     // the body is on manual focus
        ("memory-full",              null),
        ("card-full",                "StoreFull"),
        ("overheating-stop",         "CameraStatusError"),
        ("body-button-shot",         null),
        ("wrong-exposure",           null),                     // only the file knows: whoever keeps frames must look
        ("late-bulb-end",            null),
        ("cable-pulled-exposing",    "unplugged"),
        ("battery-empty",            "unplugged"),
        ("firmware-crash",           "unplugged"),
        ("early-event",              null),
        ("slow-picture",             null),
        ("noise-reduction",          null),
        ("busy-reducing",            null),
        ("empty-objectinfo",         null),
        ("cut-picture",              null),
        ("wrong-length-object",      null),                     // all of the picture came, the next look finds the wire out of step
        ("cable-pulled-downloading", "unplugged"),
        ("cable-pulled-after-picture", null),
        ("focus-swallowed",          null),                     // nobody drives the lens here
        ("lens-stalls",              null),
        ("live-view-denied",         null),
        ("live-view-empty",          null),
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_fault_is_overcome_or_named(string fault, string? error)
    {
        using var bench = new Bench("SIM-640", fault);
        ExposureResult? taken = null;
        var begin = bench.Clock.GetTimestamp();
        void Night()
        {
            using var camera = bench.Connect();
            bench.Clock.Sleep(TimeSpan.FromSeconds(3));
            taken = Bench.Expose(camera, ShutterSpeed.Bulb, 2, 400);
        }

        if (error is null)
            Night();
        else
            Assert.That(Night, Throws.Exception.With.Message.Contains(error));
        Assert.That(bench.Clock.Since(begin), Is.LessThan(TimeSpan.FromMinutes(2)), "A wait without a bound");
        if (taken is null)
            return;
        if (taken.Objects[^1].Info.Format == ObjectFormat.Jpeg)
            return;
        using var frame = ArwDecoder.Decode(Bench.Bytes(taken.Objects[^1]));
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(bench.Body.Exposures[^1].Code));
    }

    [Test]
    public void Every_fault_has_its_outcome()
    {
        Assert.That(Outcomes.Select(row => row.Fault.Split('@')[0]), Is.EquivalentTo(Faults.All.Select(f => f.Name)));
        Assert.That(Faults.All, Has.All.Matches<Fault>(f => f.Seen.Length > 20));
    }

    [Test]
    public void A_pulled_cable_can_be_put_back()
    {
        using var bench = new Bench("SIM-640", "cable-pulled-exposing");
        Assert.That(() => Bench.Expose(bench.Connect(), ShutterSpeed.Bulb, 2), Throws.TypeOf<TransportException>());
        Assert.That(bench.Bus.Find(default), Is.Empty);
        bench.Clock.Sleep(TimeSpan.FromSeconds(6));
        using var camera = bench.Connect();
        var taken = Bench.Expose(camera, ShutterSpeed.Bulb, 1);
        using var frame = ArwDecoder.Decode(Bench.Bytes(taken.Objects.Single()));
        FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code);
        Assert.That(code, Is.EqualTo(bench.Body.Exposures[^1].Code),
            "The picture of the broken exposure was in memory, and is not this one");
        Assert.That(bench.Body.Exposures, Has.Count.EqualTo(2));
    }

    [TestCase("cable-pulled-exposing/40", 40)]
    [TestCase("battery-empty@1/90", 90)]
    public void A_body_is_away_for_as_long_as_was_ordered(string order, int seconds)
    {
        using var bench = new Bench("SIM-640", order);
        Assert.That(() => Bench.Expose(bench.Connect(), ShutterSpeed.Bulb, 2), Throws.TypeOf<TransportException>());
        bench.Clock.Sleep(TimeSpan.FromSeconds(seconds - 5));
        Assert.That(bench.Body.IsPlugged, Is.False);
        bench.Clock.Sleep(TimeSpan.FromSeconds(6));
        Assert.That(bench.Body.IsPlugged);
    }

    [Test]
    public void A_bodys_clock_is_its_own()
    {
        using var bench = new Bench("SIM-640");
        bench.Body.ClockAhead = TimeSpan.FromMinutes(-5);
        using var camera = bench.Connect();
        bench.Clock.SetForward(TimeSpan.FromHours(2));
        Bench.Expose(camera, ShutterSpeed.Bulb, 1);
        var taken = bench.Body.Exposures.Single();
        Assert.That(taken.Opened - taken.Stamp, Is.EqualTo(TimeSpan.FromMinutes(125)));
    }

    [TestCase("nonsense", "no fault \"nonsense\"")]
    [TestCase("busy@0", "from 1 on")]
    [TestCase("busy@x", "from 1 on")]
    [TestCase("busy/40", "no length")]
    [TestCase("battery-empty@2/x", "number of seconds")]
    public void An_order_that_cannot_be_read_is_refused(string order, string reason) =>
        Assert.That(() => new SimulatorBus(["SIM-640"], new() { Faults = [order] }),
            Throws.ArgumentException.With.Message.Contains(reason));

    private static IEnumerable<TestCaseData> Cases() => Outcomes.Select(row => new TestCaseData(row.Fault, row.Error));
}
