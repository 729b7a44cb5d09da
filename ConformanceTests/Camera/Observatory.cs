using Serilog;
using Serilog.Core;
using Serilog.Events;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A driver with its cameras, simulated bodies on the other end, and a night that passes as fast as it can be computed.</summary>
internal sealed class Observatory : ILogEventSink, IDisposable
{
    /// <summary>Longer than anything that a driver may wait for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(100);

    private readonly List<string> log = [];
    private readonly List<Notice> notices = [];
    private readonly ILogger sink;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sonyalpha-");

    public Observatory(string model = "SIM-640", params string[] faults)
        : this([model], new SimulatorOptions { Faults = faults })
    {
    }

    /// <param name="servesOthers">Threads of a server may call too.</param>
    public Observatory(string[] models, SimulatorOptions? options = null, bool withLog = true, bool servesOthers = false)
    {
        Clock = new() { TakesGuests = servesOthers };
        Bus = new(models, options);
        var logger = new LoggerConfiguration().MinimumLevel.Debug();
        sink = withLog ? logger.WriteTo.Sink(this).CreateLogger() : Logger.None;
        Keeper = new(Clock, RescueFolder, sentence => sink.Information("{Sentence}", sentence));
        Sensors = new(Path.Combine(folder.FullName, "sensors.tsv"));
        Bodies = Serve(Bus);
    }

    public VirtualClock Clock { get; }

    public SimulatorBus Bus { get; }

    /// <summary>Neither waits nor tries again: what goes wrong is told at once.</summary>
    public static CameraOptions Impatient { get; } = new() { AwayPatience = TimeSpan.Zero, Repeats = false };

    public CameraOptions Options { get; set; } = new();

    public Keeper Keeper { get; }

    public LearnedSensors Sensors { get; }

    /// <summary>What checks have measured of the bodies.</summary>
    public LearnedBodies Learned { get; } = new();

    public Driver.Bodies Bodies { get; }

    public Driver.Camera Camera => Bodies.Offered[0];

    /// <summary>The body behind the first camera.</summary>
    public SimulatedCamera Body => BodyOf(Camera);

    public string RescueFolder => Path.Combine(folder.FullName, "rescue");

    public string Folder => folder.FullName;

    /// <summary>What the driver said, each line with the virtual time.</summary>
    public IReadOnlyList<string> Log => log;

    /// <summary>What a person was told.</summary>
    public IReadOnlyList<Notice> Notices
    {
        get
        {
            lock (log)
                return [.. notices];
        }
    }

    /// <summary>A driver as it is when its program has just been started, with the bodies of a bus on the other end.</summary>
    public Driver.Bodies Serve(IBus bus)
    {
        Driver.Bodies cameras = new([bus], Clock, () => Options, Keeper, Sensors, new(Path.Combine(folder.FullName, "nights"), _ => { }),
            sink)
        {
            Noticed = Note, Learned = Learned, Lenses = new(Path.Combine(folder.FullName, "lenses")),
        };
        cameras.Look();
        return cameras;
    }

    public SimulatedCamera BodyOf(Driver.Camera camera) => Bus.Camera(camera.Id, Clock);

    /// <summary>A client that is connected.</summary>
    public CameraSession Connect(Driver.Camera? camera = null)
    {
        var session = (camera ?? Camera).NewSession();
        session.Connected = true;
        return session;
    }

    /// <summary>Takes an exposure and waits for what becomes of it.</summary>
    /// <returns>What the pixels say: which release of the shutter it was, with which settings.</returns>
    /// <exception cref="AscomException">It failed, or could not be started.</exception>
    public FrameCode Expose(CameraSession client, double seconds = 2, bool light = true)
    {
        client.Camera.StartExposure(seconds, light);
        AwaitImage(client);
        return CodeOf(client);
    }

    /// <summary>Waits as NINA does, asking ImageReady.</summary>
    /// <exception cref="AscomException">The exposure failed.</exception>
    public void AwaitImage(CameraSession client) => Await(() => client.Camera.ImageReady, "ImageReady");

    public void Await(Func<bool> condition, string what)
    {
        var start = Clock.GetTimestamp();
        while (!condition())
        {
            Assert.That(Clock.Since(start), Is.LessThan(Patience), $"{what} never came. {string.Join('\n', log.TakeLast(20))}");
            Clock.Sleep(PollPause);
        }
    }

    /// <summary>What the pixels of the picture say.</summary>
    public static FrameCode CodeOf(CameraSession client)
    {
        using var frame = client.Camera.ImageArray;
        return CodeOf(frame) ?? throw new AssertionException("The picture carries no code");
    }

    public static FrameCode? CodeOf(Frame frame)
    {
        // the code lies in the first rows; a margin for crops
        var rows = Math.Min(frame.Height, 120);
        var pixels = new ushort[rows * frame.Width];
        for (var y = 0; y < rows; y++)
            frame.Row(y).CopyTo(pixels.AsSpan(y * frame.Width));
        return FrameCode.TryRead<ushort>(pixels, frame.Width, rows, out var code) ? code : null;
    }

    public IReadOnlyList<string> Rescued() =>
        Directory.Exists(RescueFolder) ? Directory.GetFiles(RescueFolder, "*", SearchOption.AllDirectories) : [];

    public void Emit(LogEvent logEvent)
    {
        lock (log)
            log.Add($"{Clock.GetUtcNow():HH:mm:ss.fff} {logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private void Note(Notice notice)
    {
        lock (log)
            notices.Add(notice);
    }

    public void Dispose()
    {
        Clock.Dispose();
        folder.Delete(recursive: true);
    }
}
