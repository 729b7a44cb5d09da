using static SonyAlpha.Driver.MemberRows<SonyAlpha.Driver.FocuserSession>;

namespace SonyAlpha.Driver;

/// <summary>Every member of IFocuserV4 once; <c>s.Focuser</c> throws NotConnected for a client that is not connected.</summary>
/// <remarks>The numbers are those of ASCOMPlatform 7.1.3, IFocuserV4.cs; versions 2 and 3 have the same without the last four.</remarks>
public static class FocuserMembers
{
    /// <summary>In IFocuserV4's order.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        //        name                type                V2    V3    V4
        .. CommonMembers.First,
        ReadOnly( "Absolute",          MemberType.Boolean, 0x0E, 0x0E, 0x0E, s => s.Focuser.Absolute),
        Method(   "Halt",              MemberType.None,    0x0F, 0x0F, 0x0F, [], (s, _) => s.Focuser.Halt()),
        ReadOnly( "IsMoving",          MemberType.Boolean, 0x10, 0x10, 0x10, s => s.Focuser.IsMoving),
        ReadWrite("Link",              MemberType.Boolean, 0x11, 0x11, 0x11, s => s.Connected, (s, v) => s.Connected = (bool)v) with
            { IsForComOnly = true },
        ReadOnly( "MaxIncrement",      MemberType.Int32,   0x13, 0x13, 0x13, s => s.Focuser.MaxIncrement),
        ReadOnly( "MaxStep",           MemberType.Int32,   0x14, 0x14, 0x14, s => s.Focuser.MaxStep),
        Method(   "Move",              MemberType.None,    0x15, 0x15, 0x15, [new("Position", MemberType.Int32)],
            (s, a) => s.Focuser.Move((int)a[0])),
        ReadOnly( "Position",          MemberType.Int32,   0x16, 0x16, 0x16, s => s.Focuser.Position),
        ReadOnly( "StepSize",          MemberType.Double,  0x17, 0x17, 0x17, s => s.Focuser.StepSize),
        ReadWrite("TempComp",          MemberType.Boolean, 0x18, 0x18, 0x18, s => s.Focuser.TempComp,
            (s, v) => s.Focuser.TempComp = (bool)v),
        ReadOnly( "TempCompAvailable", MemberType.Boolean, 0x1A, 0x1A, 0x1A, s => s.Focuser.TempCompAvailable),
        ReadOnly( "Temperature",       MemberType.Double,  0x1B, 0x1B, 0x1B, s => s.Focuser.Temperature),
        .. CommonMembers.Last(0x1C),
    ];
}
