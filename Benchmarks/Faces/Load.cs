using System.Diagnostics;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// The server beside plain Kestrel with a buffer of the same size, in turn; and what those who poll notice while somebody downloads.
/// </summary>
internal static class Load
{
    private const string Body = "ILCE-7M3";
    private const int Turns = 9;
    private const double LeastShare = 0.6;
    private const int Pollers = 200;
    private const int Rounds = 3;
    private const double MostMilliseconds = 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task<int> Run()
    {
        Verdict verdict = new();
        using var server = ServerProcess.Serve(Body);
        using var wire = await Wire.Connect(server.Url);
        await wire.Do(0, "connected", 1, "Connected=True");
        await wire.Expose(0, 1, 0.01);
        await Rate(verdict, server.Url, wire);
        await Latency(verdict, server.Url, wire);
        return verdict.End();
    }

    private static async Task Rate(Verdict verdict, Uri url, Wire wire)
    {
        var bytes = await wire.GetImage(0, 1);
        using var plain = ServerProcess.Static(bytes);
        using var other = await Wire.Connect(plain.Url);
        List<double> ours = [], whole = [], pieces = [];
        for (var turn = 0; turn < Turns + 2; turn++)
        {
            whole.Add(await Seconds(() => other.Get("/whole")));
            pieces.Add(await Seconds(() => other.Get("/pieces")));
            ours.Add(await Seconds(() => wire.GetImage(0, 1)));
        }

        double Rate(List<double> seconds) => bytes / 1e6 / Samples.Median(seconds.Skip(2)); // code is compiled in the first turns
        var share = Rate(ours) / Math.Max(Rate(whole), Rate(pieces));
        verdict.Demand(share >= LeastShare, FormattableString.Invariant(
            $"ImageBytes of {bytes / 1e6:0.0} MB at {Rate(ours):0} MB/s; Kestrel with a buffer {Rate(whole):0} MB/s in one piece, ")
            + FormattableString.Invariant(
                $"{Rate(pieces):0} MB/s in pieces; ours to the better of them {share:0.00}, at least {LeastShare:0.00}"));
    }

    private static async Task Latency(Verdict verdict, Uri url, Wire wire)
    {
        List<double> idle = [], busy = [];
        var frames = 0;
        for (var round = 0; round < Rounds; round++)
        {
            idle.Add(Samples.Share(await Poll(url), 0.99));
            using CancellationTokenSource stop = new();
            var reading = Task.Run(async () =>
            {
                for (; !stop.IsCancellationRequested; frames++)
                    await wire.GetImage(0, 1);
            });
            busy.Add(Samples.Share(await Poll(url), 0.99));
            await stop.CancelAsync();
            await reading;
            Console.WriteLine(FormattableString.Invariant(
                $"round {round + 1}: p99 {idle[^1]:0.0} ms idle, {busy[^1]:0.0} ms while frames are downloaded"));
        }

        var (before, during) = (Samples.Median(idle), Samples.Median(busy));
        verdict.Demand(during - before <= MostMilliseconds, FormattableString.Invariant(
            $"{Pollers} pollers, 2 requests a second each: p99 {before:0.0} ms, {during:0.0} ms while {frames} frames were downloaded one after another; ")
            + $"at most {MostMilliseconds} ms more");
    }

    /// <returns>Milliseconds of each request.</returns>
    private static async Task<IReadOnlyList<double>> Poll(Uri url)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, Pollers).Select(i => Poll(url, (uint)(100 + (i % 50)), Period * i / Pollers)));
        return [.. all.SelectMany(times => times)];
    }

    private static async Task<List<double>> Poll(Uri url, uint client, TimeSpan delay)
    {
        using var wire = await Wire.Connect(url, bufferSize: 4096);
        using PeriodicTimer wait = new(delay + TimeSpan.FromMilliseconds(1));
        await wait.WaitForNextTickAsync();
        wait.Period = Period;
        List<double> times = [];
        for (var n = 0; n < Round / Period; n++)
        {
            await wait.WaitForNextTickAsync();
            times.Add(1000 * await Seconds(() => wire.Get($"/api/v1/camera/0/connected?ClientID={client}")));
        }

        return times;
    }

    private static async Task<double> Seconds(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
