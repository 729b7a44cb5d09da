using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>One client's view of a camera's health as a switch.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class SwitchSession : DeviceSession
{
    internal SwitchSession(Switch health) : base(health)
    {
    }

    internal SwitchSession(Func<Device> choose, Clock clock) : base(choose, clock)
    {
    }

    public override DeviceKind Kind => Switch.Row;

    /// <summary>The switch, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Switch Switch => (Switch)Reached;

    public override IReadOnlyList<string> SupportedActions => [];

    public override string Action(string name, string parameters) =>
        throw new AscomException(AscomErrors.ActionNotImplementedNumber,
            $"There is no action \"{name}\", and no other: the camera has some");
}
