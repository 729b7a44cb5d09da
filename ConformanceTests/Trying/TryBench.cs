using Serilog.Core;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Trying;
using SonyAlpha.Simulator;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Trying;

/// <summary>A check of a simulated body on the virtual clock: its report, its zip, what became of the body.</summary>
internal sealed class TryBench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sonyalpha-try-");
    private readonly CancellationTokenSource stop = new();
    private readonly string recording;

    public TryBench(string model, params string[] faults)
    {
        recording = Path.Combine(folder.FullName, "recording");
        Simulated = new([model], new SimulatorOptions { Faults = faults, HasSmallPictures = true });
        Keeper = new(Clock, Path.Combine(folder.FullName, "rescue"), _ => { });
        Bodies = new(
            [new RecordingBus(Simulated, recording, TryZip.MostOfAPicture)], Clock, () =>
                new() { GainMode = GainMode.List, AwayPatience = TimeSpan.Zero, Repeats = false }, Keeper,
            new(Path.Combine(folder.FullName, "sensors.tsv")), null, Logger.None);
        Bodies.Look();
    }

    public VirtualClock Clock { get; } = new();

    public SimulatorBus Simulated { get; }

    public Driver.Bodies Bodies { get; }

    public Keeper Keeper { get; }

    public SimulatedCamera Body => Simulated.Camera(Bodies.Offered[0].Id, Clock);

    public string Zip => Path.Combine(folder.FullName, "try.zip");

    public string Folder => folder.FullName;

    /// <summary>What was said while it went on.</summary>
    public List<string> Said { get; } = [];

    public LearnedBodies Learned { get; } = new();

    public void Stop() => stop.Cancel();

    /// <summary>Runs the check and writes the zip.</summary>
    /// <param name="atStep">Is told each step before it.</param>
    public TryReport Run(TryAgreement? agreed = null, Action<string>? atStep = null)
    {
        var camera = Bodies.Offered[0];
        using var session = (CameraSession)camera.NewSession();
        TryRun run = new(camera, session, Clock, recording, agreed ?? new(Focus: false, Unplug: false), line =>
        {
            Said.Add(line);
            if (line.StartsWith("Pull the cable", StringComparison.Ordinal))
                Clock.Start("a user", PullAndPut);
        }, stop.Token);
        var report = TryCheck.Run(run, step => atStep?.Invoke(step.Name), _ => { });
        TryCheck.Learn(run, Learned);
        var folders = Folders.Below(folder.FullName);
        using var zip = File.Create(Zip);
        TryZip.Write(zip, run, report, recording, new(new(new JsonSettingsStore(folders.SettingsFile), folders), withSerials: false));
        return report;
    }

    public void Dispose()
    {
        Clock.Dispose();
        stop.Dispose();
        folder.Delete(recursive: true);
    }

    private void PullAndPut()
    {
        Clock.Sleep(TimeSpan.FromSeconds(2));
        Body.PullCable();
        Clock.Sleep(TimeSpan.FromSeconds(3));
        Body.PlugIn();
    }
}
