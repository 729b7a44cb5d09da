using Serilog.Core;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A wire that never comes back, not even with a time-out of its own, as a USB driver that hangs in the kernel.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class WatchdogTests
{
    private const int Shutter = 0x9207;

    [Test]
    public void An_exposure_on_a_wire_that_hangs_ends_with_a_reason_and_the_next_one_works()
    {
        using VirtualClock clock = new();
        HangingBus bus = new(new(["SIM-640"]));
        var folder = Path.Combine(Path.GetTempPath(), "sonyalpha-no-such-folder");
        Driver.Bodies cameras = new([bus], clock, () => new(), new Keeper(clock, folder, _ => { }), new LearnedSensors(), null,
            Logger.None);
        cameras.Look();
        using var client = cameras.Offered[0].NewSession();
        client.Connected = true;

        bus.HangsOn = Shutter;
        var begin = clock.GetTimestamp();
        client.Camera.StartExposure(2, true);
        var error = Assert.Throws<AscomException>(() => Await(clock, client))!;
        Assert.That(error.Message, Does.Contain("does not answer"), "the body is given up with its thread, and taken up by another");
        Assert.That(clock.Since(begin), Is.LessThan(TimeSpan.FromMinutes(6)),
            "the watchdog barks after five minutes and twice the exposure");

        bus.HangsOn = null;
        bus.Simulated.Camera("sim:SIM-640", clock).PullCable();
        bus.Simulated.Camera("sim:SIM-640", clock).PlugIn();
        while (!client.Connected && clock.Since(begin) < TimeSpan.FromMinutes(10))
            clock.Sleep(TimeSpan.FromSeconds(1));
        client.Camera.StartExposure(2, true);
        Await(clock, client);
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(bus.Simulated.Camera("sim:SIM-640", clock).Exposures[^1].Code));
    }

    private static void Await(VirtualClock clock, CameraSession client)
    {
        var begin = clock.GetTimestamp();
        while (!client.Camera.ImageReady)
        {
            Assert.That(clock.Since(begin), Is.LessThan(TimeSpan.FromMinutes(30)), "nobody noticed");
            clock.Sleep(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class HangingBus(SimulatorBus simulated) : IBus
    {
        public SimulatorBus Simulated => simulated;

        /// <summary>The operation that is never answered; null for none.</summary>
        public int? HangsOn { get; set; }

        public string Scheme => simulated.Scheme;

        public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => simulated.Find(cancel);

        public ITransport Open(string id, Clock clock, CancellationToken cancel) =>
            new Hanging(simulated.Open(id, clock, cancel), this, clock);
    }

    private sealed class Hanging(ITransport wire, HangingBus bus, Clock clock) : ITransport
    {
        private static readonly TimeSpan ForEver = TimeSpan.FromDays(365);

        public string Description => wire.Description;

        public bool NeedsSession => wire.NeedsSession;

        public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
        {
            if (request.Operation == bus.HangsOn)
                clock.Sleep(ForEver, CancellationToken.None);
            return wire.Transact(request, dataIn, cancel);
        }

        public PtpEvent? NextEvent(TimeSpan wait) => wire.NextEvent(wait);

        public void Wake() => wire.Wake();

        public void Dispose() => wire.Dispose();
    }
}
