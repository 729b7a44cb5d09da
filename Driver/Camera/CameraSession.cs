using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// One client's view of a camera: a COM object, or an Alpaca ClientID. The camera is connected while any session is, so that one client's
/// Disconnect never takes another's camera.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraSession : IDisposable
{
    private readonly Func<Camera>? choose;
    private readonly Clock? clock;
    private volatile Camera? camera;
    private volatile bool leaving;
    private volatile bool choosing;

    internal CameraSession(Camera camera) => this.camera = camera;

    /// <summary>A client that does not name its camera: which one it gets is decided each time it connects.</summary>
    /// <param name="choose">May take as long as a look at all wires.</param>
    internal CameraSession(Func<Camera> choose, Clock clock) => (this.choose, this.clock) = (choose, clock);

    /// <summary>The camera, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Camera Camera => camera is { } here && IsOpen(here) ? here : throw WhyNot();

    /// <summary>The camera, for what it has in its hands: a picture that is ready is there for its clients though the body has gone since.</summary>
    /// <exception cref="AscomException">Not connected; or the body is away, and no picture is ready.</exception>
    public Camera Pictured => camera is { LastPicture: not null } here && here.Has(this) ? here : Camera;

    /// <summary>
    /// Whether this client's camera answers. Written, it returns when that is done, or fails with the reason; clients older than Connect
    /// rely on that.
    /// </summary>
    public bool Connected
    {
        get => camera is { } here && IsOpen(here);
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
        : choosing || (camera is { } here && (here.Has(this) ? here.Link is Link.Opening or Link.Closing : leaving && here.Link is Link.Closing));

    public short InterfaceVersion => 4;

    public string Name => camera?.Name ?? "Sony Alpha camera";

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
        if (choose is null || camera?.Has(this) == true)
        {
            camera!.Attach(this);
            return;
        }

        Failure = null;
        choosing = true;
        clock!.Start("choosing a camera", ChooseAndAttach);
    }

    /// <summary>Returns at once; <see cref="Connecting"/> tells how it goes on.</summary>
    public void Disconnect()
    {
        leaving = true;
        Failure = null;
        camera?.Detach(this);
    }

    public string Action(string name, string parameters) => CameraActions.Run(name, this, parameters);

    public void CommandBlind(string command, bool raw) => throw NoCommands(nameof(CommandBlind));

    public bool CommandBool(string command, bool raw) => throw NoCommands(nameof(CommandBool));

    public string CommandString(string command, bool raw) => throw NoCommands(nameof(CommandString));

    /// <summary>This client died, or let go without a farewell: its exposure runs to its end, and the picture is kept as a file.</summary>
    public void Forsake()
    {
        if (camera is { CameraState: not CameraState.Idle } here && here.Has(this))
            here.Outlive(this);
        else
            Disconnect();
    }

    /// <summary>This client is gone; others keep the camera.</summary>
    public void Dispose() => Disconnect();

    private void ConnectNow()
    {
        if (Connected)
            return;
        leaving = false;
        if (choose is not null)
            camera = choose();
        camera!.Attach(this);
        var link = camera.Settle();
        if (Failure is { } failure)
            throw failure;
        if (!Connected)
            throw (link as Link.Away)?.Reason ?? AscomErrors.NotConnected($"{Name} did not open in time. Switch it off and on again");
    }

    private void DisconnectNow()
    {
        Disconnect();
        if (camera is { Clients: 0 } here)
            here.Settle();
    }

    private void ChooseAndAttach()
    {
        try
        {
            camera = choose!();
            if (!leaving)
                camera.Attach(this);
        }
#pragma warning disable CA1031 // whatever it is, the client finds it in Connecting
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failure = AscomErrors.Translate(error);
        }
        finally
        {
            choosing = false;
        }
    }

    private bool IsOpen(Camera here) => here.Has(this) && here.Link is Link.Open;

    private AscomException WhyNot() => camera is { Link: Link.Away { Reason: var reason } } here && here.Has(this)
        ? AscomErrors.NotConnected($"{Name} is away and is taken up again when it returns. {reason.Message}")
        : AscomErrors.NotConnected($"Not connected to {Name}: connect first");

    private static AscomException NoCommands(string member) => AscomErrors.NotImplemented(member, "there are no commands, use Action");
}
