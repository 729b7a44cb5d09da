using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>The body's own part of an exposure, without the engine above it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ExposingTests
{
    private static readonly ShutterSpeed TwoSeconds = new(0x0014000A);

    [TestCase("SIM-640V2")]
    [TestCase("SIM-640")]
    [TestCase("ILCE-6000")]
    [TestCase("ILCE-7SM3")]
    public void Both_generations_take_a_timed_exposure_and_one_in_bulb(string model)
    {
        using var stage = new Stage(model);
        var timed = stage.Expose(new(TwoSeconds, TimeSpan.FromSeconds(2), new Iso(800)));
        var bulb = stage.Expose(new(ShutterSpeed.Bulb, TimeSpan.FromSeconds(45), new Iso(1600)));
        Assert.That(bulb.Duration.TotalSeconds, Is.EqualTo(45).Within(0.1));
        Assert.That(stage.Body.Exposures.Select(e => Math.Round(e.Seconds)), Is.EqualTo(new[] { 2.0, 45.0 }));
        Assert.That(ArwFile.Read(Raw(timed).Span).ExposureTime!.Value.Value, Is.EqualTo(2).Within(1e-6));
        Assert.That(ArwFile.Read(Raw(bulb).Span).Iso, Is.EqualTo(1600));
        TestContext.Out.WriteLine($"{model}: {stage.Clock.GetTimestamp() / 1e7:0.0} s, {stage.Clock.Turns} turns");
    }

    [Test]
    public void A_stopped_bulb_exposure_keeps_its_picture()
    {
        using var stage = new Stage("SIM-640");
        stage.Clock.Start("client", () =>
        {
            stage.Clock.Sleep(TimeSpan.FromSeconds(10));
            stage.Stop.Cancel();
            stage.Camera.Wake();
        });
        var result = stage.Expose(new(ShutterSpeed.Bulb, TimeSpan.FromSeconds(300)));
        Assert.That(result.Duration.TotalSeconds, Is.InRange(6, 10.2));
        Assert.That(Raw(result).Length, Is.GreaterThan(300_000));
    }

    [Test]
    public void An_aborted_exposure_closes_the_shutter_at_once_and_its_picture_is_drained()
    {
        using var stage = new Stage("SIM-640");
        stage.Clock.Start("client", () =>
        {
            stage.Clock.Sleep(TimeSpan.FromSeconds(10));
            stage.Abort.Cancel();
            stage.Camera.Wake();
        });
        Assert.Throws<OperationCanceledException>(() => stage.Expose(new(ShutterSpeed.Bulb, TimeSpan.FromSeconds(300))));
        Assert.That(stage.Clock.GetTimestamp() / 1e7, Is.LessThan(10.5));
        Assert.That(stage.Camera.Discard(TimeSpan.FromSeconds(10), default), Is.EqualTo(1));
        stage.Renew();
        var next = stage.Expose(new(TwoSeconds, TimeSpan.FromSeconds(2)));
        Assert.That(ArwFile.Read(Raw(next).Span).ExposureTime!.Value.Value, Is.EqualTo(2).Within(1e-6));
    }

    [Test]
    public void A_bulb_exposure_is_as_long_as_asked()
    {
        using var stage = new Stage("ILCE-6300");
        foreach (var seconds in new[] { 1, 31, 120, 600 })
        {
            stage.Expose(new(ShutterSpeed.Bulb, TimeSpan.FromSeconds(seconds)));
            Assert.That(stage.Body.Exposures[^1].Seconds, Is.EqualTo(seconds).Within(0.05));
        }
    }

    /// <summary>What the way to the body takes of an exposure when it begins is given back when it ends.</summary>
    [Test]
    public void A_bulb_exposure_is_as_long_as_asked_however_long_the_wire()
    {
        using StagedBody body = new("SIM-640") { Way = TimeSpan.FromMilliseconds(150) };
        body.Expose(body.Connect(), ShutterSpeed.Bulb, 5);
        Assert.That(body.Body.Exposures[^1].Seconds, Is.EqualTo(5).Within(0.03));
    }

    private static ReadOnlyMemory<byte> Raw(ExposureResult result) =>
        ((BufferReceiver)result.Objects.Single(o => o.Info.Format == ObjectFormat.Raw).Data).Data;

    /// <summary>A simulated body on a virtual clock, and a camera that is connected to it.</summary>
    private sealed class Stage : IExposureObserver, IDisposable
    {
        private readonly SimulatorBus bus;

        public Stage(string model)
        {
            bus = SimulatorBus.Offer([model]);
            Body = bus.Camera($"sim:{model}", Clock);
            Camera = SonyCamera.Connect(bus.Open($"sim:{model}", Clock, default), Clock);
        }

        public VirtualClock Clock { get; } = new();

        public SimulatedCamera Body { get; }

        public SonyCamera Camera { get; }

        public CancellationTokenSource Stop { get; private set; } = new();

        public CancellationTokenSource Abort { get; private set; } = new();

        public ExposureResult Expose(ExposurePlan plan) => Camera.Expose(plan, this, Stop.Token, Abort.Token);

        public void Renew() => (Stop, Abort) = (new(), new());

        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray) => new BufferReceiver(200_000_000);

        public void Dispose()
        {
            Camera.Dispose();
            Clock.Dispose();
            Stop.Dispose();
            Abort.Dispose();
        }
    }
}
