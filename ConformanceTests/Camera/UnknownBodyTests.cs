using Serilog.Core;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A body that came out after this program: no table knows its name, its sensor or its pixels.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class UnknownBodyTests
{
    private const string Model = "ILCE-99";

    private string folder = "";

    [SetUp]
    public void MakeAFolder() => folder = Directory.CreateTempSubdirectory("unknown").FullName;

    [TearDown]
    public void RemoveIt() => Directory.Delete(folder, recursive: true);

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void It_connects_and_exposes_and_its_size_is_learned_from_the_first_frame_and_remembered(string like)
    {
        Assert.That(CameraModel.Find(Model).IsListed, Is.False);
        using (var first = new Evening(folder, like))
        {
            using var client = first.Connect();
            Expose(first.Clock, client);
            using var frame = client.Camera.ImageArray;
            Assert.That((frame.Width, frame.Height), Is.EqualTo((640, 480)), "all that came, not a part of what was guessed");
            Assert.That(Observatory.CodeOf(frame), Is.EqualTo(first.Body.Exposures[^1].Code));
            Assert.That((client.Camera.CameraXSize, client.Camera.CameraYSize), Is.EqualTo((640, 480)), "learned");
            Assert.That(() => client.Camera.PixelSizeX, Throws.TypeOf<AscomException>().With.Message.Contains(Model),
                "what nobody knows is not made up");
        }

        using var next = new Evening(folder, like);
        using var later = next.Connect();
        Assert.That((later.Camera.CameraXSize, later.Camera.CameraYSize), Is.EqualTo((640, 480)), "remembered, before any frame");
    }

    private static void Expose(VirtualClock clock, CameraSession client)
    {
        client.Camera.StartExposure(2, true);
        var begin = clock.GetTimestamp();
        while (!client.Camera.ImageReady)
        {
            Assert.That(clock.Since(begin), Is.LessThan(TimeSpan.FromMinutes(5)), "it never came");
            clock.Sleep(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>A program that is started, with such a body plugged in.</summary>
    private sealed class Evening : IDisposable
    {
        private readonly Driver.Bodies cameras;

        public Evening(string folder, string like)
        {
            Body = new(SimulatedBodies.Find(like)! with { Model = Model }, Clock);
            Keeper keeper = new(Clock, Path.Combine(folder, "rescue"), _ => { });
            cameras = new([new SimulatorBus(Body)], Clock, () => new(), keeper, new(Path.Combine(folder, "sensors.tsv")), null,
                Logger.None);
            cameras.Look();
        }

        public VirtualClock Clock { get; } = new();

        public SimulatedCamera Body { get; }

        public CameraSession Connect()
        {
            var session = cameras.Offered[0].NewSession();
            session.Connected = true;
            return session;
        }

        public void Dispose() => Clock.Dispose();
    }
}
