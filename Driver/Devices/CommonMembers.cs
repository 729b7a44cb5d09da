using static SonyAlpha.Driver.MemberRows<SonyAlpha.Driver.DeviceSession>;

namespace SonyAlpha.Driver;

/// <summary>The members that every kind of device has (ASCOM's IAscomDeviceV2): written here once.</summary>
/// <remarks>Their numbers are the same for most kinds; a kind whose interface has another order says so in its own table.</remarks>
public static class CommonMembers
{
    /// <summary>In the order of the interfaces: the first fourteen slots of each.</summary>
    public static IReadOnlyList<Member> First { get; } =
    [
        //        name                     type                      V2    V3    V4
        ReadWrite("Connected",             MemberType.Boolean,       0x00, 0x00, 0x00, s => s.Connected, (s, v) => s.Connected = (bool)v),
        ReadOnly( "Description",           MemberType.String,        0x02, 0x02, 0x02, s => s.Description),
        ReadOnly( "DriverInfo",            MemberType.String,        0x03, 0x03, 0x03, s => s.DriverInfo),
        ReadOnly( "DriverVersion",         MemberType.String,        0x04, 0x04, 0x04, s => s.DriverVersion),
        ReadOnly( "InterfaceVersion",      MemberType.Int16,         0x05, 0x05, 0x05, s => s.InterfaceVersion),
        ReadOnly( "Name",                  MemberType.String,        0x06, 0x06, 0x06, s => s.Name),
        Method(   "SetupDialog",           MemberType.None,          0x07, 0x07, 0x07, [],
            (_, _) => throw AscomErrors.NotImplemented("SetupDialog", "this way in has a settings page instead")) with
        { IsSpeltByTheFace = true, IsForComOnly = true },
        Function( "Action",                MemberType.String,        0x08, 0x08, 0x08,
            [new("ActionName", MemberType.String) { AlpacaName = "Action" },
                new("ActionParameters", MemberType.String) { AlpacaName = "Parameters" }],
            (s, a) => s.Action((string)a[0], (string)a[1])),
        ReadOnly( "SupportedActions",      MemberType.StringList,    0x09, 0x09, 0x09, s => s.SupportedActions),
        Method(   "CommandBlind",          MemberType.None,          0x0A, 0x0A, 0x0A,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandBlind((string)a[0], (bool)a[1])),
        Function( "CommandBool",           MemberType.Boolean,       0x0B, 0x0B, 0x0B,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandBool((string)a[0], (bool)a[1])),
        Function( "CommandString",         MemberType.String,        0x0C, 0x0C, 0x0C,
            [new("Command", MemberType.String), new("Raw", MemberType.Boolean, false)],
            (s, a) => s.CommandString((string)a[0], (bool)a[1])),
        Method(   "Dispose",               MemberType.None,          0x0D, 0x0D, 0x0D, [], (s, _) => s.Dispose()) with
            { IsForComOnly = true },
    ];

    /// <summary>The four that version 4 of the interfaces ends with.</summary>
    /// <param name="slot">Of Connect in V4; -1 for an interface that numbers them otherwise.</param>
    public static IReadOnlyList<Member> Last(int slot) =>
    [
        Method(   "Connect",               MemberType.None,          No,   No,   slot,          [], (s, _) => s.Connect()),
        Method(   "Disconnect",            MemberType.None,          No,   No,   Next(slot, 1), [], (s, _) => s.Disconnect()),
        ReadOnly( "Connecting",            MemberType.Boolean,       No,   No,   Next(slot, 2), s => s.Connecting),
        ReadOnly( "DeviceState",           MemberType.StateValues,   No,   No,   Next(slot, 3), s => s.DeviceState),
    ];

    private static int Next(int slot, int by) => slot == No ? No : slot + by;
}
