using System.Diagnostics;
using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// Debian's gphoto2 and our protocol layer, in turn, over PTP/IP before the same simulated body in another process, which has its pictures
/// and live frames ready. Both write what they get to files. Start-up does not count: pictures are timed from one to the next, and of live
/// view the second thousand of frames counts.
/// </summary>
internal static class Beside
{
    /// <summary>The verb of the process that films for us.</summary>
    public const string FilmVerb = "film";

    /// <summary>Speaks protocol 2.00, as gphoto2 2.5.30 does, with both.</summary>
    private const string Model = "ILCE-6300";

    private const int FewFrames = 1000;
    private const int ManyFrames = 2000;
    private const double MostTime = 1.05;
    private const double MostProcessor = 1.0;

    private static readonly Clock Clock = Clock.Real;

    private static readonly TimeSpan FramePause = TimeSpan.FromMilliseconds(20);

    /// <param name="turns">How often each is measured; medians count.</param>
    /// <returns>0 if we are no slower than gphoto2.</returns>
    public static int Run(int turns)
    {
        var folder = Directory.CreateTempSubdirectory("sonyalpha-bench-");
        try
        {
            using var body = ServerProcess.Body(Model, "--benchmark", "--clock", "fast");
            var address = body.FirstLine.Split(' ')[^1];
            Verdict verdict = new();
            Console.WriteLine($"| {Model} over PTP/IP, medians of {turns} | gphoto2 | ours | ratio |\n|---|--:|--:|--:|");
            var pictures = Row("capture and download, ms", Pictures(address, folder.FullName, turns),
                OwnPictures(address, folder.FullName, turns));
            var (theirs, ours) = Films(address, folder.FullName, turns);
            var film = Row(FormattableString.Invariant($"live view, processor µs a frame ({FewFrames} to {ManyFrames})"), theirs, ours);
            verdict.Demand(pictures <= MostTime,
                FormattableString.Invariant($"capture and download {pictures:0.00} of gphoto2's time, at most {MostTime}"));
            verdict.Demand(film is > 0 and <= MostProcessor,
                FormattableString.Invariant($"a live frame {film:0.00} of gphoto2's processor time, at most {MostProcessor}"));
            return verdict.End();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Live view into a file of JPEGs, one after another; prints the processor time of a frame in microseconds, of all but the
    /// first.</summary>
    public static int Film(string address, string path)
    {
        using var camera = Connect(address);
        using var file = File.Create(path);
        Film(camera, file, FewFrames);
        var begin = Environment.CpuUsage.TotalTime;
        Film(camera, file, ManyFrames - FewFrames);
        Console.WriteLine(PerFrame((Environment.CpuUsage.TotalTime - begin).TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Film(SonyCamera camera, FileStream file, int frames)
    {
        for (var have = 0; have < frames;)
        {
            if (camera.LiveFrame(CancellationToken.None) is { } frame)
            {
                file.Write(frame.Jpeg.Span);
                have++;
            }
            else
            {
                Clock.Sleep(FramePause);
            }
        }
    }

    /// <param name="seconds">Of processor time, from the few frames to the many.</param>
    private static double PerFrame(double seconds) => 1e6 * seconds / (ManyFrames - FewFrames);

    private static double Row(string name, List<double> theirs, List<double> ours)
    {
        var (they, we) = (Samples.Median(theirs), Samples.Median(ours));
        Console.WriteLine(FormattableString.Invariant($"| {name} | {they:0.0} | {we:0.0} | {we / they:0.00} |"));
        return we / they;
    }

    private static SonyCamera Connect(string address) =>
        SonyCamera.Connect(new PtpIpBus(() => new(Guid.NewGuid())).Open(address, Clock, CancellationToken.None), Clock);

    /// <returns>Milliseconds from each saved picture to the next.</returns>
    private static List<double> Pictures(string address, string folder, int turns)
    {
        ProcessStartInfo start = new("timeout", ["-k", "2", "300", "stdbuf", "-oL", .. Gphoto2(address)])
            { RedirectStandardOutput = true, WorkingDirectory = folder };
        for (var i = 0; i < turns + 2; i++) // the first one waits for the body to warm up, and has none before it
            start.ArgumentList.Add("--capture-image-and-download");
        using var gphoto2 = Process.Start(start)!;
        List<long> saved = [];
        while (gphoto2.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("Saving file as", StringComparison.Ordinal))
                saved.Add(Clock.GetTimestamp());
        }

        gphoto2.WaitForExit();
        return saved.Count == turns + 2
            ? Steps(saved)
            : throw new InvalidOperationException($"gphoto2 saved {saved.Count} pictures of {turns + 2} and ended with {gphoto2.ExitCode}");
    }

    private static List<double> OwnPictures(string address, string folder, int turns)
    {
        using var camera = Connect(address);
        var speed = ShutterSpeed.Nearest(TimeSpan.FromMilliseconds(10), [new(1, 100)])!.Value;
        List<long> saved = [];
        for (var i = 0; i < turns + 2; i++)
        {
            using (var picture = new PictureFile(Path.Combine(folder, "own.arw")))
                camera.Expose(new(speed, speed.Duration), picture, CancellationToken.None, CancellationToken.None);
            saved.Add(Clock.GetTimestamp());
        }

        return Steps(saved);
    }

    private static List<double> Steps(List<long> saved) =>
        [.. saved.Zip(saved.Skip(1), (a, b) => Clock.GetElapsedTime(a, b).TotalMilliseconds).Skip(1)];

    /// <returns>Microseconds of processor time for a frame, of each turn.</returns>
    private static (List<double> Theirs, List<double> Ours) Films(string address, string folder, int turns)
    {
        List<double> theirs = [], ours = [];
        for (var turn = 0; turn < turns; turn++)
        {
            theirs.Add(PerFrame(Gphoto2Films(address, folder, ManyFrames) - Gphoto2Films(address, folder, FewFrames)));
            ours.Add(OwnFilm(address, folder));
        }

        return (theirs, ours);
    }

    /// <returns>Seconds of processor time, user and system, from its start to its end.</returns>
    private static double Gphoto2Films(string address, string folder, int frames)
    {
        string[] command = [.. Gphoto2(address), Number($"--capture-movie={frames}")];
        ProcessStartInfo start = new("bash", ["-c", "TIMEFORMAT='%U %S'; time timeout -k 2 120 \"$@\" >/dev/null 2>&1", "bash", .. command])
        {
            RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment["LC_ALL"] = "C";
        using var shell = Process.Start(start)!;
        var times = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        RequireFrames(Path.Combine(folder, "movie.mjpg"), frames);
        return times.Trim().Split(' ').Sum(time => double.Parse(time, CultureInfo.InvariantCulture));
    }

    private static double OwnFilm(string address, string folder)
    {
        var path = Path.Combine(folder, "own.mjpg");
        ProcessStartInfo start = new(ServerProcess.Dotnet, [typeof(Beside).Assembly.Location, FilmVerb, address, path])
            { RedirectStandardOutput = true };
        using var own = Process.Start(start)!;
        var said = own.StandardOutput.ReadToEnd();
        own.WaitForExit();
        RequireFrames(path, ManyFrames);
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    private static void RequireFrames(string path, int frames)
    {
        var count = File.ReadAllBytes(path).AsSpan().Count((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        if (count < frames)
            throw new InvalidOperationException($"{path} has {count} frames of {frames}");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string[] Gphoto2(string address) =>
        ["gphoto2", "--camera", "PTP/IP Camera", "--port", $"{address}:{address.Split(':')[^1]}", "--force-overwrite"];

    /// <summary>Writes a picture to a file as it comes.</summary>
    private sealed class PictureFile(string path) : IExposureObserver, IDataReceiver, IDisposable
    {
        private readonly FileStream file = File.Create(path);
        private readonly byte[] place = new byte[1 << 18];

        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray) => this;

        public void Begin(ulong? length) => file.SetLength(0);

        public Memory<byte> Next(int hint) => place;

        public void Received(int count) => file.Write(place, 0, count);

        public void Dispose() => file.Dispose();
    }
}
