using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Web;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Shooting;

/// <summary>A whole station with a simulated body behind a server, whose nights pass as fast as they can be computed.</summary>
internal sealed class VirtualServer : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;
    private readonly Served served;

    public VirtualServer(params string[] faults)
        : this(new Simulation(["SIM-640"], Faults: faults))
    {
    }

    public VirtualServer(Simulation simulation)
    {
        Folders = Folders.Below(root);
        Station = new(Folders, Clock, simulation);
        Station.OfferSimulated(CancellationToken.None);
        served = Served.Cameras(Station.Bodies.Offered, AlpacaOptions.Loopback, new WebSite(Station, () => { }), Station.Log)
            .GetAwaiter().GetResult();
    }

    public VirtualClock Clock { get; } = new() { TakesGuests = true };

    public Folders Folders { get; }

    public Station Station { get; }

    public Driver.Camera Camera => Station.Bodies.Offered[0];

    /// <summary>A browser that is opened: virtual time goes on while it waits for an answer.</summary>
    public HttpClient Open() => new(new InStep(Clock)) { BaseAddress = new($"http://127.0.0.1:{served.Port}") };

    public static Answer Ask(HttpClient page, string path) => Send(page, new(HttpMethod.Get, path));

    public static Answer Tell(HttpClient page, string path, string form = "") => Send(page, new(HttpMethod.Put, path)
    {
        Content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"),
    });

    /// <summary>What was kept, in the order of the names.</summary>
    public IReadOnlyList<string> Kept() => Directory.Exists(Folders.Pictures)
        ? [.. Directory.GetFiles(Folders.Pictures, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private static Answer Send(HttpClient page, HttpRequestMessage request)
    {
        using (request)
            return Answer.Read(page.Send(request)).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Station.Bodies.Offered[0].Shooting.EndNow();
        served.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Station.Dispose();
        Clock.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
