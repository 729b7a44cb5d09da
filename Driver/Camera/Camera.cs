using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What a body and its devices are made from.</summary>
/// <param name="Found">Which body, as its bus found it.</param>
/// <param name="Options">What the user has chosen, asked at each use.</param>
/// <param name="Sensors">What was learned of bodies that the tables do not know.</param>
/// <param name="Nights">Where the line per frame goes; null for nowhere.</param>
public sealed record CameraSetup(
    IBus Bus, FoundCamera Found, Clock Clock, Func<CameraOptions> Options, Keeper Keeper, LearnedSensors Sensors, NightLog? Nights,
    ILogger Log)
{
    /// <summary>Called on the body's thread each time the body was opened.</summary>
    public Action<FoundCamera, SonyCamera>? Opened { get; init; }

    /// <summary>Is told what a person should learn. Called on any thread: it must return at once, and throw nothing.</summary>
    public Action<Notice>? Noticed { get; init; }

    /// <summary>Is told of each frame when it is over. Called on the exposure's own thread.</summary>
    internal Action<Web.Framed>? Framed { get; init; }

    /// <summary>Where the last transactions are kept; null for nowhere.</summary>
    public string? Transactions { get; init; }

    /// <summary>What is known of lenses.</summary>
    public LensStore Lenses { get; init; } = new(null);

    /// <summary>What checks measured of bodies.</summary>
    public LearnedBodies Learned { get; init; } = new();

    /// <summary>The kinds of devices that the body is offered as.</summary>
    public IReadOnlyList<DeviceKind> Kinds { get; init; } = DeviceKinds.All;
}

/// <summary>
/// What all clients of one body's camera share: its thread, the line of their exposures, its live view, what was learned of it. ICameraV4's
/// meaning is each client's own <see cref="ClientCamera"/>.
/// </summary>
/// <remarks>Threads: any. Members read one of the values that the body's thread publishes, and post jobs to it; none waits for the
/// body.</remarks>
public sealed partial class Camera : Device
{
    private readonly CameraSetup setup;
    private readonly Clock clock;
    private readonly ILogger log;
    private readonly BodyThread thread;
    private readonly LivePace livePace;
    private readonly Turns turns;

    /// <summary>The kind's row: all that a face must know.</summary>
    public static DeviceKind Row { get; } = new(
        "Camera", "Sony Alpha camera", CameraMembers.All,
        // ASCOMPlatform 7.1.3, ASCOM.DeviceInterface
        [(4, new("8819D7AA-6B86-4CE7-8C07-2B083745CEDE")), (3, new("C6A4ABC3-E146-4B8A-A454-6D22695CE941")),
            (2, new("972CEBC6-0EBE-4EFC-99DD-CC5293FDE77B"))],
        [new("70E1BBB7-B65E-4C9B-AFA7-D48731A9B5FC"), new("D2F3A7C4-6E0B-4B7C-9C57-1C6A0B5D3E12")], whole =>
            new Camera(whole), (choose, clock) => new CameraSession(choose, clock));

    internal Camera(CameraBody whole) : base(whole)
    {
        setup = whole.Setup;
        clock = setup.Clock;
        log = setup.Log.ForContext("Camera", setup.Found.Id);
        thread = whole.Thread;
        turns = new(clock);
        identity = new(clock);
        Live = new(clock);
        livePace = new(clock);
        Shooting = new(this, clock);
        Live.WhenWanted(thread.Wake);
    }

    public override DeviceKind Kind => Row;

    public override string UniqueId => Whole.UniqueId;

    public bool IsSimulated => Whole.IsSimulated;

    public override string Name => Whole.Name;

    /// <summary>At most 68 characters: a FITS header takes no more.</summary>
    public override string Description
    {
        get
        {
            var whole = $"{Name}, {setup.Found.Wire}";
            return whole.Length <= 68 ? whole : whole[..68];
        }
    }

    /// <summary>What is counted and measured.</summary>
    public CameraRecorder Recorder => Whole.Recorder;

    /// <summary>What the lens sees, while somebody watches and no exposure runs.</summary>
    public LiveFeed Live { get; }

    /// <summary>Takes a series of frames by itself, for whoever has no program for that.</summary>
    public Shooting.Intervalometer Shooting { get; }

    internal Clock Clock => clock;

    internal string ModelName => Whole.ModelName;

    /// <summary>The body that answers, or did before it went away, for its snapshots; null while there is none.</summary>
    internal SonyCamera? Body => Whole.Reached;

    internal CameraOptions Options => Whole.Options;

    private PropertyTable Properties => Body?.Properties ?? PropertyTable.Empty;
}
