using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Devices.Toy;

/// <summary>A kind that the driver does not have, written as somebody would who adds one: it is safe as long as the body does not
/// overheat.</summary>
internal sealed class SafetyMonitor : Device
{
    public static DeviceKind Row { get; } = new(
        "SafetyMonitor", "Sony Alpha warmth", SafetyMonitorMembers.All, [(3, new("8D2AD1C0-0B7E-4C63-9F4E-0A8F6D6E2B11"))],
        [new("0E7C6B1D-6D0B-45C8-8A7A-4E53C3B0D9F1")], whole => new SafetyMonitor(whole), (choose, clock) =>
            new SafetyMonitorSession(choose, clock));

    private SafetyMonitor(CameraBody whole) : base(whole)
    {
    }

    public override DeviceKind Kind => Row;

    public override string Name => $"Warmth of {Whole.Name}";

    public override string Description => Name;

    public override IReadOnlyList<StateValue> DeviceState =>
        [new("IsSafe", IsSafe), new("TimeStamp", Whole.Setup.Clock.GetUtcNow().UtcDateTime)];

    public bool IsSafe => Whole.Properties.Get(SonyProperty.Overheating) is null or 0;

    public override SafetyMonitorSession NewSession() => new(this);
}
