using System.Security.Cryptography;
using System.Text;
using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What a camera is made from.</summary>
/// <param name="Found">Which body, as its bus found it.</param>
/// <param name="Options">What the user has chosen, asked at each use.</param>
/// <param name="Sensors">What was learned of bodies that the tables do not know.</param>
/// <param name="Nights">Where the line per frame goes; null for nowhere.</param>
public sealed record CameraSetup(
    IBus Bus, FoundCamera Found, Clock Clock, Func<CameraOptions> Options, Keeper Keeper, LearnedSensors Sensors, NightLog? Nights, ILogger Log)
{
    /// <summary>Called on the camera thread each time the body was opened.</summary>
    public Action<FoundCamera, SonyCamera>? Opened { get; init; }

    /// <summary>Is told what a person should learn. Called on any thread: it must return at once, and throw nothing.</summary>
    public Action<Notice>? Noticed { get; init; }

    /// <summary>Where the last transactions are kept; null for nowhere.</summary>
    public string? Transactions { get; init; }
}

/// <summary>ICameraV4's meaning. Both faces come here, each client through a <see cref="CameraSession"/> of its own.</summary>
/// <remarks>Threads: any. Members read one of the values that the camera thread publishes, and post jobs to it; none waits for the body.</remarks>
public sealed partial class Camera
{
    private readonly CameraSetup setup;
    private readonly Clock clock;
    private readonly ILogger log;
    private readonly CameraThread thread;
    private readonly LivePace livePace;
    private Activity activity = Activity.Nothing;
    private Wanted wanted = Wanted.Default;

    public Camera(CameraSetup setup)
    {
        this.setup = setup;
        clock = setup.Clock;
        log = setup.Log.ForContext("Camera", setup.Found.Id);
        UniqueId = StableId(setup.Found);
        Recorder = new(clock, setup.Nights);
        thread = new(setup.Found.Id, clock, () => sessions.Count > 0, OpenBody, log) 
        {
            OpenFailed = ConnectFailed, Opened = Recognise, Lost = WentAway, Idle = LookAround, Left = KeepTransactions,
        };
        Live = new(clock);
        livePace = new(clock);
        Live.WhenWanted(thread.Wake);
    }

    /// <summary>How the user names it: "usb:1-2", "sim:ILCE-7M4".</summary>
    public string Id => setup.Found.Id;

    /// <summary>The same for this body tomorrow, on another port and another server: a GUID made from model and serial number.</summary>
    public string UniqueId { get; }

    /// <summary>Over a wire, the body's telescope with a cap that takes orders gives it away.</summary>
    public bool IsSimulated => setup.Found.IsSimulated || Properties[SimulatorProperty.Cap] is not null;

    public string Name => $"Sony {ModelName}{(IsSimulated ? " (simulated)" : "")}";

    /// <summary>At most 68 characters: a FITS header takes no more.</summary>
    public string Description
    {
        get
        {
            var whole = $"{Name}, {setup.Found.Wire}";
            return whole.Length <= 68 ? whole : whole[..68];
        }
    }

    /// <summary>What is counted and measured.</summary>
    public CameraRecorder Recorder { get; }

    /// <summary>What the lens sees, while somebody watches and no exposure runs.</summary>
    public LiveFeed Live { get; }

    private string ModelName => Body?.Device.Model ?? (setup.Found.Model.Length > 0 ? setup.Found.Model : setup.Found.Id);

    /// <summary>The open body, for its snapshots; null while there is none.</summary>
    private SonyCamera? Body => (thread.Link as Link.Open)?.Body;

    private CameraOptions Options => setup.Options();

    private PropertyTable Properties => Body?.Properties ?? PropertyTable.Empty;

    private Activity Now => Volatile.Read(ref activity);

    /// <summary>Puts the next activity in the place of one that was seen; nothing happens if it is no longer that.</summary>
    private bool Replace(Activity seen, Activity next)
    {
        if (Interlocked.CompareExchange(ref activity, next, seen) != seen)
            return false;
        (seen as Activity.Ready)?.Picture.Dispose();
        return true;
    }

    /// <summary>Changes what is wanted for the next exposure; two clients at once change it one after the other.</summary>
    private void Want(Func<Wanted, Wanted> change)
    {
        while (true)
        {
            var seen = Volatile.Read(ref wanted);
            if (Interlocked.CompareExchange(ref wanted, change(seen), seen) == seen)
                return;
        }
    }

    private static string StableId(FoundCamera found)
    {
        var who = found.Serial.Length > 0 ? $"{found.Model} {found.Serial}" : found.Id;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"ASCOM.SonyAlpha {who.ToUpperInvariant()}"));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
