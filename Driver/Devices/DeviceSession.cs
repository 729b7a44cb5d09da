using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// One client's view of a device: a COM object, or an Alpaca ClientID. The device is connected while any session is, so that one client's
/// Disconnect never takes another's. What all kinds have in common is here, once.
/// </summary>
/// <remarks>Threads: any.</remarks>
public abstract class DeviceSession : IDisposable
{
    private readonly Func<Device>? choose;
    private readonly Clock? clock;

    /// <summary>Held while this client comes or goes.</summary>
    private readonly object gate = new();
    private volatile Device? device;
    private volatile bool leaving;
    private volatile bool choosing;

    private protected DeviceSession(Device device) => this.device = device;

    /// <summary>A client that does not name its device: which one it gets is decided each time it connects.</summary>
    /// <param name="choose">May take as long as a look at all wires.</param>
    private protected DeviceSession(Func<Device> choose, Clock clock) => (this.choose, this.clock) = (choose, clock);

    public abstract DeviceKind Kind { get; }

    /// <summary>
    /// Whether this client's device answers. Written, it returns when that is done, or fails with the reason; clients older than Connect
    /// rely on that.
    /// </summary>
    public bool Connected
    {
        get => device is { } here && IsOpen(here);
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
    public bool Connecting
    {
        get
        {
            var isAtWork = choosing || (device is { } here && (here.Has(this)
                ? here.Link is Link.Opening or Link.Closing : leaving && here.Link is Link.Closing));
            // read last: who was just let go has its reason already, and who looked for that first would miss it
            return Failure is { } failure ? throw failure : isAtWork;
        }
    }

    public short InterfaceVersion => Kind.InterfaceVersion;

    public string Name => device?.Name ?? Kind.Title;

    /// <exception cref="AscomException">Not connected.</exception>
    public string Description => Reached.Description;

    /// <exception cref="AscomException">Not connected.</exception>
    public virtual IReadOnlyList<StateValue> DeviceState => Reached.DeviceState;

    public string DriverInfo => $"{Product.Name} {Product.Version}. Sony Alpha bodies over USB, Wi-Fi and LAN; MIT licence";

    /// <summary>"n.n", as ASCOM wants it.</summary>
    public string DriverVersion => Product.ShortVersion;

    public abstract IReadOnlyList<string> SupportedActions { get; }

    /// <summary>Whether the body was open while this client was connected: only then it is away and not just missing.</summary>
    internal bool WasOpen { get; set; }

    /// <summary>Somebody who only looks, and is no program.</summary>
    internal bool IsViewer { get; set; }

    /// <summary>Why the last Connect failed.</summary>
    internal AscomException? Failure { get; set; }

    /// <summary>The device, for a client that is connected to it.</summary>
    /// <exception cref="AscomException">Not connected.</exception>
    private protected Device Reached => device is { } here && IsOpen(here) ? here : throw WhyNot();

    /// <summary>The device, whether or not this client is connected to it; null while none is chosen.</summary>
    private protected Device? Chosen => device;

    /// <summary>Returns at once; <see cref="Connecting"/> tells how it goes on.</summary>
    public void Connect()
    {
        lock (gate)
        {
            leaving = false;
            Failure = null;
            if (choose is null || (device is { } here && here.Has(this) && (IsOpen(here) || here.Link is Link.Opening)))
            {
                device!.Attach(this);
                return;
            }

            if (choosing)
                return;
            choosing = true;
        }

        clock!.Start($"choosing a {Kind.Path}", ChooseAndAttach);
    }

    /// <summary>Returns at once; <see cref="Connecting"/> tells how it goes on.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            leaving = true;
            Failure = null;
            device?.Detach(this);
        }
    }

    public abstract string Action(string name, string parameters);

    public void CommandBlind(string command, bool raw) => throw NoCommands(nameof(CommandBlind));

    public bool CommandBool(string command, bool raw) => throw NoCommands(nameof(CommandBool));

    public string CommandString(string command, bool raw) => throw NoCommands(nameof(CommandString));

    /// <summary>This client died, or let go without a farewell.</summary>
    public virtual void Abandon() => Disconnect();

    /// <summary>This client is gone; others keep the device.</summary>
    public void Dispose()
    {
        Disconnect();
        GC.SuppressFinalize(this);
    }

    private void ConnectNow()
    {
        if (Connected)
            return;
        var chosen = choose is null ? device! : choose();
        lock (gate)
        {
            leaving = false;
            Take(chosen);
        }

        var link = chosen.Whole.Settle();
        if (Failure is { } failure)
            throw failure;
        if (!Connected)
            throw (link as Link.Away)?.Reason ?? AscomErrors.NotConnected($"{Name} did not open in time. Switch it off and on again");
    }

    private void DisconnectNow()
    {
        Disconnect();
        if (device is { Clients: 0 } here)
            here.Whole.Settle();
    }

    /// <summary>It is connecting until it is attached, or has a reason: in between, a program that asks would take it for given
    /// up.</summary>
    private void ChooseAndAttach()
    {
        try
        {
            var chosen = choose!();
            lock (gate)
            {
                if (!leaving)
                    Take(chosen);
                choosing = false;
            }
        }
#pragma warning disable CA1031 // whatever it is, the client finds it in Connecting
        catch (Exception error)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                if (!leaving)
                    Failure = AscomErrors.Translate(error);
                choosing = false;
            }
        }
    }

    /// <summary>Attaches to a device. If it is another one than before, that one is let go: its body would be held, and looked for, for
    /// nobody.</summary>
    private void Take(Device chosen)
    {
        if (device is { } last && last != chosen)
            last.Detach(this);
        device = chosen;
        chosen.Attach(this);
    }

    /// <summary>A body that is away for a while stays connected: programs give a device up for good that says it is not.</summary>
    private bool IsOpen(Device here) => here.Has(this)
        && here.Whole.Presence is Presence.Here or Presence.Away && (here.Link is Link.Open || WasOpen);

    private AscomException WhyNot() => device is { Link: Link.Away away } here && here.Has(this)
        ? AscomErrors.NotConnected(
            $"{Name} is away since {here.Whole.Absence.TotalSeconds:0} s and is taken up again when it returns. {away.Reason.Message}")
        : AscomErrors.NotConnected($"Not connected to {Name}: connect first");

    private static AscomException NoCommands(string member) => AscomErrors.NotImplemented(member, "there are no commands, use Action");
}
