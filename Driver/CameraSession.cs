namespace SonyAlpha.Driver;

/// <summary>
/// One client's view of a camera: a COM object, or an Alpaca ClientID. The camera is connected while any session is, so that one client's
/// Disconnect never takes another's camera.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed class CameraSession(Camera camera) : IDisposable
{
    /// <summary>The camera, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    public Camera Camera => Connected ? camera : throw AscomErrors.NotConnected($"Not connected to {Name}: connect first");

    public bool Connected { get; set; }

    public bool Connecting => false;

    public short InterfaceVersion => 4;

    public string Name => camera.Name;

    public string DriverInfo => "ASCOM.SonyAlpha";

    public string DriverVersion => "0.0";

    public IReadOnlyList<string> SupportedActions => [];

    public void Connect() => Connected = true;

    public void Disconnect() => Connected = false;

    public string Action(string name, string parameters) => throw new AscomException(AscomErrors.ActionNotImplementedNumber, $"No action {name}");

    public void CommandBlind(string command, bool raw) => throw NoCommands(nameof(CommandBlind));

    public bool CommandBool(string command, bool raw) => throw NoCommands(nameof(CommandBool));

    public string CommandString(string command, bool raw) => throw NoCommands(nameof(CommandString));

    public void Dispose() => Disconnect();

    private static AscomException NoCommands(string member) => AscomErrors.NotImplemented(member, "there are no commands, use Action");
}
