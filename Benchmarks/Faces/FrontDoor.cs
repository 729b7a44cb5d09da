using System.Diagnostics;
using System.Net;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// From the last byte of a picture to ImageReady, through the product's server and HTTP: the body is in another process and behind a
/// wire of 40 MB/s. And what memory the server takes for a picture.
/// </summary>
internal static class FrontDoor
{
    private const int Turns = 9;
    private const int Camera = 0;
    private const uint Client = 1;

    /// <summary>What the server may take for its first frame of 24 Mpx, the camera's file included.</summary>
    private const double MostMegabytes = 130;

    /// <summary>What a later frame may add: nothing large, so that the collector's own ups and downs are all of it.</summary>
    private const double MostLaterMegabytes = 16;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    /// <param name="Options">Of the verb simulate.</param>
    private sealed record Row(string Name, string Model, string[] Options, double MustMilliseconds, bool IsWeighed = false);

    private static readonly Row[] Rows =
    [
        new("ARW2 24 Mpx",         "ILCE-6400", [],                       30, IsWeighed: true),
        new("uncompressed 24 Mpx", "ILCE-7M3",  [],                       30),
        new("lossless 33 Mpx",     "ILCE-7M4",  ["--set", "RawFileType=2"], 60),
    ];

    public static async Task<int> Run()
    {
        Verdict verdict = new();
        foreach (var row in Rows)
            await Run(row, verdict);
        return verdict.End();
    }

    private static async Task Run(Row row, Verdict verdict)
    {
        using var body = ServerProcess.Body(row.Model, ["--benchmark", .. row.Options]);
        var address = body.FirstLine.Split(' ')[^1]["ptpip:".Length..];
        using Relay relay = new(IPEndPoint.Parse(address));
        using var server = ServerProcess.ServeNetwork(relay.Address, (Settings.KeepArw, "on"));
        using var wire = await Wire.Connect(server.Url);
        await wire.Do(Camera, "connected", Client, "Connected=True");
        var before = server.Holdings().Megabytes;
        List<double> after = [], memory = [];
        for (var turn = -1; turn < Turns; turn++)
        {
            var late = await Expose(wire, relay);
            await wire.GetImage(Camera, Client);
            memory.Add(server.Holdings().Megabytes);
            if (turn >= 0)
                after.Add(late); // code is compiled in the first turn
        }

        var (median, alone) = (Samples.Median(after), Alone(server.Home));
        verdict.Demand(median <= row.MustMilliseconds, FormattableString.Invariant(
            $"{row.Name}, {relay.PictureBytes / 1e6:0.0} MB at 40 MB/s: ImageReady {median:0.0} ms after the last byte ({after.Min():0.0} to {after.Max():0.0}), ")
            + FormattableString.Invariant(
                $"at most {row.MustMilliseconds:0}; decoding alone takes {alone:0.0} ms, {100 * Math.Clamp(1 - median / alone, 0, 1):0} % of it were hidden"));
        if (!row.IsWeighed)
            return;
        verdict.Demand(memory[0] - before <= MostMegabytes, FormattableString.Invariant(
            $"{row.Name}: the first picture, kept as a file and fetched, made the server {memory[0] - before:0} MB larger than {before:0} MB, at most {MostMegabytes:0}"));
        verdict.Demand(memory[^1] - memory[1] <= MostLaterMegabytes, FormattableString.Invariant(
            $"{row.Name}: {Turns - 1} more pictures made it {memory[^1] - memory[1]:0.0} MB larger, at most {MostLaterMegabytes:0}"));
    }

    /// <returns>Milliseconds from the last byte on the wire to the first answer that says it is ready.</returns>
    private static async Task<double> Expose(Wire wire, Relay relay)
    {
        var before = relay.LastByte;
        await wire.Do(Camera, "startexposure", Client, "Duration=0.1&Light=True");
        using PeriodicTimer look = new(Look);
        while (!(await wire.Ask(Camera, "imageready", Client)).GetBoolean())
            await look.WaitForNextTickAsync();
        var ready = Stopwatch.GetTimestamp();
        return relay.LastByte != before ? Stopwatch.GetElapsedTime(relay.LastByte, ready).TotalMilliseconds
            : throw new InvalidOperationException("ImageReady was told, and no picture had passed the wire");
    }

    /// <summary>Decodes one of the very files, with nothing else going on.</summary>
    private static double Alone(string home)
    {
        var file = File.ReadAllBytes(Directory.GetFiles(home, "*.arw", new EnumerationOptions
        {
            RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive,
        })[0]);
        List<double> times = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var frame = ArwDecoder.Decode(file);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Samples.Median(times);
    }
}
