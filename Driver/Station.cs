using Serilog;
using Serilog.Core;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Notices;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport;
using SonyAlpha.Transport.PtpIp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver;

/// <summary>Which simulated bodies there are, and how they behave.</summary>
/// <param name="Models">"ILCE-7M4", as often as there are bodies of it.</param>
/// <param name="ClockDivisor">Their latencies take this fraction of their time.</param>
/// <param name="Faults">NAME[@STEP][/SECONDS] each.</param>
/// <param name="HasSmallPictures">Pictures of 640 x 480, whatever the sensor.</param>
/// <param name="Mount">What is before them; null for the usual lens.</param>
/// <param name="HasMask">A Bahtinov mask is before the lens.</param>
public sealed record Simulation(IReadOnlyList<string> Models, int ClockDivisor = 1, IReadOnlyList<string>? Faults = null,
    bool HasSmallPictures = false, SimulatedMount? Mount = null, bool HasMask = false)
{
    /// <summary>Shown to somebody who has no camera yet: 24 megapixels, uncompressed.</summary>
    public const string UsualModel = "ILCE-7M3";

    /// <summary>One of each: what can be named by its id.</summary>
    public static Simulation Everything { get; } = new([.. SimulatedBodies.All.Select(body => body.Model)]);
}

/// <summary>All that one running program has: the user's settings, the cameras on every wire, where files go, the log.</summary>
/// <remarks>Threads: any. Both faces and every verb start here.</remarks>
public sealed class Station : IDisposable
{
    /// <summary>A goodbye and the last files on their way to disk take less.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1.2);

    /// <summary>Looking at the wires is not free: clients that ask more often get what was seen.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(3);

    private readonly Logger log;
    private readonly IReadOnlyList<IBus> buses;
    private readonly Webhook webhook;
    private readonly Guid passing = Guid.NewGuid();
    private long lastLook;
    private int saidUnkept;
    private string? page;

    /// <param name="simulation">The simulated bodies; null for one of each.</param>
    /// <param name="logsToTerminal">Whether warnings are also said on standard error.</param>
    /// <param name="recording">The file that gets all that goes over the camera's wire; null for none.</param>
    /// <param name="recordingMost">Of the data of each transaction so many bytes are recorded.</param>
    public Station(Folders folders, Clock clock, Simulation? simulation = null, bool logsToTerminal = false, string? recording = null,
        int recordingMost = int.MaxValue)
    {
        Folders = folders;
        Clock = clock;
        Settings = Settings.Of(folders);
        LogLines = new();
        log = Logging.Open(folders, clock, Settings[Settings.LogLevel], LogLines, logsToTerminal);
        Serilog.Log.Logger = log;
        if (Settings.Trouble is { } trouble)
            log.Warning("{Trouble}", trouble);
        clock.Escaped = (thread, error) => log.Error(error, "The thread {Thread} ended by an error: please report this", thread);
        Notices = new(clock, line => log.Warning("{Line}", line));
        webhook = new(() => Settings[Settings.NotifyUrl], clock, line => log.Warning("{Line}", line));
        Notices.AddOutlet(webhook);
        Keeper = new(clock, folders.Rescue, line => log.Warning("{Line}", line))
        {
            RescueBound = () => Settings.RescueBytes,
            DiskLow = sentence => Notices.Add(new(clock.GetUtcNow(), "", NoticeKind.DiskLow, sentence)),
        };
        Keeper.Begin([folders.Settings, folders.State, Settings.ForCameras.Folder]);
        var simulated = simulation ?? Simulation.Everything;
        IReadOnlyList<IBus> wires = [.. Buses.All(Network),
            SimulatorBus.Offer(simulated.Models, simulated.ClockDivisor, simulated.Faults, simulated.HasSmallPictures,
                simulated.Mount, simulated.HasMask)];
        buses = recording is null ? wires : [.. wires.Select(bus => new RecordingBus(bus, recording, recordingMost))];
        Learned = new(folders.LearnedBodies);
        Nights = new(folders.Nights, line => log.Warning("{Line}", line));
        Gallery = new(Keeper, () => Settings.ForCameras, folders.Rescue);
        Bodies = new(buses, clock, () => Override(Settings.ForCameras), Keeper, new(folders.LearnedSensors), Nights, log)
        {
            Noticed = Notices.Add, Framed = Gallery.Add, Opened = Remember, Lenses = new(folders.Lenses), Learned = Learned,
                Transactions = folders.Transactions,
        };
        lastLook = clock.GetTimestamp();
    }

    /// <summary>What a verb wants other than the user's settings have it.</summary>
    public Func<CameraOptions, CameraOptions> Override { get; set; } = options => options;

    /// <summary>Where the page is while it is served, as a browser on this machine finds it: "http://localhost:11111/"; null where it is
    /// not.</summary>
    public string? Page { get => Volatile.Read(ref page); internal set => Volatile.Write(ref page, value); }

    public Folders Folders { get; }

    public Clock Clock { get; }

    public Settings Settings { get; }

    public Bodies Bodies { get; }

    public Keeper Keeper { get; }

    /// <summary>What a person should learn at once.</summary>
    public NoticeStream Notices { get; }

    public NightLog Nights { get; }

    /// <summary>The frames of this night, with a small picture each.</summary>
    public Web.Gallery Gallery { get; }

    /// <summary>What checks measured of each body.</summary>
    public LearnedBodies Learned { get; }

    public LogRing LogLines { get; }

    public ILogger Log => log;

    /// <summary>Whether a simulated body may be offered where no real one is.</summary>
    public bool MayOfferSimulated => Settings.Trouble is null && Settings[Settings.OfferSimulated] == "auto"
        && Settings[Settings.LastCamera].Length == 0
        && (Settings[Settings.Camera] is var chosen && (chosen.Length == 0 || IsSimulated(chosen)));

    /// <summary>
    /// Offers the attached cameras. Without any: the last one, whose absence is told to whoever wants to connect to it; or, to somebody
    /// who never had one, a simulated one: the chosen one, or the usual.
    /// </summary>
    public void OfferAttached(CancellationToken cancel)
    {
        Bodies.Look(camera => !camera.IsSimulated, cancel);
        if (Bodies.Offered.Count > 0)
            return;
        if (Remembered() is var (bus, camera))
            Bodies.Offer(bus, camera);
        else if (MayOfferSimulated)
            Bodies.Look(found => found.Id.Equals(SimulatedId, StringComparison.OrdinalIgnoreCase), cancel);
    }

    /// <summary>Offers the simulated bodies only.</summary>
    public void OfferSimulated(CancellationToken cancel) => Bodies.Look(camera => camera.IsSimulated, cancel);

    /// <summary>Looks for cameras that were switched on meanwhile, unless that was done just now or one is at work. Returns at
    /// once.</summary>
    public void LookAgain()
    {
        var last = Interlocked.Read(ref lastLook);
        if (Bodies.Offered.All(camera => camera.CameraState == CameraState.Idle) && Clock.Since(last) > LookPause
            && Interlocked.CompareExchange(ref lastLook, Clock.GetTimestamp(), last) == last)
            Clock.Start("looking for cameras", () => Bodies.Look(camera => !camera.IsSimulated));
    }

    /// <summary>The one camera that a person means.</summary>
    /// <param name="id">As `list` has it, in any case; null for the one that was chosen in the settings, or is the only one.</param>
    /// <exception cref="CameraNotFoundException">There is none, or there are several; the message names them.</exception>
    public Camera Choose(string? id, CancellationToken cancel)
    {
        id ??= Settings[Settings.Camera] is { Length: > 0 } chosen ? chosen : null;
        if (id is null)
        {
            OfferAttached(cancel);
            return Bodies.Offered switch
            {
                [var only] => only,
                []         =>
                    throw new CameraNotFoundException(
                        $"There is no camera. {Advice($"or try a simulated one with --camera sim:{Simulation.UsualModel}")}"),
                var all    =>
                    throw new CameraNotFoundException(
                        $"There are several cameras: {string.Join(", ", all.Select(c => c.Id))}. Say which with --camera"),
            };
        }

        Bodies.Look(camera => camera.Id.Equals(id, StringComparison.OrdinalIgnoreCase), cancel);
        if (Bodies.Find(id) is { } found)
            return found;
        if (Bodies.Found.FirstOrDefault(f => f.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { Trouble: { } trouble })
            throw new CameraNotFoundException($"{id} cannot be used: {trouble}");
        return BusOf(id) is { } bus && (SimulatorBus.IsFile(id) || bus is { Scheme: not "sim" and not "usb" })
            ? Bodies.Offer(bus, new(id, "", "", id, IsSimulated: IsSimulated(id)))
            : throw new CameraNotFoundException($"There is no camera {id}. " + (BusOf(id) is { Scheme: not "sim" } ? Attached() :
                $"There are: {string.Join(", ", Bodies.Found.Where(f => f.IsSimulated || !IsSimulated(id)).Select(f => f.Id))}, and "
                    + "sim:BODY.json for a saved body"));
    }

    /// <summary>What is there on a wire, and what to look at where nothing is.</summary>
    private string Attached() => Bodies.Found.Where(f => !f.IsSimulated).Select(f => f.Trouble is null ? f.Id : $"{f.Id} ({f.Trouble})")
        .ToList() is { Count: > 0 } there
        ? $"There are: {string.Join(", ", there)}"
        : "Nothing is attached: switch the camera on, look at its cable and its battery or power, and set its USB mode to PC Remote";

    /// <summary>
    /// The camera of a client that cannot say which: the chosen one, or the only one that is attached and not another rig's. Never a
    /// simulated one unless chosen.
    /// </summary>
    /// <param name="rig">From 1; each further one has the camera that was chosen for it, and no other.</param>
    /// <exception cref="CameraNotFoundException">There is none, or there are several; the message names them.</exception>
    public Camera ChooseForClients(int rig = 1)
    {
        if (rig > 1)
            return ChooseBound(rig, Settings[Settings.Rigs[rig - 1]]);
        if (Settings[Settings.Camera].Length > 0)
            return Choose(null, CancellationToken.None);
        Bodies.Look(camera => !camera.IsSimulated);
        return Bodies.Found.Where(found => found is { IsSimulated: false, Trouble: null } && !IsAnothers(found)).Select(found => found.Id)
            .ToList() switch
        {
            [var only] => Choose(only, CancellationToken.None),
            []         =>
                throw new CameraNotFoundException($"There is no camera. {Advice("or choose a simulated one in the driver's Properties")}"),
            var all    =>
                throw new CameraNotFoundException(
                    $"There are several cameras: {string.Join(", ", all)}. Choose one in the driver's Properties"),
        };
    }

    private Camera ChooseBound(int rig, string who)
    {
        if (who.Length == 0)
            throw new CameraNotFoundException(
                $"No camera was chosen for rig {rig}: choose one in the Properties of {DeviceKinds.All[0].Classes[rig - 1].ChooserName}");
        Bodies.Look(found => Means(who, found));
        return Bodies.Offered.FirstOrDefault(camera => Means(who, camera.Whole.Setup.Found))
            ?? Choose(Bodies.Found.FirstOrDefault(found => Means(who, found))?.Id ?? who, CancellationToken.None);
    }

    private bool IsAnothers(FoundCamera found) => Settings.Rigs.Skip(1).Any(setting => Means(Settings[setting], found));

    private static bool Means(string who, FoundCamera found) => who.Length > 0
        && (found.Id.Equals(who, StringComparison.OrdinalIgnoreCase) || found.Serial.Equals(who, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says goodbye to every body and waits for files that are being written; not longer than <see cref="EndPatience"/>
    /// each.</summary>
    public void Dispose()
    {
        foreach (var camera in Bodies.Offered)
            camera.Shooting.EndNow();
        Bodies.AwaitClosed(EndPatience);
        Keeper.Finish(EndPatience);
        webhook.Dispose();
        Serilog.Log.Logger = Logger.None;
        log.Dispose();
    }

    /// <summary>The simulated body that is offered: the chosen one, so that all clients of this program have the same.</summary>
    private string SimulatedId => Settings[Settings.Camera] is { Length: > 0 } chosen ? chosen : $"sim:{Simulation.UsualModel}";

    private static bool IsSimulated(string id) => id.StartsWith("sim:", StringComparison.OrdinalIgnoreCase);

    /// <param name="orElse">What one can do without a camera.</param>
    private string Advice(string orElse) => string.Join(' ', Bodies.Found
        .Where(f => f is { IsSimulated: false, Trouble: not null }).Select(f => $"{f.Id}: {f.Trouble}.")
        .DefaultIfEmpty($"Switch one on, connect its cable and set its USB mode to PC Remote; {orElse}"));

    private IBus? BusOf(string id) => buses.FirstOrDefault(bus => id.StartsWith(bus.Scheme + ":", StringComparison.OrdinalIgnoreCase));

    private (IBus Bus, FoundCamera Camera)? Remembered() =>
        Settings[Settings.LastCamera].Split('|') is [var id, var model, var serial, var wire] && BusOf(id) is { } bus
            ? (bus, new(id, model, serial, wire))
            : null;

    /// <summary>Called when a body was opened.</summary>
    private void Remember(FoundCamera camera, SonyCamera body)
    {
        try
        {
            BodyDescription.Keep(Folders.Bodies, body);
            if (camera.IsSimulated || camera.Id.StartsWith("replay:", StringComparison.OrdinalIgnoreCase))
                return;
            Settings.Set(Settings.LastCamera, string.Join('|',
                new[] { camera.Id, camera.Model, camera.Serial, camera.Wire }.Select(p => p.Replace('|', ' '))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.Warning("What this body is cannot be kept: {Reason}", error.Message);
        }
    }

    /// <summary>The name by which cameras know this computer again. Where settings cannot be kept it holds until the program
    /// ends.</summary>
    private Guid NetworkId()
    {
        try
        {
            if (Settings[Settings.NetworkId].Length == 0)
                Settings.Set(Settings.NetworkId, passing.ToString());
            return Guid.Parse(Settings[Settings.NetworkId]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref saidUnkept, 1) == 0)
                log.Warning("Settings cannot be kept in {Folder}: {Reason}", Folders.Settings, AscomErrors.Translate(error).Message);
            return passing;
        }
    }

    private PtpIpOptions Network()
    {
        return new(NetworkId(), $"{Product.Name} on {Environment.MachineName}")
        {
            Hosts = Settings.Items(Settings.NetworkHosts),
            Discover = Settings.IsOn(Settings.NetworkSearch),
        };
    }
}

/// <summary>The camera that was meant is not there; the message says what is.</summary>
public sealed class CameraNotFoundException(string message) : Exception(message);
