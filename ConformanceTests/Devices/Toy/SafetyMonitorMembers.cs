using SonyAlpha.Driver;
using static SonyAlpha.Driver.MemberRows<SonyAlpha.ConformanceTests.Devices.Toy.SafetyMonitorSession>;

namespace SonyAlpha.ConformanceTests.Devices.Toy;

internal static class SafetyMonitorMembers
{
    public static IReadOnlyList<Member> All { get; } =
    [
        .. CommonMembers.First,
        ReadOnly("IsSafe", MemberType.Boolean, 0x0E, 0x0E, No, s => s.Monitor.IsSafe),
        .. CommonMembers.Last(No),
    ];
}
