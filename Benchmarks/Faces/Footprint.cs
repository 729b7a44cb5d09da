using System.Diagnostics;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// What the server takes while the body is in another process: resident memory from the connection to readers who are slow and leave, and
/// processor time of a camera that does nothing but is polled, and of live view.
/// </summary>
internal static class Footprint
{
    private const int Camera = 0;
    private const uint Client = 1;
    private const int Frames = 10;
    private const int SlowReaders = 5;

    /// <summary>Frames that are taken while they read, each by one of them.</summary>
    private const int NewerFrames = 3;

    private const double BytesASecond = 1e6;
    private const double MostLeft = 20;
    private const double MostIdleShare = 0.005;
    private const double MostLiveShare = 0.05;
    private const int Viewers = 2;
    private const int WarmingRounds = 2000;
    private const int Windows = 3;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>What NINA asks each two seconds (isbeorn/nina 8e53588, CameraVM.cs:588-603, through DeviceState).</summary>
    private static readonly string[] Polled =
        ["connected", "cooleron", "devicestate", "ccdtemperature", "electronsperadu", "readoutmode", "exposuremin", "pixelsizex", "gain"];

    public static async Task<int> Run()
    {
        Verdict verdict = new();
        await Watch(verdict);
        foreach (var (model, pixels) in (ReadOnlySpan<(string, string)>)[("ILCE-7M3", "24 Mpx"), ("ILCE-7RM5", "61 Mpx")])
            Weigh(verdict, model, pixels).GetAwaiter().GetResult();
        return verdict.End();
    }

    private static async Task Weigh(Verdict verdict, string model, string pixels)
    {
        using var body = ServerProcess.Body(model, "--benchmark", "--clock", "fast");
        using var server = Serve(body);
        using var wire = await Wire.Connect(server.Url);
        await wire.Do(Camera, "connected", Client, "Connected=True");
        Console.WriteLine($"{model}, {pixels}: {server.Holdings()} after connecting");
        for (var i = 0; i < Frames; i++)
            await Take(wire);
        await Settle();
        var before = server.Holdings();
        Console.WriteLine($"{model}, {pixels}: {before} after {Frames} frames");
        List<Wire> readers = [];
        List<Task> reading = [];
        for (var i = 0; i < SlowReaders; i++)
        {
            readers.Add(await Wire.Connect(server.Url, bufferSize: 1 << 14, window: 1 << 14));
            reading.Add(ReadSlowly(readers[^1]));
            if (i < NewerFrames)
                await Take(wire);
        }

        await Settle();
        Console.WriteLine($"{model}, {pixels}: {server.Holdings()} with {SlowReaders} slow readers, {NewerFrames} frames later");
        readers.ForEach(reader => reader.Dispose());
        await Task.WhenAll(reading);
        var begin = Stopwatch.GetTimestamp();
        while (server.Holdings().Megabytes - before.Megabytes > MostLeft && Stopwatch.GetElapsedTime(begin) < Patience)
            await Settle();
        var after = server.Holdings();
        verdict.Demand(after.Megabytes - before.Megabytes <= MostLeft, FormattableString.Invariant(
            $"{model}, {pixels}: {after} after they left: {after.Megabytes - before.Megabytes:+0.0;-0.0} MB, at most {MostLeft} MB more than before"));
    }

    private static async Task Watch(Verdict verdict)
    {
        using var body = ServerProcess.Body("ILCE-7M4", "--benchmark"); // of protocol 3.00: 20 live pictures a second
        using var server = Serve(body);
        using var wire = await Wire.Connect(server.Url);
        await wire.Do(Camera, "connected", Client, "Connected=True");
        for (var i = 0; i < WarmingRounds; i++)
        {
            await PollOnce(wire); // code is compiled, and compiled better, and better still: behind this one's back
            if (i % (WarmingRounds / 4) == 0)
                await Settle();
        }

        await Poll(wire, Period * 3);
        List<double> shares = [];
        for (var i = 0; i < Windows; i++)
            shares.Add(await Share(server, () => Poll(wire, Watched / Windows)));
        var idle = Samples.Median(shares);
        verdict.Demand(idle <= MostIdleShare, FormattableString.Invariant(
            $"a connected, idle camera, polled each {Period.TotalSeconds} s: {100 * idle:0.00} % of a core ({100 * shares.Min():0.00} to {100 * shares.Max():0.00}), at most {100 * MostIdleShare} %"));
        await View(server, TimeSpan.FromSeconds(5));
        var frames = 0;
        var live = await Share(server, async () =>
            frames = (await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => View(server, Watched)))).Min());
        verdict.Demand(live <= MostLiveShare, FormattableString.Invariant(
            $"live view at {frames / Watched.TotalSeconds:0.0} frames a second with {Viewers} viewers: {100 * live:0.0} % of a core, at most {100 * MostLiveShare} %"));
    }

    private static ServerProcess Serve(ServerProcess body) => ServerProcess.ServeNetwork(body.FirstLine.Split(' ')[^1]["ptpip:".Length..]);

    private static async Task Take(Wire wire)
    {
        await wire.Expose(Camera, Client, 0.01);
        await wire.GetImage(Camera, Client);
    }

    /// <summary>Until it is cut off, or hangs up itself.</summary>
    private static async Task ReadSlowly(Wire wire)
    {
        var (begin, read) = (Stopwatch.GetTimestamp(), 0L);
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(20));
        try
        {
            await wire.GetImage(Camera, Client, async piece =>
            {
                read += piece.Length;
                while (read > Stopwatch.GetElapsedTime(begin).TotalSeconds * BytesASecond)
                    await tick.WaitForNextTickAsync();
            });
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // as it should be
        }
    }

    private static async Task Settle()
    {
        using PeriodicTimer tick = new(TimeSpan.FromSeconds(1));
        await tick.WaitForNextTickAsync();
    }

    private static async Task Poll(Wire wire, TimeSpan time)
    {
        using PeriodicTimer tick = new(Period);
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < time; await tick.WaitForNextTickAsync())
            await PollOnce(wire);
    }

    private static async Task PollOnce(Wire wire)
    {
        foreach (var member in Polled)
            await wire.Get($"/api/v1/camera/{Camera}/{member}?ClientID={Client}");
    }

    /// <returns>How many frames came.</returns>
    private static async Task<int> View(ServerProcess server, TimeSpan time)
    {
        using HttpClient http = new();
        await using var stream = await http.GetStreamAsync(new Uri(server.Url, $"/live/{Camera}.mjpeg"));
        var (buffer, frames, begin) = (new byte[1 << 16], 0, Stopwatch.GetTimestamp());
        for (var last = (byte)0; Stopwatch.GetElapsedTime(begin) < time;)
        {
            var count = await stream.ReadAsync(buffer);
            for (var i = 0; i < count; i++)
            {
                frames += last == 0xFF && buffer[i] == 0xD9 ? 1 : 0; // the end of a JPEG
                last = buffer[i];
            }
        }

        return frames;
    }

    private static async Task<double> Share(ServerProcess server, Func<Task> work)
    {
        var (begin, spent) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
        await work();
        return (server.ProcessorTime - spent) / Stopwatch.GetElapsedTime(begin);
    }
}
