using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>One client's view of a camera.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraSession : DeviceSession
{
    internal CameraSession(Camera camera) : base(camera)
    {
    }

    internal CameraSession(Func<Device> choose, Clock clock) : base(choose, clock)
    {
    }

    public override DeviceKind Kind => Camera.Row;

    /// <summary>The camera, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Camera Camera => (Camera)Reached;

    /// <summary>The camera, for what it has in its hands: a picture that is ready is there for its clients though the body has gone since.</summary>
    /// <exception cref="AscomException">Not connected; or the body is away, and no picture is ready.</exception>
    public Camera Pictured => Chosen is Camera { LastPicture: not null } here && here.Has(this) ? here : Camera;

    public override IReadOnlyList<string> SupportedActions => CameraActions.Names;

    public override string Action(string name, string parameters) => CameraActions.Run(name, this, parameters);

    /// <summary>This client died, or let go without a farewell: its exposure runs to its end, and the picture is kept as a file.</summary>
    public override void Forsake()
    {
        if (Chosen is Camera { CameraState: not CameraState.Idle } here && here.Has(this))
            here.Outlive(this);
        else
            Disconnect();
    }
}
