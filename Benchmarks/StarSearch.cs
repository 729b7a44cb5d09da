using System.Diagnostics;
using System.Globalization;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>
/// Finding and measuring all stars of a frame beside LibRaw's decoding of the same file (lossless: libraw-wasm), in turn and in one run,
/// the fastest of each: who waits for a frame should not notice that its stars were looked for.
/// </summary>
internal static class StarSearch
{
    /// <returns>0 if the search takes no longer.</returns>
    public static int Run(int turns)
    {
        using var wasm = WasmJudge.Start();
        Console.WriteLine("| file | stars | judge ms | search ms | ratio |\n|---|--:|--:|--:|--:|");
        int kept = 0, missed = 0, unjudged = 0;
        foreach (var (name, sensor, encoding, focus) in Rows)
        {
            Shot shot = new()
            {
                Model = "ILCE-7M4", Sensor = sensor, Encoding = encoding, Seconds = 120, Iso = 800, Focus = focus,
                Start = DateTimeOffset.UnixEpoch.AddYears(56), Serial = "04123456",
            };
            var file = new Darkroom(1).Arw(shot);
            using var raw = ArwDecoder.Decode(file, 2);
            using var frame = new SensorView(raw.Lease(), 0, 0, sensor.ActiveWidth, sensor.ActiveHeight);
            List<double> judge = [], search = [];
            var stars = 0;
            for (var turn = -1; turn < turns; turn++) // the first turn only warms up
            {
                var theirs = encoding is RawEncoding.Lossless ? wasm?.Try(file).Milliseconds ?? double.NaN : Native(file);
                var begin = Stopwatch.GetTimestamp();
                stars = StarFinder.Find(frame, Simulator.Sky.WhiteLevel).Stars.Count;
                var ours = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                if (turn < 0)
                    continue;
                judge.Add(theirs);
                search.Add(ours);
            }

            var (their, our) = (judge.Min(), search.Min());
            if (double.IsNaN(their))
                unjudged++;
            else if (our <= their)
                kept++;
            else
                missed++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {stars} | {their:0} | {our:0} | {our / their:0.00} |"));
        }

        Console.WriteLine($"{kept} passed, {missed} failed, {unjudged} skipped");
        return missed == 0 ? 0 : 1;
    }

    // Sensors of an ILCE-7M4 and an ILCE-6400 (dnglab analyze.yaml, rawspeed cameras.xml)
    private static readonly (string Name, SensorGeometry Sensor, RawEncoding Encoding, double Focus)[] Rows =
    [
        ("lossless 33 Mpx, sharp",   new(7040, 4688, 7032, 4688, 12, 8, 7008, 4672),  RawEncoding.Lossless,   Simulator.Sky.BestFocus),
        ("lossless 33 Mpx, defocus", new(7040, 4688, 7032, 4688, 12, 8, 7008, 4672),  RawEncoding.Lossless,   90),
        ("ARW2 24 Mpx, sharp",       new(6048, 4024, 6026, 4024, 12, 12, 6000, 4000), RawEncoding.Compressed, Simulator.Sky.BestFocus),
    ];

    private static double Native(byte[] file)
    {
        if (!LibRaw.IsThere)
            return double.NaN;
        LibRaw.Unpack(file, (_, _, _) => { }, out var milliseconds);
        return milliseconds;
    }
}
