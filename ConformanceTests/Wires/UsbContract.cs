using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>USB, through the real libusb. Bodies differ in whether an empty packet follows data whose last packet is full.</summary>
[NonParallelizable]
[TestFixture(true)]
[TestFixture(false)]
[Category("Bus")]
public sealed class UsbContract(bool sendsEmptyPackets) : TransportContract
{
    /// <summary>What follows a packet that is not full has gone to requests that wait for more of the data.</summary>
    [Test]
    public void Data_with_packets_that_are_not_full_arrives_as_it_was_sent() => SitOpen((wire, transport) =>
    {
        var receiver = new Collector();
        wire.Misdeed = Misdeed.SendsShortPackets;
        for (var i = 0; i < 2; i++)
            Assert.That(Run(transport, TestCamera.GiveOf(3_000_000), receiver).IsOk);
        Assert.That(receiver.Bytes.AsSpan().SequenceEqual(TestCamera.Pattern(3_000_000)),
            $"{receiver.Bytes.Length} of 3,000,000 bytes, or other ones");
        wire.Misdeed = Misdeed.None;
        RequireAlive(transport);
    });

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
