using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// What the driver adds to an exposure, of a simulated 24 Mpx body in another process, over PTP/IP: its account of each exposure is held
/// against the body's own.
/// </summary>
internal static partial class Timing
{
    private const string Model = "ILCE-7M3";

    private const double MostDeadMilliseconds = 50;

    private static readonly TimeSpan Timed = TimeSpan.FromMilliseconds(100);

    /// <summary>No shutter speed is near it.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(1130);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private static readonly Clock Clock = Clock.Real;

    /// <summary>One exposure as the driver saw it; times in milliseconds.</summary>
    /// <param name="Asked">When StartExposure was called, UTC.</param>
    /// <param name="Call">How long that call took.</param>
    /// <param name="Whole">From that call to a frame in the client's hands.</param>
    private sealed record Seen(long Number, DateTimeOffset Asked, double Call, double Whole, DateTimeOffset Start);

    /// <summary>What the body itself says of an exposure.</summary>
    private sealed record Truth(DateTimeOffset Opened, double Seconds);

    public static int Run(int exposures)
    {
        using var body = ServerProcess.Body(Model);
        var id = body.FirstLine.Split(' ')[^1];
        var bare = Bare(id, exposures / 2);
        var (timed, held, frames) = Driven(id, exposures);
        bare = [.. bare, .. Bare(id, exposures / 2)];
        var truth = body.End().Select(Read).OfType<Truth>().ToList();
        // the bare exposures before, then those of the driver, then the bare ones after
        var ofDriver = truth.Skip(exposures / 2).Take(timed.Count + held.Count).ToList();
        return Report(bare, timed, held, ofDriver, frames);
    }

    /// <summary>What body, wire and protocol take by themselves: exposures one after another whose pictures are thrown away.</summary>
    private static List<double> Bare(string id, int count)
    {
        PtpIpBus bus = new(() => new(Guid.NewGuid()));
        using var camera = SonyCamera.Connect(bus.Open(id, Clock, CancellationToken.None), Clock);
        var speed = ShutterSpeed.Nearest(Timed, [new(1, 10)])!.Value;
        List<double> times = [];
        for (var i = 0; i < count; i++)
        {
            var begin = Clock.GetTimestamp();
            camera.Expose(new(speed, speed.Duration), new ThrownAway(), CancellationToken.None, CancellationToken.None);
            times.Add(Clock.Since(begin).TotalMilliseconds);
        }

        return [.. times.Skip(1)]; // the first waits for the body to warm up
    }

    private static (List<Seen> Timed, List<Seen> Held, IReadOnlyList<FrameRecord> Frames) Driven(string id, int count)
    {
        var root = Directory.CreateTempSubdirectory("sonyalpha-bench-");
        try
        {
            using Station station = new(Folders.Below(root.FullName), Clock);
            using var session = station.Choose(id, CancellationToken.None).NewSession();
            session.Connected = true;
            var (timed, held) = (Take(session.Camera, Timed, count), Take(session.Camera, Held, count / 2));
            session.Connected = false;
            return (timed, held, [.. station.Nights.Nights().SelectMany(station.Nights.Read)]);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static List<Seen> Take(ClientCamera camera, TimeSpan duration, int count)
    {
        List<Seen> seen = [];
        for (var i = 0; i < count; i++)
        {
            var (asked, begin) = (Clock.GetUtcNow(), Clock.GetTimestamp());
            camera.StartExposure(duration.TotalSeconds, light: true);
            var call = Clock.Since(begin).TotalMilliseconds;
            while (!camera.ImageReady)
                Clock.Sleep(Look);
            camera.ImageArray.Dispose();
            var whole = Clock.Since(begin).TotalMilliseconds;
            var picture = camera.Picture!;
            seen.Add(new(picture.Number, asked, call, whole, picture.Start));
        }

        return seen;
    }

    private static int Report(List<double> bare, List<Seen> timed, List<Seen> held, List<Truth> truth, IReadOnlyList<FrameRecord> frames)
    {
        if (truth.Count != timed.Count + held.Count)
            throw new InvalidOperationException($"The body tells of {truth.Count} exposures, the driver of {timed.Count + held.Count}");
        // the first one waits for the body to warm up, and for code to be compiled
        var all = timed.Concat(held).Zip(truth).Skip(1).Select(pair => (Seen: pair.First, Was: pair.Second)).ToList();
        timed = [.. timed.Skip(1)];
        frames = [.. frames.Where(frame => timed.Exists(seen => seen.Number == frame.Frame))];
        var lengths = truth.TakeLast(held.Count).Select(was => 1000 * (was.Seconds - Held.TotalSeconds)).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{Model}, 24 Mpx, over PTP/IP from another process; {timed.Count} of {Timed.TotalSeconds} s and {held.Count} in bulb of {Held.TotalSeconds} s"));
        Console.WriteLine("| milliseconds | p50 | p99 |\n|---|--:|--:|");
        Row("StartExposure itself", all.Select(e => e.Seen.Call));
        Row("from StartExposure to the opening of the shutter", all.Select(e => (e.Was.Opened - e.Seen.Asked).TotalMilliseconds));
        var lag = SimulatedBodies.Find(Model)!.ShutterLag.TotalMilliseconds;
        var early = all.Select(e => (e.Was.Opened - e.Seen.Start).TotalMilliseconds).ToList();
        Row("start time told, before the body's curtain", early.Select(Math.Abs));
        Row(FormattableString.Invariant($"- beyond the {lag:0} ms that the body takes to open (setting shutter-lag)"),
            early.Select(e => Math.Abs(e - lag)));
        Row("bulb: length against what was asked", lengths.Select(Math.Abs));
        Row("a frame of the driver, back to back", timed.Select(s => s.Whole));
        Row("- prepare: settings read back, memory empty", frames.Select(f => 1000 * f.Prepare));
        Row("- process: shutter closed to picture announced", frames.Select(f => 1000 * f.Process));
        Row("- download", frames.Select(f => 1000 * f.Download));
        Row("- decode, beyond the download", frames.Select(f => 1000 * f.Decode));
        Row("a frame of body, wire and protocol alone", bare);
        Verdict verdict = new();
        var dead = Samples.Median(timed.Select(s => s.Whole)) - Samples.Median(bare);
        verdict.Demand(dead <= MostDeadMilliseconds, FormattableString.Invariant(
            $"dead time between frames beyond the body's own {dead:0.0} ms (medians), at most {MostDeadMilliseconds} ms"));
        return verdict.End();
    }

    private static void Row(string name, IEnumerable<double> samples)
    {
        var list = samples.ToList();
        Console.WriteLine(FormattableString.Invariant($"| {name} | {Samples.Share(list, 0.5):0.00} | {Samples.Share(list, 0.99):0.00} |"));
    }

    private static Truth? Read(string line) => Taken().Match(line) is { Success: true } match
        ? new(
            DateTimeOffset.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^exposure \d+: (\S+Z), ([\d.]+) s,")]
    private static partial Regex Taken();

    /// <summary>Takes a picture's bytes off the wire and keeps none.</summary>
    private sealed class ThrownAway : IExposureObserver, IDataReceiver
    {
        private readonly byte[] place = new byte[1 << 20];

        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray) => this;

        public void Begin(ulong? length)
        {
        }

        public Memory<byte> Next(int hint) => place;

        public void Received(int count)
        {
        }
    }
}
