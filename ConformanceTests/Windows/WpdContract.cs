using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Wires;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Wpd;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>Windows' portable devices. What the driver's ways of saying things may be, it is sat in each.</summary>
[TestFixture("")]
[TestFixture("context")]
[TestFixture("unknown-size")]
[TestFixture("no-count")]
[TestFixture("few-reads")] // a picture of 24 MB in seven, as 4 MiB at once take it
[NonParallelizable]
public sealed class WpdContract(string manner) : TransportContract
{
    /// <summary>Windows does the framing.</summary>
    public static new IEnumerable<TestCaseData> Misdeeds => Among(Misdeed.SaysNothing, Misdeed.HangsUpInTheMiddle);

    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new WpdWire(manner);
        test(wire);
    }

    private sealed class WpdWire : Wire
    {
        private readonly PlannedDevices devices = new();
        private readonly string manner;
        private PtpIpPeer peer;

        public WpdWire(string manner)
        {
            this.manner = manner;
            peer = Attach();
        }

        public override ITransport Open() => new WpdBus(Patience).Open("wpd:c9dce06f91a7", Clock.Real, default);

        public override void Unplug() => peer.Dispose();

        public override void Plug()
        {
            peer.Dispose();
            Misdeed = Misdeed.None;
            peer = Attach();
        }

        public override void Dispose()
        {
            peer.Dispose();
            devices.Dispose();
        }

        private PtpIpPeer Attach()
        {
            PtpIpPeer made = new(Camera, () => Misdeed);
            devices.Write(PlannedDevices.Device(made.Port), manner);
            return made;
        }
    }
}
