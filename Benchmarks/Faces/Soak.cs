using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// Thousands of short exposures through HTTP: what the server holds in the end is what it held in the beginning. Beside it, on another
/// server, somebody reads one picture at 1 MB/s while three more are taken, and gets the one that he asked for.
/// </summary>
internal static class Soak
{
    /// <summary>A body is pressed and polled in real time, some 0.4 s an exposure: so many at once make the hours of one.</summary>
    private const int Bodies = 20;

    /// <summary>With fewer, memory is still on its way to where it stays.</summary>
    public const int Least = 1000;

    /// <summary>Samples taken on the way.</summary>
    private const int Samplings = 20;

    /// <summary>Code is compiled and buffers are made until here.</summary>
    private const double WarmShare = 0.25;

    private const double MostMegabytes = 16;
    private const int MostHandles = 4;
    private const int MostThreads = 4;

    public static async Task<int> Run(int exposures)
    {
        Verdict verdict = new();
        var slow = SlowReader.Run(verdict);
        using var server = ServerProcess.Serve([.. Enumerable.Repeat("SIM-640", Bodies)]);
        List<Holdings> holdings = [];
        ConcurrentDictionary<string, int> frames = [];
        var taken = 0;
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Bodies).Select(camera => Client(server.Url, camera, exposures / Bodies, digest =>
        {
            frames[digest] = camera;
            var now = Interlocked.Increment(ref taken);
            if (now % Math.Max(1, exposures / Samplings) != 0)
                return;
            lock (holdings)
                holdings.Add(server.Holdings());
            Console.WriteLine($"{now,6} exposures: {holdings[^1]}");
        })));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{taken} exposures with {Bodies} bodies in {seconds:0.0} s, {taken / seconds:0} a second"));
        verdict.Demand(frames.Count == taken, $"{frames.Count} different frames of {taken} exposures");
        Judge(verdict, holdings);
        await slow;
        return verdict.End();
    }

    /// <summary>A client of its own for each body, as in a night: expose, wait, fetch, again.</summary>
    private static async Task Client(Uri url, int camera, int exposures, Action<string> took)
    {
        var client = (uint)camera + 1;
        using var wire = await Wire.Connect(url);
        await wire.Do(camera, "connected", client, "Connected=True");
        for (var i = 0; i < exposures; i++)
        {
            await wire.Expose(camera, client, 0.001);
            took(await Digest(wire, camera, client));
        }
    }

    /// <summary>Medians of the quarter after warming up and of the last quarter: a single sample is the collector's mood.</summary>
    private static void Judge(Verdict verdict, List<Holdings> holdings)
    {
        var (warm, quarter) = ((int)(holdings.Count * WarmShare), holdings.Count / 4);
        var (first, last) = (holdings.Skip(warm).Take(quarter).ToList(), holdings.TakeLast(quarter).ToList());
        double Growth(Func<Holdings, double> what) => Samples.Median(last.Select(what)) - Samples.Median(first.Select(what));
        var (memory, handles, threads) = (Growth(h => h.Megabytes), Growth(h => h.Handles), Growth(h => h.Threads));
        verdict.Demand(memory <= MostMegabytes,
            FormattableString.Invariant($"resident memory grew by {memory:0.0} MB, at most {MostMegabytes} MB"));
        verdict.Demand(handles <= MostHandles, $"open handles grew by {handles}, at most {MostHandles}");
        verdict.Demand(threads <= MostThreads, $"threads grew by {threads}, at most {MostThreads}");
    }

    internal static async Task<string> Digest(Wire wire, int camera, uint client, Func<int, ValueTask>? pace = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var seen = 0L;
        await wire.GetImage(camera, client, piece =>
        {
            // the first 44 bytes hold the number of the transaction
            hash.AppendData(piece.Span[(int)Math.Clamp(44 - seen, 0, piece.Length)..]);
            seen += piece.Length;
            return pace?.Invoke(piece.Length) ?? ValueTask.CompletedTask;
        });
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
