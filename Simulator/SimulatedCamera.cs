using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// A Sony body without a Sony: its operations are a dictionary, its properties a table, its misbehaviour another. It lives on whatever
/// clock it is given, keeps its memory when the cable is pulled, and remembers what it truly exposed.
/// </summary>
/// <remarks>Threads: any.</remarks>
public sealed partial class SimulatedCamera
{
    private readonly Dictionary<ushort, Func<PtpRequest, Reply>> operations;
    private readonly object gate = new();
    private readonly Clock clock;
    private readonly Agenda agenda;
    private readonly FaultPlan faults;
    private readonly Queue<PtpEvent> events = new();
    private readonly Random chance;
    private readonly List<TakenExposure> exposures = [];
    private readonly DateTimeOffset born;
    private readonly long bornAt;
    private CameraLink? link;

    /// <param name="body">Which body.</param>
    /// <param name="clock">The time that it lives in.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="number">1 for the first of its model, 2 for the second: they have different serial numbers and skies of different
    /// noise.</param>
    public SimulatedCamera(SimulatedBody body, Clock clock, SimulatorOptions? options = null, int number = 1)
    {
        Options = options ?? new();
        Body = body = Options.HasSmallPictures ? body with { Sensor = SimulatedBodies.Find("SIM-640")!.Sensor } : body;
        this.clock = clock;
        (born, bornAt) = (clock.GetUtcNow(), clock.GetTimestamp());
        agenda = new(clock);
        faults = new(Options.Faults);
        var seed = Options.Seed + (ulong)number - 1;
        chance = new((int)seed);
        laboratory = new(seed, Options.IsBenchmark);
        viewfinder = new(seed, Options.IsBenchmark);
        menuEncoding = body.Encodings[0];
        Serial = SerialOf(body.Model, number);
        tables = body.Properties.Keys.ToDictionary(version => version,
            version => (BodyProperty[])[.. body.PropertiesIn(version), .. FurtherProperties(body, version)]);
        versions = tables.ToDictionary(table => table.Key, table => new BodyProperties(table.Key, table.Value));
        version = body.Highest;
        operations = new()
        {
            [Code.GetDeviceInfo]    = _ => Reply.Of(WriteDeviceInfo()),
            [Code.OpenSession]      = OpenSession,
            [Code.CloseSession]     = _ => CloseSession(),
            [Code.GetStorageIDs]    = _ => Reply.Of(new WireWriter().U32(0).Bytes),
            [Code.GetStorageInfo]   = _ => Reply.Refusal(ResponseCode.InvalidStorageID),
            [Code.GetNumObjects]    = _ => Reply.Refusal(ResponseCode.StoreNotAvailable),
            [Code.GetObjectHandles] = _ => Reply.Refusal(ResponseCode.StoreNotAvailable),
            [Code.GetThumb]         = _ => Reply.Refusal(ResponseCode.InvalidObjectHandle),
            [Code.GetObjectInfo]    = GetObjectInfo,
            [Code.GetObject]        = GetObject,
            [Code.GetPartialObject] = GetPartialObject,
            [Code.Connect]          = Connect,
            [Code.GetExtDeviceInfo] = GetExtDeviceInfo,
            [Code.SetProperty]      = SetProperty,
            [Code.ControlDevice]    = ControlDevice,
            [Code.GetAllProperties] = GetAllProperties,
        };                            // anything else answers OperationNotSupported
        foreach (var (code, operation) in Options.Operations)
            operations[code] = operation.Run;
        if (!body.IsAsDescribed || Options.IsLensChosen)
            Mount(Options.Lens);
    }

    public SimulatedBody Body { get; }

    public SimulatorOptions Options { get; }

    /// <summary>32 digits, the same on every day and machine.</summary>
    public string Serial { get; }

    /// <summary>What was truly exposed, the oldest first.</summary>
    public IReadOnlyList<TakenExposure> Exposures
    {
        get
        {
            lock (gate)
            {
                agenda.CatchUp();
                return [.. exposures];
            }
        }
    }

    /// <summary>The serial number of a simulated body.</summary>
    internal static string SerialOf(string model, int number)
    {
        var hash = 2166136261u; // FNV-1a
        foreach (var letter in model)
            hash = (hash ^ letter) * 16777619;
        return string.Create(CultureInfo.InvariantCulture, $"{hash % 100_000_000:00000000}{number:00}").PadLeft(32, '0');
    }

    /// <summary>
    /// Unconfirmed: the newest bodies take the focus as a position (Sony's own list has 0xE042 and 0xE043, no dump does); their type and
    /// range are made up.
    /// </summary>
    private IEnumerable<BodyProperty> FurtherProperties(SimulatedBody body, ushort of) => Options.TakesFocusPositions && of == body.Highest
        ?
        [
            new(Code.FocusPositionSetting, Notation.U16, Notation.Set, Notation.On, 0, 0, Notation.Range(0, 1000, 1)),
            new(Code.FocusPosition, Notation.U16, Notation.Get, Notation.Show, 0, 0, Notation.Range(0, 1000, 1)),
        ]
        : [];

    /// <summary>What the body does about a request: one at a time, as over any cable.</summary>
    internal Reply Ask(PtpRequest request)
    {
        lock (gate)
        {
            agenda.CatchUp();
            if (!isPlugged)
                return new(default) { BreaksAt = 0 };
            if (ProtocolFault(request.Operation) is { } trouble)
                return trouble;
            if (!operations.TryGetValue(request.Operation, out var operation))
                return Refused(Reply.Refusal(ResponseCode.OperationNotSupported));
            if (!isSessionOpen && request.Operation is not (Code.GetDeviceInfo or Code.OpenSession))
                return Reply.Refusal(ResponseCode.SessionNotOpen);
            if (isAbandoned && request.Operation is not (Code.GetDeviceInfo or Code.OpenSession or Code.CloseSession))
                return Reply.Refusal(ResponseCode.InvalidTransactionID);
            return Refused(operation(request));
        }
    }

    /// <summary>A body may refuse by a stall: what it would not do, not what it has forgotten.</summary>
    private Reply Refused(Reply reply) =>
        reply is { Response.IsOk: false, IsSilent: false, BreaksAt: null } && faults.Strikes(Faults.StallsRefusing)
            ? reply with { IsStall = true } : reply;

    /// <summary>Whether data comes to the body with this operation.</summary>
    internal bool TakesData(ushort operation) => operation is Code.SetProperty or Code.ControlDevice
        || (Options.Operations.TryGetValue(operation, out var further) && further.Data == DataDirection.Out);

    /// <summary>The body's own clock.</summary>
    private DateTimeOffset OwnTime => born + clock.GetElapsedTime(bornAt, agenda.Now) + ClockAhead;

    /// <summary>How long the body takes over something, on this clock.</summary>
    private TimeSpan Lasting(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds / Options.ClockDivisor);

    private static uint Parameter(PtpRequest request, int index) => index < request.Parameters.Length ? request.Parameters.Span[index] : 0;

    private void Say(ushort code, uint parameter) => Say(new PtpEvent(code, parameter));

    private void Say(PtpEvent news)
    {
        if (faults.Has(Faults.NoEvents) && faults.Strikes(Faults.NoEvents))
            return;
        // an interrupt endpoint that nobody reads holds little, and what it cannot hold is lost
        if (events.Count < EventQueue.Capacity)
            events.Enqueue(news);
        clock.Pulse(gate);
    }
}
