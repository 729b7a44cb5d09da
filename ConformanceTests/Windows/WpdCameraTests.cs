using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Wpd;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>A simulated body through Windows' driver.</summary>
[NonParallelizable]
public sealed class WpdCameraTests
{
    private static void Sit(Action<NetworkBench, WpdBus> test, string model = "SIM-640", params string[] faults)
    {
        using PlannedDevices devices = new();
        using NetworkBench bench = new(model, faults);
        devices.Write(PlannedDevices.Device(bench.PtpIp.Port));
        test(bench, new());
    }

    private static SonyCamera Connect(WpdBus bus) =>
        SonyCamera.Connect(bus.Open(bus.Find(default).Single().Id, Clock.Real, default), Clock.Real);

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    [TestCase("ILCE-7M3")]
    public void A_picture_is_the_one_that_was_taken(string model) => Sit((bench, bus) =>
    {
        using var camera = Connect(bus);
        for (var i = 0; i < 3; i++)
        {
            var taken = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25, 400);
            using var frame = ArwDecoder.Decode(Bench.Bytes(taken.Objects.Single()));
            Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
            Assert.That(code, Is.EqualTo(bench.Body.Exposures[^1].Code));
        }
    }, model);

    [Test]
    public void Live_view_comes() => Sit((_, bus) =>
    {
        using var camera = Connect(bus);
        Assert.That(() => camera.LiveFrame(default)?.Jpeg.Length ?? 0, Is.GreaterThan(1000).After(5000, 50));
        for (var i = 0; i < 20; i++)
            Assert.That(() => camera.LiveFrame(default), Is.Not.Null.After(1000, 20));
    });

    [Test]
    public void What_the_body_says_unasked_is_heard() => Sit((bench, bus) =>
    {
        using var transport = bus.Open(bus.Find(default).Single().Id, Clock.Real, default);
        transport.Say(0x9201, [1, 0, 0]);
        transport.Say(0x9201, [2, 0, 0]);
        transport.Say(0x9202, [SimulatedBody.Version3, 1]);
        transport.Say(0x9201, [3, 0, 0]);
        transport.Say(0x9209);
        transport.Say(0x9205, [0xD21E], [0x20, 3, 0, 0]);
        var heard = Enumerable.Range(0, 5).Select(_ => transport.NextEvent(TimeSpan.FromSeconds(1))).ToList();
        Assert.That(heard, Does.Contain(new PtpEvent(0xC203, 0xD21E)));
    });

    [Test]
    public void A_body_that_is_unplugged_is_missed_at_once_and_works_again_when_it_is_back() => Sit((bench, bus) =>
    {
        using (var camera = Connect(bus))
        {
            bench.Body.PullCable();
            Assert.That(Assert.Throws<TransportException>(() => camera.Refresh())!.Fault, Is.EqualTo(TransportFault.Disconnected));
        }

        bench.Body.PlugIn();
        using var again = Connect(bus);
        Assert.That(Bench.Expose(again, new ShutterSpeed(1, 4), 0.25).Objects, Has.Count.EqualTo(1));
    });

    [Test]
    public void A_cable_that_is_pulled_in_the_middle_of_a_picture_costs_that_picture_only() => Sit((_, bus) =>
    {
        using (var camera = Connect(bus))
            Assert.That(() => Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25), Throws.TypeOf<TransportException>());
        Assert.That(() => Connect(bus).Dispose(), Throws.Nothing.After(5000, 100));
    }, "SIM-640", "cable-pulled-downloading");
}
