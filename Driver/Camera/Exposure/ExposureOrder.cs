using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// What one client asked for with one StartExposure, what it has wished since, and how far it is. One order may need several exposures of
/// the body; it has one number.
/// </summary>
/// <param name="owner">Who started it: nobody else may end it, and nobody else gets its picture.</param>
internal sealed class ExposureOrder(long number, ExposureRequest request, ExposurePlan plan, ClientCamera owner, Clock clock)
{
    private readonly long asked = clock.GetTimestamp();
    private Progress progress = new(null, ExposurePhase.Preparing);
    private volatile bool isOrphan;

    public long Number => number;

    public ExposureRequest Request => request;

    public ExposurePlan Plan => plan;

    public ClientCamera Owner => owner;

    /// <summary>When it was asked for, UTC: what the client takes for the start of the exposure.</summary>
    public DateTimeOffset AskedAt { get; } = clock.GetUtcNow();

    public TimeSpan Age => clock.Since(asked);

    /// <summary>Ends it early and keeps the picture.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Ends it and forgets the picture.</summary>
    public CancellationTokenSource Abort { get; } = new();

    public bool IsGivenUp => Abort.IsCancellationRequested;

    /// <summary>How often it was exposed, or fetched, once more.</summary>
    public int Repeats { get; set; }

    /// <summary>Whether it could not begin when it was asked for, so that the client's own start time is not the frame's.</summary>
    public bool IsLate { get; set; }

    /// <summary>Nobody waits for its picture any more, and the picture shall be kept.</summary>
    public bool IsOrphan
    {
        get => isOrphan;
        set => isOrphan = value;
    }

    public Progress Progress => Volatile.Read(ref progress);

    /// <summary>An exposure of the body for it is in a phase.</summary>
    public void Enter(Exposure exposure, ExposurePhase phase) => Volatile.Write(ref progress, new(exposure, phase));

    /// <summary>It waits: for the body, or for another client's exposure.</summary>
    public void Wait() => Volatile.Write(ref progress, new(null, ExposurePhase.Preparing));
}

/// <summary>How far an order is, as one value.</summary>
/// <param name="Exposure">The one at hand; null while it waits.</param>
internal sealed record Progress(Exposure? Exposure, ExposurePhase Phase)
{
    public CameraState State => (Exposure, Phase) switch
    {
        (null, _)                      => CameraState.Waiting,
        (_, ExposurePhase.Processing)  => CameraState.Reading,
        (_, ExposurePhase.Downloading) => CameraState.Download,
        // from the moment StartExposure returns: clients that poll each half second must see it (ConformU CameraTester.cs)
        _                              => CameraState.Exposing,
    };

    /// <summary>Of the time that the shutter is open; 100 from then on.</summary>
    public short Percent => (Exposure, Phase) switch
    {
        (null, _) or (_, ExposurePhase.Preparing) => 0,
        ({ } exposure, ExposurePhase.Exposing)    => Share(exposure.Times.Open, exposure.Plan.Duration),
        _                                         => 100,
    };

    private static short Share(TimeSpan open, TimeSpan whole) =>
        whole <= TimeSpan.Zero ? (short)100 : (short)Math.Clamp(100 * open.TotalSeconds / whole.TotalSeconds, 0, 100);
}
