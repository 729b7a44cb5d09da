using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Serilog;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// One body: the thread that talks to it, whether it is there, and the devices that share it. Who it was stays who it is: another body on
/// the same port is not taken for it.
/// </summary>
/// <remarks>Threads: any; nothing here waits longer than it says.</remarks>
public sealed partial class CameraBody
{
    /// <summary>How long the thread of a body may listen when no device has anything to do.</summary>
    internal static readonly TimeSpan RestTime = TimeSpan.FromSeconds(1);

    /// <summary>Handshake, settling and goodbye together stay far below this.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SeldomPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, double? Value)> seldom = new(StringComparer.Ordinal);
    /// <summary>For the way from the order to the shutter, and for a curtain that closes later than its number says.</summary>
    private static readonly TimeSpan ShutterReserve = TimeSpan.FromSeconds(1);

    private readonly ILogger log;
    private readonly BodyThread thread;
    private long? wentAway;
    private (long At, TimeSpan Lasts)? shutter; // on the body's thread
    private SessionChoices choices = new();

    public CameraBody(CameraSetup setup)
    {
        Setup = setup;
        log = setup.Log.ForContext("Camera", setup.Found.Id);
        UniqueId = StableId(WhoIs(setup.Found));
        Recorder = new(setup.Clock, setup.Nights);
        thread = new(setup.Found.Id, setup.Clock, () => Clients > 0, Open, log)
        {
            OpenFailed = ConnectFailed, Opened = Recognise, Lost = WentAway, Idle = LookAround, Left = KeepTransactions,
        };
        Devices = [.. setup.Kinds.Select(kind => kind.Make(this))];
    }

    /// <summary>One of each kind, in the order of the kinds.</summary>
    public IReadOnlyList<Device> Devices { get; private set; } = [];

    public CameraSetup Setup { get; }

    /// <summary>What the user has chosen, and what was switched otherwise since.</summary>
    public CameraOptions Options => Choices.Over(Setup.Options());

    /// <summary>What was switched otherwise, for a while.</summary>
    internal SessionChoices Choices
    {
        get => Volatile.Read(ref choices);
        set => Volatile.Write(ref choices, value);
    }

    /// <summary>What is not free to ask, and programs ask each two seconds: the answer holds for ten.</summary>
    internal double? Seldom(string what, Func<double?> ask)
    {
        if (seldom.TryGetValue(what, out var last) && Setup.Clock.Since(last.At) < SeldomPause)
            return last.Value;
        var now = ask();
        seldom[what] = (Setup.Clock.GetTimestamp(), now);
        return now;
    }

    /// <summary>How the user names it: "usb:1-2", "sim:ILCE-7M4".</summary>
    public string Id => Setup.Found.Id;

    /// <summary>The camera's; that of another device of this body is made from the same by <see cref="UniqueIdOf"/>.</summary>
    public string UniqueId { get; }

    /// <summary>How it is reached: "USB 1-2, high speed".</summary>
    public string Wire => Reached?.Wire ?? Setup.Found.Wire;

    /// <summary>"ILCE-7M4"; the id while nobody knows.</summary>
    public string ModelName => Reached?.Device.Model ?? (Setup.Found.Model.Length > 0 ? Setup.Found.Model : Setup.Found.Id);

    /// <summary>How people read it.</summary>
    public string Name => $"Sony {ModelName}{(IsSimulated ? " (simulated)" : "")}";

    /// <summary>Over a wire, the body's telescope with a cap that takes orders gives it away.</summary>
    public bool IsSimulated => Setup.Found.IsSimulated || Properties[Simulator.SimulatorProperty.Cap] is not null;

    /// <summary>How many clients all its devices have.</summary>
    public int Clients => Devices.Sum(device => device.Clients);

    /// <summary>What is counted and measured.</summary>
    public CameraRecorder Recorder { get; }

    /// <summary>Everything that the body said of itself when it was last asked; empty while there is none.</summary>
    public PropertyTable Properties => Reached?.Properties ?? PropertyTable.Empty;

    /// <summary>Why no body answers although somebody wants it; null if one does, or nobody does.</summary>
    public string? Trouble => Link switch
    {
        Link.Away { Reason: var reason }       => reason.Message,
        Link.Closed { Reason: { } reason }     => reason.Message,
        _                                      => null,
    };

    /// <summary>Of the body that was opened; null before that.</summary>
    internal string? Serial { get; private set; }

    internal Link Link => thread.Link;

    internal BodyThread Thread => thread;

    /// <summary>Its device of a kind; null where that kind is not offered.</summary>
    public Device? Find(DeviceKind kind) => Devices.FirstOrDefault(device => device.Kind == kind);

    /// <summary>The unique id of a device of this body.</summary>
    internal string UniqueIdOf(string kind) => StableId($"{WhoIs(Setup.Found)} {kind}");

    /// <summary>What is not as a night needs it; empty while no body is there to ask.</summary>
    public IReadOnlyList<Finding> Examine() => Reached is { } body ? Doctor.Examine(body.Properties, body.Model) : [];

    internal void Notify(NoticeKind kind, string sentence) => Setup.Noticed?.Invoke(new(Setup.Clock.GetUtcNow(), Id, kind, sentence));

    /// <summary>Looks again whether the body shall be open. Returns at once.</summary>
    internal void Update() => thread.Update();

    internal Link Settle() => Settle(ConnectPatience);

    /// <inheritdoc cref="BodyThread.Settle"/>
    internal Link Settle(TimeSpan atMost) => thread.Settle(atMost);

    private void ConnectFailed(AscomException reason)
    {
        foreach (var device in Devices)
            device.ConnectFailed(reason);
    }

    private SonyCamera Open(bool openedBefore, CancellationToken cancel)
    {
        var begin = Setup.Clock.GetTimestamp();
        var id = openedBefore ? WhereItIsNow(cancel) : Setup.Found.Id;
        var body = SonyCamera.Connect(Setup.Bus.Open(id, Setup.Clock, cancel), Setup.Clock, Carried, Say, Setup.Learned.TimesOf, cancel);
        if (Serial is not null && body.Device.SerialNumber != Serial)
        {
            var other = body.Device;
            body.Dispose();
            throw new TransportException(TransportFault.Disconnected,
                $"On {id} there is another {other.Model} now. Plug in the {ModelName} that was there, or connect to the other one");
        }

        reopenings.Add(Setup.Clock.Since(begin) + BodyThread.SearchPause);
        return body;
    }

    /// <summary>After a replug the same body may be on another port.</summary>
    private string WhereItIsNow(CancellationToken cancel)
    {
        var first = Setup.Found;
        var found = Setup.Bus.Find(cancel);
        var same = found.FirstOrDefault(f => f.Id == first.Id) is { Serial: var s } && (s.Length == 0 || s == first.Serial)
            ? first
            : found.FirstOrDefault(f => f.Serial.Length > 0 && f.Serial == first.Serial);
        return (same ?? first).Id;
    }

    private void Recognise(SonyCamera body)
    {
        Serial = body.Device.SerialNumber;
        log.Information("{Camera} is open: {Model} {Firmware} on {Wire}, protocol {Version}",
            Id, body.Device.Model, body.Device.DeviceVersion, body.Wire, body.Abilities.VersionNumber);
        foreach (var device in Devices)
        {
            Recognise(device, body);
            device.Opened();
        }

        Setup.Opened?.Invoke(Setup.Found with { Model = body.Device.Model, Serial = Serial, Wire = body.Wire }, body);
        if (wentAway is { } since)
            Notify(NoticeKind.Back, $"{Name} is back after {Setup.Clock.Since(since).TotalSeconds:0} s");
        wentAway = null;
        var findings = Doctor.Examine(body.Properties, body.Model);
        foreach (var finding in findings)
            log.Warning("{Camera}: {Finding}. {Advice}", Id, finding.Sentence, finding.Advice);
        if (Options.RepairsByItself)
        {
            foreach (var mended in Doctor.Mend(body, findings, CancellationToken.None))
                Say(mended);
        }
    }

    /// <summary>The shutter has opened for a time that the body ends by itself; zero for one that ends with its wire.</summary>
    internal void ShutterOpened(long at, TimeSpan lasts) => shutter = (at, lasts);

    /// <summary>How long the shutter may still be open though nobody waits for it: a wire that breaks does not close it.</summary>
    internal TimeSpan ShutterLeft =>
        shutter is (var at, { Ticks: > 0 } lasts) ? lasts + ShutterReserve - Setup.Clock.Since(at) : TimeSpan.Zero;

    /// <inheritdoc cref="Device.Prepare"/>
    internal void Prepare(SonyCamera body)
    {
        foreach (var device in Devices)
            device.Prepare(body);
    }

    private static void Recognise(Device device, SonyCamera body)
    {
        if (device.Lacking(body) is { } reason)
            device.ConnectFailed(AscomErrors.InvalidOperation(reason));
        device.Recognise(body);
    }

    private TimeSpan LookAround(SonyCamera body) => Devices.Min(device => device.LookAround(body));

    private void Say(string sentence) => log.Information("{Camera}: {Sentence}", Id, sentence);

    private static string WhoIs(FoundCamera found) => found.Serial.Length > 0 ? $"{found.Model} {found.Serial}" : found.Id;

    private static string StableId(string who)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"ASCOM.SonyAlpha {who.ToUpperInvariant()}"));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
