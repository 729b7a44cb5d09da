using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>USB, through the real libusb. Bodies differ in whether an empty packet follows data whose last packet is full.</summary>
[TestFixture(true)]
[TestFixture(false)]
[Category("Bus")]
public sealed class UsbContract(bool sendsEmptyPackets) : TransportContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new Cable(sendsEmptyPackets);
        test(wire);
    }

    private sealed class Cable : Wire
    {
        private readonly bool sendsEmptyPackets;
        private UsbIpPeer? peer;
        private string port = "";

        public Cable(bool sendsEmptyPackets)
        {
            this.sendsEmptyPackets = sendsEmptyPackets;
            Plug();
        }

        public override ITransport Open() => new UsbBus(patience: Patience).Open($"usb:{port}", Clock.Real, default);

        public override void Unplug() => peer!.Dispose();

        public override void Plug()
        {
            peer?.Dispose();
            Misdeed = Misdeed.None;
            peer = new(Camera, () => Misdeed, sendsEmptyPackets);
            port = UsbBridge.Plug(peer.Port);
        }

        public override void Dispose() => peer!.Dispose();
    }
}
