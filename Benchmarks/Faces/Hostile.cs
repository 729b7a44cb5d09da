using System.Diagnostics;
using System.Net;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// A hostile body on the wire of a server, one misdeed after the other, while a program exposes and somebody watches the live picture:
/// what the server holds at most, and whether a picture comes again when the body is good again.
/// </summary>
internal static class Hostile
{
    private const double MostMegabytes = 400;
    private const int Camera = 0;
    private const uint Client = 1;

    /// <summary>One of 24 Mpx.</summary>
    private const string Model = "ILCE-7M3";

    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(100);

    /// <summary>Seconds that a misdeed is done at a time: each has its turn twice, as far as there is time.</summary>
    private const double ShortestTurn = 5, LongestTurn = 60;

    private static readonly Misdeed[] Misdeeds = [.. Enum.GetValues<Misdeed>().Where(misdeed => misdeed != Misdeed.None)];

    /// <summary>The body is looked for each second, and has a minute to come back in.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(TimeSpan time)
    {
        Verdict verdict = new();
        using var body = ServerProcess.Body(Model, "--benchmark", "--clock", "fast");
        using HostileRelay relay = new(IPEndPoint.Parse(body.FirstLine.Split(' ')[^1]["ptpip:".Length..]));
        using var server = ServerProcess.ServeNetwork(relay.Address);
        using CancellationTokenSource over = new();
        var peaks = new double[Misdeeds.Length + 1];
        var sampling = Sample(server, relay, peaks, over.Token);
        await Take(server, Recovery);
        Console.WriteLine($"{Model}: {server.Holdings()} after the first picture");
        var watching = Watch(server, over.Token);
        var begin = Stopwatch.GetTimestamp();
        var lasts = TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds / (2 * Misdeeds.Length), ShortestTurn, LongestTurn));
        for (var turn = 0; Stopwatch.GetElapsedTime(begin) < time || turn < Misdeeds.Length; turn++)
        {
            var misdeed = Misdeeds[turn % Misdeeds.Length];
            relay.Misdeed = misdeed;
            await Take(server, lasts);
            relay.Misdeed = Misdeed.None;
            var good = Stopwatch.GetTimestamp();
            verdict.Demand(await Take(server, Recovery), FormattableString.Invariant(
                $"{Stopwatch.GetElapsedTime(good).TotalSeconds:0.0} s after {lasts.TotalSeconds:0} s of {misdeed}: a picture; {server.Holdings()}"));
        }

        await over.CancelAsync();
        await Task.WhenAll(sampling, watching);
        foreach (var misdeed in Misdeeds)
        {
            verdict.Demand(relay.Count(misdeed) > 0 && peaks[(int)misdeed] <= MostMegabytes, FormattableString.Invariant(
                $"{misdeed}, {relay.Count(misdeed)} times: {peaks[(int)misdeed]:0.0} MB, at most {MostMegabytes} MB"));
        }

        verdict.Demand(peaks.Max() <= MostMegabytes, FormattableString.Invariant(
            $"{Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s: {peaks.Max():0.0} MB, at most {MostMegabytes} MB")
            + $"; {server.Holdings()} in the end");
        return verdict.End();
    }

    private static async Task Sample(ServerProcess server, HostileRelay relay, double[] peaks, CancellationToken over)
    {
        using PeriodicTimer tick = new(Sampling);
        while (!over.IsCancellationRequested)
        {
            var at = (int)relay.Misdeed;
            peaks[at] = Math.Max(peaks[at], server.Holdings().Megabytes);
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Exposes again and again, whatever is refused, until a picture has come or the time is over.</summary>
    /// <returns>Whether one came.</returns>
    private static async Task<bool> Take(ServerProcess server, TimeSpan atMost)
    {
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100));
        using var wire = await Wire.Connect(server.Url);
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < atMost)
        {
            try
            {
                await wire.Do(Camera, "connect", Client);
                await wire.Do(Camera, "startexposure", Client, "Duration=0.01&Light=True");
                while (!(await wire.Ask(Camera, "imageready", Client)).GetBoolean() && Stopwatch.GetElapsedTime(begin) < atMost)
                    await tick.WaitForNextTickAsync();
                await wire.GetImage(Camera, Client);
                return true;
            }
            catch (InvalidOperationException)
            {
                await tick.WaitForNextTickAsync(); // refused in words
            }
        }

        return false;
    }

    /// <summary>Somebody who looks at the live picture, whenever there is one.</summary>
    private static async Task Watch(ServerProcess server, CancellationToken over)
    {
        using HttpClient http = new();
        var buffer = new byte[1 << 16];
        while (!over.IsCancellationRequested)
        {
            try
            {
                await using var stream = await http.GetStreamAsync(new Uri(server.Url, $"/live/{Camera}.mjpeg"), over);
                while (await stream.ReadAsync(buffer, over) > 0)
                {
                    // it is enough that it is there
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                // there is none now
            }
        }
    }
}
