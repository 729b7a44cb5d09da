using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// Simulated bodies in this process. Their ids: sim:ILCE-7M4, a second of the same model sim:ILCE-7M4#2; and sim:BODY.json for a body that
/// was saved (<see cref="BodyFile"/>), which is opened by name and in no list before.
/// </summary>
/// <remarks>Threads: any. A body is made when it is opened first, on the clock that is given then, and stays as long as the bus.</remarks>
public sealed class SimulatorBus : IBus
{
    private const string Prefix = "sim:";

    private readonly object gate = new();
    private readonly SimulatorOptions options;
    private readonly List<Place> places;

    /// <summary>Bodies of these models, as often as they are named.</summary>
    /// <exception cref="ArgumentException">There is no such model, or no such fault; the message names those that there are.</exception>
    public SimulatorBus(IEnumerable<string> models, SimulatorOptions? options = null)
    {
        this.options = options ??= new();
        _ = new FaultPlan(options.Faults);
        var bodies = models.Select(model => SimulatedBodies.Named(model.Trim())).ToList();
        places = [.. bodies.Select((body, i) => new Place(body, bodies.Take(i + 1).Count(b => b.Model == body.Model), options))];
    }

    /// <summary>Bodies that there are already.</summary>
    public SimulatorBus(params SimulatedCamera[] cameras)
    {
        options = new();
        places = [.. cameras.Select((camera, i) =>
            new Place(camera.Body, cameras.Take(i + 1).Count(c => c.Body == camera.Body), camera.Options) { Camera = camera })];
    }

    public string Scheme => "sim";

    /// <summary>A bus with these models on offer.</summary>
    /// <param name="clockDivisor">Latencies take this fraction of their time.</param>
    /// <param name="faults">NAME[@STEP][/SECONDS] each.</param>
    /// <param name="hasSmallPictures">Pictures of 640 x 480, whatever the sensor.</param>
    /// <param name="mount">What is before the bodies; null for the usual lens.</param>
    /// <param name="hasMask">A Bahtinov mask is before the lens.</param>
    public static SimulatorBus Offer(IEnumerable<string> models, int clockDivisor = 1, IEnumerable<string>? faults = null,
        bool hasSmallPictures = false, SimulatedMount? mount = null, bool hasMask = false) =>
        new(models, new SimulatorOptions
        {
            ClockDivisor = clockDivisor, Faults = [.. faults ?? []], HasSmallPictures = hasSmallPictures,
            HasMask = hasMask,
        }.With(mount));

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel)
    {
        lock (gate)
            return [.. places.Where(place => place.Camera?.IsPlugged != false).Select(place => place.Found)];
    }

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        var camera = Camera(id, clock);
        var link = camera.Attach() ?? throw new TransportException(
            TransportFault.InUse,
            $"The simulated {camera.Body.Model} is in use already: disconnect the other program, or simulate a second body");
        return new SimulatedTransport(link, clock);
    }

    /// <summary>The body itself: what it exposed, and a hand on its dials.</summary>
    /// <param name="clock">The clock that it is to live on, if it was never opened before.</param>
    public SimulatedCamera Camera(string id, Clock clock)
    {
        lock (gate)
        {
            var place = places.Find(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? PlaceOfFile(id)
                ?? throw new TransportException(
                TransportFault.Disconnected,
                $"There is no {id}. There are: {string.Join(", ", places.Select(p => p.Id))}, and {Prefix}BODY.json for a saved body");
            return place.Camera ??= new(place.Body, clock, place.Options, place.Number);
        }
    }

    /// <summary>Whether this is the id of a saved body.</summary>
    public static bool IsFile(string id) => id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && BodyFile.IsNamedBy(id);

    /// <summary>A new place for the body of a file; null if the id names none.</summary>
    private Place? PlaceOfFile(string id)
    {
        if (!IsFile(id))
            return null;
        try
        {
            var body = BodyFile.Read(id[Prefix.Length..]);
            var place = new Place(body, places.Count(other => other.Body.Model == body.Model) + 1, options) { Id = id };
            places.Add(place);
            return place;
        }
        catch (ArgumentException error)
        {
            throw new TransportException(TransportFault.NotSupported, error.Message, inner: error);
        }
    }

    private sealed class Place(SimulatedBody body, int number, SimulatorOptions options)
    {
        public SimulatedBody Body => body;

        public int Number => number;

        public SimulatorOptions Options => options;

        public SimulatedCamera? Camera { get; set; }

        public string Id { get; init; } = string.Create(CultureInfo.InvariantCulture,
            $"{Prefix}{body.Model}{(number > 1 ? $"#{number}" : "")}");

        public FoundCamera Found => new(Id, body.Model, SimulatedCamera.SerialOf(body.Model, number), "simulated", IsSimulated: true);
    }
}
