using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Devices.Toy;

internal sealed class SafetyMonitorSession : DeviceSession
{
    public SafetyMonitorSession(SafetyMonitor monitor) : base(monitor)
    {
    }

    public SafetyMonitorSession(Func<Device> choose, Clock clock) : base(choose, clock)
    {
    }

    public override DeviceKind Kind => SafetyMonitor.Row;

    public SafetyMonitor Monitor => (SafetyMonitor)Reached;

    public override IReadOnlyList<string> SupportedActions => [];

    public override string Action(string name, string parameters) =>
        throw new AscomException(AscomErrors.ActionNotImplementedNumber, "There are no actions");
}
