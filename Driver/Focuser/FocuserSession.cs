using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>One client's view of a lens as a focuser.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class FocuserSession : DeviceSession
{
    internal FocuserSession(Focuser focuser) : base(focuser)
    {
    }

    internal FocuserSession(Func<Device> choose, Clock clock) : base(choose, clock)
    {
    }

    public override DeviceKind Kind => Focuser.Row;

    /// <summary>The focuser, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Focuser Focuser => (Focuser)Reached;

    public override IReadOnlyList<string> SupportedActions => FocuserActions.Names;

    public override string Action(string name, string parameters) => FocuserActions.Run(name, this);
}
