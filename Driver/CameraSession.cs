namespace SonyAlpha.Driver;

/// <summary>
/// One client's view of a camera: a COM object, or an Alpaca ClientID. The camera is connected while any session is, so that one client's
/// Disconnect never takes another's camera.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraSession : IDisposable
{
    private readonly Camera camera;
    private volatile bool leaving;

    internal CameraSession(Camera camera) => this.camera = camera;

    /// <summary>The camera, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Camera Camera => Connected ? camera : throw WhyNot();

    /// <summary>
    /// Whether this client's camera answers. Written, it returns when that is done, or fails with the reason; clients older than Connect
    /// rely on that.
    /// </summary>
    public bool Connected
    {
        get => camera.Has(this) && camera.Link is Link.Open;
        set
        {
            if (value)
                ConnectNow();
            else
                DisconnectNow();
        }
    }

    /// <summary>Whether Connect or Disconnect is at work.</summary>
    /// <exception cref="AscomException">The last Connect failed; the reason.</exception>
    public bool Connecting => Failure is { } failure
        ? throw failure
        : camera.Has(this) ? camera.Link is Link.Opening or Link.Closing : leaving && camera.Link is Link.Closing;

    public short InterfaceVersion => 4;

    public string Name => camera.Name;

    public string DriverInfo => $"{Product.Name} {Product.Version}. Sony Alpha bodies over USB, Wi-Fi and LAN; MIT licence";

    /// <summary>"n.n", as ASCOM wants it.</summary>
    public string DriverVersion => Product.ShortVersion;

    public IReadOnlyList<string> SupportedActions => CameraActions.Names;

    /// <summary>Why the last Connect failed.</summary>
    internal AscomException? Failure { get; set; }

    /// <summary>Returns at once; <see cref="Connecting"/> tells how it goes on.</summary>
    public void Connect()
    {
        leaving = false;
        camera.Attach(this);
    }

    /// <summary>Returns at once; <see cref="Connecting"/> tells how it goes on.</summary>
    public void Disconnect()
    {
        leaving = true;
        Failure = null;
        camera.Detach(this);
    }

    public string Action(string name, string parameters) => CameraActions.Run(name, this, parameters);

    public void CommandBlind(string command, bool raw) => throw NoCommands(nameof(CommandBlind));

    public bool CommandBool(string command, bool raw) => throw NoCommands(nameof(CommandBool));

    public string CommandString(string command, bool raw) => throw NoCommands(nameof(CommandString));

    /// <summary>This client is gone; others keep the camera.</summary>
    public void Dispose() => Disconnect();

    private void ConnectNow()
    {
        if (Connected)
            return;
        Connect();
        var link = camera.Settle();
        if (Failure is { } failure)
            throw failure;
        if (!Connected)
            throw (link as Link.Away)?.Reason ?? AscomErrors.NotConnected($"{Name} did not open in time. Switch it off and on again");
    }

    private void DisconnectNow()
    {
        Disconnect();
        if (camera.Clients == 0)
            camera.Settle();
    }

    private AscomException WhyNot() => camera.Has(this) && camera.Link is Link.Away { Reason: var reason }
        ? AscomErrors.NotConnected($"{Name} is away and is taken up again when it returns. {reason.Message}")
        : AscomErrors.NotConnected($"Not connected to {Name}: connect first");

    private static AscomException NoCommands(string member) => AscomErrors.NotImplemented(member, "there are no commands, use Action");
}
