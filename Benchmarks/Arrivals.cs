using System.Diagnostics;
using System.Globalization;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>How long after its last byte a picture is ready that comes at the speed of a wire, and how much of the decoding that
/// hid.</summary>
internal static class Arrivals
{
    private const double BytesPerMillisecond = 40_000;
    private const int Piece = 256 << 10;
    private const int Turns = 5;

    private sealed record Row(string Name, GeneratedFile File, double MustMilliseconds);

    private static readonly Row[] Rows =
    [
        new("ARW2 24 Mpx",         new(ArwEncoding.Arw2, 6048, 4024, Content.Sky, 1),         30),
        new("lossless 37 Mpx",     new(ArwEncoding.LosslessJpeg, 7168, 5120, Content.Day, 2), 60),
        new("uncompressed 24 Mpx", new(ArwEncoding.Uncompressed, 6048, 4024, Content.Sky, 3), 30),
    ];

    /// <returns>0 if every picture is ready in time.</returns>
    public static int Run()
    {
        var failed = 0;
        Console.WriteLine("| file at 40 MB/s | MB | transfer ms | decoding alone ms | ready after the last byte ms | hidden | must |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var row in Rows)
        {
            var file = row.File.Make().File;
            List<double> alone = [], transfer = [], after = [];
            for (var turn = -1; turn < Turns; turn++)
            {
                var decoding = Alone(file);
                var (came, ready) = Arrive(file);
                if (turn < 0)
                    continue;
                alone.Add(decoding);
                transfer.Add(came);
                after.Add(ready);
            }

            var (whole, last) = (Median(alone), Median(after));
            failed += last <= row.MustMilliseconds ? 0 : 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Name} | {file.Length / 1e6:0.0} | {Median(transfer):0} | "
                + $"{whole:0.0} | {last:0.0} | {100 * Math.Clamp(1 - last / whole, 0, 1):0} % | {row.MustMilliseconds:0} |"));
        }

        Console.WriteLine($"{Rows.Length - failed} passed, {failed} failed, 0 skipped");
        return failed == 0 ? 0 : 1;
    }

    private static double Alone(byte[] file)
    {
        var start = Stopwatch.GetTimestamp();
        using var frame = ArwDecoder.Decode(file);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <returns>Milliseconds of the transfer, and from its end to the frame.</returns>
    private static (double Transfer, double Ready) Arrive(byte[] file)
    {
        using var download = new FrameDownload(Clock.Real);
        var start = Stopwatch.GetTimestamp();
        var last = 0L;
        var transfer = Clock.Real.Start("transfer", () =>
        {
            Deliver(file, download, start);
            last = Stopwatch.GetTimestamp();
            download.Complete();
        });
        using var frame = ArwDecoder.Decode(download);
        var ready = Stopwatch.GetTimestamp();
        transfer.Join(TimeSpan.FromSeconds(10));
        return (Stopwatch.GetElapsedTime(start, last).TotalMilliseconds, Stopwatch.GetElapsedTime(last, ready).TotalMilliseconds);
    }

    /// <summary>Writes the file in pieces, each when a wire of that speed would have brought it.</summary>
    private static void Deliver(ReadOnlySpan<byte> file, FrameDownload download, long start)
    {
        download.Begin((ulong)file.Length);
        for (var sent = 0; sent < file.Length;)
        {
            var wait = (sent / BytesPerMillisecond) - Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (wait > 1)
                Clock.Real.Sleep(TimeSpan.FromMilliseconds(wait));
            var place = download.Next(Piece).Span;
            var count = Math.Min(Math.Min(place.Length, Piece), file.Length - sent);
            file.Slice(sent, count).CopyTo(place);
            download.Received(count);
            sent += count;
        }
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
