using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>The network, over loopback.</summary>
public sealed class PtpIpContract : TransportContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new LoopbackWire();
        test(wire);
    }

    private sealed class LoopbackWire : Wire
    {
        private PtpIpPeer peer;

        public LoopbackWire() => peer = new(Camera, () => Misdeed);

        public override ITransport Open() => new PtpIpBus(() => new(Guid.NewGuid()) { Patience = Patience })
            .Open($"ptpip:127.0.0.1:{peer.Port}", Clock.Real, default);

        public override void Unplug() => peer.Dispose();

        public override void Plug()
        {
            peer.Dispose();
            Misdeed = Misdeed.None;
            peer = new(Camera, () => Misdeed);
        }

        public override void Dispose() => peer.Dispose();
    }
}
