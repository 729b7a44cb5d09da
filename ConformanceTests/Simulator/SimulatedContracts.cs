using SonyAlpha.ConformanceTests.Contract;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A simulated body keeps what every transport promises, and misbehaves as every peer does, whatever way one comes to
/// it.</summary>
public abstract class SimulatedContract : TransportContract
{
    /// <summary>Its packets are always right: what is wrong with them is the business of peers that were written for that.</summary>
    public static new IEnumerable<TestCaseData> Misdeeds =>
        Among(Misdeed.SaysNothing, Misdeed.HangsUpInTheMiddle, Misdeed.AnnouncesTooMuch, Misdeed.AnnouncesTooLittle);
}

/// <summary>In this process.</summary>
public sealed class InProcessContract : SimulatedContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new InProcessWire();
        test(wire);
    }
}

/// <summary>Its PTP/IP server.</summary>
public sealed class PtpIpServerContract : SimulatedContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new SimulatedNetworkWire();
        test(wire);
    }
}

/// <summary>Its USB/IP server.</summary>
[Category("Bus")]
public sealed class UsbIpServerContract : SimulatedContract
{
    private protected override void Sit(Action<Wire> test)
    {
        using var wire = new SimulatedCableWire();
        test(wire);
    }
}
