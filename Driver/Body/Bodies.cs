using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// The cameras on offer. Each keeps its place and its unique id as long as the program runs, also while its body is away: clients count
/// on both.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed class Bodies(
    IReadOnlyList<IBus> buses, Clock clock, Func<CameraOptions> options, Keeper keeper, LearnedSensors sensors, NightLog? nights,
    ILogger log)
{
    private readonly object looking = new();
    private readonly Dictionary<IBus, BusSearch> searches = [];
    private volatile IReadOnlyList<Camera> offered = [];
    private volatile IReadOnlyList<FoundCamera> found = [];

    /// <summary>Called on a camera's thread each time its body was opened.</summary>
    public Action<FoundCamera, SonyCamera>? Opened { get; init; }

    /// <summary>Is told what a person should learn of any of them. Called on any thread: it must return at once, and throw
    /// nothing.</summary>
    public Action<Notice>? Noticed { get; init; }

    /// <summary>Is told of each frame when it is over. Called on the exposure's own thread.</summary>
    internal Action<Web.Framed>? Framed { get; init; }

    /// <summary>Where the last transactions with each body are kept; null for nowhere.</summary>
    public string? Transactions { get; init; }

    /// <summary>What is known of lenses.</summary>
    public LensStore Lenses { get; init; } = new(null);

    /// <summary>What checks measured of bodies.</summary>
    public LearnedBodies Learned { get; init; } = new();

    /// <summary>How long a search is waited for: the slowest listens to the network for a second, and one that takes longer hangs in its
    /// driver.</summary>
    public TimeSpan SearchPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The kinds of devices that each body is offered as; a camera is always one of them.</summary>
    public IReadOnlyList<DeviceKind> Kinds { get; init; } = DeviceKinds.All;

    /// <summary>In the order in which they were found: their Alpaca device numbers.</summary>
    public IReadOnlyList<Camera> Offered => offered;

    /// <summary>The bodies of these cameras, in the same order: a number means the same body whatever the kind of the device.</summary>
    public IReadOnlyList<CameraBody> All => [.. offered.Select(camera => camera.Whole)];

    /// <summary>What the last look found, with what cannot be used and why.</summary>
    public IReadOnlyList<FoundCamera> Found => found;

    /// <summary>Looks for cameras on all buses, and offers the usable ones that are new.</summary>
    /// <param name="wanted">Which of those found are to be offered; null for all.</param>
    public void Look(Func<FoundCamera, bool>? wanted = null, CancellationToken cancel = default)
    {
        var seen = Search(cancel).ToList();
        lock (looking)
        {
            found = [.. seen.Select(s => s.Camera)];
            var fresh = seen
                .Where(s => s.Camera.Trouble is null && (wanted?.Invoke(s.Camera) ?? true) && Find(s.Camera.Id) is null)
                .Select(s => Make(s.Bus, s.Camera))
                .Where(camera => offered.All(old => old.UniqueId != camera.UniqueId));
            offered = [.. offered, .. fresh];
        }
    }

    /// <summary>Offers a camera that was not found: a host in the network, or a body that is known and away.</summary>
    public Camera Offer(IBus bus, FoundCamera camera)
    {
        lock (looking)
        {
            if (Find(camera.Id) is { } there)
                return there;
            var made = Make(bus, camera);
            offered = [.. offered, made];
            return made;
        }
    }

    /// <summary>Waits until no body is open any more, when no client is left.</summary>
    public void AwaitClosed(TimeSpan atMost)
    {
        var begin = clock.GetTimestamp();
        foreach (var camera in offered)
            camera.Whole.Settle(TimeSpan.FromTicks(Math.Max(0, (atMost - clock.Since(begin)).Ticks)));
    }

    /// <summary>The camera with this id or unique id, in any case; null if it is not offered.</summary>
    public Camera? Find(string id) => offered.FirstOrDefault(camera =>
        camera.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || camera.UniqueId.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Searches all buses at once, each on a thread of its own: a look takes as long as the slowest. In real time: a bus knows no other. A
    /// search that fails, or does not end, hides none of the others; one that is under way is waited for, and no second begun.
    /// </summary>
    private IEnumerable<(IBus Bus, FoundCamera Camera)> Search(CancellationToken cancel)
    {
        List<BusSearch> running;
        lock (searches)
            running = [.. buses.Select(bus => searches.TryGetValue(bus, out var last) && !last.IsOver
                ? last : searches[bus] = new(bus, cancel))];
        var begun = Clock.Real.GetTimestamp();
        foreach (var search in running)
            search.Await(SearchPatience - Clock.Real.Since(begun));
        cancel.ThrowIfCancellationRequested();
        return running.SelectMany(search => search.Found.Select(camera => (search.Bus, camera)));
    }

    private Camera Make(IBus bus, FoundCamera camera) =>
        (Camera)new CameraBody(new(bus, camera, clock, options, keeper, sensors, nights, log)
        {
            Opened = Opened, Noticed = Noticed, Framed = Framed, Transactions = Transactions, Lenses = Lenses, Learned = Learned,
                Kinds = Kinds,
        }).Find(Camera.Row)!;
}
