using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>
/// Our decoder with one thread and with two beside LibRaw (lossless: libraw-wasm), in turn and in one run, because a machine's speed
/// changes by the minute. Medians; the ratio is what counts.
/// </summary>
internal static class Ratios
{
    private sealed record Row(string Name, GeneratedFile File, double MustOne, double? MustTwo);

    // Widths and heights of real bodies; the limits are what the product promises
    private static readonly Row[] Rows =
    [
        new("ARW2 24 Mpx",         new(ArwEncoding.Arw2, 6048, 4024, Content.Sky, 1),         0.42, 0.22),
        new("ARW2 61 Mpx",         new(ArwEncoding.Arw2, 9600, 6376, Content.Sky, 2),         0.42, 0.22),
        new("lossless 37 Mpx",     new(ArwEncoding.LosslessJpeg, 7168, 5120, Content.Day, 3), 0.37, 0.20),
        new("lossless 65 Mpx",     new(ArwEncoding.LosslessJpeg, 9728, 6656, Content.Day, 4), 0.37, 0.20),
        new("uncompressed 24 Mpx", new(ArwEncoding.Uncompressed, 6048, 4024, Content.Sky, 5), 0.12, null),
        new("uncompressed 61 Mpx", new(ArwEncoding.Uncompressed, 9600, 6376, Content.Sky, 6), 0.12, null),
        new("packed 12, 25 Mpx",   new(ArwEncoding.Packed12, 6080, 4048, Content.Day, 7),     0.35, null),
        new("ARW1 10 Mpx",         new(ArwEncoding.Arw1, 3880, 2608, Content.Day, 8),         1.00, null),
    ];

    /// <param name="dry">
    /// Only the smaller size of each encoding, three turns instead of nine; on a machine that has other work a second core may not be
    /// there, so that the limits for two threads are not held.
    /// </param>
    /// <param name="only">Part of the names of the rows wanted.</param>
    /// <returns>0 if every ratio keeps its limit.</returns>
    public static int Run(bool dry, string only)
    {
        using var wasm = WasmJudge.Start();
        Console.WriteLine("| file | MB | bit/pixel | judge ms | its allocation ms | ours 1 thread ms | 2 threads ms | ratio 1 | ratio 2 "
                          + "| without allocation 1 | 2 | must | + ImageBytes ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|");
        int kept = 0, missed = 0, unjudged = 0;
        foreach (var row in Rows)
        {
            if ((dry && row.File.Width > 9000) || !row.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;
            switch (Measure(row, wasm, dry ? 3 : 9))
            {
                case true: kept++; break;
                case false: missed++; break;
                default: unjudged++; break;
            }
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine($"\nPeak memory of this process, LibRaw and the generator included: {peak} MB");
        Console.WriteLine($"{kept} passed, {missed} failed, {unjudged} skipped");
        return missed == 0 ? 0 : 1;
    }

    /// <returns>Whether the limits are kept; null without a judge.</returns>
    private static bool? Measure(Row row, WasmJudge? wasm, int turns)
    {
        var file = row.File.Make().File;
        var lossless = row.File.Encoding is ArwEncoding.LosslessJpeg;
        List<double> judge = [], allocation = [], one = [], two = [], turned = [];
        for (var turn = -1; turn < turns; turn++)   // the first turn only warms up
        {
            var (theirs, fresh) = lossless ? (wasm?.Try(file).Milliseconds ?? double.NaN, 0) : Native(file, row.File);
            var (ours, both, columns) = (Ours(file, 1), Ours(file, 2), ImageBytes(file));
            if (turn < 0)
                continue;
            judge.Add(theirs);
            allocation.Add(fresh);
            one.Add(ours);
            two.Add(both);
            turned.Add(columns);
        }

        return Print(row, file.Length, Median(judge), Median(allocation), Median(one), Median(two), Median(turned), dry: turns < 9);
    }

    private static bool? Print(Row row, int bytes, double judge, double allocation, double one, double two, double turned, bool dry)
    {
        bool? kept = double.IsNaN(judge) ? null : (one / judge <= row.MustOne && (dry || two / judge <= (row.MustTwo ?? row.MustOne)));
        var net = judge - allocation;
        var verdict = kept switch { true => "kept", false => "MISSED", _ => "no judge" };
        var must = string.Create(CultureInfo.InvariantCulture, $"{row.MustOne:0.00}{(row.MustTwo is { } t ? $" / {t:0.00}" : "")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {bytes / 1e6:0.0} | "
            + $"{bytes * 8.0 / (row.File.Width * (long)row.File.Height):0.0} | {judge:0.0} | {allocation:0.0} | {one:0.0} | {two:0.0} | "
            + $"{one / judge:0.00} | {two / judge:0.00} | {one / net:0.00} | {two / net:0.00} | "
            + $"{must} {verdict} | {turned:0.0} |"));
        return kept;
    }

    private static (double Unpack, double Allocation) Native(byte[] file, GeneratedFile spec)
    {
        if (!LibRaw.IsThere)
            return (double.NaN, double.NaN);
        LibRaw.Unpack(file, (_, _, _) => { }, out var milliseconds);
        return (milliseconds, FirstTouch(spec.Width * spec.Height * 2));
    }

    /// <summary>What a fresh buffer of that size costs: LibRaw takes one for every picture.</summary>
    private static unsafe double FirstTouch(int bytes)
    {
        var start = Stopwatch.GetTimestamp();
        var buffer = (byte*)NativeMemory.Alloc((nuint)bytes);
        for (var at = 0; at < bytes; at += 4096)
            buffer[at] = 1;
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        NativeMemory.Free(buffer);
        return time;
    }

    private static double Ours(byte[] file, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        using var frame = ArwDecoder.Decode(file, threads);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Decoded and turned into the columns that Alpaca sends, a megabyte at a time, with one thread.</summary>
    private static double ImageBytes(byte[] file)
    {
        var start = Stopwatch.GetTimestamp();
        using var raw = ArwDecoder.Decode(file, 1);
        using var frame = new SensorView(raw.Lease(), 0, 0, raw.Width, raw.Height);
        var columns = Math.Max(1, Band.Length / frame.Height);
        for (var x = 0; x < frame.Width; x += columns)
        {
            var count = Math.Min(columns, frame.Width - x);
            Transpose.Columns(frame, x, count, Band.AsSpan(0, count * frame.Height));
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static readonly ushort[] Band = new ushort[1 << 19];

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
