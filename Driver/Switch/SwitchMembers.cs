using static SonyAlpha.Driver.MemberRows<SonyAlpha.Driver.SwitchSession>;

namespace SonyAlpha.Driver;

/// <summary>Every member of ISwitchV3 once; <c>s.Switch</c> throws NotConnected for a client that is not connected.</summary>
/// <remarks>The numbers are those of ASCOMPlatform 7.1.3: ISwitchV2.cs in the usual order, ISwitchV3.cs in one of its own.</remarks>
public static class SwitchMembers
{
    private static readonly Parameter Id = new("id", MemberType.Int16) { AlpacaName = "Id" };

    private static readonly Parameter State = new("state", MemberType.Boolean) { AlpacaName = "State" };

    private static readonly Parameter Value = new("value", MemberType.Double) { AlpacaName = "Value" };

    private static readonly Parameter Name = new("name", MemberType.String) { AlpacaName = "Name" };

    /// <summary>Where ISwitchV3 has what all kinds have; the first seven are where they always are.</summary>
    private static readonly Dictionary<string, int> V3Slots = new()
    {
        ["Connected"] = 0x00, ["Description"] = 0x02, ["DriverInfo"] = 0x03, ["DriverVersion"] = 0x04, ["InterfaceVersion"] = 0x05,
            ["Name"] = 0x06,
        ["SetupDialog"] = 0x07, ["Action"] = 0x0D, ["CommandBlind"] = 0x0F, ["CommandBool"] = 0x10, ["CommandString"] = 0x11,
            ["Dispose"] = 0x12,
        ["SupportedActions"] = 0x19, ["Connect"] = 0x1A, ["Disconnect"] = 0x1B, ["Connecting"] = 0x1C, ["DeviceState"] = 0x1D,
    };

    /// <summary>The common part, then its own in ISwitchV2's order, then what version 3 added.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        //        name                    type                V2    V3
        .. CommonMembers.First.Select(InV3),
        ReadOnly( "MaxSwitch",            MemberType.Int16,   0x0E, 0x08, No, s => s.Switch.MaxSwitch),
        Question( "GetSwitchName",        MemberType.String,  0x0F, 0x09, [Id], (s, a) => s.Switch.GetSwitchName((short)a[0])),
        Method(   "SetSwitchName",        MemberType.None,    0x10, 0x0A, No, [Id, Name], (s, a) => s.Switch.SetSwitchName((short)a[0])),
        Question( "GetSwitchDescription", MemberType.String,  0x11, 0x13, [Id], (s, a) => s.Switch.GetSwitchDescription((short)a[0])),
        Question( "CanWrite",             MemberType.Boolean, 0x12, 0x0E, [Id], (s, a) => s.Switch.CanWrite((short)a[0])),
        Question( "GetSwitch",            MemberType.Boolean, 0x13, 0x0B, [Id], (s, a) => s.Switch.GetSwitch((short)a[0])),
        Method(   "SetSwitch",            MemberType.None,    0x14, 0x0C, No, [Id, State],
            (s, a) => s.Switch.SetSwitch((short)a[0], (bool)a[1])),
        Question( "MaxSwitchValue",       MemberType.Double,  0x15, 0x15, [Id], (s, a) => s.Switch.MaxSwitchValue((short)a[0])),
        Question( "MinSwitchValue",       MemberType.Double,  0x16, 0x16, [Id], (s, a) => s.Switch.MinSwitchValue((short)a[0])),
        Question( "SwitchStep",           MemberType.Double,  0x17, 0x18, [Id], (s, a) => s.Switch.SwitchStep((short)a[0])),
        Question( "GetSwitchValue",       MemberType.Double,  0x18, 0x14, [Id], (s, a) => s.Switch.GetSwitchValue((short)a[0])),
        Method(   "SetSwitchValue",       MemberType.None,    0x19, 0x17, No, [Id, Value],
            (s, a) => s.Switch.SetSwitchValue((short)a[0], (double)a[1])),
        .. CommonMembers.Last(No).Select(InV3),
        Method(   "SetAsync",             MemberType.None,    No,   0x1E, No, [Id, State],
            (s, a) => s.Switch.NoAsync((short)a[0], "SetAsync")),
        Method(   "SetAsyncValue",        MemberType.None,    No,   0x1F, No, [Id, Value],
            (s, a) => s.Switch.NoAsync((short)a[0], "SetAsyncValue")),
        Question( "CanAsync",             MemberType.Boolean, No,   0x20, [Id], (s, a) => s.Switch.CanAsync((short)a[0])),
        Question( "StateChangeComplete",  MemberType.Boolean, No,   0x21, [Id], (s, a) => s.Switch.StateChangeComplete((short)a[0])),
        Method(   "CancelAsync",          MemberType.None,    No,   0x22, No, [Id], (s, a) => s.Switch.NoAsync((short)a[0], "CancelAsync")),
    ];

    private static Member InV3(Member member) => member with { V3 = DispId(V3Slots[member.Name]), V4 = 0 };

    private static Member Question(string name, MemberType type, int v2, int v3, Parameter[] parameters,
        Func<SwitchSession, object[], object> call) =>
        Function(name, type, v2, v3, No, parameters, call) with { IsQuestion = true };
}
