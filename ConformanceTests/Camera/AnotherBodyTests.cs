using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Two bodies of one model, and one port: where a wire tells no serial numbers, only the handshake says which of them is
/// there.</summary>
public sealed class AnotherBodyTests
{
    [Test]
    public void Another_body_of_the_same_model_on_the_same_port_is_not_taken_for_the_one_that_was_there()
    {
        using var night = new Observatory(["SIM-640", "SIM-640"]);
        OnePort port = new(night.Bus);
        var camera = night.Serve(port).Offered.Single();
        using var client = camera.NewSession();
        client.Connected = true;
        night.BodyOf(camera).PullCable();
        port.There = "sim:SIM-640#2";
        night.Clock.Sleep(TimeSpan.FromSeconds(30));
        Assert.That(camera.Whole.Trouble, Does.Contain("another SIM-640 now"));
        client.Camera.StartExposure(2, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        Assert.That(night.Bus.Camera(port.There, night.Clock).Exposures, Is.Empty, "the other telescope's camera");
        port.There = OnePort.Id;
        night.BodyOf(camera).PlugIn();
        night.AwaitImage(client);
        Assert.That(Observatory.CodeOf(client), Is.EqualTo(night.BodyOf(camera).Exposures.Single().Code));
    }

    private sealed class OnePort(SimulatorBus bodies) : IBus
    {
        public const string Id = "sim:SIM-640";

        /// <summary>Which of the bodies is plugged in.</summary>
        public string There { get; set; } = Id;

        public string Scheme => bodies.Scheme;

        public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => [new(Id, "SIM-640", "", "a port", IsSimulated: true)];

        public ITransport Open(string id, Clock clock, CancellationToken cancel) => bodies.Open(There, clock, cancel);
    }
}
