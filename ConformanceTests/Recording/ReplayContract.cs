using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.ConformanceTests.Wires;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Recording;

/// <summary>Recordings: the suite is sat over the network while it is recorded, and once more before the recording, where no camera
/// is.</summary>
public sealed class ReplayContract : TransportContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("recording.jsonl", []);
        using (var recorded = new LoopbackWire(recordTo: path))
            test(recorded);
        using var replayed = new ReplayedWire(path);
        test(replayed);
    }

    /// <summary>What happens to the cable stands in the recording.</summary>
    private sealed class ReplayedWire(string path) : Wire
    {
        private readonly ReplayBus bus = new();

        public override ITransport Open() => bus.Open($"replay:{path}", Clock.Real, default);

        public override void Unplug()
        {
        }

        public override void Plug()
        {
        }

        public override void Dispose()
        {
        }
    }
}
