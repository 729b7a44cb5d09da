using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>
/// Fifty sessions at four bodies call whatever the law permits, in any order: nobody is answered by an error of the server's own, nobody
/// waits, every picture is the one that its session asked for, and what was held comes back. Three minutes of it: ci/sessions.
/// </summary>
[NonParallelizable]
public sealed class SessionsTests
{
    private const int Sessions = 50;
    private const long MostGrowth = 24 << 20;
    private const int MostHandles = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Models = ["SIM-640", "SIM-640V2", "SIM-640", "SIM-640V2"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sonyalpha-");

    [OneTimeTearDown]
    public void Sweep() => folder.Delete(recursive: true);

    [Test]
    public async Task Whatever_fifty_sessions_call_each_gets_its_own_and_everything_comes_back()
    {
        var asked = int.TryParse(Environment.GetEnvironmentVariable("SONYALPHA_SESSIONS"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var seconds);
        // the bound is one of a machine that does nothing else
        Calls calls = new(asked ? TimeSpan.FromSeconds(5) : Patience);
        SimulatorBus bus = new(Models, new() { ClockDivisor = 50 });
        Keeper keeper = new(Clock.Real, Path.Combine(folder.FullName, "rescue"), _ => { });
        Driver.Bodies cameras = new([bus], Clock.Real, () => new(), keeper, new LearnedSensors(), null, Logger.None);
        cameras.Look();
        await using (var served = await Served.Cameras(cameras.Offered))
        {
            Registry registry = new([.. cameras.Offered.Select(camera => bus.Camera(camera.Id, Clock.Real))]);
            Wander(served, calls, registry, WarmUp, Dice.Seed);
            var before = Settle(null);
            calls.Forget();
            Wander(served, calls, registry, asked ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(4), Dice.Seed + Sessions);
            var after = Settle(before);
            TestContext.Progress.WriteLine(
                $"{calls}, {registry.Delivered} pictures of {registry.Started} exposures, SONYALPHA_SEED={Dice.Seed}; "
                + $"memory {(after.Bytes - before.Bytes) >> 10:+0;-0} KiB, handles {after.Handles - before.Handles:+0;-0;0}");
            Assert.That(calls.Wrong.Concat(registry.Wrong), Is.Empty);
            Assert.That(registry.Delivered, Is.GreaterThan(4), "too few to say anything");
            Assert.That(after.Bytes - before.Bytes, Is.LessThan(MostGrowth));
            Assert.That(after.Handles - before.Handles, Is.LessThanOrEqualTo(MostHandles));
        }

        cameras.AwaitClosed(Patience);
        keeper.Finish(Patience);
    }

    private static void Wander(Served served, Calls calls, Registry registry, TimeSpan time, int seed)
    {
        using HttpClient http = new(new Watched(calls)) { BaseAddress = served.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        var end = Clock.Real.GetTimestamp() + (long)(time.TotalSeconds * Clock.Real.TimestampFrequency);
        List<Worker> workers = [.. Enumerable.Range(0, Sessions).Select(i => Clock.Real.Start($"session {i}", () =>
        {
            Wanderer session = new(http, (uint)(i + 1), i % Models.Length, new(seed + i), registry);
            try
            {
                while (Clock.Real.GetTimestamp() < end)
                    session.Step();
                session.Leave();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                registry.Blame($"session {i} ended by {error}");
            }
        }))];
        foreach (var worker in workers)
        {
            if (!worker.Join(time + TimeSpan.FromMinutes(2)))
                registry.Blame("A session never came home");
        }
    }

    /// <param name="before">What is waited for to come back; null for a beginning.</param>
    private static (long Bytes, int Handles) Settle((long Bytes, int Handles)? before)
    {
        var begin = Clock.Real.GetTimestamp();
        while (true)
        {
            Clock.Real.Sleep(TimeSpan.FromSeconds(0.5));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var now = (GC.GetTotalMemory(forceFullCollection: true), Handles());
            if (before is not var (bytes, handles) ? Clock.Real.Since(begin) > TimeSpan.FromSeconds(1)
                : now.Item1 - bytes < MostGrowth && now.Item2 - handles <= MostHandles)
                return now;
            if (Clock.Real.Since(begin) > Patience)
                return now;
        }
    }

    private static int Handles()
    {
        using var me = Process.GetCurrentProcess();
        return me.HandleCount;
    }

    /// <summary>What became of the calls.</summary>
    /// <param name="atMost">No answer takes longer; pictures in JSON apart.</param>
    private sealed class Calls(TimeSpan atMost)
    {
        private readonly List<string> wrong = [];
        private int count;
        private TimeSpan longest;

        public IReadOnlyList<string> Wrong => wrong;

        public void Forget()
        {
            lock (wrong)
                (count, longest) = (0, default);
        }

        public void Note(HttpRequestMessage request, int status, TimeSpan took)
        {
            lock (wrong)
            {
                count++;
                longest = took > longest ? took : longest;
                if (status >= 500 || took > atMost)
                    wrong.Add($"{request.Method} {request.RequestUri}: {status} after {took.TotalSeconds:0.00} s");
            }
        }

        public override string ToString()
        {
            lock (wrong)
                return FormattableString.Invariant($"{count} calls, the longest {longest.TotalSeconds:0.00} s");
        }
    }

    private sealed class Watched(Calls calls) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var begin = Clock.Real.GetTimestamp();
            var response = base.Send(request, cancellationToken);
            calls.Note(request, (int)response.StatusCode, Clock.Real.Since(begin));
            return response;
        }
    }

    /// <summary>Who was given which exposure.</summary>
    private sealed class Registry(SimulatedCamera[] bodies)
    {
        private readonly Dictionary<(int Camera, uint Counter), (uint Session, int Order)> owners = [];
        private readonly List<string> wrong = [];

        public IReadOnlyList<string> Wrong => wrong;

        public int Delivered => owners.Count;

        public int Started { get; private set; }

        public void Blame(string sentence)
        {
            lock (owners)
                wrong.Add(sentence);
        }

        public void Start()
        {
            lock (owners)
                Started++;
        }

        public void Judge(int camera, uint session, Wish wish, Programs.Seen seen)
        {
            lock (owners)
            {
                if ((seen.Width, seen.Height) != wish.Size)
                    wrong.Add($"session {session}: {seen.Width} x {seen.Height} pixels, wanted {wish}");
                else if (wish.IsCoarse)
                    return; // no code can be read any more
                else if (seen.Code is not { } code || bodies[camera].Exposures.FirstOrDefault(e => e.Code == code) is not { } truth)
                    wrong.Add($"session {session}: a picture of no exposure, wanted {wish}");
                else if (owners.TryGetValue((camera, code.Counter), out var owner) && owner != (session, wish.Order))
                    wrong.Add($"session {session}: the picture of session {owner.Session}: {truth}, wanted {wish}");
                else if (truth.Iso != wish.Gain || truth.Light != wish.Light || Math.Abs(truth.Seconds - wish.Seconds) > 0.1 * wish.Seconds
                    || truth.Opened < wish.Asked)
                    wrong.Add($"session {session}: a picture of other settings: {truth}, wanted {wish}");
                else
                    owners[(camera, code.Counter)] = (session, wish.Order);
            }
        }
    }

    /// <summary>What a session asked for with one StartExposure.</summary>
    /// <param name="Order">The session's own count.</param>
    private sealed record Wish(int Order, short Gain, double Seconds, bool Light, (int Width, int Height) Size, DateTimeOffset Asked)
    {
        public bool IsFetched { get; init; }

        /// <summary>Whether pixels of one colour are averaged.</summary>
        public bool IsCoarse { get; init; }
    }

    /// <summary>One session and what it does next.</summary>
    private sealed class Wanderer(HttpClient http, uint number, int camera, Random random, Registry registry)
    {
        private static readonly short[] Gains = [100, 200, 400, 800, 1600, 3200];

        /// <summary>Speeds that a body has: it times them.</summary>
        private static readonly double[] Times = [0.001, 0.01, 0.05, 0.1];

        private static readonly Member[] Readable =
            [.. CameraMembers.All.Where(m => m.Kind != MemberKind.Method && m.Type != MemberType.Image && !m.IsForComOnly)];

        private readonly Programs.HttpFace face = new(http, number, camera);
        private (int Width, int Height) size;
        private short gain;
        private bool isConnected;
        private bool isCoarse;
        private Wish? wish;
        private int orders;

        public void Step()
        {
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(random.Next(20)));
            if (!isConnected)
                Connect();
            else if (wish is { IsFetched: false } && random.Next(100) is < 97 and var patient)
                Do(patient < 60 ? Looking : 0);
            else
                Do(random.Next(100));
        }

        public void Leave() => Try(() => face.Put("Connected", false));

        private const int Looking = 87;

        private void Do(int what)
        {
            switch (what)
            {
                case < 30:
                    Try(() => face.Get(Readable[random.Next(Readable.Length)].Name));
                    break;
                case < 36:
                    var value = Gains[random.Next(Gains.Length)];
                    if (Try(() => face.Put("Gain", value)))
                        gain = value;
                    break;
                case < 44:
                    Frame();
                    break;
                case < 60:
                    Start();
                    break;
                case <= Looking:
                    Look();
                    break;
                case < 91:
                    Try(() => face.Call("StopExposure"));
                    break;
                case < 94:
                    if (Try(() => face.Call("AbortExposure")))
                        wish = null;
                    break;
                case < 96:
                    Fetch($"/api/v1/camera/{camera}/imagearrayvariant?ClientID={number}");
                    break;
                case < 98:
                    Fetch(random.Next(2) == 0 ? "/setup" : "/management/v1/configureddevices");
                    break;
                default:
                    isConnected = false;
                    wish = null;
                    Leave();
                    break;
            }
        }

        private void Connect()
        {
            if (!Try(() => face.Put("Connected", true)))
                return;
            var first = Gains[0];
            isConnected = Try(() => face.Put("Gain", first)); // without one of its own a session has what the body stands on
            gain = first;
            Frame();
        }

        /// <summary>Another mode, binning and window, in which a picture's own code still is.</summary>
        private void Frame()
        {
            var done = Try(() =>
            {
                var mode = random.Next(5) == 0 ? Readout.Superpixel : Readout.ActiveArea;
                face.Put("ReadoutMode", (short)mode);
                var bin = (short)(random.Next(5) == 0 ? 2 : 1);
                isCoarse = bin > 1 || mode == Readout.Superpixel;
                face.Put("BinX", bin);
                face.Put("BinY", bin);
                var (width, height) = ((int)face.Get("CameraXSize")! / bin, (int)face.Get("CameraYSize")! / bin);
                var isWhole = random.Next(2) == 0;
                size = isWhole ? (width, height) : (random.Next(width * 2 / 3, width + 1), random.Next(height / 3, height + 1));
                face.Put("StartX", 0);
                face.Put("StartY", 0);
                face.Put("NumX", size.Width);
                face.Put("NumY", size.Height);
            });
            isConnected &= done;
        }

        private void Start()
        {
            var (seconds, light, at) = (Times[random.Next(Times.Length)], random.Next(4) > 0, Clock.Real.GetUtcNow());
            if (!Try(() => face.Call("StartExposure", seconds, light)))
                return;
            registry.Start();
            wish = new(++orders, gain, seconds, light, size, at) { IsCoarse = isCoarse };
        }

        private void Look()
        {
            var isReady = false;
            if (wish is null || !Try(() => isReady = (bool)face.Get("ImageReady")!) || !isReady)
                return;
            Programs.Seen? seen = null;
            if (!Try(() => seen = face.Image()))
                return;
            registry.Judge(camera, number, wish, seen!);
            wish = wish with { IsFetched = true };
        }

        private void Fetch(string path)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            using var response = http.Send(request);
            using var body = response.Content.ReadAsStream();
            body.CopyTo(Stream.Null);
        }

        private static bool Try(Action work)
        {
            try
            {
                work();
                return true;
            }
            catch (AscomException)
            {
                return false; // said in words: that is lawful
            }
        }
    }
}
