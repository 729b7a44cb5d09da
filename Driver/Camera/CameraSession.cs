using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>One client's view of a camera.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraSession : DeviceSession
{
    private volatile ClientCamera? own;

    internal CameraSession(Camera camera) : base(camera)
    {
    }

    internal CameraSession(Func<Device> choose, Clock clock) : base(choose, clock)
    {
    }

    public override DeviceKind Kind => Driver.Camera.Row;

    /// <summary>The camera as this client has it, while it is connected.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public ClientCamera Camera
    {
        get
        {
            var camera = (Camera)Reached;
            var mine = own ?? throw AscomErrors.NotConnected($"Not connected to {camera.Name}: connect first");
            mine.Hear();
            return mine;
        }
    }

    /// <summary>The same for what it has in its hands: a picture that is ready is there for its client though the body has gone for
    /// good.</summary>
    /// <exception cref="AscomException">Not connected; or the body has gone, and no picture is ready.</exception>
    public ClientCamera Pictured => own is { Picture: not null } mine && Chosen?.Has(this) == true ? mine : Camera;

    /// <summary>What all clients of the camera share.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Camera Shared => (Camera)Reached;

    public override IReadOnlyList<StateValue> DeviceState => Camera.DeviceState;

    /// <summary>The camera as this client has it, since it connected last.</summary>
    internal ClientCamera? Own
    {
        get => own;
        set => own = value;
    }

    public override IReadOnlyList<string> SupportedActions => CameraActions.Names;

    public override string Action(string name, string parameters) => CameraActions.Run(name, this, parameters);

    /// <summary>This client died, or let go without a farewell: its exposure runs to its end, and the picture is kept as a file.</summary>
    public override void Abandon()
    {
        if (Chosen is Camera here && here.Has(this) && own is { Now: Activity.Exposing } mine)
            here.FinishFor(this, mine);
        else
            Disconnect();
    }
}
