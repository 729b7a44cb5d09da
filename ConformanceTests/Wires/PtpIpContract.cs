using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>The network, over loopback.</summary>
public sealed class PtpIpContract : TransportContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new LoopbackWire();
        test(wire);
    }

}

/// <summary>PTP/IP to a peer on loopback.</summary>
internal sealed class LoopbackWire : Wire
{
    private readonly IBus bus = new PtpIpBus(() => new(Guid.NewGuid()) { Patience = Patience });
    private PtpIpPeer peer;

    /// <param name="recordTo">The file that gets all that goes over it; null for none.</param>
    public LoopbackWire(string? recordTo = null)
    {
        peer = new(Camera, () => Misdeed);
        if (recordTo is not null)
            bus = new RecordingBus(bus, recordTo);
    }

    public override ITransport Open() => bus.Open($"ptpip:127.0.0.1:{peer.Port}", Clock.Real, default);

    public override void Unplug() => peer.Dispose();

    public override void Plug()
    {
        peer.Dispose();
        Misdeed = Misdeed.None;
        peer = new(Camera, () => Misdeed);
    }

    public override void Dispose() => peer.Dispose();
}
